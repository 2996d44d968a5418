"""Extraction takes time in proportion to the text, whatever is in it and in the gazetteer."""

import time

import pytest

from articles.extraction.builtin import builtin_gazetteer
from articles.extraction.pipeline import extract
from benchmarks.extraction import measure_sizes, read_texts

_MEGABYTE = 1_000_000
_LONGER = 16
#: Linear time grows 16-fold, quadratic 256-fold; a busy machine makes no fourfold difference.
_MOST = 64
#: Below this the clock says little.
_LEAST_SECONDS = 0.01


def seconds(text: str) -> float:
    begun = time.process_time()
    extract(text, builtin_gazetteer(), published="2016-12-13")
    return time.process_time() - begun


@pytest.mark.parametrize(
    ("token", "size"),
    [
        ("و", _MEGABYTE),
        ("َ", _MEGABYTE),
        ("«", _MEGABYTE),
        (" ", _MEGABYTE),
        ("لواء «", _MEGABYTE),
        ("القوات السورية ", _MEGABYTE),
        ("قرى شخيتر و", _MEGABYTE // 4),
        ("حلب ", _MEGABYTE // 8),
        ("القصير و", _MEGABYTE // 4),
        ("محافظتي حلب و", _MEGABYTE // 4),
        ("داعش و", _MEGABYTE // 4),
        ("تنظيم «الدولة ", _MEGABYTE // 4),
        ("12/12/", _MEGABYTE // 4),
        ("15 و", _MEGABYTE // 16),
        ("2016 ", _MEGABYTE // 16),
        ("كانون الأول/", _MEGABYTE // 4),
        ("ليل السبت - ", _MEGABYTE // 8),
        ("قبل عامين و", _MEGABYTE // 8),
        ("بين ", _MEGABYTE // 4),
        ("عشرين و", _MEGABYTE // 4),
        ("Deir ez-", _MEGABYTE // 4),
    ],
)
def test_one_token_for_a_whole_line_takes_linear_time(token: str, size: int) -> None:
    long = token * (size // len(token.encode()))
    short = long[: len(long) // _LONGER]
    seconds(short)
    assert seconds(long) < _MOST * max(seconds(short), _LEAST_SECONDS)


def test_sixty_times_as_many_names_take_about_the_same_time() -> None:
    few, many = measure_sizes(read_texts())
    assert many < 1.5 * few
