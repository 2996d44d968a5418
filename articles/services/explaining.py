"""Why a mention stands where it does: the rule, the name and the words it relied on, in sentences.

What a rule found and on what grounds is stored with the mention; here it is put into the reader's
language. Nothing is looked up, so that a page with a thousand mentions costs no query.
"""

import re
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.extraction.mention import Kind
from articles.extraction.places.head_words import TYPES
from articles.language.fold import fold, fold_text
from articles.language.tokens import fold_name
from articles.models import Mention
from articles.services.reasons import REASONS

_AROUND = 60
_KNOWN_PLACE, _KNOWN_FACTION = "place.gazetteer", "faction.gazetteer"
#: The rules that choose between the bearers of a name, and say what they went by.
_CHOOSING_FACTIONS = frozenset(
    f"faction.{rule}"
    for rule in ("gazetteer", "trigger", "list", "quoted", "beside", "repeated", "country")
)
_YEAR = re.compile(r"\d{4}")
_DATE = re.compile(r"\d{4}(?:-|/|$)")
#: Keeps a date or a key in Latin letters in its order inside an Arabic sentence.
_ISOLATE = "\N{LEFT-TO-RIGHT ISOLATE}%s\N{POP DIRECTIONAL ISOLATE}"


class _Grounds(NamedTuple):
    """What a rule relied on: a word, and what decided between several bearers of the name."""

    word: str = ""
    deciders: tuple[str, ...] = ()


def explain(mention: Mention) -> list[str]:
    """Sentences that say why the mention is one, and why it means what it means.

    For what a person marked there is one sentence: that a person did.
    """
    if mention.origin == Mention.Origin.PERSON and not mention.rule:
        return [_("A person marked it.")]
    if mention.rule not in REASONS:
        return [_("Found by the rule %(rule)s.") % {"rule": _ISOLATE % mention.rule}]
    grounds = _grounds(mention)
    sentences = [str(REASONS[mention.rule]) % {"evidence": _spell(grounds.word, mention)}]
    if mention.kind == Kind.DATE:
        return [*sentences, *_explain_value(mention)]
    if mention.rule == _KNOWN_PLACE and fold(grounds.word) in TYPES:
        word = {"word": _spell(grounds.word, mention)}
        sentences.append(_("The word “%(word)s” says what kind it is.") % word)
    return [*sentences, *map(_explain_choice, grounds.deciders), *_explain_name(mention)]


def _grounds(mention: Mention) -> _Grounds:
    """The evidence of a name taken apart, as the rules put it together.

    Places have «word · area», factions «name; word; date; state»; others have one thing.
    """
    if mention.rule in _CHOOSING_FACTIONS:
        name, *rest = mention.evidence.split("; ")
        if mention.rule == _KNOWN_FACTION:
            return _Grounds("", tuple(rest))
        return _Grounds(rest[0] if rest else name, tuple(rest[1:]))
    if mention.kind == Kind.PLACE:
        word, *areas = mention.evidence.split(" · ")
        return _Grounds(word, tuple(areas))
    return _Grounds(mention.evidence)


def _explain_value(mention: Mention) -> list[str]:
    """What decided the value of a date, where the words alone did not."""
    evidence = {"date": _ISOLATE % mention.evidence}
    if not mention.value:
        return [_("Neither the text nor the date of publication decides which date is meant.")]
    if not mention.evidence:
        return []
    if _YEAR.fullmatch(mention.evidence):
        return [_("The year %(date)s comes from a heading or from the publication.") % evidence]
    return [_("Reckoned from the date of publication, %(date)s.") % evidence]


def _explain_choice(decider: str) -> str:
    """Why this bearer of the name and no other: its time, or the area that the article is about."""
    if _DATE.match(decider):
        date = {"date": _ISOLATE % decider}
        return (
            _("Of several bearers of the name it is the one of the article's date, %(date)s.")
            % date
        )
    area = {"area": decider}
    return _("Of several bearers of the name it is the one that goes with “%(area)s”.") % area


def _explain_name(mention: Mention) -> list[str]:
    """Which entity, where the text calls it otherwise; or that it has none yet."""
    if mention.entity is None:
        return [_("It is linked to no entity yet.")]
    usual = {fold_name(mention.entity.name_ar), fold_name(mention.entity.name_en)}
    written = fold_name(mention.surface)
    if {written, f"ا{written}"} & usual:
        return []
    names = {"surface": mention.surface, "name": mention.entity.name}
    return [_("“%(surface)s” is another name of “%(name)s”.") % names]


def _spell(word: str, mention: Mention) -> str:
    """A word as the article spells it where the article is at hand, else as it is stored.

    Rules work on folded text, whose مدينه would look like a misspelling.
    """
    if not (word and Mention.article.is_cached(mention)):
        return word
    body, start, end = mention.article.body, mention.start, mention.end
    for window in (body[max(0, start - _AROUND) : end], body[start : end + _AROUND]):
        folded = fold_text(window)
        found = [*re.finditer(rf"{re.escape(fold(word))}(?!\w)", folded.text)]
        if found:
            return window[slice(*folded.span(*found[-1].span()))]
    return word
