"""What stands around a span of a text, as whole words: enough to see what the span means there."""

import re


def cut_around(text: str, start: int, end: int, width: int) -> tuple[str, str]:
    """The text before and after ``[start, end)``, ``width`` code points of each at the most.

    A word that would be cut is left out; what touches the span itself stays.

    >>> cut_around("قال السكان إن حلب القديمة آمنة", 14, 17, 9)
    ('إن ', ' القديمة')
    """
    begin, stop = max(0, start - width), end + width
    before, after = text[begin:start], text[end:stop]
    if begin and not text[begin - 1].isspace():
        before = re.sub(r"\A\S*\s*", "", before)
    if stop < len(text) and not text[stop].isspace():
        after = re.sub(r"\s*\S*\Z", "", after)
    return before, after
