"""What a date means: one that an editor types, or words that are read as extraction reads them."""

from articles.extraction.dates import find_dates
from articles.extraction.document import Document
from articles.extraction.gazetteer import Gazetteer


def read_date(words: str, *, published: str) -> str:
    """The EDTF value of the first date in some words, given when their article was published.

    Empty where there is none, or where it is undecided.

    >>> read_date("يوم الثلاثاء", published="2016-12-15")
    '2016-12-13'
    """
    document = Document(words, Gazetteer((), ()), published)
    return next((found.value or "" for found in find_dates(document)), "")
