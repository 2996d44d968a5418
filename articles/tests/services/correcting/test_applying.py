"""Corrections of many mentions: in the background, in batches, resumed after a crash."""

import pytest
from django_tasks_db.models import DBTaskResult

from articles.models import Correction, Edit, Mention
from articles.services import undoing
from articles.services.annotating import accept_mention, reject_mention
from articles.services.correcting import applying
from articles.services.correcting.generalising import generalise
from articles.services.resuming import resume_unfinished
from articles.services.undoing import redo_last, undo_last

pytestmark = pytest.mark.django_db

MANY = 1200


@pytest.fixture
def rejected(mentions, make_article, aleppo, editor) -> Mention:
    """A حلب that was rejected, and 1,200 more of them in other articles, 100 in each."""
    body = " ".join(["حلب"] * 100)
    for number in range(MANY // 100):
        article = make_article(body=f"{body} {number}")
        Mention.objects.bulk_create(
            Mention(
                article=article,
                kind="place",
                start=4 * index,
                end=4 * index + 3,
                surface="حلب",
                folded="حلب",
                entity=aleppo,
                origin="machine",
                rule="gazetteer",
            )
            for index in range(100)
        )
    return reject_mention(mention=mentions[0], user=editor).mention


def counts() -> dict[str, int]:
    statuses = Mention.objects.values_list("status", flat=True)
    return {status: list(statuses).count(status) for status in ("suggested", "rejected")}


def queued() -> list[str]:
    return [
        path.rpartition(".")[2]
        for path in DBTaskResult.objects.ready().values_list("task_path", flat=True)
        if "services" in path
    ]


def test_many_are_changed_in_the_background(rejected, editor):
    edit = generalise(mention=rejected, scope="archive", user=editor)
    # The article that the editor looks at is done at once.
    assert counts() == {"suggested": MANY + 3, "rejected": 2}
    correction = Correction.objects.get()
    assert (correction.state, correction.done, correction.total) == ("applying", 1, MANY + 4)
    assert queued() == ["go_on_applying"]
    applying.go_on(correction.pk)
    correction.refresh_from_db()
    assert (correction.state, correction.done, correction.total) == ("applied", *[MANY + 4] * 2)
    assert edit.changes.count() == MANY + 4


class PowerCutError(Exception):
    pass


def cut_power(monkeypatch, module, name: str, after: int) -> None:
    """Let a function fail when it has been called so many times."""
    real, calls = getattr(module, name), []

    def fail(*args, **kwargs):
        calls.append(name)
        if len(calls) > after:
            raise PowerCutError
        return real(*args, **kwargs)

    monkeypatch.setattr(module, name, fail)


def test_it_goes_on_after_a_crash(rejected, editor, monkeypatch):
    generalise(mention=rejected, scope="archive", user=editor)
    pk = Correction.objects.get().pk
    with monkeypatch.context() as patch:
        cut_power(patch, applying, "_change", after=1)
        with pytest.raises(PowerCutError):
            applying.go_on(pk)
    assert Correction.objects.get().done == 501
    assert counts()["suggested"] == MANY + 4 - 501
    DBTaskResult.objects.all().delete()
    assert resume_unfinished() == 1
    assert queued() == ["go_on_applying"]
    applying.go_on(pk)
    assert counts()["suggested"] == 0
    correction = Correction.objects.get()
    assert (correction.state, correction.done, correction.total) == ("applied", *[MANY + 4] * 2)
    assert resume_unfinished() == 0


def test_what_people_decide_meanwhile_is_left_alone(rejected, editor, researcher):
    generalise(mention=rejected, scope="archive", user=editor)
    last = Mention.objects.order_by("pk").last()
    accept_mention(mention=last, user=researcher)
    applying.go_on(Correction.objects.get().pk)
    last.refresh_from_db()
    assert (last.status, last.author) == ("accepted", researcher)
    assert Correction.objects.get().done == MANY + 3


def test_switching_the_rule_off_ends_the_work(rejected, editor):
    generalise(mention=rejected, scope="archive", user=editor)
    Correction.objects.update(is_active=False)
    applying.go_on(Correction.objects.get().pk)
    assert counts()["rejected"] == 2
    assert Correction.objects.get().state == "applying"
    assert resume_unfinished() == 0


def test_many_are_undone_and_redone_in_the_background(rejected, editor, monkeypatch):
    generalise(mention=rejected, scope="archive", user=editor)
    applying.go_on(Correction.objects.get().pk)
    turned = undo_last(article=rejected.article, user=editor)
    assert turned.edit.is_turning
    assert counts() == {"suggested": 1, "rejected": MANY + 4}
    with monkeypatch.context() as patch:
        cut_power(patch, undoing, "_replay", after=1)
        with pytest.raises(PowerCutError):
            undoing.go_on(turned.edit.pk)
    assert counts()["suggested"] == 500
    DBTaskResult.objects.all().delete()
    assert resume_unfinished() == 1
    undoing.go_on(turned.edit.pk)
    assert counts() == {"suggested": MANY + 4, "rejected": 1}
    assert not Edit.objects.get(pk=turned.edit.pk).is_turning
    redo_last(article=rejected.article, user=editor)
    undoing.go_on(turned.edit.pk)
    assert counts() == {"suggested": 0, "rejected": MANY + 5}


def test_a_redo_overtakes_an_undo_that_is_under_way(rejected, editor):
    generalise(mention=rejected, scope="archive", user=editor)
    applying.go_on(Correction.objects.get().pk)
    undo_last(article=rejected.article, user=editor)
    turned = redo_last(article=rejected.article, user=editor)
    # Both tasks are in the queue; each does what the step is to be now.
    undoing.go_on(turned.edit.pk)
    undoing.go_on(turned.edit.pk)
    assert counts() == {"suggested": 0, "rejected": MANY + 5}
