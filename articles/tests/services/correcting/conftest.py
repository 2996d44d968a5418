"""Three articles that name حلب, suggested by the machine, and an editor who knows better."""

import pytest

from articles.models import Article, Entity, Mention

BODIES = (
    "وصلت القافلة إلى حلب مساء. ثم عادت من حلب إلى حماة.",
    "قال سكان حلب إن حلبا مدينة أخرى.",
    "في حَلَب وبحلب وحماة معارك.",
)


@pytest.fixture
def aleppo(make_place) -> Entity:
    return make_place("حلب", slug="aleppo", name_en="Aleppo")


@pytest.fixture
def halba(make_place) -> Entity:
    return make_place("حلبا", slug="halba", name_en="Halba")


@pytest.fixture
def articles(make_article) -> list[Article]:
    return [make_article(body=body, title=body[:10]) for body in BODIES]


@pytest.fixture
def mentions(articles, make_mention, aleppo) -> list[Mention]:
    """Every حلب that is a word, in the order of the texts: 2, 1 and 2."""
    made = []
    for article, surfaces in zip(articles, (("حلب", "حلب"), ("حلب",), ("حَلَب", "حلب")), strict=True):
        start = 0
        for surface in surfaces:
            start = article.body.index(surface, start)
            made.append(
                make_mention(article, surface, start=start, entity=aleppo, rule="gazetteer")
            )
            start += len(surface)
    return made
