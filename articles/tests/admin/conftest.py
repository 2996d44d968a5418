"""A superuser, and an archive with enough rows for a query per row to be noticed."""

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import Group, User
from django.test import Client
from django_tasks_db.models import DBTaskResult

from articles.models import Alias, Article, Correction, Entity, Mention, Source
from articles.services.annotating import accept_mention, reject_mention
from articles.services.tasks import reextract_articles

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
def everything(archive, editor):
    """Fifteen rows of whatever the admin lists, and fifteen steps in the history of the first."""
    mention, entity = archive.mentions.first(), Entity.objects.get(slug="place-0")
    for number in range(ROWS):
        decide = reject_mention if number % 2 else accept_mention
        decide(mention=mention, user=editor)
        archive.title, entity.name_en = f"عنوان {number}", f"Name {number}"
        archive.save()
        entity.save()
        Alias.objects.create(entity=entity, text=f"اسم {number}")
        Source.objects.create(name=f"مصدر {number}")
        Correction.objects.create(
            verb="relink",
            kind="place",
            folded=f"حلب {number}",
            entity_before=entity,
            entity_after=entity.parent,
            scope="archive",
            article=archive,
            created_by=editor,
        )
        Group.objects.create(name=f"group {number}")
        User.objects.create(username=f"user {number}")
        seen = {"username": "x", "path_info": "/login/"}
        AccessAttempt.objects.create(failures_since_start=1, ip_address=f"10.0.0.{number}", **seen)
        AccessLog.objects.create(**seen)
        AccessFailureLog.objects.create(**seen)
        reextract_articles.enqueue([archive.pk])
    assert DBTaskResult.objects.count() == ROWS
    return archive


@pytest.fixture
def superuser(db) -> Client:
    client = Client()
    client.force_login(
        User.objects.create_superuser("root"), "django.contrib.auth.backends.ModelBackend"
    )
    return client
