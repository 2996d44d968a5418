"""What happened to the names of an entity, for the page of its history."""

from dataclasses import dataclass
from typing import Any

from articles.models import Alias

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class NameChange:
    """A row of the history of a name, and the text of the row before it, if it was another."""

    row: Any
    before: str


def name_changes(entity: str) -> list[NameChange]:
    """The last changes of the names that an entity has or had, the newest first."""
    rows = Alias.history.filter(entity_id=entity).select_related("history_user")
    texts: dict[int, str] = {}
    changes: list[NameChange] = []
    for row in reversed(rows.order_by("-history_id")[:_SHOWN]):
        before = texts.get(row.id, "")
        changes.append(NameChange(row, "" if before == row.text else before))
        texts[row.id] = row.text
    return changes[::-1]
