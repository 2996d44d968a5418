"""The one analysis of texts and queries: each word with the keys by which it can be found.

Each word has two keys: its lemma, by which every spelling and inflection of it is found, and how it
is written (marks aside), for who asks for just that. Names of the built-in gazetteer are protected:
درعا keeps its own key where a dictionary would read درع.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import version
from itertools import chain
from typing import NamedTuple

from articles.extraction.builtin import builtin_names
from articles.language.clitics import ARTICLE, cut_proclitics
from articles.language.fold import FOLD_VERSION, FoldedText, fold, fold_text, strip_marks
from articles.language.lemmas import LEMMA_VERSION, find_listed, is_listed, stem_light10
from articles.language.morphology import MorphologyData, find_candidates
from articles.language.tokens import WORD

#: A longer run of letters is no word; the rest of it is left out of its keys.
LONGEST_KEY = 60
#: Newspapers use few words often: more than these are not worth their memory.
_REMEMBERED_WORDS = 1 << 17
_TITLE_END = "¶"
#: A word before it is folded; and what folding takes apart, so that words end elsewhere.
_WRITTEN_WORD = re.compile(r"[ء-يٱ-ۓ]+|[0-9٠-٩۰-۹]+|[^\W\d_]+")
_REWRITTEN = re.compile("[\u0130\u1e00-\u1eff\u212b\ufb00-\ufeff]")
#: Where the letters are that fold to others: accented Latin, Arabic, its presentation forms.
_SPELLED_SO = (range(0xC0, 0x250), range(0x600, 0x700), range(0xFB50, 0xFEFD))


class Term(NamedTuple):
    """A word of a text: its keys, and its span in the text as it was given (code points)."""

    written: str
    folded: str
    lemma: str
    start: int
    end: int
    #: Where the index keeps all candidates: every lemma that the word may have, and the words of
    #: the articles that have one of them as another candidate.
    lemmas: tuple[str, ...] = ()
    forms: frozenset[str] = frozenset()


class Words(NamedTuple):
    """What the index holds of an article's words, blanks between them.

    ``lemmas`` are those of title and body in order, ``title`` those of the title alone, ``written``
    every spelling once, ``title_written`` those of the title. ``candidates`` are, for each word
    that has any, its other possible lemmas.
    """

    lemmas: str
    title: str
    written: str
    title_written: str
    candidates: dict[str, tuple[str, ...]]


def analyze(text: str) -> list[Term]:
    """The words of a text in order.

    >>> [(term.folded, term.lemma) for term in analyze("في المدارس")]
    [('في', 'في'), ('المدارس', 'مدرسه')]
    """
    folded = fold_text(text)
    return [
        Term(write(text[slice(*span)]), word, find_lemma(word), *span)
        for word, span in iterate_words(folded)
    ]


def read_words(title: str, body: str, data: MorphologyData | None = None) -> Words:
    """The keys of an article's words: what ``analyze`` says of them, in the form of the index.

    ``data`` is the morphology database that knows their other candidates.

    >>> read_words("خبر", "في المدارس").lemmas
    'خبر ¶ في مدرسه'
    """
    of_title, of_body = _read_keys(title), _read_keys(body)
    # No phrase leads from the title into the body.
    lemmas = [*of_title[0], _TITLE_END, *of_body[0]] if title else of_body[0]
    written = of_title[1] | of_body[1]
    candidates = _read_candidates(f"{title}\n{body}", data) if data else {}
    return Words(
        lemmas=" ".join(lemmas),
        title=" ".join(of_title[0]),
        written=" ".join(sorted(written)),
        title_written=" ".join(sorted(of_title[1])),
        candidates=candidates,
    )


def _read_candidates(text: str, data: MorphologyData) -> dict[str, tuple[str, ...]]:
    """The other candidates of each word that has any; a protected name has none."""
    found = {}
    for word in {word[:LONGEST_KEY] for word in WORD.findall(fold(text))}:
        first = find_lemma(word)
        if first not in _protected_names():
            others = tuple(lemma for lemma in find_candidates(data, word) if lemma != first)
            if others:
                found[word] = others
    return found


def _read_keys(text: str) -> tuple[list[str], set[str]]:
    """The lemmas of a text in order, and its spellings."""
    words = WORD.findall(fold(text))
    return [find_lemma(word[:LONGEST_KEY]) for word in words], _read_spellings(text)


def _read_spellings(text: str) -> set[str]:
    """What ``write`` makes of each word, for the whole text at once where that is the same."""
    if _REWRITTEN.search(text):
        folded = fold_text(text)
        return {write(text[slice(*span)]) for _word, span in iterate_words(folded)}
    return {word[:LONGEST_KEY] for word in _WRITTEN_WORD.findall(strip_marks(text).lower())}


def iterate_words(folded: FoldedText) -> Iterator[tuple[str, tuple[int, int]]]:
    """The words of a folded text, each cut to a key's length, with their original spans."""
    for match in WORD.finditer(folded.text):
        yield match.group()[:LONGEST_KEY], folded.span(*match.span())


def write(text: str) -> str:
    """A word as its exact spelling is compared."""
    return strip_marks(text).lower()[:LONGEST_KEY]


@lru_cache(maxsize=_REMEMBERED_WORDS)
def find_lemma(word: str) -> str:
    """The lemma of a folded word, or the name that it is.

    >>> find_lemma("بدرعا"), find_lemma("للمعارك"), find_lemma("غوطه")
    ('درعا', 'معركه', 'الغوطه')
    """
    names = _protected_names()
    for reading in cut_proclitics(word):
        if reading.word in names:
            # قامشلي and القامشلي are one name.
            with_article = ARTICLE + reading.word
            return with_article if with_article in names else reading.word
        if reading.offset == 0 and is_listed(word):
            break
    return find_listed(word) or _find_bare_name(word) or stem_light10(word)


def _find_bare_name(word: str) -> str:
    """The name that a word no list knows is without its article; empty where it is none."""
    definite = (ARTICLE + reading.word for reading in cut_proclitics(word))
    return next((name for name in definite if name in _protected_names()), "")


@cache
def analysis_version() -> str:
    """Changes whenever the keys of any text could: an index of another version is not searched.

    The keys of a fixed list of words are part of it, lest a change of the code be forgotten.
    """
    names = sorted(_protected_names())
    keys = repr([(term.written, term.folded, term.lemma) for term in analyze(_sample())])
    digest = blake2b("\n".join([*names, version("simplemma"), keys]).encode(), digest_size=4)
    return f"fold{FOLD_VERSION}-{LEMMA_VERSION}-{digest.hexdigest()}"


def _sample() -> str:
    """Every letter, names of the built-in gazetteer, and some of them again between clitics."""
    blocks = (range(0x30, 0x250), range(0x600, 0x700), range(0xFB50, 0xFEFD))
    # A tenth tells a change of the rules as surely as all, and each process that starts waits.
    names = [name.text for name in builtin_names()[::10]]
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


def prefix_pattern(folded: str) -> str:
    """A regular expression for the spellings of the words that begin so, the article before or not.

    >>> bool(re.fullmatch(prefix_pattern("بوكما"), "والبوكمال"))
    True
    """
    letters = "".join(_spellings().get(letter, letter) for letter in folded)
    return f"([وف]?[بك]?[اٱ]ل|[وف]?لل)?{letters}.*"


@cache
def _spellings() -> dict[str, str]:
    """For each folded letter or digit with several spellings a class of them."""
    known: dict[str, str] = {}
    for code in chain(*_SPELLED_SO):
        character = chr(code)
        folded = fold(character)
        if len(folded) == 1 and folded.isalnum():
            known[folded] = known.get(folded, "") + character.lower()
    return {letter: f"[{letter}{others}]" for letter, others in known.items() if others != letter}
