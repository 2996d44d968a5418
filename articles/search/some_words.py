"""The same search with any of its words enough: what follows after the articles that have all."""

from itertools import chain

from articles.search import criteria as c
from articles.search.trees import fold_tree
from articles.search.wording import is_stop_word, join_all_of

#: Fewer words than these are not some of many.
_SOME = 2

_Words = list[c.Criterion] | None


def loosen(criterion: c.Criterion) -> c.Criterion | None:
    """The same with any of the words enough, those of phrases too; None where there is only one."""
    parts = criterion.parts if isinstance(criterion, c.AllOf) else (criterion,)
    words: dict[c.Criterion, None] = {}
    conditions: list[c.Criterion] = []
    for part in parts:
        if (leaves := fold_tree(part, c.parts_of, _read_words)) is None:
            conditions.append(part)
        else:
            words.update(dict.fromkeys(leaves))
    if sum(not isinstance(word, c.Names) for word in words) < _SOME:
        return None
    loosened = join_all_of([c.AnyOf(tuple(words)), *conditions])
    return loosened if loosened != criterion else None


def _read_words(part: c.Criterion, found: list[_Words]) -> _Words:
    """The words that a part consists of, and what they name; None where there is more to it."""
    match part:
        case c.HasWord(place=c.Place.ANYWHERE) | c.Names():
            return [part]
        case c.HasPhrase(terms, match_, c.Place.ANYWHERE):
            return [c.HasWord(term, match_) for term in terms if not is_stop_word(term)]
        case c.AllOf() | c.AnyOf():
            known = [leaves for leaves in found if leaves is not None]
            return list(chain.from_iterable(known)) if len(known) == len(found) else None
    return None
