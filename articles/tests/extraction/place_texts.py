"""Read texts in which places are marked with brackets: ``وصل إلى [دمشق]``."""

import re

from articles.extraction.builtin import builtin_gazetteer
from articles.extraction.document import Document
from articles.extraction.mention import Mention, select_longest
from articles.extraction.places import find_places


def places_in(text: str) -> list[Mention]:
    return select_longest(find_places(Document(text, builtin_gazetteer())))


def mark_places(text: str) -> str:
    for mention in reversed(places_in(text)):
        text = f"{text[: mention.start]}[{mention.surface}]{text[mention.end :]}"
    return text


def unmark(text: str) -> str:
    return re.sub(r"[\[\]]", "", text)
