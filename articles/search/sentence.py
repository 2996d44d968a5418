"""A query said in the reader's language: a tree in, a sentence out.

Every message is a whole phrase around a quoted text, so that no translation depends on the gender
or number of what is put in.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.search.syntax import And, Field, Leaf, Node, Not, Or, Phrase, Range, Word, parts_of
from articles.search.trees import fold_tree

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
    return _("Articles: %(parts)s.") % {"parts": _say(node, fold_tree(node, parts_of, _describe))}


def _describe(node: Node, texts: list[str]) -> str:
    """A node in words, of one that must not match its part alone."""
    match node:
        case And(parts):
            return _describe_all(parts, texts)
        case Or(parts):
            return _chain(_("%(first)s or %(second)s"), list(map(_say_part, parts, texts)))
        case Not(part):
            return _say_part(part, texts[0])
    return _describe_leaf(node)


def _say_part(part: Node, text: str) -> str:
    return f"({text})" if isinstance(part, And | Or) else _say(part, text)


def _say(node: Node, text: str) -> str:
    return _("without %(part)s") % {"part": text} if isinstance(node, Not) else text


def _describe_leaf(leaf: Leaf) -> str:
    match leaf:
        case Field(name, value, exact, prefix):
            marked = f"{'=' if exact else ''}{value}{'*' if prefix else ''}"
            return _FIELDS[name] % {"value": marked}
        case Range(name, first, last) if first and last:
            return _RANGES[name] % {"first": first, "last": last}
        case Range(name, first, last):
            return _OPEN[name, "first" if first else "last"] % {"value": first or last}
        case Word() | Phrase():
            return _describe_text(leaf)


def _describe_all(parts: tuple[Node, ...], texts: list[str]) -> str:
    """What must match, then what must not."""
    pairs = list(zip(parts, texts, strict=True))
    wanted = [_say_part(part, text) for part, text in pairs if not isinstance(part, Not)]
    message = _("%(first)s and %(second)s")
    if not wanted:
        return _chain(message, [_say(*pair) for pair in pairs])
    said = _chain(message, wanted)
    for part, text in pairs:
        if isinstance(part, Not):
            said = _("%(first)s, but not %(part)s") % {"first": said, "part": text}
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


def _chain(message: str, texts: Sequence[str]) -> str:
    first, *others = texts
    for other in others:
        first = message % {"first": first, "second": other}
    return first
