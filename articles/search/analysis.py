"""The one analysis of texts and queries: each word with the keys by which it can be found.

Keys per word: as written (marks aside), folded, lemma, light stem. Names of the built-in gazetteer
are protected: درعا keeps its own key where a dictionary would read درع.
"""

from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import version
from itertools import chain
from typing import NamedTuple

from articles.extraction.builtin import builtin_names
from articles.language.clitics import ARTICLE, cut_proclitics
from articles.language.fold import FOLD_VERSION, fold, fold_text, strip_marks
from articles.language.lemmas import LEMMA_VERSION, is_listed, lemmatize, stem_light10
from articles.language.tokens import WORD

#: A longer run of letters is no word; the rest of it is left out of its keys.
_LONGEST_KEY = 60
#: Newspapers use few words often: more than these are not worth their memory.
_REMEMBERED_WORDS = 1 << 17


class Keys(NamedTuple):
    """The keys of a folded word beside itself."""

    lemma: str
    stem: str


class Term(NamedTuple):
    """A word of a text: its keys, and its span in the text as it was given (code points)."""

    written: str
    folded: str
    lemma: str
    stem: str
    start: int
    end: int


def analyze(text: str) -> list[Term]:
    """The words of a text in order.

    >>> [(term.folded, term.lemma) for term in analyze("في المدارس")]
    [('في', 'في'), ('المدارس', 'مدرسه')]
    """
    folded = fold_text(text)
    is_straight = not folded.breaks
    terms = []
    for match in WORD.finditer(folded.text):
        word = match.group()[:_LONGEST_KEY]
        start, end = match.span() if is_straight else folded.span(*match.span())
        written = text[start:end] if is_straight else strip_marks(text[start:end])
        terms.append(Term(written[:_LONGEST_KEY].lower(), word, *find_keys(word), start, end))
    return terms


@lru_cache(maxsize=_REMEMBERED_WORDS)
def find_keys(word: str) -> Keys:
    """Lemma and light stem of a folded word.

    >>> find_keys("بدرعا"), find_keys("للمعارك").lemma
    (Keys(lemma='درعا', stem='درعا'), 'معركه')
    """
    names = _protected_names()
    for reading in cut_proclitics(word):
        if reading.word in names:
            # قامشلي and القامشلي are one name.
            with_article = ARTICLE + reading.word
            name = with_article if with_article in names else reading.word
            return Keys(name, name)
        if reading.offset == 0 and is_listed(word):
            break
    return Keys(lemmatize(word), stem_light10(word))


@cache
def analysis_version() -> str:
    """Changes whenever the keys of any text could: an index of another version is not searched.

    The keys of a fixed list of words are part of it, lest a change of the code be forgotten.
    """
    names = sorted(_protected_names())
    keys = repr([term[:-2] for term in analyze(_sample())])
    digest = blake2b("\n".join([*names, version("simplemma"), keys]).encode(), digest_size=4)
    return f"fold{FOLD_VERSION}-{LEMMA_VERSION}-{digest.hexdigest()}"


def _sample() -> str:
    """Every letter, every name of the built-in gazetteer, and some again between clitics."""
    blocks = (range(0x30, 0x250), range(0x600, 0x700), range(0xFB50, 0xFEFD))
    names = [name.text for name in builtin_names()]
    inflected = [f"وبال{name}هم" for name in names[::8]]
    return " ".join([*map(chr, chain(*blocks)), *names, *inflected])


@cache
def _protected_names() -> frozenset[str]:
    """Folded one-word names of the built-in gazetteer that are no ordinary words as well."""
    return frozenset(
        folded
        for name in builtin_names()
        if not name.needs_context and WORD.fullmatch(folded := fold(name.text))
    )
