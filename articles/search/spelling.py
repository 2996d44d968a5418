"""Did you mean: a search that found next to nothing, as it was probably meant.

Words may have been typed on the wrong keyboard layout, or misspelled. What is offered has been
counted: every suggestion finds clearly more than the words as they stand.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from itertools import islice

from articles.language.corrections import MOST_TRIED, correct_word, spell_out, write_out
from articles.language.keyboard import to_arabic, to_latin
from articles.search.analysis import analyze, find_lemma
from articles.search.criteria import Match
from articles.search.engine import Reader
from articles.search.filtering import filters_of, join_all
from articles.search.outbox import open_store
from articles.search.planning import Plan, make_plan
from articles.search.query import parse
from articles.search.request import SearchRequest

#: Up to here a search found «nearly nothing».
_FEW = 2
_TIMES_MORE = 5
_MOST_CORRECTED = 3
#: Longer queries are texts that were pasted.
_MOST_WORDS = 20


class SuggestionKind(StrEnum):
    """What probably went wrong."""

    LAYOUT = "layout"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Words that were probably meant, the query string that asks for them, and what it counts."""

    kind: SuggestionKind
    text: str
    query: str
    count: int


def suggest(
    request: SearchRequest, plan: Plan, reader: Reader, total: int
) -> tuple[Suggestion, ...]:
    """What a request that found ``total`` articles may have meant, the most found first."""
    if total > _FEW or not 0 < sum(len(leaf.terms) for leaf in plan.wanted) <= _MOST_WORDS:
        return ()
    meant = {text: kind for kind, text in _guess(request.q, plan, reader) if text != request.q}
    suggestions = [
        Suggestion(kind, text, replaced.to_query(), count)
        for text, kind in meant.items()
        for replaced in [replace(request, q=text, page=1)]
        if (count := _count(replaced, reader)) > _TIMES_MORE * total
    ]
    return tuple(sorted(suggestions, key=lambda suggestion: -suggestion.count))


def _guess(text: str, plan: Plan, reader: Reader) -> Iterator[tuple[SuggestionKind, str]]:
    for meant in (to_arabic(text), to_latin(text)):
        if _is_known(meant, reader):
            yield SuggestionKind.LAYOUT, meant
    yield SuggestionKind.SPELLING, _correct(text, plan, reader)


def _is_known(text: str, reader: Reader) -> bool:
    """Whether there are words, and the archive has each."""
    terms = analyze(text)
    return bool(terms) and all(reader.frequency(term.lemma) for term in terms)


def _correct(text: str, plan: Plan, reader: Reader) -> str:
    """The text with its unknown words corrected, all else as it was typed."""
    unknown = _find_unknown(plan, reader)
    most_tried = MOST_TRIED // max(1, len(unknown))
    meant = {
        word: _write_out(corrected, reader)
        for word in unknown
        if (corrected := correct_word(word, partial(_count_word, reader), most_tried=most_tried))
    }
    # From the last to the first: what stands before keeps its offsets.
    for term in reversed(analyze(text)):
        if term.folded in meant:
            text = text[: term.start] + meant[term.folded] + text[term.end :]
    return text


def _write_out(words: str, reader: Reader) -> str:
    frequency = partial(reader.frequency, field="written")
    return " ".join(write_out(word, frequency) for word in words.split())


def _find_unknown(plan: Plan, reader: Reader) -> set[str]:
    """The first few words that next to no article has, in any inflection."""
    terms = (term for leaf in plan.wanted if leaf.match == Match.INFLECTED for term in leaf.terms)
    rare = (term.folded for term in terms if reader.frequency(term.lemma) <= _FEW)
    return set(islice(dict.fromkeys(rare), _MOST_CORRECTED))


def _count_word(reader: Reader, folded: str) -> int:
    """In how many articles a folded word occurs, in the spelling that most of them have."""
    # The index keeps no folded words; that of its lemma rules most of what is no word out.
    if not reader.frequency(find_lemma(folded)):
        return 0
    return max(reader.frequency(written, field="written") for written in spell_out(folded))


def _count(request: SearchRequest, reader: Reader) -> int:
    plan = make_plan(parse(request.q), expand=request.expand, source=open_store().source())
    return reader.count(join_all([plan.criterion, *filters_of(request)]))
