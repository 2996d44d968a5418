"""The list of the background worker's tasks, and moments, in the language of the site."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils.formats import localize
from django.utils.translation import override
from django_tasks_db.models import DBTaskResult

from articles.admin.tasks import FOREIGN_WORDS
from articles.services.tasks import reextract_articles

LIST = "admin:django_tasks_database_dbtaskresult_changelist"
PAGE = "admin:django_tasks_database_dbtaskresult_change"
WORDS = ("عمل في الخلفية", "أعمال", "ينتظر دوره", "بدأ", "العمل")


@pytest.fixture
def waiting(db, settings) -> DBTaskResult:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    reextract_articles.enqueue([])
    return DBTaskResult.objects.get()


def test_the_list_is_arabic(waiting, superuser):
    html = superuser.get(reverse(LIST)).content.decode()
    assert [word for word in WORDS if word not in html] == []
    assert "Task Result" not in html
    assert ">reextract_articles<" in html.replace("\n", "")


def test_a_task_is_arabic(waiting, superuser):
    html = superuser.get(reverse(PAGE, args=[waiting.pk])).content.decode()
    labels = html.split("<label>")[1:]
    names = [label.split("</label>")[0] for label in labels]
    latin = [name for name in names if any("a" <= letter <= "z" for letter in name)]
    assert len(names) > 10
    assert latin == []


def test_every_foreign_word_is_one_of_theirs():
    """A name that the packages have given up would leave their page in English unnoticed."""
    fields = DBTaskResult._meta.get_fields()
    with override("en"):
        theirs = {str(field.verbose_name) for field in fields} | {
            str(DBTaskResult._meta.verbose_name),
            str(DBTaskResult._meta.verbose_name_plural),
            *(str(label) for _value, label in DBTaskResult._meta.get_field("status").choices),
        }
        assert {str(word) for word in FOREIGN_WORDS} <= theirs


def test_moments_are_written_day_first():
    moment = datetime(2026, 11, 26, 13, 5, tzinfo=UTC)
    with override("ar"):
        assert localize(moment) == "26 نوفمبر 2026، 13:05"
