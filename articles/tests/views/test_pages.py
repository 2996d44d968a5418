"""Which pages of a long list are offered."""

import pytest

from articles.views.pages import build_pages


def numbers(current: int, total: int) -> list[int]:
    return [link.number for link in build_pages(current, total, 20, str).links]


@pytest.mark.parametrize(
    ("current", "total", "expected"),
    [
        (1, 0, [1]),
        (1, 20, [1]),
        (1, 21, [1, 2]),
        (1, 2000, [1, 2, 3, 0, 100]),
        (50, 2000, [1, 0, 48, 49, 50, 51, 52, 0, 100]),
        (100, 2000, [1, 0, 98, 99, 100]),
        (999_999, 40, [1, 2]),
    ],
)
def test_offers_the_ends_and_the_neighbours(current, total, expected):
    assert numbers(current, total) == expected


def test_ends_have_no_way_on():
    pages = build_pages(1, 15, 20, str)
    assert (pages.previous, pages.following, pages.is_beyond) == (None, None, False)


def test_beyond_the_end_the_way_back_leads_to_the_last_page():
    pages = build_pages(9, 40, 20, str)
    assert (pages.previous, pages.following, pages.is_beyond) == ("2", None, True)
