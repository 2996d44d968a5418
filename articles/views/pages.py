"""Pages of a long list: which to offer, and their addresses."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

_NEAR = 2
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page and its query string; number 0 stands for the pages left out."""

    number: int
    query: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a list; ``previous`` and ``following`` are query strings, None at the ends."""

    current: int
    last: int
    links: tuple[PageLink, ...]
    previous: str | None
    following: str | None

    @property
    def is_beyond(self) -> bool:
        """Whether the page asked for lies after the last one."""
        return self.current > self.last


def build_pages(current: int, total: int, size: int, query_of: Callable[[int], str]) -> Pages:
    """The pages of ``total`` items; ``query_of`` gives the query string of a page."""
    last = max(1, -(-total // size))
    return Pages(
        current=current,
        last=last,
        links=tuple(
            PageLink(number, query_of(number), number == current) if number else PageLink(0)
            for number in _offered(current, last)
        ),
        previous=query_of(min(current - 1, last)) if current > 1 else None,
        following=query_of(current + 1) if current < last else None,
    )


def read_page(value: str) -> int:
    """The page that a query string asks for; the first where it makes no sense.

    >>> [read_page(value) for value in ("3", "0", "-1", "٣", "x", "9" * 40)]
    [3, 1, 1, 1, 1, 1]
    """
    is_number = value.isascii() and value.isdigit() and len(value) <= _LONGEST_NUMBER
    return max(int(value), 1) if is_number else 1


def _offered(current: int, last: int) -> Iterator[int]:
    """The first, the last and those near the current page; 0 where some are left out."""
    before = 0
    for number in _candidates(current, last):
        if number > before + 1:
            yield 0
        yield number
        before = number


def _candidates(current: int, last: int) -> list[int]:
    near = range(max(1, current - _NEAR), min(last, current + _NEAR) + 1)
    return sorted({1, last, *near})
