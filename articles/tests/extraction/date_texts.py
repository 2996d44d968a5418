"""Read texts in which dates are marked with brackets: ``في [عام 2014] سقطت``."""

import re

from articles.extraction.dates import find_dates
from articles.extraction.document import Document
from articles.extraction.gazetteer import Gazetteer
from articles.extraction.mention import Mention

_NO_NAMES = Gazetteer((), ())


def dates_in(text: str, published: str = "2016-12-13") -> list[Mention]:
    return list(find_dates(Document(text, _NO_NAMES, published)))


def mark_dates(text: str) -> str:
    for mention in reversed(dates_in(text)):
        text = f"{text[: mention.start]}[{mention.surface}]{text[mention.end :]}"
    return text


def unmark(text: str) -> str:
    return re.sub(r"[\[\]]", "", text)
