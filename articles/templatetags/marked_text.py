"""Texts with marks in them, letter for letter what is stored: articles and snippets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.models import Article, Mention
from articles.search.highlight import Snippet
from articles.services.explaining import explain

register = template.Library()

_LONGEST_LINE = 10_000


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text and the mentions that cover all of it, the innermost first."""

    text: str
    mentions: tuple[Mention, ...] = ()


def segment(body: str, mentions: Iterable[Mention]) -> list[Segment]:
    """Cut a text wherever a mention or a line begins or ends; the segments' texts joined are it.

    Mentions may overlap, nest and share their span; what reaches past the text is cut off.
    """
    inside = sorted(
        (mention for mention in mentions if mention.start < min(mention.end, len(body))),
        key=lambda mention: mention.start,
    )
    edges = {0, len(body)}
    edges.update(mention.start for mention in inside)
    edges.update(min(mention.end, len(body)) for mention in inside)
    edges.update(line_ends(body))
    segments: list[Segment] = []
    open_mentions: list[Mention] = []
    upcoming = iter([*inside, None])
    following = next(upcoming)
    for start, end in pairwise(sorted(edges)):
        while following is not None and following.start <= start:
            open_mentions.append(following)
            following = next(upcoming)
        open_mentions = [mention for mention in open_mentions if mention.end > start]
        covering = sorted(open_mentions, key=lambda mention: mention.end - mention.start)
        segments.append(Segment(body[start:end], tuple(covering)))
    return segments


# Both are built here and not in templates, where a formatter might add white space to the text.


@register.simple_tag
def article_text(
    article: Article, mentions: Sequence[Mention], *, is_edited: bool = False
) -> SafeString:
    """The element with the article's text and nothing else, its mentions as links and marks.

    Each line is a box of its own, so that a browser lays out no more than the line that changes.
    Where the text is edited, mentions are as the script draws them: a link could not be selected
    in, and the script says what a mark means.
    """
    draw = _edited_html if is_edited else _html
    lines = _lines(segment(article.body, mentions), set(line_ends(article.body)))
    boxes = (
        f'<span class="line">{"".join(draw(piece) for piece in line)}</span>' for line in lines
    )
    text = mark_safe("".join(boxes))  # noqa: S308 (each piece is)
    return format_html('<div id="article-text" class="article-text" dir="auto">{}</div>', text)


@register.filter
def marked(snippet: Snippet) -> SafeString:
    """A snippet as HTML, what matched in ``<mark>``."""
    parts = "".join(
        f"<mark>{escape(part.text)}</mark>" if part.is_match else escape(part.text)
        for part in snippet.parts
    )
    before, after = "" if snippet.is_start else "… ", "" if snippet.is_end else " …"
    return mark_safe(f"{before}{parts}{after}")  # noqa: S308 (each part is)


def line_ends(body: str) -> Iterator[int]:
    """Where the lines of a text end, as they are shown: one that is far too long is several.

    A browser takes a tenth of a second to lay out a line of a hundred thousand letters anew.
    """
    start = 0
    for line_end in re.finditer(r"\n|\Z", body):
        while line_end.end() - start > _LONGEST_LINE:
            blank = body.rfind(" ", start, start + _LONGEST_LINE)
            start = blank + 1 if blank > start else start + _LONGEST_LINE
            yield start
        start = line_end.end()
        yield start


def _lines(segments: Iterable[Segment], ends: set[int]) -> Iterator[list[Segment]]:
    """The segments of each line."""
    line: list[Segment] = []
    offset = 0
    for piece in segments:
        line.append(piece)
        offset += len(piece.text)
        if offset in ends:
            yield line
            line = []


def _html(piece: Segment) -> SafeString:
    text = _escape_text(piece.text)
    if not piece.mentions:
        return text
    mention = piece.mentions[0]
    title = " — ".join(describe(each) for each in piece.mentions)
    attributes = format_html('class="{}" title="{}"', _classes(piece), title)
    if mention.entity is None:
        return format_html("<mark {}>{}</mark>", attributes, text)
    address = mention.entity.get_absolute_url()
    return format_html('<a href="{}" {}>{}</a>', address, attributes, text)


def _edited_html(piece: Segment) -> SafeString:
    text = _escape_text(piece.text)
    if not piece.mentions:
        return text
    ids = " ".join(str(mention.pk) for mention in piece.mentions)
    return format_html('<span class="{}" data-mentions="{}">{}</span>', _classes(piece), ids, text)


def _classes(piece: Segment) -> str:
    mention, *around = piece.mentions
    classes = [f"mention mention-{mention.kind} status-{mention.status}"]
    classes += [f"within-{kind}" for kind in sorted({outer.kind for outer in around})]
    return " ".join(classes)


def _escape_text(text: str) -> SafeString:
    """Escaped so that a browser's text is the same: it turns a bare CR into LF and drops NUL."""
    escaped = escape(text).replace("\r", "&#13;").replace("\0", "\N{REPLACEMENT CHARACTER}")
    return mark_safe(escaped)  # noqa: S308 (escaped above)


def describe(mention: Mention) -> str:
    """What is known of a mention, for its tooltip: kind, name or date, status, and why."""
    parts = [str(mention.get_kind_display())]
    if mention.entity:
        parts.append(mention.entity.name)
    elif mention.kind == Mention.Kind.DATE:
        parts.append(mention.value or _("unresolved"))
    parts.append(str(mention.get_status_display()))
    return " · ".join([*parts, *explain(mention)])
