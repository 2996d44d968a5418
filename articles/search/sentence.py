"""A query said in the reader's language: a tree in, a sentence out.

Every message is a whole phrase around a quoted text, so that no translation depends on the gender
or number of what is put in.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.search.syntax import And, Field, Node, Not, Or, Phrase, Range, Word

_FIELDS = {
    "place": gettext_lazy("a mention of the place “%(value)s”"),
    "faction": gettext_lazy("a mention of the faction “%(value)s”"),
    "source": gettext_lazy("the source “%(value)s”"),
    "title": gettext_lazy("“%(value)s” in the title"),
    "author": gettext_lazy("the author “%(value)s”"),
    "after": gettext_lazy("publication in %(value)s or later"),
    "before": gettext_lazy("publication in %(value)s or earlier"),
    "published": gettext_lazy("publication in %(value)s"),
    "mentioned": gettext_lazy("a mention of the date %(value)s"),
}
_RANGES = {
    "published": gettext_lazy("publication between %(first)s and %(last)s"),
    "mentioned": gettext_lazy("a mention of a date between %(first)s and %(last)s"),
}
_OPEN = {
    ("published", "first"): gettext_lazy("publication in %(value)s or later"),
    ("published", "last"): gettext_lazy("publication in %(value)s or earlier"),
    ("mentioned", "first"): gettext_lazy("a mention of %(value)s or a later date"),
    ("mentioned", "last"): gettext_lazy("a mention of %(value)s or an earlier date"),
}


def describe_query(node: Node) -> str:
    """What a query asks for; empty where it is plain words only.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     describe_query(And((Word("حلب"), Not(Word("تدمر")), Field("source", "الميادين"))))
    'Articles: “حلب” and the source “الميادين”, but not “تدمر”.'
    """
    parts = node.parts if isinstance(node, And) else (node,)
    if all(isinstance(part, Word) and part == Word(part.text) for part in parts):
        return ""
    return _("Articles: %(parts)s.") % {"parts": _describe(node)}


def _describe(node: Node) -> str:
    match node:
        case And(parts):
            return _describe_all(parts)
        case Or(parts):
            return _chain(_("%(first)s or %(second)s"), parts)
        case Not(part):
            return _("without %(part)s") % {"part": _bracketed(part)}
        case Field(name, value):
            return _FIELDS[name] % {"value": value}
        case Range(name, first, last) if first and last:
            return _RANGES[name] % {"first": first, "last": last}
        case Range(name, first, last):
            return _OPEN[name, "first" if first else "last"] % {"value": first or last}
        case Word() | Phrase():
            return _describe_text(node)


def _describe_all(parts: tuple[Node, ...]) -> str:
    """What must match, then what must not."""
    wanted = tuple(part for part in parts if not isinstance(part, Not))
    if not wanted:
        return _chain(_("%(first)s and %(second)s"), parts)
    said = _chain(_("%(first)s and %(second)s"), wanted)
    for part in parts:
        if isinstance(part, Not):
            unwanted = _bracketed(part.part)
            said = _("%(first)s, but not %(part)s") % {"first": said, "part": unwanted}
    return said


def _describe_text(node: Word | Phrase) -> str:
    if node.exact:
        message = _("exactly “%(text)s”")
    elif isinstance(node, Phrase) and node.slop:
        message = _("“%(text)s” with at most %(slop)d words between")
        return message % {"text": node.text, "slop": node.slop}
    elif isinstance(node, Phrase):
        message = _("the phrase “%(text)s”")
    elif node.prefix:
        message = _("a word that begins with “%(text)s”")
    else:
        message = _("“%(text)s”")
    return message % {"text": node.text}


def _bracketed(node: Node) -> str:
    return f"({_describe(node)})" if isinstance(node, And | Or) else _describe(node)


def _chain(message: str, parts: tuple[Node, ...]) -> str:
    first, *others = map(_bracketed, parts)
    for other in others:
        first = message % {"first": first, "second": other}
    return first
