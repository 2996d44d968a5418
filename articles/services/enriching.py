"""Store what extraction finds: people's decisions stay, only untouched suggestions are replaced."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from articles.extraction import mention as found
from articles.extraction.parallel import ExtractionPool, Text
from articles.models import Article, Mention
from articles.search.outbox import record_change
from articles.services.correcting.steering import Steering, read_rules
from articles.services.doubting import refresh_doubt
from articles.services.gazetteer import StoredGazetteer, read_gazetteer
from articles.services.states import State

_BATCH = 200
_COMPARED = ("entity_id", "value", "surface", "rule", "evidence")
_TAKEN_OVER = (*_COMPARED, "folded", "first_day", "last_day", "extractor_version")
_LONGEST = {"surface": 500, "rule": 60, "evidence": 200}

Key = tuple[str, int, int]


@dataclass(slots=True)
class Enriched:
    """What a run did: articles read, mentions found by kind, rows added, changed and withdrawn."""

    articles: int
    found: Counter[str]
    added: int
    changed: int
    withdrawn: int


def reextract(
    articles: Iterable[int],
    *,
    report: Callable[[int], object] | None = None,
) -> Enriched:
    """Read these articles (ids) again and store what is found, a batch a transaction.

    ``report`` is told how many articles each batch had.
    """
    gazetteer = read_gazetteer()
    total = Enriched(0, Counter(), 0, 0, 0)
    with ExtractionPool(gazetteer.entries, gazetteer.names) as pool:
        for ids in _batches(articles):
            rows = list(Article.objects.filter(pk__in=ids).only("pk", "body", "published"))
            texts = [Text(article.body, article.published) for article in rows]
            results = dict(zip((a.pk for a in rows), pool.submit(texts).result(), strict=True))
            with transaction.atomic():
                _store(results, gazetteer, total)
            if report:
                report(len(ids))
    return total


def build_mentions(
    article_id: int,
    mentions: Iterable[found.Mention],
    gazetteer: StoredGazetteer,
    steering: Steering,
) -> list[Mention]:
    """Unsaved rows for the finds of one article, as editors' rules have them."""
    return steering.steer(_row(article_id, mention, gazetteer) for mention in mentions)


def _store(
    results: Mapping[int, list[found.Mention]], gazetteer: StoredGazetteer, total: Enriched
) -> None:
    """Bring the rows of a batch of articles in line with what was found in them."""
    # The lock keeps an editor's simultaneous decision from being overlooked.
    locked = Article.objects.select_for_update().filter(pk__in=results).order_by("pk").only("pk")
    present = {article.pk for article in locked}
    standing: dict[int, list[Mention]] = defaultdict(list)
    for row in Mention.objects.filter(article__in=present):
        standing[row.article_id].append(row)
    steering = read_rules()
    added: list[Mention] = []
    changed: list[Mention] = []
    withdrawn: list[Mention] = []
    for article_id in present:
        rows = build_mentions(article_id, results[article_id], gazetteer, steering)
        total.found.update(row.kind for row in rows)
        _compare(rows, standing[article_id], added, changed, withdrawn)
    Mention.objects.filter(pk__in=[row.pk for row in withdrawn]).delete()
    Mention.objects.bulk_update(changed, [*_TAKEN_OVER, "version", "updated_at"], batch_size=500)
    Mention.objects.bulk_create(added, batch_size=1000)
    Article.objects.filter(pk__in=present).update(extracted_with=gazetteer.version)
    touched = sorted({row.article_id for row in (*added, *changed, *withdrawn)})
    refresh_doubt(touched)
    record_change(touched)
    total.articles += len(present)
    total.added += len(added)
    total.changed += len(changed)
    total.withdrawn += len(withdrawn)


def _compare(
    rows: Sequence[Mention],
    standing: Sequence[Mention],
    added: list[Mention],
    changed: list[Mention],
    withdrawn: list[Mention],
) -> None:
    """Sort the finds of one article into new, changed and gone; what people decided is untouched."""
    suggestions = {_key(row): row for row in standing if _is_untouched(row)}
    decided = [row for row in standing if not _is_untouched(row)]
    for row in rows:
        if any(_settles(decision, row) for decision in decided):
            continue
        old = suggestions.pop(_key(row), None)
        if old is None:
            added.append(row)
        elif any(getattr(old, name) != getattr(row, name) for name in _COMPARED):
            for name in _TAKEN_OVER:
                setattr(old, name, getattr(row, name))
            # An editor who is looking at the old suggestion must not accept the new one unseen.
            old.version += 1
            old.updated_at = timezone.now()
            changed.append(old)
    withdrawn.extend(suggestions.values())


def _is_untouched(row: Mention) -> bool:
    return State.of(row).is_untouched


def _settles(decision: Mention, row: Mention) -> bool:
    """Whether a person's decision speaks of this find: the same span, or an accepted overlap."""
    if _key(decision) == _key(row):
        return True
    overlaps = decision.start < row.end and row.start < decision.end
    is_accepted = decision.status != Mention.Status.REJECTED
    return decision.kind == row.kind and overlaps and is_accepted


def _key(row: Mention) -> Key:
    return row.kind, row.start, row.end


def _row(article_id: int, mention: found.Mention, gazetteer: StoredGazetteer) -> Mention:
    row = Mention(
        article_id=article_id,
        kind=mention.kind.value,
        start=mention.start,
        end=mention.end,
        surface=mention.surface[: _LONGEST["surface"]],
        entity_id=gazetteer.ids[mention.entity] if mention.entity else None,
        value=mention.value or "",
        origin=Mention.Origin.MACHINE,
        rule=mention.rule[: _LONGEST["rule"]],
        evidence=mention.evidence[: _LONGEST["evidence"]],
        extractor_version=gazetteer.version,
    )
    row.derive()
    return row


def _batches(ids: Iterable[int]) -> Iterable[list[int]]:
    batch: list[int] = []
    for article_id in ids:
        batch.append(article_id)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
