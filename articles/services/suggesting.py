"""Entities by their names, for an editor who types or has just selected a word."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.db.models.functions import Length

from articles.language.clitics import ARTICLE, cut_proclitics
from articles.language.tokens import fold_name
from articles.models import Alias, Entity

_LONGEST = 200
#: One entity often has several names that begin alike, so more names are read than are shown.
_NAMES_PER_STEP = 60


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entity and the name that matched: the same but for ``cut`` attached letters, or longer."""

    entity: Entity
    matched: str
    is_same: bool = False
    cut: int = 0


def suggest_entities(text: str, *, kind: str = "", limit: int = 10) -> list[Suggestion]:
    """Entities that go by a name like this: the same first, then those that begin with it.

    Any spelling and language will do; the word may carry clitics (بحلب finds حلب, with ``cut`` 1).
    """
    folded = fold_name(text[:_LONGEST].replace("\0", "")).strip()
    if not folded:
        return []
    names = Alias.objects.filter(entity__merged_into=None).select_related("entity__parent")
    if kind:
        names = names.filter(entity__kind=kind)
    seen: dict[int, Suggestion] = {}
    for suggestion in _matches(names, folded):
        seen.setdefault(suggestion.entity.pk, suggestion)
        if len(seen) >= limit:
            break
    return list(seen.values())


def _matches(names: "QuerySet[Alias]", folded: str) -> Iterator[Suggestion]:
    """Matches in falling order; each step asks the database only when the last did not do."""
    cuts = {cut.word: cut.offset for cut in reversed(cut_proclitics(folded))}
    same = names.filter(folded__in=cuts)
    for alias in sorted(same[:_NAMES_PER_STEP], key=lambda alias: cuts[alias.folded]):
        yield Suggestion(alias.entity, alias.text, is_same=True, cut=cuts[alias.folded])
    for lookup, begin in (
        ("folded__startswith", folded),
        ("folded__startswith", ARTICLE + folded),
        ("folded__contains", f" {folded}"),
    ):
        found = names.filter(**{lookup: begin}).order_by(Length("folded"), "pk")
        for alias in found[:_NAMES_PER_STEP]:
            yield Suggestion(alias.entity, alias.text)
