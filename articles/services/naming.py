"""Entities and their names, as editors change them."""

from collections.abc import Iterable
from itertools import chain, count

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles.language.tokens import fold_name
from articles.models import Alias, Entity, Mention
from articles.search.outbox import record_change
from articles.services.batches import batches
from articles.services.signing import sign


@transaction.atomic
def save_entity(*, entity: Entity, user: User) -> Entity:
    """Save an entity; its main names are found as names, and a former name stays one.

    An entity without a key gets one after its name.

    Raises:
        ValidationError: the parent is of another kind, or the entity would contain itself.
    """
    check_parent(entity)
    entity.slug = entity.slug or _free_key(entity)
    sign(entity, user)
    entity.save()
    for text, language in ((entity.name_ar, "ar"), (entity.name_en, "en")):
        if text and not entity.aliases.filter(folded=fold_name(text)).exists():
            save_alias(alias=Alias(entity=entity, text=text, language=language), user=user)
    record_entity_change([entity.pk])
    return entity


@transaction.atomic
def make_entity(
    *, kind: str, name_ar: str, name_en: str = "", type_: str = "", user: User
) -> Entity:
    """Make an entity of the little that an editor says of it in passing.

    Raises:
        ValidationError: by field.
    """
    entity = Entity(kind=kind, name_ar=name_ar.strip(), name_en=name_en.strip(), type=type_.strip())
    entity.clean_fields(exclude={"slug", "loaded"})
    if not fold_name(entity.name_ar).strip():
        raise ValidationError({"name_ar": _("This name has no letters.")})
    return save_entity(entity=entity, user=user)


@transaction.atomic
def save_alias(*, alias: Alias, user: User) -> Alias:
    """Save a name of an entity.

    Raises:
        ValidationError: the entity has the name already, in this spelling or another.
    """
    check_alias(alias)
    sign(alias, user)
    alias.save()
    record_entity_change([alias.entity_id])
    return alias


@transaction.atomic
def delete_alias(*, alias: Alias, user: User) -> None:
    """Take a name from an entity."""
    sign(alias, user)
    record_entity_change([alias.entity_id])
    alias.delete()


def reason_to_keep(entity: Entity, *, fate: str = "") -> str:
    """Why an entity cannot be deleted, for the editor to read; empty where it can.

    ``fate`` says what is to become of its mentions: nothing is decided where it is empty.
    """
    if entity.loaded:
        return _("“%(name)s” is in the gazetteer and would come back: merge it instead.") % {
            "name": entity
        }
    if not fate and entity.mentions.exists():
        return _("Articles mention “%(name)s”: say what becomes of these mentions.") % {
            "name": entity
        }
    if fate != "move" and entity.merged.exists():
        return _("Others were merged into “%(name)s”, and their addresses lead to it.") % {
            "name": entity
        }
    return ""


def check_parent(entity: Entity) -> None:
    """Refuse a parent of another kind and one that is the entity itself or inside it.

    Raises:
        ValidationError: by field.
    """
    ancestor = entity.parent
    if ancestor and ancestor.kind != entity.kind:
        raise ValidationError({"parent": _("A place is part of a place, a faction of a faction.")})
    seen: set[int] = set()
    while ancestor and ancestor.pk not in seen:
        if ancestor.pk == entity.pk:
            raise ValidationError({"parent": _("An entity cannot be part of itself.")})
        seen.add(ancestor.pk)
        ancestor = ancestor.parent


def check_alias(alias: Alias) -> None:
    """Refuse a name without letters and one that the entity has already.

    Raises:
        ValidationError: by field.
    """
    folded = fold_name(alias.text)
    if not folded.strip():
        raise ValidationError({"text": _("This name has no letters.")})
    same = Alias.objects.filter(entity=alias.entity_id, folded=folded).exclude(pk=alias.pk)
    if same.exists():
        raise ValidationError({"text": _("The entity has this name already.")})


def record_entity_change(entities: Iterable[int]) -> None:
    """Have the articles read again that mention any of the entities or what is part of them."""
    found: set[int] = set()
    level = set(entities)
    while level:
        found |= level
        children = Entity.objects.filter(parent__in=level).values_list("pk", flat=True)
        level = set(children) - found
    for batch in batches(sorted(found)):
        mentions = Mention.objects.filter(entity__in=batch).order_by()
        articles = mentions.values_list("article_id", flat=True).distinct()
        record_change(articles.iterator(chunk_size=2000))


def _free_key(entity: Entity) -> str:
    longest = (Entity._meta.get_field("slug").max_length or 0) - 10
    key = slugify(entity.name_en or entity.name_ar, allow_unicode=True)[:longest] or entity.kind
    taken = set(Entity.objects.filter(slug__startswith=key).values_list("slug", flat=True))
    numbered = (f"{key}-{number}" for number in count(2))
    return next(candidate for candidate in chain([key], numbered) if candidate not in taken)
