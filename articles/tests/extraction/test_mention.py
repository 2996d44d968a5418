import itertools
import random

from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.mention import Kind, Mention, select_longest

MENTIONS = st.lists(
    st.builds(
        lambda start, length, kind: Mention(start, start + length, kind, "x" * length, "rule"),
        st.integers(0, 40),
        st.integers(1, 12),
        st.sampled_from(Kind),
    ),
    max_size=25,
)


def _mention(start: int, end: int, rule: str = "rule") -> Mention:
    return Mention(start, end, Kind.PLACE, "x" * (end - start), rule)


def test_what_does_not_overlap_stays_in_the_order_of_the_text() -> None:
    one, two, three = _mention(0, 3), _mention(3, 5), _mention(9, 10)
    assert select_longest([three, one, two]) == [one, two, three]


def test_the_longest_wins() -> None:
    wide = _mention(2, 10)
    assert select_longest([_mention(0, 3), wide, _mention(4, 6), _mention(9, 12)]) == [wide]


def test_of_equally_long_ones_the_first_wins() -> None:
    first, second = _mention(0, 4), _mention(2, 6)
    assert select_longest([second, first]) == [first]


def test_of_the_same_span_the_one_proposed_first_stays() -> None:
    one, other = _mention(0, 4, "one"), _mention(0, 4, "other")
    assert select_longest([one, other]) == [one]
    assert select_longest([other, one]) == [other]


@given(MENTIONS)
def test_no_two_selected_overlap_and_each_other_one_touches_one_at_least_as_long(mentions) -> None:
    selected = select_longest(mentions)
    assert all(a.end <= b.start for a, b in itertools.pairwise(selected))
    for mention in mentions:
        rivals = [s for s in selected if s.start < mention.end and mention.start < s.end]
        assert any(s.end - s.start >= mention.end - mention.start for s in rivals)


@given(MENTIONS, st.randoms(use_true_random=False))
def test_the_spans_selected_do_not_depend_on_the_order(mentions, chance: random.Random) -> None:
    shuffled = chance.sample(mentions, len(mentions))
    spans = [(m.start, m.end) for m in select_longest(mentions)]
    assert [(m.start, m.end) for m in select_longest(shuffled)] == spans
