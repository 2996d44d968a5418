"""Precision, recall and F1 of extraction against labelled texts.

A find is right when its kind is the gold span's and its span is the same, one leading clitic set
aside. Gold spans marked doubtful count neither for nor against whoever finds them. Linking is
judged among right places and factions, values among right dates whose gold value is decided.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
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


class Verdict(StrEnum):
    """What is said of a gold span or a find."""

    RIGHT = "right"
    READING = "reading"
    WRONG = "wrong"
    MISSED = "missed"
    DOUBTFUL = "doubtful"


_RIGHT = frozenset((Verdict.RIGHT, Verdict.READING))


@dataclass(frozen=True, slots=True)
class Judged:
    """A gold span or a find with its verdict; ``reading`` is what it denotes, ``detail`` why.

    A verdict of ``READING`` is a right span that denotes something else than the gold span.
    """

    start: int
    end: int
    kind: Kind
    verdict: Verdict
    reading: str = ""
    detail: str = ""
    is_judged: bool = False


@dataclass(frozen=True, slots=True)
class Compared:
    """A text with its gold spans and the finds, each in the order of the text."""

    text_id: str
    text: str
    gold: tuple[Judged, ...]
    finds: tuple[Judged, ...]


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
    """Scores per kind, and the comparison of every text."""

    kinds: dict[Kind, Score] = field(default_factory=lambda: {kind: Score() for kind in Kind})
    texts: list[Compared] = field(default_factory=list)

    @property
    def faults(self) -> list[Fault]:
        """Every fault: per text the finds and then what was missed."""
        return [fault for compared in self.texts for fault in _faults(compared)]


def score_texts(rows: Iterable[dict[str, Any]], gazetteer: Gazetteer) -> Scores:
    """Extract from each gold row (``text``, ``published_on``, ``spans``) and compare."""
    scores = Scores()
    for row in rows:
        published = row.get("published_on") or row.get("published") or ""
        finds = extract(row["text"], gazetteer, published=published)
        compared = _compare(row, finds, gazetteer)
        _count(compared, scores)
        scores.texts.append(compared)
    return scores


def _compare(row: dict[str, Any], finds: Sequence[Mention], gazetteer: Gazetteer) -> Compared:
    text = row["text"]
    doubtful = [span for span in row["spans"] if span.get("doubtful")]
    open_gold = [span for span in row["spans"] if not span.get("doubtful")]
    gold = [_judge_gold(span, Verdict.DOUBTFUL) for span in doubtful]
    judged: list[Judged] = []
    for find in finds:
        span = next((span for span in open_gold if _is_same(find, span, text)), None)
        if span is None:
            judged.append(_judge_unmatched(find, doubtful, gazetteer))
            continue
        open_gold.remove(span)
        judged.append(_judge_matched(find, span, gazetteer))
        gold.append(_judge_gold(span, judged[-1].verdict))
    gold += [_judge_gold(span, Verdict.MISSED) for span in open_gold]
    ordered = sorted(gold, key=lambda span: (span.start, span.end))
    return Compared(str(row["id"]), text, tuple(ordered), tuple(judged))


def _judge_gold(span: dict[str, Any], verdict: Verdict) -> Judged:
    reading = span.get("value") or span.get("canonical") or ""
    return Judged(span["start"], span["end"], Kind(span["kind"]), verdict, reading)


def _judge_unmatched(
    find: Mention, doubtful: Sequence[dict[str, Any]], gazetteer: Gazetteer
) -> Judged:
    """A find beside every gold span; what overlaps a doubtful one is neither right nor wrong."""
    overlaps = any(find.start < span["end"] and span["start"] < find.end for span in doubtful)
    verdict = Verdict.DOUBTFUL if overlaps else Verdict.WRONG
    reading = _reading(find, gazetteer) or ""
    return Judged(find.start, find.end, find.kind, verdict, reading, detail=find.rule)


def _judge_matched(find: Mention, span: dict[str, Any], gazetteer: Gazetteer) -> Judged:
    """A find with the span of a gold one: whether it denotes the same."""
    got = _reading(find, gazetteer)
    if find.kind == Kind.DATE:
        wanted = span.get("value")
        is_equal = wanted == got
    else:
        wanted = span.get("canonical")
        is_equal = got is not None and wanted is not None and fold(got) == fold(wanted)
    is_wrong = wanted is not None and not is_equal
    return Judged(
        find.start,
        find.end,
        find.kind,
        Verdict.READING if is_wrong else Verdict.RIGHT,
        got or "",
        detail=f"{got} for {wanted}" if is_wrong else find.rule,
        is_judged=wanted is not None,
    )


def _reading(find: Mention, gazetteer: Gazetteer) -> str | None:
    """What a find denotes, in the words of gold: an EDTF value or an entity's Arabic name."""
    if find.kind == Kind.DATE:
        return find.value
    entry = gazetteer.entries.get(find.entity or "")
    return entry.name_ar if entry else None


def _is_same(find: Mention, span: dict[str, Any], text: str) -> bool:
    if find.kind != span["kind"] or find.end != span["end"]:
        return False
    between = text[min(find.start, span["start"]) : max(find.start, span["start"])]
    return not between or between in _CLITICS


def _count(compared: Compared, scores: Scores) -> None:
    for span in compared.gold:
        scores.kinds[span.kind].gold += span.verdict != Verdict.DOUBTFUL
    for find in compared.finds:
        score = scores.kinds[find.kind]
        score.found += find.verdict != Verdict.DOUBTFUL
        score.right += find.verdict in _RIGHT
        score.judged += find.is_judged
        score.linked += find.is_judged and find.verdict == Verdict.RIGHT


def _faults(compared: Compared) -> Iterator[Fault]:
    wrong = [find for find in compared.finds if find.verdict in (Verdict.WRONG, Verdict.READING)]
    missed = [span for span in compared.gold if span.verdict == Verdict.MISSED]
    text = compared.text
    for fault in (*wrong, *missed):
        surface = text[fault.start : fault.end]
        context = f"{text[max(0, fault.start - _AROUND) : fault.start]}[{surface}]"
        context += text[fault.end : fault.end + _AROUND]
        yield Fault(
            compared.text_id,
            fault.verdict.value,
            fault.kind.value,
            surface,
            fault.detail,
            context.replace("\n", " "),
        )
