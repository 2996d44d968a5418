"""Blind double annotation: begin, mark in a layer of one's own, compare, and let a third decide."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.extraction.agreement import Agreement, Mark, measure
from articles.extraction.mention import Kind
from articles.models import Article, DoubleReading, Layer, LayerMention, Mention
from articles.services import annotating
from articles.services.readings import Reading, check_reading

_EDITORS = 2


@dataclass(frozen=True, slots=True)
class Difference:
    """A span where two layers differ: what each has there (None where nothing)."""

    start: int
    end: int
    kind: str
    first: LayerMention | None
    second: LayerMention | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two finished layers side by side."""

    layers: tuple[Layer, Layer]
    agreement: list[Agreement]
    agreed: list[LayerMention]
    differences: list[Difference]


@transaction.atomic
def open_layer(*, article: Article, user: User) -> Layer:
    """The editor's layer in the article's open double reading; begins either where there is none.

    Raises:
        ValidationError: two others are marking the article already.
    """
    Article.objects.select_for_update().only("pk").get(pk=article.pk)
    reading = DoubleReading.objects.undecided().filter(article=article).first()
    reading = reading or DoubleReading.objects.create(article=article)
    layers = list(reading.layers.all())
    mine = next((layer for layer in layers if layer.editor_id == user.pk), None)
    if mine is None and len(layers) >= _EDITORS:
        raise ValidationError(_("Two editors are marking this article already."))
    return mine or Layer.objects.create(reading=reading, editor=user)


@transaction.atomic
def mark(*, layer: Layer, reading: Reading, replaces: LayerMention | None = None) -> LayerMention:
    """Mark a span in a layer, in the place of another mark if one is given.

    Raises:
        ValidationError: by field; the span is outside the text, or the layer is finished.
    """
    _check_open(layer)
    reading = check_reading(layer.reading.article, reading)
    if replaces and (replaces.kind, replaces.start, replaces.end) != reading.place:
        replaces.delete()
    body = layer.reading.article.body
    saved, _created = LayerMention.objects.update_or_create(
        layer=layer,
        kind=reading.kind,
        start=reading.start,
        end=reading.end,
        defaults={
            "surface": body[reading.start : reading.end],
            "entity": reading.entity,
            "value": reading.value,
        },
    )
    return saved


@transaction.atomic
def unmark(*, layer: Layer, mention: LayerMention) -> None:
    """Take a mark out of a layer.

    Raises:
        ValidationError: the layer is finished.
    """
    _check_open(layer)
    mention.delete()


@transaction.atomic
def finish_layer(*, layer: Layer) -> None:
    """Close a layer: from now on it can be compared and no longer changed."""
    locked = Layer.objects.select_for_update().get(pk=layer.pk)
    if locked.finished_at is None:
        locked.finished_at = timezone.now()
        locked.save(update_fields=["finished_at"])


def as_mentions(layer: Layer) -> list[Mention]:
    """A layer's marks as unsaved mentions, which pages know how to show, with the marks' ids."""
    return [as_mention(layer, mark) for mark in layer.mentions.select_related("entity")]


def as_mention(layer: Layer, mark: LayerMention) -> Mention:
    """A mark as an unsaved mention with the mark's id."""
    return Mention(
        pk=mark.pk,
        article_id=layer.reading.article_id,
        kind=mark.kind,
        start=mark.start,
        end=mark.end,
        surface=mark.surface,
        entity=mark.entity,
        value=mark.value,
        status=Mention.Status.ACCEPTED,
        author=layer.editor,
    )


def compare(reading: DoubleReading) -> Comparison | None:
    """The two layers side by side; None until both are finished."""
    layers = list(reading.layers.select_related("editor"))
    if len(layers) < _EDITORS or any(layer.finished_at is None for layer in layers):
        return None
    first, second = (_read(layer) for layer in layers)
    body = reading.article.body
    agreement = measure(body, map(_as_mark, first.values()), map(_as_mark, second.values()))
    agreed, differences = [], []
    for key in sorted({**first, **second}):
        one, other = first.get(key), second.get(key)
        if one and other and _denotes(one) == _denotes(other):
            agreed.append(one)
        else:
            start, end, kind = key
            differences.append(Difference(start, end, kind, one, other))
    return Comparison((layers[0], layers[1]), agreement, agreed, differences)


@transaction.atomic
def decide(*, reading: DoubleReading, chosen: Iterable[int], user: User) -> int:
    """Close a double reading: what both marked, and the chosen marks, become mentions.

    ``chosen`` are ids of marks that differ. Suggestions of the machine on other spans stay as they
    are. Returns how many mentions stand now by the decision.

    Raises:
        PermissionDenied: the editor is one of the two.
        ValidationError: it is closed already, not finished, or two choices exclude each other.
    """
    locked = DoubleReading.objects.select_for_update().select_related("article").get(pk=reading.pk)
    if locked.decided_at:
        raise ValidationError(_("Somebody has decided this already."))
    comparison = compare(locked)
    if comparison is None:
        raise ValidationError(_("Both editors must have finished first."))
    if user.pk in {layer.editor_id for layer in comparison.layers}:
        raise PermissionDenied(_("A third editor decides."))
    marks = [*comparison.agreed, *_pick(comparison, set(chosen))]
    for each in marks:
        said = Reading(each.kind, each.start, each.end, each.entity, each.value)
        annotating.add_mention(article=locked.article, reading=said, user=user)
    locked.decided_by, locked.decided_at = user, timezone.now()
    locked.save(update_fields=["decided_by", "decided_at"])
    return len(marks)


def _pick(comparison: Comparison, chosen: set[int]) -> list[LayerMention]:
    picked = []
    for difference in comparison.differences:
        wanted = [m for m in (difference.first, difference.second) if m and m.pk in chosen]
        if len(wanted) > 1:
            raise ValidationError(
                _("“%(surface)s”: choose one of the two.") % {"surface": wanted[0].surface}
            )
        picked += wanted
    return picked


def _check_open(layer: Layer) -> None:
    # Locked, lest a mark arrive while the layer is being finished.
    if Layer.objects.select_for_update().get(pk=layer.pk).finished_at:
        raise ValidationError(_("You have finished this article; it can no longer be changed."))


def _read(layer: Layer) -> dict[tuple[int, int, str], LayerMention]:
    marks = layer.mentions.select_related("entity")
    return {(mark.start, mark.end, mark.kind): mark for mark in marks}


def _as_mark(mention: LayerMention) -> Mark:
    return Mark(Kind(mention.kind), mention.start, mention.end, _denotes(mention))


def _denotes(mention: LayerMention) -> str:
    return mention.value if mention.kind == Mention.Kind.DATE else str(mention.entity_id or "")
