"""Why a mention is where it is, in sentences for the editor."""

from django.utils.translation import gettext as _

from articles.models import Mention


def explain(mention: Mention) -> list[str]:
    """Who or what found the mention, and on what grounds, in the reader's language."""
    if mention.origin == Mention.Origin.PERSON and not mention.rule:
        return [_("A person marked it.")]
    sentences = (
        [_("Found by the rule “%(rule)s”.") % {"rule": mention.rule}] if mention.rule else []
    )
    if mention.evidence:
        sentences.append(_("It relied on: %(evidence)s") % {"evidence": mention.evidence})
    return sentences
