"""Find where else the words of a mention stand in a text, clitics cut off.

Whole words only, as the gazetteer finds names; a name that was marked without its article is found
with one too, the article left out of the span (فيروس in «بالفيروس»).
"""

from articles.extraction.document import Document
from articles.extraction.gazetteer import Gazetteer, Name
from articles.extraction.mention import Kind
from articles.language.clitics import ARTICLE
from articles.language.fold import fold
from articles.language.tokens import tokenize

Span = tuple[int, int]


def find_occurrences(text: str, surface: str) -> list[Span]:
    """The spans, in code points, at which a text has these words, in whatever spelling.

    >>> text = "فيروس كورونا: قال إن الفيروس انتشر بالفيروسات وبفَيروس آخر"
    >>> [text[start:end] for start, end in find_occurrences(text, "فيروس")]
    ['فيروس', 'فيروس', 'فَيروس']
    """
    words = tokenize(fold(surface))
    if not words:
        return []
    first = words[0].text
    variants = [surface] if first.startswith(ARTICLE) else [surface, ARTICLE + _from_first(surface)]
    # The kind is of no concern: a gazetteer of one name finds what it is asked for.
    names = [Name(variant, "", Kind.PLACE) for variant in variants]
    document = Document(text, Gazetteer([], names))
    return [
        document.folded.span(
            match.start
            if match.names[0].text == surface
            else document.tokens[match.first].end - len(first),
            match.end,
        )
        for match in document.matches
    ]


def _from_first(surface: str) -> str:
    """The surface from its first letter or digit on.

    >>> _from_first("«فيروس كورونا")
    'فيروس كورونا'
    """
    return surface[next(i for i, letter in enumerate(surface) if letter.isalnum()) :]
