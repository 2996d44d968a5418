"""Why a mention stands where it does: the rule, the name and the words it relied on, in sentences.

What a rule found and on what grounds is stored with the mention; here it is put into the reader's
language. Nothing is looked up, so that a page with a thousand mentions costs no query.
"""

import re

from django.utils.translation import gettext as _

from articles.extraction.mention import Kind
from articles.language.fold import fold, fold_text
from articles.language.tokens import fold_name
from articles.models import Mention
from articles.services.reasons import REASONS

_AROUND = 60
_KNOWN_PLACE = "place.gazetteer"
_YEAR = re.compile(r"\d{4}")
#: Keeps a date or a key in Latin letters in its order inside an Arabic sentence.
_ISOLATE = "\N{LEFT-TO-RIGHT ISOLATE}%s\N{POP DIRECTIONAL ISOLATE}"


def explain(mention: Mention) -> list[str]:
    """Sentences that say why the mention is one, and why it means what it means.

    For what a person marked there is one sentence: that a person did.
    """
    if mention.origin == Mention.Origin.PERSON and not mention.rule:
        return [_("A person marked it.")]
    if mention.rule not in REASONS:
        return [_("Found by the rule %(rule)s.") % {"rule": _ISOLATE % mention.rule}]
    reason = str(REASONS[mention.rule])
    sentences = [reason % {"evidence": _quote_evidence(mention)}]
    if mention.kind == Kind.DATE:
        return [*sentences, *_explain_value(mention)]
    if "%(evidence)s" not in reason:
        sentences += _explain_evidence(mention)
    return [*sentences, *_explain_name(mention)]


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


def _explain_evidence(mention: Mention) -> list[str]:
    """What stands by a known name: a head word tells a governorate from its city."""
    if not mention.evidence:
        return []
    evidence = {"evidence": _quote_evidence(mention)}
    if mention.rule == _KNOWN_PLACE:
        return [_("The word “%(evidence)s” says what kind it is.") % evidence]
    return [_("It relied on “%(evidence)s”.") % evidence]


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


def _quote_evidence(mention: Mention) -> str:
    """The evidence as the article spells it where the article is at hand, else as it is stored.

    Rules work on folded text, whose مدينه would look like a misspelling.
    """
    if not (mention.evidence and Mention.article.is_cached(mention)):
        return mention.evidence
    body, start, end = mention.article.body, mention.start, mention.end
    for window in (body[max(0, start - _AROUND) : end], body[start : end + _AROUND]):
        folded = fold_text(window)
        found = [*re.finditer(rf"{re.escape(fold(mention.evidence))}(?!\w)", folded.text)]
        if found:
            return window[slice(*folded.span(*found[-1].span()))]
    return mention.evidence
