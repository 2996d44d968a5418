"""Consonant skeletons: one key for an Arabic name and for its spellings in Latin letters.

Romanisations (ALA-LC, BGN/PCGN, DIN 31635, the habits of the English, French and German press) and
the chat alphabet (Arabizi: 7 for ح, 3 for ع) differ most in vowels, doubled letters, the article
and the end of the feminine, and confuse consonants that lie close together. A skeleton is what is
left without all that, so it collides: what it finds is only a candidate, to be compared in full
(``transliteration``).

Where a Latin spelling can be read in several ways (``sh`` is ش or س + ه) it has several skeletons;
an Arabic name has one.
"""

import re
from itertools import islice, pairwise, product

from articles.language.clitics import ARTICLE
from articles.language.fold import fold
from articles.language.tokens import WORD

_FEWEST_CONSONANTS = 2
_SHORTEST_WITH_ARTICLE = 4
_MOST_READINGS = 32
_LONGEST_NAME = 60

#: Per class of consonants that romanisations confuse, the Arabic letters (folded) that fall in it.
_ARABIC_CLASSES = (
    ("b", "ب"),
    ("T", "تطثدضذظ"),
    ("g", "جغ"),
    ("h", "حخه"),
    ("S", "سصشز"),
    ("k", "قك"),
    ("f", "ف"),
    ("l", "ل"),
    ("m", "م"),
    ("n", "ن"),
    ("r", "ر"),
)
_ARABIC = {letter: name for name, letters in _ARABIC_CLASSES for letter in letters}

#: Latin spellings with the classes that each may stand for, the likeliest first.
_LATIN = {
    "3'": ("g",),
    "9'": ("T",),
    "sch": ("S",),
    "sh": ("S", "Sh"),
    "ch": ("S", "h"),
    "kh": ("h", "kh"),
    "gh": ("g",),
    "dh": ("T",),
    "th": ("T",),
    "ph": ("f",),
    "zh": ("g",),
    "dj": ("g",),
    "ck": ("k",),
    "b": ("b",),
    "p": ("b",),
    "t": ("T",),
    "d": ("T",),
    "6": ("T",),
    "j": ("g",),
    "g": ("g", "k"),
    "8": ("g", "k"),
    "h": ("h",),
    "5": ("h",),
    "7": ("h",),
    "s": ("S",),
    "z": ("S", "T"),
    "x": ("kS", "h"),
    "k": ("k",),
    "q": ("k",),
    "c": ("k", "g"),
    "9": ("k", "S"),
    "2": ("", "k"),
    "f": ("f",),
    "v": ("f", ""),
    "l": ("l",),
    "m": ("m",),
    "n": ("n",),
    "r": ("r",),
}
_CONSONANTS = "|".join(sorted(_LATIN, key=len, reverse=True))
# A doubled consonant (sh-sh too) is one; the rest are vowels, w and y, and 3.
_LATIN_SOUND = re.compile(rf"({_CONSONANTS})\1*|[a-z3']")
#: Letters, apostrophes of every shape, and the digits of the chat alphabet.
_LATIN_WORD = re.compile(r"[a-z'235-9]+")
_APOSTROPHE = re.compile("[’‘ʼʾʿ`´ʻ]")
_ARTICLE = re.compile(r"[aeiou](?:l|([rnzstd])|(?:[sc]h|th|dh))")
_JOINED_ARTICLE = re.compile(r"[ae]l(?=\w{3})")
_FEMININE_END = re.compile(r"(?<=[aeiou])t?h?$")


def latin_words(text: str) -> list[str]:
    """The words of a name in Latin letters, articles away; none where it is no such name.

    >>> latin_words("Dayr az-Zawr"), latin_words("7alab"), latin_words("F16"), latin_words("2016")
    (['dayr', 'zawr'], ['7alab'], [], [])
    """
    folded = fold(_APOSTROPHE.sub("'", text[:_LONGEST_NAME]))
    words = re.split(r"[\s\-_.]+", folded.strip())
    if not all(map(_LATIN_WORD.fullmatch, words)) or not re.search("[a-z]", folded):
        return []
    following = [*words[1:], ""]
    return [
        word for word, after in zip(words, following, strict=True) if not _is_article(word, after)
    ]


def arabic_skeleton(name: str) -> str:
    """The skeleton of an Arabic name; empty for names of other scripts and too short ones.

    >>> arabic_skeleton("دير الزور"), arabic_skeleton("القامشلي"), arabic_skeleton("Aleppo")
    ('TrSr', 'kmSl', '')
    """
    # Without the end of the feminine, which may be silent.
    stems = (word[:-1] if word.endswith("ه") else word for word in arabic_words(name))
    consonants = "".join(_ARABIC.get(letter, "") for stem in stems for letter in stem)
    return _finish(consonants)


def latin_skeletons(text: str) -> tuple[str, ...]:
    """The skeletons of a name in Latin letters, the likeliest first.

    >>> latin_skeletons("Deir ez-Zor"), latin_skeletons("7alab"), latin_skeletons("of")
    (('TrSr', 'TrTr'), ('hlb',), ())
    """
    readings = product(*(_read_word(word) for word in latin_words(text)))
    skeletons = (_finish("".join(reading)) for reading in islice(readings, _MOST_READINGS))
    return tuple(dict.fromkeys(filter(None, skeletons)))


def arabic_words(name: str) -> list[str]:
    """The folded words of an Arabic name without their articles.

    >>> arabic_words("دير الزور")
    ['دير', 'زور']
    """
    return [
        word.removeprefix(ARTICLE) if len(word) >= _SHORTEST_WITH_ARTICLE else word
        for word in WORD.findall(fold(name))
    ]


def _read_word(word: str) -> list[str]:
    """The readings of a Latin word in consonant classes: with and without article and end."""
    stems = [_FEMININE_END.sub("", word), word]
    stems += [
        _JOINED_ARTICLE.sub("", stem, count=1) for stem in stems if _JOINED_ARTICLE.match(stem)
    ]
    readings = (
        "".join(reading)
        for stem in dict.fromkeys(stems)
        for reading in product(*(_LATIN.get(sound, ("",)) for sound in _sounds(stem)))
    )
    return list(dict.fromkeys(islice(readings, _MOST_READINGS)))


def _sounds(word: str) -> list[str]:
    return [match[1] or match[0] for match in _LATIN_SOUND.finditer(word)]


def _is_article(word: str, after: str) -> bool:
    """al- and el- before any word; ar-, az-, ash- only before their own consonant."""
    if not after or not _ARTICLE.fullmatch(word):
        return False
    return word[1:] == "l" or after.startswith(word[1:])


def _finish(consonants: str) -> str:
    """The key: a nasal before b is m (منبج is spoken and written Membij)."""
    if len(consonants) < _FEWEST_CONSONANTS:
        return ""
    pairs = pairwise(consonants + " ")
    return "".join("m" if letter == "n" and after == "b" else letter for letter, after in pairs)
