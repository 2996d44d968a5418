import pytest

from articles.extraction.gazetteer import Entry, Gazetteer, Name
from articles.extraction.mention import Kind
from articles.extraction.scoring import Score, score_texts

GAZETTEER = Gazetteer(
    [
        Entry("raqqa", Kind.PLACE, "الرقة"),
        Entry("idlib", Kind.PLACE, "إدلب"),
        Entry("isis", Kind.FACTION, "داعش"),
    ],
    [
        Name("الرقة", "raqqa", Kind.PLACE),
        Name("إدلب", "idlib", Kind.PLACE),
        Name("داعش", "isis", Kind.FACTION),
        Name("تنظيم الدولة", "isis", Kind.FACTION),
    ],
)


def _gold(marked: str, **fields) -> dict:
    """A gold row from text with spans like ``[place:الرقة=الرقة]`` (kind, surface, reading)."""
    text, spans = "", []
    for piece in marked.replace("]", "[").split("["):
        kind, _, rest = piece.partition(":")
        if kind.rstrip("?") not in tuple(Kind):
            text += piece
            continue
        surface, _, reading = rest.partition("=")
        slot = "value" if kind.startswith(Kind.DATE) else "canonical"
        span = {"start": len(text), "end": len(text) + len(surface), "kind": kind.rstrip("?")}
        span |= {slot: reading or None, "doubtful": kind.endswith("?")}
        text += surface
        spans.append(span)
    return {"id": "t", "text": text, "spans": spans, "published_on": "2016-12-13", **fields}


def _score(marked: str, **fields):
    return score_texts([_gold(marked, **fields)], GAZETTEER)


def _counts(score: Score) -> tuple[int, int, int]:
    return score.right, score.found, score.gold


def test_a_perfect_reading() -> None:
    scores = _score("دخل [faction:داعش=داعش] [place:إدلب=ادلب] [date:أمس=2016-12-12]")
    for kind in Kind:
        score = scores.kinds[kind]
        assert (score.precision, score.recall, score.f1, score.linking) == (1, 1, 1, 1)
        assert (score.judged, score.linked) == (1, 1)
    assert scores.faults == []


@pytest.mark.parametrize(
    ("marked", "kind", "counts", "problems"),
    [
        ("سقطت إدلب", Kind.PLACE, (0, 1, 0), ["wrong"]),
        ("سقطت [place:القرية=قرية]", Kind.PLACE, (0, 0, 1), ["missed"]),
        ("[place:ريف إدلب=ريف إدلب]", Kind.PLACE, (0, 1, 1), ["wrong", "missed"]),
        ("[faction:إدلب=إدلب]", Kind.PLACE, (0, 1, 0), ["wrong", "missed"]),
        ("[place:إدلب] ثم إدلب", Kind.PLACE, (1, 2, 1), ["wrong"]),
        ("[place:إدلب] ثم [place:إدلب]", Kind.PLACE, (2, 2, 2), []),
        ("دخلوا [place:بإدلب=إدلب]", Kind.PLACE, (1, 1, 1), []),
        ("دخلوا [place:وبإدلب=إدلب]", Kind.PLACE, (0, 1, 1), ["wrong", "missed"]),
        ("دخلوا [place?:إدلب]", Kind.PLACE, (0, 0, 0), []),
        ("دخلوا [place?:ريف إدلب]", Kind.PLACE, (0, 0, 0), []),
        ("دخلوا [place?:القرية]", Kind.PLACE, (0, 0, 0), []),
        ("خرج [faction:تنظيم الدولة=داعش]", Kind.FACTION, (1, 1, 1), []),
    ],
)
def test_finds_are_counted_against_gold(marked, kind, counts, problems) -> None:
    scores = _score(marked)
    assert _counts(scores.kinds[kind]) == counts
    assert [fault.problem for fault in scores.faults] == problems


@pytest.mark.parametrize(
    ("marked", "kind", "judged", "linked"),
    [
        ("[place:إدلب=إدلب]", Kind.PLACE, 1, 1),
        ("[place:إدلب=ادلب]", Kind.PLACE, 1, 1),
        ("[place:إدلب=حلب]", Kind.PLACE, 1, 0),
        ("[place:إدلب]", Kind.PLACE, 0, 0),
        ("[date:أمس=2016-12-12]", Kind.DATE, 1, 1),
        ("[date:أمس=2016-12-13]", Kind.DATE, 1, 0),
        ("[date:أمس]", Kind.DATE, 0, 0),
    ],
)
def test_readings_are_judged_where_gold_has_one(marked, kind, judged, linked) -> None:
    scores = _score(marked)
    assert (scores.kinds[kind].judged, scores.kinds[kind].linked) == (judged, linked)
    assert [fault.problem for fault in scores.faults] == ["reading"] * (judged - linked)


def test_a_fault_shows_its_place_in_the_text() -> None:
    (fault,) = _score("سقطت\nإدلب اليوم").faults[:1]
    assert (fault.text_id, fault.kind, fault.surface) == ("t", "place", "إدلب")
    assert fault.context == "سقطت [إدلب] اليوم"


def test_the_publication_date_may_be_missing() -> None:
    scores = _score("[date:أمس]", published_on=None)
    assert _counts(scores.kinds[Kind.DATE]) == (1, 1, 1)


def test_nothing_found_and_nothing_to_find_is_no_division_by_zero() -> None:
    score = Score()
    assert (score.precision, score.recall, score.f1, score.linking) == (0, 0, 0, 0)


def test_measures() -> None:
    score = Score(right=3, found=4, gold=6, judged=3, linked=2)
    assert (score.precision, score.recall) == (0.75, 0.5)
    assert score.f1 == pytest.approx(0.6)
    assert score.linking == pytest.approx(2 / 3)
