"""What stands in the database when several lists and people have said something of it.

Each list's last word is kept. A list that says the same as last time changes nothing; one that says
something new changes only what lists said before, never what a person wrote or emptied.
"""

from collections.abc import Mapping
from typing import Any

_BLANK = (None, "")


def settle(
    current: Any, said: Mapping[str, Any], source: str, says: Any, *, overrides: bool = False
) -> Any:
    """The value after the list ``source`` says ``says``; ``said`` is the last word of each list.

    A list that ``overrides`` has its way over other lists.

    >>> settle("Aleppo", {"builtin": "Aleppo"}, "mine", "Halab", overrides=True)
    'Halab'
    >>> settle("Halab", {"builtin": "Aleppo", "mine": "Halab"}, "builtin", "Alep")
    'Halab'
    >>> settle("by a person", {"builtin": "Aleppo"}, "builtin", "Alep")
    'by a person'
    """
    own = said.get(source)
    if are_same(says, own):
        return current
    others = [word for name, word in said.items() if name != source and word not in _BLANK]
    if current in others:
        return says if overrides and says not in _BLANK else current
    if not are_same(current, own) or (current in _BLANK and others):
        return current
    return says if says not in _BLANK or not others else others[-1]


def is_kept(current: Any, said: Mapping[str, Any], says: Any) -> bool:
    """Whether a person's word stands against that of every list."""
    return not any(are_same(current, word) for word in (says, *said.values()))


def are_same(one: Any, other: Any) -> bool:
    """Whether two words are equal, or both blank."""
    return one == other or (one in _BLANK and other in _BLANK)
