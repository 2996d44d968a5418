"""Words typed on the wrong keyboard layout, given back as they were meant.

The layouts are Arabic (101) and US English as Windows, macOS and Linux ship them: each key's letter
without Shift, and the few with Shift that are letters of words.
"""

_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvnm,./"
_ARABIC_KEYS = "ذضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ"
#: The key B types two letters, and so do some with Shift.
_SEVERAL = {"b": "لا", "G": "لأ", "T": "لإ", "B": "لآ"}
_SHIFTED = {"H": "أ", "Y": "إ", "N": "آ"}

_TO_ARABIC = {
    **{key.upper(): letter for key, letter in zip(_LATIN_KEYS, _ARABIC_KEYS, strict=True)},
    **dict(zip(_LATIN_KEYS, _ARABIC_KEYS, strict=True)),
    **_SHIFTED,
    **_SEVERAL,
}
_TO_LATIN = {
    **{letter: key.lower() for key, letter in _SHIFTED.items()},
    **dict(zip(_ARABIC_KEYS, _LATIN_KEYS, strict=True)),
}


def to_arabic(text: str) -> str:
    """What the keys of a Latin text write on the Arabic layout; other characters stay.

    >>> to_arabic("pgf"), to_arabic("]lar"), to_arabic("s,vdh 2016")
    ('حلب', 'دمشق', 'سوريا 2016')
    """
    return "".join(_TO_ARABIC.get(character, character) for character in text)


def to_latin(text: str) -> str:
    """What the keys of an Arabic text write on the English layout; other characters stay.

    >>> to_latin("سغقهش"), to_latin("لاقهفشهى")
    ('syria', 'britain')
    """
    for key, letters in _SEVERAL.items():
        text = text.replace(letters, key.lower())
    return "".join(_TO_LATIN.get(character, character) for character in text)
