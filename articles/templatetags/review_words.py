"""Words and figures of the review pages."""

from django import template

from articles.models import Layer, LayerMention, Mention
from articles.services.doubling import Difference

register = template.Library()


@register.filter
def kind_name(kind: str) -> str:
    """A kind of mention in words."""
    return str(Mention.Kind(kind).label)


@register.filter
def measured(value: float | None) -> str:
    """A measure with two decimals; a dash where there is none.

    >>> measured(0.6667), measured(None)
    ('0.67', '—')
    """
    return "—" if value is None else f"{value:.2f}"


@register.filter
def sides(
    difference: Difference, layers: tuple[Layer, Layer]
) -> list[tuple[Layer, LayerMention | None]]:
    """What each of the two has at a difference."""
    return list(zip(layers, (difference.first, difference.second), strict=True))
