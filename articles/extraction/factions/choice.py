"""Which entity a name stands for where several bear it: by date first, then by country."""

from typing import NamedTuple

from articles.extraction.document import Document
from articles.extraction.factions.home import Homeland
from articles.extraction.gazetteer import Name


class Choice(NamedTuple):
    """The key of an entity, None where nothing decides, and the date or the state that chose it."""

    entity: str | None
    evidence: tuple[str, ...] = ()


def choose_entity(document: Document, names: tuple[Name, ...], home: Homeland) -> Choice:
    """The entity that a name stands for: by its dates of validity, then by the article's country.

    Dates only choose between entities: a name of one is never hidden by them.
    """
    keys = {name.key for name in names}
    if len(keys) == 1:
        return Choice(keys.pop())
    day, entries = document.published, document.gazetteer.entries
    valid = {name.key for name in names if contains(name.valid_from, name.valid_to, day)} or keys
    active = {
        key for key in valid if contains(entries[key].active_from, entries[key].active_to, day)
    } or valid
    dated = (day,) if len(active) < len(keys) else ()
    if len(active) == 1:
        return Choice(active.pop(), dated)
    entity, state = home.choose(active)
    return Choice(entity, (*dated, state) if entity else ())


def contains(first: str, last: str, day: str) -> bool:
    """Whether an EDTF date lies in an interval; what is not known counts as yes.

    >>> contains("2016-07", "2017-01", "2016-12-13"), contains("2017-01", "", "2016")
    (True, False)
    """
    if not day:
        return True
    return not (first and day[: len(first)] < first[: len(day)]) and not (
        last and day[: len(last)] > last[: len(day)]
    )
