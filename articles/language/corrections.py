"""Likely meanings of a misspelled Arabic word: what is one or two slips away and occurs in texts.

The noisy-channel idea of Kernighan, Church & Gale (1990) in Norvig's form: all words that one edit
makes are tried, then those of two, and the price of the slips is weighed against how often the
word occurs. Slips that are easily made are cheap: letters that differ by dots only, emphatic for
plain ones, neighbours on the keyboard, two letters swapped or one typed twice.

Words are folded; a word is tried with its proclitics and without, which are given back. Where one
slip explains nothing, a blank that lacks is likelier than two slips.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, pairwise, product
from math import inf, log10
from operator import itemgetter

from articles.language.clitics import ARTICLE, cut_proclitics
from articles.language.joined_words import split_joined

Frequency = Callable[[str], int]

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء"
_SAME_SHAPE = ("بتثني", "جحخ", "دذ", "رز", "سش", "صض", "طظ", "عغ", "فق")
_SAME_SOUND = ("تط", "دض", "سص", "ضظ", "ذز", "ذظ", "زظ", "ثس", "قك", "هح", "اع", "اء", "اه", "اي")
_KEY_ROWS = ("ضصثقفغعهخحجد", "شسيبلاتنمكط", "ءروهزظ")

_CHEAP, _DEAR = 1.0, 2.0
#: From this length on two slips are likelier than an unknown word.
_LONG_WORD = 7
_SHORTEST_WORD = 3
#: What is longer, with all its clitics, is no word.
_LONGEST_WORD = 20
_FEWEST_OCCURRENCES = 3
#: As in speech that is written down (حلبببب). No word has a letter three times but ل (لللاذقية).
_DRAWN_OUT = re.compile(r"([^ل])\1{2,}|(ل)\2{3,}")
#: Of the corrections of two slips that are right nearly all are among so many.
MOST_TRIED = 2000
_MOST_SPELLINGS = 256
#: An alef with hamza below or madda stands at the start, behind clitics and article at most.
_LONGEST_PREFIX = 4


def correct_word(word: str, frequency: Frequency, *, most_tried: int = MOST_TRIED) -> str | None:
    """The likeliest meaning of a folded word that does not occur; None where nothing is near.

    Words of other scripts have none, nor have runs of letters longer than any word. It may have
    been several words.

    ``frequency`` says in how many texts a folded word occurs; ``most_tried`` of one slip and as
    many of two are looked up.

    >>> counts = {"الحكومه": 900, "الحكمه": 40}
    >>> correct_word("وبالحكمومه", lambda word: counts.get(word, 0))
    'وبالحكومه'
    """
    found: dict[str, float] = {}
    drawn_out, word = word, _DRAWN_OUT.sub(r"\1\2", word)
    if len(word) > _LONGEST_WORD or not _NEAR.keys() >= set(word):
        return None
    if word != drawn_out and any(frequency(stem) for _, _, stem in _readings(word)):
        return word
    for find in (_one_slip, partial(_split, frequency=frequency), _two_slips):
        for variant, stem, price in islice(_unique(find(word)), most_tried):
            if variant != word and (count := frequency(stem)):
                found.setdefault(variant, log10(count) - price)
        if _is_likely(found):
            break
    return max(found.items(), key=itemgetter(1))[0] if found else None


def write_out(word: str, frequency: Frequency) -> str:
    """The spelling in which a folded word is written most often: ة or ه, ى or ي, أ, إ, آ or ا.

    ``frequency`` says in how many texts a word occurs as it is written.

    >>> counts = {"الحكومة": 900, "الحكومه": 5}
    >>> write_out("الحكومه", lambda word: counts.get(word, 0))
    'الحكومة'
    """
    for prefix, swallowed, stem in _readings(word):
        best = max(spell_out(stem), key=frequency)
        if frequency(best):
            return prefix + best[swallowed:]
    return word


def spell_out(word: str) -> Iterator[str]:
    """The spellings that a folded word may have.

    >>> list(spell_out("قريه"))
    ['قريه', 'قرية']
    """
    choices = [_written_forms(word, index) for index in range(len(word))]
    return map("".join, islice(product(*choices), _MOST_SPELLINGS))


def _written_forms(word: str, index: int) -> str:
    """The letters that fold to one of a word, itself first; hamzas where they are usual."""
    letter = word[index]
    if index == len(word) - 1:
        return {"ه": "هة", "ي": "يى"}.get(letter, letter)
    is_first = index < _LONGEST_PREFIX
    return {"ا": "اأإآ" if is_first else "اأ", "ء": "ءئؤ"}.get(letter, letter)


def _is_likely(found: dict[str, float]) -> bool:
    """Whether one of the words will do: one that is rare itself may be another slip."""
    return max(found.values(), default=-inf) > log10(_FEWEST_OCCURRENCES) - _CHEAP


def _split(word: str, frequency: Frequency) -> Iterator[tuple[str, str, float]]:
    """The several words that one may be, the rarest of them, and the price: a dear slip a blank."""
    if words := split_joined(word, frequency):
        yield words, min(words.split(), key=frequency), _DEAR * words.count(" ")


def _unique(variants: Iterator[tuple[str, str, float]]) -> Iterator[tuple[str, str, float]]:
    seen: set[str] = set()
    for variant in variants:
        if variant[1] not in seen:
            seen.add(variant[1])
            yield variant


def _one_slip(word: str) -> Iterator[tuple[str, str, float]]:
    """Whole words, the stems in them that are looked up, and the price; cheap slips first.

    A stem that occurs says less than a whole word that does, so a cut has its price as well.
    """
    for edit in (_cheap_edits, _dear_edits):
        for prefix, swallowed, stem in _readings(word):
            for variant, price in edit(stem):
                yield prefix + variant[swallowed:], variant, price + bool(prefix)


def _two_slips(word: str) -> Iterator[tuple[str, str, float]]:
    """The same with two cheap slips, then with a cheap and a dear one, in long words only."""
    for edit in (_cheap_edits, _dear_edits):
        for prefix, swallowed, stem in _readings(word):
            if len(stem.removeprefix(ARTICLE)) < _LONG_WORD:
                continue
            for once, price in _cheap_edits(stem):
                for twice, more in edit(once):
                    yield prefix + twice[swallowed:], twice, price + more + bool(prefix)


def _readings(word: str) -> Iterator[tuple[str, int, str]]:
    """Proclitics, how much of the article ل has swallowed, and the rest of the word."""
    for cut in cut_proclitics(word):
        if len(cut.word) >= _SHORTEST_WORD:
            swallowed = len(cut.word) - (len(word) - cut.offset)
            yield word[: cut.offset], swallowed, cut.word


def _cheap_edits(word: str) -> Iterator[tuple[str, float]]:
    for index, letter in enumerate(word):
        before, after = word[:index], word[index + 1 :]
        for other in _NEAR.get(letter, ""):
            yield before + other + after, _CHEAP
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:], _CHEAP
        if after[:1] == letter:
            yield before + after, _CHEAP


def _dear_edits(word: str) -> Iterator[tuple[str, float]]:
    for index in range(len(word) + 1):
        before, after = word[:index], word[index:]
        if after:
            yield before + after[1:], _DEAR
        for other in _LETTERS:
            yield before + other + after, _DEAR
            if after:
                yield before + other + after[1:], _DEAR


def _find_near() -> dict[str, str]:
    """Per letter those that are easily written for it."""
    near: dict[str, dict[str, None]] = {letter: {} for letter in _LETTERS}
    groups = [*_SAME_SHAPE, *_SAME_SOUND]
    groups += ["".join(pair) for row in _KEY_ROWS for pair in pairwise(row)]
    for group in groups:
        for letter in group:
            near[letter].update(dict.fromkeys(group.replace(letter, "")))
    return {letter: "".join(others) for letter, others in near.items()}


_NEAR = _find_near()
