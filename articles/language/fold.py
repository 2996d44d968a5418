"""Fold Arabic spelling to one search form, keeping the way back to the original offsets.

What counts as *the same spelling* follows the orthographic normalisation of Larkey, Ballesteros &
Connell (2002) as it stands in ``camel_tools.utils.normalize`` (alef, alef maqsura, ta marbuta),
plus what newspapers vary besides: hamza seats, diacritics, tatweel, presentation forms (Unicode
NFKC), Persian and Urdu letters, both sets of Arabic digits, Latin case and accents.

Almost every replacement is one character for one, so offsets rarely move; where characters vanish
or multiply (diacritics, tatweel, ligatures) a sparse list of shifts leads back to the source.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import chain

#: Raised whenever the folded form of any text changes: index and aliases are then derived anew.
FOLD_VERSION = 1

_MARKS = (
    "\u00ad"  # soft hyphen
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"  # Arabic marks
    "\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"  # invisible controls
    "\u0640"  # tatweel
    "\u0300-\u036f"  # combining accents
)
_FIRST_ARABIC_FORM = "\ufb50"
_PRESENTATION_FORMS = f"{_FIRST_ARABIC_FORM}-\ufdfd\ufe70-\ufefc"
_ACCENTED_LATIN = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff\u212b\ufb00-\ufb06"
_MARK = re.compile(f"[{_MARKS}]+")
_IRREGULAR = re.compile(f"[{_MARKS}{_PRESENTATION_FORMS}{_ACCENTED_LATIN}]+")

# Replacing letter by letter is several times faster than any pattern or table of the whole.
_ONE_TO_ONE = tuple(
    chain(
        zip("أإآٱىة", "ااااي\u0647", strict=True),
        zip("ؤئٶٸ", "ءءءء", strict=True),
        zip("کڪگپچژڤڨی\u06d2ېہەۀۃھ", "كككبجزفقيييههههه", strict=True),
        ((chr(0x0660 + digit), str(digit)) for digit in range(10)),
        ((chr(0x06F0 + digit), str(digit)) for digit in range(10)),
        zip("٪٫", "%.", strict=True),
    )
)


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A folded text and, per place where the lengths drift apart, the shift to the original.

    ``breaks`` are offsets into ``text`` in rising order; from ``breaks[i]`` on, the original
    offset is the folded one plus ``shifts[i]``.
    """

    text: str
    breaks: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()

    def original(self, offset: int) -> int:
        """The code point offset in the original text of the folded character at ``offset``."""
        if not self.breaks:
            return offset
        index = bisect_right(self.breaks, offset) - 1
        return offset + (self.shifts[index] if index >= 0 else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open original span of a non-empty folded span, its last letter's marks inside.

        >>> folded = fold_text("في ســــوريا")
        >>> folded.text[3:8], folded.span(3, 8)
        ('سوريا', (3, 12))
        """
        if not self.breaks:
            return start, end
        # Marks that were deleted right after the last letter belong to it; of a ligature there is
        # no half.
        return self.original(start), max(self.original(end - 1) + 1, self.original(end))


def fold(text: str) -> str:
    """The folded form of a text, for comparing and indexing.

    >>> fold("إِدْلِب"), fold("النصرة"), fold("ســــوريا"), fold("١٢ مستشفى")
    ('ادلب', 'النصره', 'سوريا', '12 مستشفي')
    """
    return _fold_one_to_one(_IRREGULAR.sub(_regular_form, text))


def fold_text(text: str) -> FoldedText:
    """Fold a text and keep the map back to its offsets (code points).

    >>> fold_text("الرّقة").span(0, 5)
    (0, 6)
    """
    pieces: list[str] = []
    breaks: list[int] = []
    shifts: list[int] = []
    length = position = 0
    for match in _IRREGULAR.finditer(text):
        start, end = match.span()
        pieces.append(text[position:start])
        length += start - position
        for offset in range(start, end):
            piece = _regular_character(text[offset])
            pieces.append(piece)
            # Each character of an expansion points at the one it came from.
            for index in range(len(piece)):
                breaks.append(length + index)
                shifts.append(offset - length - index)
            length += len(piece)
        position = end
        breaks.append(length)
        shifts.append(end - length)
    if not pieces:
        return FoldedText(_fold_one_to_one(text))
    pieces.append(text[position:])
    folded = _fold_one_to_one("".join(pieces))
    return FoldedText(folded, tuple(breaks), tuple(shifts))


def strip_marks(text: str) -> str:
    """The text without diacritics, tatweel and invisible characters, its letters as they are.

    >>> strip_marks("حَلَبـــ")
    'حلب'
    """
    return _MARK.sub("", text)


def _regular_form(match: re.Match[str]) -> str:
    return "".join(map(_regular_character, match.group()))


@cache
def _regular_character(character: str) -> str:
    """What stands for one irregular character: nothing, a base letter, or a ligature's letters."""
    # Latin letters lose their accents; an Arabic hamza stays on its seat, where it is a letter.
    is_arabic = character >= _FIRST_ARABIC_FORM
    regular = unicodedata.normalize("NFKC" if is_arabic else "NFKD", character)
    return _MARK.sub("", regular).replace(" ", "")


def _fold_one_to_one(text: str) -> str:
    for old, new in _ONE_TO_ONE:
        text = text.replace(old, new)
    # The one character whose small form is two (İ) has lost its dot by now.
    return text.lower()
