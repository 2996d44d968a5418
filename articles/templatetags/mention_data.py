"""A mention as the page's script knows it, from the page itself and from every answer."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.extraction.dates import bounds
from articles.models import Entity, Mention
from articles.services.explaining import explain
from articles.templatetags.entity_words import type_name
from articles.templatetags.written_dates import write_period

register = template.Library()
register.filter("why", explain)


@register.filter
def mention_data(mention: Mention) -> dict[str, Any]:
    """All that the script shows of a mention and says back about it.

    Entity and author should have been read with it.
    """
    return {
        "id": mention.pk,
        "kind": mention.kind,
        "start": mention.start,
        "end": mention.end,
        "surface": mention.surface,
        "status": mention.status,
        "status_text": str(mention.get_status_display()),
        "kind_text": str(mention.get_kind_display()),
        "version": mention.version,
        "origin": mention.origin,
        "entity": entity_data(mention.entity),
        "value": mention.value,
        "value_text": value_in_words(mention.value),
        "rule": mention.rule,
        "why": explain(mention),
        "note": mention.note,
        "author": mention.author.get_username() if mention.author else "",
        "label": _label(mention),
    }


@register.filter
def mentions_data(mentions: Iterable[Mention]) -> list[dict[str, Any]]:
    """The same of several mentions."""
    return [mention_data(mention) for mention in mentions]


def entity_data(entity: Entity | None) -> dict[str, Any] | None:
    """An entity as a mention links to it."""
    if entity is None:
        return None
    return {
        "id": entity.pk,
        "name": entity.name,
        "type": type_name(entity.type),
        "url": entity.get_absolute_url(),
    }


def value_in_words(value: str) -> str:
    """An EDTF date in the reader's language; empty for what is no date."""
    period = bounds(value) if value else None
    return write_period(*period, language=get_language() or "ar") if period else ""


def _label(mention: Mention) -> str:
    """What a screen reader says: kind, words, what they denote, status."""
    denoted = mention.entity.name if mention.entity else value_in_words(mention.value)
    if not denoted:
        is_date = mention.kind == Mention.Kind.DATE
        denoted = _("unresolved") if is_date else _("in no list")
    return _("%(kind)s: %(surface)s, %(denoted)s, %(status)s") % {
        "kind": mention.get_kind_display(),
        "surface": mention.surface,
        "denoted": denoted,
        "status": mention.get_status_display(),
    }
