"""What an editor corrects of an article: relative dates follow the date of publication."""

import pytest

from articles.models import Article
from articles.services.annotating import accept_mention
from articles.services.enriching import reextract
from articles.services.queueing import claim_next
from articles.services.reviewing import save_article

pytestmark = pytest.mark.django_db

BODY = "وصل الوفد أمس، ثم عاد في 2 كانون الأول المقبل، وكان ذلك عام 2014."


@pytest.fixture
def article(make_article) -> Article:
    article = make_article(body=BODY, published="")
    reextract([article.pk])
    return article


def values(article: Article) -> list[str]:
    return list(article.mentions.order_by("start").values_list("value", flat=True))


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        # Nothing is guessed: the value is as precise as the date of publication allows.
        ("", ["", "", "2014"]),
        ("2016", ["", "", "2014"]),
        ("2016-11", ["", "2016-12-02", "2014"]),
        ("2016-12-13", ["2016-12-12", "2017-12-02", "2014"]),
    ],
)
def test_dates_are_resolved_as_far_as_publication_is_known(article, editor, published, expected):
    article.published = published
    save_article(article=article, user=editor)
    assert values(article) == expected


def test_a_corrected_date_resolves_again_and_one_taken_back_leaves_them_open(article, editor):
    for published, yesterday in (
        ("2016-12-13", "2016-12-12"),
        ("2017-01-01", "2016-12-31"),
        ("", ""),
    ):
        article.published = published
        save_article(article=article, user=editor)
        assert values(article)[0] == yesterday
        first = article.mentions.earliest("start")
        assert (first.first_day is None) == (not yesterday)


def test_whoever_calls_an_article_reviewed_has_it_no_longer_in_hand(article, editor):
    article = claim_next(user=editor)
    article.status = "reviewed"
    save_article(article=article, user=editor)
    article.refresh_from_db()
    assert (article.reviewed_by, article.claimed_by, article.claimed_at) == (editor, None, None)


def test_what_a_person_decided_keeps_its_value(article, editor):
    article.published = "2016-12-13"
    save_article(article=article, user=editor)
    accept_mention(mention=article.mentions.earliest("start"), user=editor)
    article.published = "2017-01-01"
    save_article(article=article, user=editor)
    assert values(article)[0] == "2016-12-12"
