"""What the page's script sends, read and checked by field."""

import json
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.models import Entity
from articles.services.readings import Reading

_LONGEST_ID = 18
#: NUL, and halves of letters such as a script leaves where it cuts one in two.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def read_json(request: HttpRequest) -> dict[str, Any]:
    """The object that was sent.

    Raises:
        ValidationError: it is none.
    """
    try:
        said = json.loads(request.body)
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        raise ValidationError(_("The request was not understood."))
    return said


def read_reading(said: dict[str, Any], new_entity: Entity | None = None) -> Reading:
    """The span, kind and meaning of a mention, which may link to an entity made just now.

    Raises:
        ValidationError: by field.
    """
    kind = said.get("kind")
    if not isinstance(kind, str):
        raise ValidationError({"kind": _("Choose place, faction or date.")})
    start, end = whole_number(said, "start"), whole_number(said, "end")
    entity = new_entity or read_entity(said)
    return Reading(kind, start, end, entity, text_of(said, "value").strip())


def read_entity(said: dict[str, Any], name: str = "entity") -> Entity | None:
    """The entity that is named by its id, if any is.

    Raises:
        ValidationError: there is no such entity.
    """
    if not said.get(name):
        return None
    number = whole_number(said, name)
    entity = Entity.objects.select_related("merged_into").filter(pk=number).first()
    if entity is None:
        raise ValidationError({name: _("There is no such entity.")})
    return entity


def text_of(said: dict[str, Any], name: str) -> str:
    """A text, empty where there is none.

    Raises:
        ValidationError: it is something else, or holds what no database stores.
    """
    value = said.get(name)
    if value is None:
        return ""
    if not isinstance(value, str) or _UNSTORABLE.search(value):
        raise ValidationError({name: _("This must be text.")})
    return value


def read_id(text: str) -> int | None:
    """The id that a form sends back; None where it is none.

    >>> [read_id(text) for text in ("3", "", "x", "-1", "٣", "9" * 40)]
    [3, None, None, None, None, None]
    """
    is_number = text.isascii() and text.isdigit() and len(text) <= _LONGEST_ID
    return int(text) if is_number else None


def version_of(said: Any) -> int | None:
    """The version that the editor saw; None where the page does not say.

    Raises:
        ValidationError: it is no number.
    """
    return None if said.get("version") in (None, "") else whole_number(said, "version")


def whole_number(said: Any, name: str) -> int:
    """A number from a form or from JSON, where ``true`` and 1.0 are none.

    Raises:
        ValidationError: it is no number.
    """
    value = said.get(name)
    if isinstance(value, str) and (number := read_id(value)) is not None:
        return number
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValidationError({name: _("This must be a whole number.")})
    return value
