"""The counts behind the quality page."""

import pytest

from articles.models import Article
from articles.services.annotating import (
    accept_mention,
    add_mention,
    change_mention,
    reject_mention,
)
from articles.services.enriching import reextract
from articles.services.quality import Outcome, Share, Tally, measure_quality
from articles.services.readings import Reading

pytestmark = pytest.mark.django_db

BODY = "دخلوا حلب وحمص ثم حماة قرب الباب يوم الثلاثاء"


@pytest.fixture
def article(make_article, make_place) -> Article:
    """Three suggested places and a date."""
    for name in ("حلب", "حمص", "حماة"):
        make_place(name)
    article = make_article(body=BODY, source="سانا", status="reviewed")
    reextract([article.pk])
    return article


def counts(kind: str) -> dict[Outcome, int]:
    return dict(measure_quality().overall.kinds[kind].counts)


def test_each_decision_has_its_outcome(article, make_place, editor):
    aleppo, homs, hama = article.mentions.filter(kind="place").order_by("start")
    accept_mention(mention=aleppo, user=editor)
    reject_mention(mention=homs, user=editor)
    other = make_place("حماة القديمة")
    change_mention(mention=hama, reading=Reading("place", hama.start, hama.end, other), user=editor)
    start = BODY.index("الباب")
    add_mention(article=article, reading=Reading("place", start, start + 5), user=editor)
    assert counts("place") == {
        Outcome.RIGHT: 1,
        Outcome.WRONG: 1,
        Outcome.CORRECTED: 1,
        Outcome.MISSED: 1,
    }
    assert counts("date") == {Outcome.UNDECIDED: 1}
    tally = measure_quality().overall.kinds["place"]
    assert (tally.precision, tally.recall) == (Share(1, 3), Share(1, 3))


def test_another_span_is_a_wrong_find_and_a_missed_one(article, editor):
    aleppo = article.mentions.filter(kind="place").earliest("start")
    wider = Reading("place", aleppo.start - 6, aleppo.end)
    change_mention(mention=aleppo, reading=wider, user=editor)
    assert counts("place") == {Outcome.WRONG: 1, Outcome.MISSED: 1, Outcome.UNDECIDED: 2}


def test_what_a_person_took_back_counts_for_nothing(article, editor):
    start = BODY.index("الباب")
    made = add_mention(article=article, reading=Reading("place", start, start + 5), user=editor)
    reject_mention(mention=made.mention, user=editor)
    assert counts("place") == {Outcome.UNDECIDED: 3}


def test_only_reviewed_articles_count(article):
    Article.objects.update(status="in_review")
    quality = measure_quality()
    assert quality.overall.articles == 0
    assert (quality.outlets, quality.months) == ([], [])


def test_groups_are_outlets_and_months(article, make_article):
    make_article(
        body="لا شيء", content_hash="b", status="reviewed", source="سانا", published="2017"
    )
    make_article(body="لا شيء!", content_hash="c", status="reviewed", published="")
    quality = measure_quality()
    assert [(g.name, g.articles) for g in quality.outlets] == [("سانا", 2), ("", 1)]
    assert [(str(g.month), g.articles) for g in quality.months] == [
        ("2017-01-01", 1),
        ("2016-12-01", 1),
        ("None", 1),
    ]
    assert quality.outlets[0].kinds["place"].counts == {Outcome.UNDECIDED: 3}
    assert quality.months[1].kinds["date"].counts == {Outcome.UNDECIDED: 1}


@pytest.mark.parametrize(
    ("share", "is_enough", "low", "high"),
    [
        (Share(0, 0), False, 0.0, 1.0),
        (Share(19, 19), False, 0.832, 1.0),
        (Share(20, 20), True, 0.839, 1.0),
        (Share(0, 20), True, 0.0, 0.161),
        (Share(950, 1000), True, 0.935, 0.962),
    ],
)
def test_a_share_knows_what_it_can_say(share, is_enough, low, high):
    assert share.is_enough is is_enough
    assert share.interval == pytest.approx((low, high), abs=0.001)


def test_a_tally_without_decisions():
    assert Tally().precision == Tally().recall == Share(0, 0)
