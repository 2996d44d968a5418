"""Words for the types and sides of entities, and for numbers."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

PLACE_TYPES = {
    "continent": _("continent"),
    "region": _("region"),
    "country": _("country"),
    "governorate": _("governorate"),
    "district": _("district"),
    "city": _("city"),
    "town": _("town"),
    "village": _("village"),
    "neighbourhood": _("neighbourhood"),
    "camp": _("camp"),
    "river": _("river"),
    "lake": _("lake"),
    "mountain": _("mountain"),
    "valley": _("valley"),
    "plain": _("plain"),
    "desert": _("desert"),
    "road": _("road"),
    "airport": _("airport"),
    "base": _("military base"),
    "crossing": _("crossing"),
    "dam": _("dam"),
    "castle": _("castle"),
    "island": _("island"),
    "sea": _("sea"),
    "site": _("site"),
}
FACTION_TYPES = {
    "state_force": _("state force"),
    "unit": _("unit"),
    "armed_group": _("armed group"),
    "jihadist": _("jihadist group"),
    "militia": _("militia"),
    "alliance": _("alliance"),
    "operations_room": _("operations room"),
    "party": _("party"),
    "police": _("police"),
}
_SIDES = {
    "government": _("with the Syrian government"),
    "opposition": _("with the Syrian opposition"),
    "jihadist": _("jihadist"),
    "kurdish-led": _("Kurdish-led"),
    "iran-linked": _("linked to Iran"),
    "palestinian": _("Palestinian"),
    "local": _("local"),
    "foreign-state": _("foreign state"),
    "foreign-group": _("foreign group"),
    "international": _("international"),
}
_REFERENCES = {
    "authored": _("general knowledge, yet to be checked by an editor"),
    "general knowledge": _("general knowledge, yet to be checked by an editor"),
    "geonames": "GeoNames",
    "cldr": "Unicode CLDR",
}
_LANGUAGES = {
    "ar": _("Arabic"),
    "en": _("English"),
    "fr": _("French"),
    "ku": _("Kurdish"),
    "tr": _("Turkish"),
    "fa": _("Persian"),
    "ru": _("Russian"),
    "he": _("Hebrew"),
}


@register.filter
def type_name(code: str) -> str:
    """A type of place or faction in words; the code itself where there are none."""
    return str(PLACE_TYPES.get(code) or FACTION_TYPES.get(code) or code)


@register.simple_tag
def entity_types() -> list[tuple[str, str, str]]:
    """All types of places and factions: kind, code and words."""
    kinds = (("place", PLACE_TYPES), ("faction", FACTION_TYPES))
    return [(kind, code, str(name)) for kind, types in kinds for code, name in types.items()]


@register.filter
def side_name(code: str) -> str:
    """The side that a faction fights for, in words."""
    return str(_SIDES.get(code, code))


@register.filter
def language_name(code: str) -> str:
    """A language in words."""
    return str(_LANGUAGES.get(code, code))


@register.filter
def reference_name(code: str) -> str:
    """Where what is known of an entity comes from, in words; the reference itself if it is none of ours."""
    return str(_REFERENCES.get(code, code))


@register.filter
def grouped(number: int) -> str:
    """A number with its thousands apart.

    >>> grouped(12345)
    '12,345'
    """
    return f"{number:,}"
