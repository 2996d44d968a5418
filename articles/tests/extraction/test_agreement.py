"""The agreement of two annotators, on texts that can be counted by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.agreement import Mark, find_kappa, measure
from articles.extraction.mention import Kind

BODY = "قصف الطيران الروسي مدينة حلب أمس"


def mark(surface: str, kind: Kind = Kind.PLACE, denotes: str = "") -> Mark:
    start = BODY.index(surface)
    return Mark(kind, start, start + len(surface), denotes)


@pytest.mark.parametrize(
    ("first", "second", "both", "f1", "kappa"),
    [
        ([], [], 0, None, None),
        (["حلب"], ["حلب"], 1, 1.0, 1.0),
        (["حلب"], [], 0, 0.0, 0.0),
        # Another span is another mark, but the words that it covers agree in part.
        (["مدينة حلب"], ["حلب"], 0, 0.0, 4 / 7),
        (["حلب", "الروسي"], ["حلب"], 1, 2 / 3, 4 / 7),
    ],
)
def test_counts_marks_and_words(first, second, both, f1, kappa):
    place = measure(BODY, map(mark, first), map(mark, second))[0]
    assert (place.kind, place.both) == (Kind.PLACE, both)
    assert place.f1 == (None if f1 is None else pytest.approx(f1))
    assert place.kappa == (None if kappa is None else pytest.approx(kappa))


def test_kinds_are_counted_apart():
    ours = [mark("حلب"), mark("أمس", Kind.DATE)]
    theirs = [mark("حلب", Kind.FACTION), mark("أمس", Kind.DATE)]
    place, faction, date = measure(BODY, ours, theirs)
    assert (place.first, place.second, place.both) == (1, 0, 0)
    assert (faction.first, faction.second, faction.both) == (0, 1, 0)
    assert date.f1 == 1.0


def test_tells_what_the_common_marks_denote():
    ours = [mark("حلب", denotes="1"), mark("مدينة", denotes="3")]
    theirs = [mark("حلب", denotes="2"), mark("مدينة", denotes="3")]
    place = measure(BODY, ours, theirs)[0]
    assert (place.both, place.same) == (2, 1)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1))
def test_kappa_is_symmetric_and_at_most_one(pairs):
    first, second = [one for one, _ in pairs], [other for _, other in pairs]
    kappa = find_kappa(first, second)
    assert kappa == find_kappa(second, first)
    assert kappa is None or -1 <= kappa <= 1
    if kappa == 1:
        assert first == second
