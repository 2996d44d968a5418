"""Store what extraction finds: people's decisions stay, only untouched suggestions are replaced."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import chain

from django.db import transaction
from django.utils import timezone

from articles.extraction import mention as found
from articles.extraction.parallel import ExtractionPool, Text
from articles.models import Article, Entity, Mention
from articles.search.outbox import record_change
from articles.services.correcting.steering import read_rules
from articles.services.doubting import refresh_doubt
from articles.services.gazetteer import StoredGazetteer, read_gazetteer
from articles.services.states import State

_BATCH = 200
#: Batches that may wait for the other processes: enough to keep them busy, few enough to stay small.
_AHEAD = 4
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


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles that are being read, with the dates of publication that were given for them."""

    size: int
    published: dict[int, str]
    reading: "Future[list[list[found.Mention]]]"


def reextract(
    articles: Iterable[int],
    *,
    report: Callable[[int], object] = lambda _count: None,
) -> Enriched:
    """Read these articles (ids) again and store what is found, a batch a transaction.

    Batches that are stored survive an interruption; ``report`` is told how many articles each had.
    An article whose date of publication is changed meanwhile is left to whoever changes it.
    """
    gazetteer = read_gazetteer()
    total = Enriched(0, Counter(), 0, 0, 0)
    with gazetteer.open_pool() as pool:
        waiting: deque[_Batch] = deque()
        for ids in _batches(articles):
            waiting.append(_begin(ids, pool))
            while len(waiting) > _AHEAD:
                report(_finish(waiting.popleft(), gazetteer, total))
        while waiting:
            report(_finish(waiting.popleft(), gazetteer, total))
    return total


def _begin(ids: list[int], pool: ExtractionPool) -> _Batch:
    """Have the other processes read a batch."""
    rows = list(Article.objects.filter(pk__in=ids).only("pk", "body", "published"))
    reading = pool.submit([Text(article.body, article.published) for article in rows])
    return _Batch(len(ids), {article.pk: article.published for article in rows}, reading)


def _finish(batch: _Batch, gazetteer: StoredGazetteer, total: Enriched) -> int:
    """Store what was found in a batch; returns how many articles it had."""
    results = dict(zip(batch.published, batch.reading.result(), strict=True))
    with transaction.atomic():
        # The lock keeps an editor's simultaneous decision from being overlooked.
        rows = Article.objects.select_for_update().filter(pk__in=results).order_by("pk")
        present = {
            article.pk
            for article in rows.only("pk", "published")
            if article.published == batch.published[article.pk]
        }
        _store({pk: results[pk] for pk in sorted(present)}, gazetteer, total)
    return batch.size


def build_mentions(
    results: Mapping[int, Iterable[found.Mention]], gazetteer: StoredGazetteer
) -> dict[int, list[Mention]]:
    """Unsaved rows for the finds of each article, as editors' rules have them.

    To be called in the transaction that stores them, which ends with ``follow_mergers``.
    """
    built = {
        article_id: [_row(article_id, mention, gazetteer) for mention in mentions]
        for article_id, mentions in results.items()
    }
    _follow_editors(list(chain.from_iterable(built.values())))
    steering = read_rules()
    return {article_id: steering.steer(rows) for article_id, rows in built.items()}


def _follow_editors(rows: Sequence[Mention]) -> None:
    """Link to what has become of entities since the gazetteer was read: merged, or deleted."""
    named = Entity.objects.filter(pk__in={row.entity_id for row in rows if row.entity_id})
    current = {pk: into or pk for pk, into in named.values_list("pk", "merged_into")}
    for row in rows:
        if row.entity_id:
            row.entity_id = current.get(row.entity_id)


def follow_mergers(rows: Sequence[Mention]) -> None:
    """Link stored rows to what their entities were merged into before they were stored.

    On PostgreSQL a merger may have been committed since the rows were built. From now on there is
    none until the end of the transaction: it waits for the entities that stored rows refer to.
    """
    linked = {row.entity_id for row in rows if row.entity_id}
    merged = Entity.objects.filter(pk__in=linked, merged_into__isnull=False)
    for old, new in merged.values_list("pk", "merged_into"):
        stored = [row.pk for row in rows if row.entity_id == old]
        Mention.objects.filter(pk__in=stored).update(entity=new)


def _store(
    results: Mapping[int, list[found.Mention]], gazetteer: StoredGazetteer, total: Enriched
) -> None:
    """Bring the rows of locked articles in line with what was found in them."""
    standing: dict[int, list[Mention]] = defaultdict(list)
    for row in Mention.objects.filter(article__in=results):
        standing[row.article_id].append(row)
    added: list[Mention] = []
    changed: list[Mention] = []
    withdrawn: list[Mention] = []
    for article_id, rows in build_mentions(results, gazetteer).items():
        total.found.update(row.kind for row in rows)
        _compare(rows, standing[article_id], added, changed, withdrawn)
    Mention.objects.filter(pk__in=[row.pk for row in withdrawn]).delete()
    Mention.objects.bulk_update(changed, [*_TAKEN_OVER, "version", "updated_at"], batch_size=500)
    Mention.objects.bulk_create(added, batch_size=1000)
    follow_mergers([*added, *changed])
    Article.objects.filter(pk__in=results).update(extracted_with=gazetteer.version)
    touched = sorted({row.article_id for row in (*added, *changed, *withdrawn)})
    refresh_doubt(touched)
    record_change(touched)
    total.articles += len(results)
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
    """Sort the finds of one article into new, changed and gone; what people decided stays."""
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
