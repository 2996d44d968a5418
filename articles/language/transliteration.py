"""How well a name in Latin letters agrees with an Arabic one.

The Latin letters are laid against the Arabic ones at the least cost (the alignment of Wagner and
Fischer, 1974): a letter costs nothing where it is spelled as ALA-LC, BGN/PCGN or the press spell it,
a little where a habit of some languages does, and short vowels, which Arabic does not write, cost
nothing.
"""

from functools import cache, lru_cache

from articles.language.skeletons import arabic_words, latin_words

_VOWELS = "aeiou'"
_WRONG = 1.0
_LONG_VOWEL = 0.4
#: Of a usual spelling, a habit of some, a loose one.
_PRICES = (0.0, 0.15, 0.4)
_NEVER = float("inf")
_REMEMBERED = 4096

#: Per folded Arabic letter: usual spellings | habits of some | loose ones. «-» is no letter at all.
_SPELLINGS = {
    "ا": "a aa | e ae 2a 2 | o i u 2i 2e -",
    "ب": "b | p |",
    "ت": "t | | th d 6",
    "ث": "th | t s | z",
    "ج": "j g dj | zh c |",
    "ح": "h 7 | | kh ch",
    "خ": "kh 5 7' ch | h x k |",
    "د": "d | | t dh",
    "ذ": "dh d z | th | t",
    "ر": "r | |",
    "ز": "z | | s",
    "س": "s | c | z",
    "ش": "sh ch sch | s |",
    "ص": "s 9 | c | z",
    "ض": "d dh 9' | z | th",
    "ط": "t 6 | | d",
    "ظ": "z dh 6' | d th |",
    "ع": "3 ' aa a'a | - 2 ae ou oo ai ei |",
    "غ": "gh g 3' 8 | | r j",
    "ف": "f ph v | |",
    "ق": "q k 9 8 | g c ck 2 | gh",
    "ك": "k c ck | q | ch",
    "ل": "l | |",
    "م": "m | |",
    "ن": "n | | m",
    "ه": "h | | 7 -",
    "و": "w u o ou oo au aw ow uw ouw | v ew |",
    "ي": "y i ee ai ay ei ey iy | e ie ii j | -",
    "ء": "- 2 ' | |",
}
#: At the start of a word ع is heard as its vowel.
_FIRST_SPELLINGS = {"ع": "3 ' a e i o u aa ou oo ee ai ay ei | | -"}
#: At the end of a word: alef, the feminine (folded to ه) and alef maqsura (folded to ي).
_LAST_SPELLINGS = {
    "ا": "a aa ah | e eh 2a | o i u -",
    "ه": "a ah eh e at et h | t i | -",
    "ي": "y i a ee iy | e ie iyy ai ay | -",
}
_LAST_AFTER_ALEF = {"ه": "- h t | |", "ء": "- ' 2 | |"}


def disagreement(latin: str, arabic: str) -> float:
    """How far a Latin spelling is from an Arabic name: 0 is the usual spelling, 1 a wrong letter.

    >>> disagreement("Halab", "حلب") < disagreement("Halab", "خلب") < disagreement("Halab", "جلب")
    True
    """
    stem = "".join(latin_words(latin))
    word = " ".join(arabic_words(arabic))
    costs = [_align(stem, word)]
    if stem.startswith(("al", "el")):
        costs.append(_align(stem[2:], word))
    return min(costs)


def most_disagreement(latin: str) -> float:
    """The disagreement up to which a Latin spelling of this length is taken for the name."""
    return 0.1 + 0.07 * len("".join(latin_words(latin)))


@lru_cache(maxsize=_REMEMBERED)
def _align(latin: str, arabic: str) -> float:
    """The least cost of spelling the Arabic words like the Latin letters, letter by letter."""
    row = [0.0] + [_NEVER] * len(latin)
    for before, letter, after in zip(f" {arabic}", arabic, f"{arabic[1:]} ", strict=False):
        if letter != " ":
            row = _spell(latin, _insert_vowels(latin, row), _spellings(before, letter, after))
    return min(row[-1], _insert_vowels(latin, row)[-1] + _LONG_VOWEL)


def _spell(latin: str, row: list[float], spellings: tuple[tuple[str, float], ...]) -> list[float]:
    """The costs once one more Arabic letter is spelled, per number of Latin letters used."""
    # A letter that has no spelling here, or another one than it should.
    missing = [cost + _WRONG for cost in row]
    new = list(map(min, missing, [_NEVER, *missing]))
    for start, cost in enumerate(row):
        for spelling, price in spellings:
            end = start + len(spelling)
            if not latin.startswith(spelling, start) or end > len(latin):
                continue
            new[end] = min(new[end], cost + price)
            # A doubled consonant is one letter with shadda.
            if spelling and latin.startswith(spelling, end):
                end += len(spelling)
                new[end] = min(new[end], cost + price)
    return new


def _insert_vowels(latin: str, row: list[float]) -> list[float]:
    """The costs with unwritten vowels, and at a price any other letters, put in between."""
    row = row.copy()
    for start, letter in enumerate(latin):
        row[start + 1] = min(row[start + 1], row[start] + _price_of_insertion(latin, start, letter))
    return row


def _price_of_insertion(latin: str, start: int, letter: str) -> float:
    if letter not in _VOWELS:
        return _WRONG
    if letter == "'":
        return 0.0
    before, after = latin[:start][-1:], latin[start + 1 : start + 2]
    if before + letter == "ou" or letter + after == "ou":
        # French spells the short vowel like the long one.
        return _PRICES[1] / 2
    # Arabic writes long vowels, glides, and the vowel that a word begins with.
    is_alone = start > 0 and before not in _VOWELS and (not after or after not in _VOWELS)
    return 0.0 if is_alone else _LONG_VOWEL


@cache
def _spellings(before: str, letter: str, after: str) -> tuple[tuple[str, float], ...]:
    listed = _SPELLINGS.get(letter, "| |")
    if before == " ":
        listed = _FIRST_SPELLINGS.get(letter, listed)
    if after == " ":
        special = _LAST_AFTER_ALEF if before == "ا" else _LAST_SPELLINGS
        listed = special.get(letter, listed)
    return tuple(
        (spelling.replace("-", ""), price)
        for group, price in zip(listed.split("|"), _PRICES, strict=True)
        for spelling in group.split()
    )
