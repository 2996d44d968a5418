"""Snippets: the passages of an article that show why it was found, the matching words marked.

The spans to mark are the words that match and the mentions of entities that the query named.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from operator import itemgetter

_WINDOW = 220
_MOST_WINDOWS = 2
_LEAD = 60

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a snippet, inside a match or outside."""

    text: str
    is_match: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of a text; ``is_start`` and ``is_end`` say whether it begins or ends there."""

    parts: tuple[Part, ...]
    is_start: bool = True
    is_end: bool = True


def mark_whole(text: str, spans: Iterable[Span]) -> Snippet:
    """The whole text as one snippet."""
    return Snippet(_split(text, 0, len(text), _merge(spans)))


def cut_snippets(text: str, spans: Iterable[Span]) -> tuple[Snippet, ...]:
    """The best passages of a text, two at most, in order; its beginning where nothing matches."""
    merged = _merge(spans)
    windows = _best_windows(text, merged) or [_widen(text, 0, min(_WINDOW, len(text)))]
    return tuple(
        Snippet(_split(text, start, end, merged), start == 0, end == len(text))
        for start, end in windows
    )


def _best_windows(text: str, spans: list[Span]) -> list[Span]:
    """The windows with the most different matched words, then the most matches, then the first."""
    scored = []
    for index, (start, _end) in enumerate(spans):
        last = bisect_right(spans, start + _WINDOW - _LEAD, lo=index, key=itemgetter(1))
        inside = spans[index:last]
        words = {text[span[0] : span[1]] for span in inside}
        scored.append((-len(words), -len(inside), start))
    chosen: list[Span] = []
    for *_score, start in sorted(scored):
        window = _widen(text, max(0, start - _LEAD), min(len(text), start - _LEAD + _WINDOW))
        if all(window[1] <= other[0] or window[0] >= other[1] for other in chosen):
            chosen.append(window)
        if len(chosen) == _MOST_WINDOWS:
            break
    return sorted(chosen)


def _widen(text: str, start: int, end: int) -> Span:
    """Move both ends outwards to blanks, so that no word is cut."""
    end = max(end, min(len(text), start + _WINDOW))
    while start > 0 and not text[start - 1].isspace() and end - start < 2 * _WINDOW:
        start -= 1
    while end < len(text) and not text[end].isspace() and end - start < 2 * _WINDOW:
        end += 1
    return start, end


def _merge(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _split(text: str, start: int, end: int, spans: Collection[Span]) -> tuple[Part, ...]:
    parts: list[Part] = []
    position = start
    for span_start, span_end in spans:
        if span_start < start or span_end > end:
            continue
        parts.append(Part(text[position:span_start], is_match=False))
        parts.append(Part(text[span_start:span_end], is_match=True))
        position = span_end
    parts.append(Part(text[position:end], is_match=False))
    return tuple(part for part in parts if part.text)
