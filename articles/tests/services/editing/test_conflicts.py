"""Two editors at the same time, each with a connection of their own."""

from functools import partial
from threading import Barrier

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Correction, Edit, Entity, Mention
from articles.models.article import hash_content
from articles.services.annotating import accept_mention, add_mention, reject_mention
from articles.services.correcting.generalising import generalise
from articles.services.enriching import reextract
from articles.services.locking import StaleVersionError
from articles.services.merging import merge_entities
from articles.services.readings import Reading
from articles.services.reviewing import set_status
from articles.services.undoing import ConflictError, NothingLeftError, redo_last, undo_last

ROUNDS = 3
BODY = "حلب ثم حلب ثم حلب"
LOSSES = (StaleVersionError, ConflictError, NothingLeftError)


@pytest.fixture
def stage(apart):
    """Two editors and two articles with three suggestions each."""

    def build() -> None:
        User.objects.create_user("mariam")
        User.objects.create_user("zeina")
        entity = Entity.objects.create(kind="place", slug="aleppo", name_ar="حلب")
        Entity.objects.create(kind="place", slug="halab", name_ar="حلب")
        for number in range(2):
            body = f"{BODY} {number}"
            article = Article.objects.create(
                title="خبر", body=body, content_hash=hash_content(body)
            )
            for start in (0, 7, 14):
                Mention.objects.create(
                    article=article,
                    kind="place",
                    start=start,
                    end=start + 3,
                    surface="حلب",
                    entity=entity,
                    origin="machine",
                )

    apart(build)


def user(name: str) -> User:
    return User.objects.get(username=name)


def first() -> Mention:
    return Mention.objects.order_by("pk")[0]


def together(apart, *actions):
    """Begin all of them at the same moment; each comes back with its result or its refusal."""
    barrier = Barrier(len(actions), timeout=20)

    def begin(action):
        def started():
            barrier.wait()
            try:
                return action()
            except LOSSES as refusal:
                return refusal

        return started

    return apart(*map(begin, actions))


def test_of_two_decisions_one_wins(apart, stage):
    def decide(how, name: str, version: int):
        return how(mention=first(), user=user(name), version=version)

    for _ in range(ROUNDS):
        (version,) = apart(lambda: first().version)
        answers = together(
            apart,
            partial(decide, accept_mention, "mariam", version),
            partial(decide, reject_mention, "zeina", version),
        )
        ((mention, steps),) = apart(lambda: (first(), Edit.objects.count()))
        assert mention.version == version + 1 == steps + 1
        # The other lost, or was of the opinion that stood already.
        done = [getattr(answer, "edit", None) for answer in answers]
        assert sum(edit is not None for edit in done) == 1


def test_two_marks_of_one_span_are_one_mention(apart, stage):
    def tag(name: str):
        article = Article.objects.order_by("pk")[0]
        return add_mention(article=article, reading=Reading("faction", 0, 3), user=user(name))

    answers = together(apart, lambda: tag("mariam"), lambda: tag("zeina"))
    assert len({answer.mention.pk for answer in answers}) == 1
    assert sorted(answer.edit is None for answer in answers) == [False, True]


def test_of_two_who_close_an_article_one_does(apart, stage):
    def close(name: str) -> int:
        status = Article.Status.REVIEWED
        return set_status(articles=Article.objects.all(), status=status, user=user(name))

    counts = together(apart, lambda: close("mariam"), lambda: close("zeina"))
    ((articles, steps),) = apart(
        lambda: (
            list(Article.objects.select_related("reviewed_by")),
            Article.history.filter(history_type="~").count(),
        )
    )
    assert sum(counts) == len(articles) == steps
    winner = "mariam" if counts[0] else "zeina"
    assert [article.reviewed_by.username for article in articles] == [winner] * len(articles)


def test_a_hasty_second_undo_is_about_the_step_before(apart, stage):
    def decide() -> None:
        for mention in Mention.objects.order_by("pk")[:3]:
            accept_mention(mention=mention, user=user("mariam"))

    def undo():
        return undo_last(article=first().article, user=user("mariam")).edit.pk

    apart(decide)
    undone = together(apart, undo, undo)
    assert len(set(undone)) == 2
    statuses = apart(lambda: list(Mention.objects.order_by("pk").values_list("status", flat=True)))
    assert statuses[0][:3] == ["accepted", "suggested", "suggested"]


def test_an_undo_never_takes_a_colleagues_decision_back(apart, stage):
    apart(lambda: accept_mention(mention=first(), user=user("mariam")))
    for _ in range(ROUNDS):
        together(
            apart,
            lambda: undo_last(article=first().article, user=user("mariam")),
            lambda: reject_mention(mention=first(), user=user("zeina")),
        )
        # Whoever came first, the rejection stands.
        (mention,) = apart(lambda: Mention.objects.select_related("author").order_by("pk")[0])
        assert (mention.status, mention.author.username) == ("rejected", "zeina")
        apart(lambda: undo_last(article=first().article, user=user("zeina")))
        together(apart, lambda: redo_last(article=first().article, user=user("mariam")))


def test_a_correction_of_all_never_overrides_a_decision(apart, stage):
    apart(lambda: reject_mention(mention=first(), user=user("mariam")))
    last = apart(lambda: Mention.objects.order_by("pk").last())[0]
    together(
        apart,
        lambda: generalise(mention=first(), scope="archive", user=user("mariam")),
        lambda: accept_mention(mention=last, user=user("zeina")),
    )
    (mention,) = apart(lambda: Mention.objects.select_related("author").get(pk=last.pk))
    assert (mention.status, mention.author.username) == ("accepted", "zeina")
    (correction,) = apart(Correction.objects.get)
    assert correction.state == "applied"


@pytest.mark.parametrize("decide", [accept_mention, reject_mention])
def test_extraction_never_overrides_a_decision(apart, stage, decide):
    (mention,) = apart(first)
    _, answer = together(
        apart,
        lambda: reextract(list(Article.objects.values_list("pk", flat=True))),
        lambda: decide(mention=mention, user=user("zeina")),
    )
    # Extraction knows no such name here: it withdraws what nobody has decided on.
    (left,) = apart(lambda: list(Mention.objects.values_list("pk", "status")))
    if isinstance(answer, StaleVersionError):
        assert left == []
    else:
        assert left == [(mention.pk, answer.mention.status)]


def test_a_merger_and_a_decision_wait_for_each_other(apart, stage):
    def merge() -> int:
        entities = Entity.objects.in_bulk(field_name="slug")
        return merge_entities(
            into=entities["halab"], others=[entities["aleppo"]], user=user("mariam")
        )

    together(apart, merge, lambda: accept_mention(mention=first(), user=user("zeina")))
    (mention,) = apart(lambda: Mention.objects.select_related("entity").order_by("pk")[0])
    assert (mention.entity.slug, mention.status, mention.version) == ("halab", "accepted", 3)
