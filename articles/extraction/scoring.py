"""Precision, recall and F1 of extraction against labelled texts.

A find is right when its kind is the gold span's and its span is the same, one leading clitic set
aside. Gold spans marked doubtful count neither for nor against whoever finds them. Linking is
judged among right places and factions, values among right dates whose gold value is decided.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles.extraction.gazetteer import Gazetteer
from articles.extraction.mention import Kind, Mention
from articles.extraction.pipeline import extract
from articles.language.fold import fold

_CLITICS = frozenset("وفبكل")
_AROUND = 40


@dataclass(slots=True)
class Score:
    """Counts for one kind; ``judged`` and ``linked`` are about what right finds denote."""

    right: int = 0
    found: int = 0
    gold: int = 0
    judged: int = 0
    linked: int = 0

    @property
    def precision(self) -> float:
        """Share of finds that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of gold spans that were found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.found + self.gold
        return 2 * self.right / total if total else 0.0

    @property
    def linking(self) -> float:
        """Share of judged finds that denote the gold entity or have the gold value."""
        return self.linked / self.judged if self.judged else 0.0


@dataclass(frozen=True, slots=True)
class Fault:
    """A find that is wrong, a gold span that was missed, or a right one with a wrong reading."""

    text_id: str
    problem: str
    kind: str
    surface: str
    detail: str
    context: str


@dataclass(slots=True)
class Scores:
    """Scores per kind, and every fault."""

    kinds: dict[Kind, Score] = field(default_factory=lambda: {kind: Score() for kind in Kind})
    faults: list[Fault] = field(default_factory=list)


def score_texts(rows: Iterable[dict[str, Any]], gazetteer: Gazetteer) -> Scores:
    """Extract from each gold row (``text``, ``published_on``, ``spans``) and compare."""
    scores = Scores()
    for row in rows:
        published = row.get("published_on") or row.get("published") or ""
        finds = extract(row["text"], gazetteer, published=published)
        _compare(row, finds, gazetteer, scores)
    return scores


def _compare(
    row: dict[str, Any], finds: Sequence[Mention], gazetteer: Gazetteer, scores: Scores
) -> None:
    text = row["text"]
    doubtful = [span for span in row["spans"] if span.get("doubtful")]
    open_gold = [span for span in row["spans"] if not span.get("doubtful")]
    for span in open_gold:
        scores.kinds[Kind(span["kind"])].gold += 1
    for find in finds:
        gold = next((span for span in open_gold if _is_same(find, span, text)), None)
        if gold is None:
            if any(find.start < span["end"] and span["start"] < find.end for span in doubtful):
                continue
            scores.kinds[find.kind].found += 1
            _note(scores, row, "wrong", find.kind, (find.start, find.end), find.rule)
            continue
        open_gold.remove(gold)
        score = scores.kinds[find.kind]
        score.found += 1
        score.right += 1
        _judge(row, find, gold, gazetteer, scores)
    for span in open_gold:
        _note(scores, row, "missed", span["kind"], (span["start"], span["end"]), "")


def _is_same(find: Mention, span: dict[str, Any], text: str) -> bool:
    if find.kind != span["kind"] or find.end != span["end"]:
        return False
    between = text[min(find.start, span["start"]) : max(find.start, span["start"])]
    return not between or between in _CLITICS


def _judge(
    row: dict[str, Any], find: Mention, gold: dict[str, Any], gazetteer: Gazetteer, scores: Scores
) -> None:
    """Compare what a right find denotes with what the gold span does."""
    if find.kind == Kind.DATE:
        wanted, got = gold.get("value"), find.value
        is_equal = wanted == got
    else:
        wanted = gold.get("canonical")
        entry = gazetteer.entries.get(find.entity or "")
        got = entry.name_ar if entry else None
        is_equal = got is not None and wanted is not None and fold(got) == fold(wanted)
    if wanted is None:
        return
    scores.kinds[find.kind].judged += 1
    scores.kinds[find.kind].linked += is_equal
    if not is_equal:
        _note(scores, row, "reading", find.kind, (find.start, find.end), f"{got} for {wanted}")


def _note(
    scores: Scores, row: dict[str, Any], problem: str, kind: str, span: tuple[int, int], detail: str
) -> None:
    text, (start, end) = row["text"], span
    context = text[max(0, start - _AROUND) : start] + "[" + text[start:end] + "]"
    context += text[end : end + _AROUND]
    fault = Fault(
        str(row["id"]), problem, str(kind), text[start:end], detail, context.replace("\n", " ")
    )
    scores.faults.append(fault)
