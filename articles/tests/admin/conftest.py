"""A superuser, and an archive with enough rows for a query per row to be noticed."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Alias, Article, Entity, Mention, Source

ROWS = 15


@pytest.fixture
def archive(db):
    """Fifteen articles and entities; the first article has fifteen mentions, one of each entity."""
    source = Source.objects.create(name="سانا")
    syria = Entity.objects.create(kind="place", slug="syria", name_ar="سوريا", type="country")
    entities = []
    for number in range(ROWS):
        entity = Entity.objects.create(
            kind="place", slug=f"place-{number}", name_ar=f"مكان {number}", parent=syria
        )
        Alias.objects.create(entity=entity, text=f"بلدة {number}")
        entities.append(entity)
    articles = [
        Article.objects.create(
            title=f"خبر {number}",
            body="وصل مقاتلون إلى حلب " * ROWS,
            source=source,
            published="2016-12-13",
            content_hash=str(number),
        )
        for number in range(ROWS)
    ]
    for number, entity in enumerate(entities):
        Mention.objects.create(
            article=articles[0],
            kind="place",
            start=number * 20 + 16,
            end=number * 20 + 19,
            surface="حلب",
            entity=entity,
            origin="machine",
            rule="gazetteer",
        )
    return articles[0]


@pytest.fixture
def superuser(db) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("root"))
    return client
