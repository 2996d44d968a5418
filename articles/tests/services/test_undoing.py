"""Undo and redo of an editor's steps."""

import pytest
from django.contrib.auth.models import User

from articles.models import Alias, Article, Edit, Entity, IndexChange, Mention
from articles.models.article import hash_content
from articles.services.annotating import (
    accept_mention,
    add_mention,
    change_mention,
    reject_mention,
    reopen_mention,
    write_note,
)
from articles.services.enriching import reextract
from articles.services.merging import merge_entities
from articles.services.readings import Reading
from articles.services.removing import Fate, delete_entity
from articles.services.states import State
from articles.services.undoing import (
    ConflictError,
    NothingLeftError,
    redo_last,
    undo_last,
    upcoming_steps,
)

BODY = "وصلت القافلة إلى مدينة حلب يوم الثلاثاء، وقال شهود إنها تركت بحلب كل ما حملت."
HALAB = BODY.index("حلب")
READING = Reading("place", HALAB, HALAB + 3)

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague() -> User:
    return User.objects.create_user("zeina")


@pytest.fixture
def article() -> Article:
    return Article.objects.create(
        title="خبر", body=BODY, published="2016-12-13", content_hash=hash_content(BODY)
    )


@pytest.fixture
def aleppo(make_place) -> Entity:
    return make_place("حلب", slug="aleppo")


@pytest.fixture
def halabja(make_place) -> Entity:
    return make_place("حلبجة", slug="halabja")


@pytest.fixture
def suggestion(article, aleppo) -> Mention:
    return Mention.objects.create(
        article=article,
        kind="place",
        start=HALAB,
        end=HALAB + 3,
        surface="حلب",
        entity=aleppo,
        origin="machine",
        rule="gazetteer",
        extractor_version="1",
    )


def picture(article: Article) -> list[tuple[object, ...]]:
    """All mentions, tombstones among them, as an editor could see them."""
    rows = article.mentions.order_by("start", "end", "kind")
    return [(row.kind, row.start, row.end, row.surface, State.of(row)) for row in rows]


def accept(mention, user, entity):
    accept_mention(mention=mention, user=user)


def reject(mention, user, entity):
    reject_mention(mention=mention, user=user)


def relink(mention, user, entity):
    reading = Reading("place", mention.start, mention.end, entity)
    change_mention(mention=mention, reading=reading, user=user)


def widen(mention, user, entity):
    reading = Reading("place", mention.start - 6, mention.end, entity)
    change_mention(mention=mention, reading=reading, user=user)


def change_kind(mention, user, entity):
    reading = Reading("faction", mention.start, mention.end)
    change_mention(mention=mention, reading=reading, user=user)


def annotate(mention, user, entity):
    write_note(mention=mention, note="انظر الخريطة", user=user)


def mark_elsewhere(mention, user, entity):
    add_mention(article=mention.article, reading=Reading("date", 0, 4, None, "2016"), user=user)


STEPS = [accept, reject, relink, widen, change_kind, annotate, mark_elsewhere]


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_undone_and_redone(article, editor, suggestion, halabja, step):
    before = picture(article)
    step(suggestion, editor, halabja)
    after = picture(article)
    IndexChange.objects.all().delete()
    undo_last(article=article, user=editor)
    assert picture(article) == before
    assert list(IndexChange.objects.values_list("article_id", flat=True)) == [article.pk]
    redo_last(article=article, user=editor)
    assert picture(article) == after != before


def test_steps_are_undone_from_the_last_and_redone_from_the_first(
    article, editor, suggestion, halabja
):
    pictures = [picture(article)]
    for step in STEPS[:4]:
        step(article.mentions.get(pk=suggestion.pk), editor, halabja)
        pictures.append(picture(article))
    for past in reversed(pictures[:-1]):
        undo_last(article=article, user=editor)
        assert picture(article) == past
    with pytest.raises(NothingLeftError):
        undo_last(article=article, user=editor)
    for coming in pictures[1:]:
        redo_last(article=article, user=editor)
        assert picture(article) == coming
    with pytest.raises(NothingLeftError):
        redo_last(article=article, user=editor)


def test_a_new_step_ends_what_could_be_redone(article, editor, suggestion):
    accept_mention(mention=suggestion, user=editor)
    undo_last(article=article, user=editor)
    reject_mention(mention=suggestion, user=editor)
    with pytest.raises(NothingLeftError):
        redo_last(article=article, user=editor)
    undo_last(article=article, user=editor)
    assert redo_last(article=article, user=editor).edit.verb == "reject"


def test_what_was_ruled_out_stays_so_when_the_new_step_is_undone(article, editor, suggestion):
    accept_mention(mention=suggestion, user=editor)
    undo_last(article=article, user=editor)
    reject_mention(mention=suggestion, user=editor)
    undo_last(article=article, user=editor)
    redo_last(article=article, user=editor)
    with pytest.raises(NothingLeftError):
        redo_last(article=article, user=editor)


def test_everybody_undoes_their_own(article, editor, colleague, suggestion):
    accept_mention(mention=suggestion, user=editor)
    with pytest.raises(NothingLeftError):
        undo_last(article=article, user=colleague)
    mark_elsewhere(suggestion, colleague, None)
    undo_last(article=article, user=editor)
    suggestion.refresh_from_db()
    assert (suggestion.status, article.mentions.count()) == ("suggested", 2)


def test_what_a_colleague_changed_since_is_a_conflict(article, editor, colleague, suggestion):
    accept_mention(mention=suggestion, user=editor)
    reject_mention(mention=suggestion, user=colleague)
    before = picture(article)
    with pytest.raises(ConflictError):
        undo_last(article=article, user=editor)
    assert picture(article) == before
    assert Edit.objects.filter(undone_at=None).count() == 2


def test_half_a_step_is_never_undone(article, editor, colleague, suggestion):
    widen(suggestion, editor, None)
    accept_mention(mention=suggestion, user=colleague)
    before = picture(article)
    with pytest.raises(ConflictError):
        undo_last(article=article, user=editor)
    assert picture(article) == before


def test_versions_never_go_back(article, editor):
    made = add_mention(article=article, reading=READING, user=editor).mention
    write_note(mention=made, note="ملاحظة", user=editor)
    undo_last(article=article, user=editor)
    undo_last(article=article, user=editor)
    assert not article.mentions.exists()
    redo_last(article=article, user=editor)
    again = article.mentions.get()
    assert (again.pk, again.version, again.surface) == (made.pk, 4, "حلب")


def test_the_history_names_the_step(article, editor, suggestion):
    edit = accept_mention(mention=suggestion, user=editor).edit
    undo_last(article=article, user=editor)
    reasons = list(suggestion.history.values_list("history_change_reason", flat=True))
    assert reasons[:2] == [f"undo:{edit.pk}", f"edit:{edit.pk}"]


def test_a_second_opinion_of_the_same_kind_is_no_step(article, editor, colleague, suggestion):
    accept_mention(mention=suggestion, user=editor)
    assert accept_mention(mention=suggestion, user=colleague).edit is None
    assert add_mention(article=article, reading=READING, user=colleague).edit is None
    undo_last(article=article, user=editor)
    suggestion.refresh_from_db()
    assert suggestion.status == "suggested"


@pytest.mark.parametrize("is_found_again", [True, False])
def test_what_the_machine_did_since_is_no_conflict(article, editor, aleppo, is_found_again):
    made = add_mention(article=article, reading=READING, user=editor).mention
    undo_last(article=article, user=editor)
    if not is_found_again:
        Alias.objects.all().delete()
    reextract([article.pk])
    redo_last(article=article, user=editor)
    found = article.mentions.get(start=HALAB)
    assert (found.status, found.origin) == ("accepted", "person")
    assert (found.pk == made.pk) is not is_found_again
    undo_last(article=article, user=editor)
    assert not article.mentions.filter(status="accepted").exists()


def test_a_reopened_suggestion_that_was_withdrawn_comes_back(article, editor, suggestion):
    reject_mention(mention=suggestion, user=editor)
    reopen_mention(mention=suggestion, user=editor)
    Alias.objects.all().delete()
    reextract([article.pk])
    undo_last(article=article, user=editor)
    assert article.mentions.get(kind="place").status == "rejected"


def test_links_to_a_merged_entity_lead_to_its_successor(
    article, editor, suggestion, halabja, aleppo
):
    relink(suggestion, editor, halabja)
    merge_entities(into=halabja, others=[aleppo], user=editor)
    undo_last(article=article, user=editor)
    suggestion.refresh_from_db()
    assert (suggestion.entity, suggestion.status) == (halabja, "suggested")


def test_a_link_to_an_entity_that_is_gone_is_a_conflict(
    article, editor, suggestion, halabja, aleppo
):
    relink(suggestion, editor, halabja)
    aleppo.delete()
    with pytest.raises(ConflictError):
        undo_last(article=article, user=editor)


def test_a_mention_of_an_entity_that_was_deleted_since_is_a_conflict(
    article, editor, colleague, suggestion, halabja
):
    reading = Reading.of(suggestion)
    said = Reading(reading.kind, reading.start, reading.end, halabja)
    change_mention(mention=suggestion, reading=said, user=editor)
    delete_entity(entity=halabja, user=colleague, fate=Fate.UNLINK)
    with pytest.raises(ConflictError):
        undo_last(article=article, user=editor)
    suggestion.refresh_from_db()
    assert (suggestion.status, suggestion.entity) == ("accepted", None)


def test_the_word_of_a_user_who_is_gone_is_nobodys(article, editor, colleague, suggestion, halabja):
    accept_mention(mention=suggestion, user=colleague)
    reject_mention(mention=suggestion, user=editor)
    colleague.delete()
    undo_last(article=article, user=editor)
    suggestion.refresh_from_db()
    assert (suggestion.status, suggestion.author) == ("accepted", None)


def test_says_what_comes_next(article, editor, suggestion):
    assert upcoming_steps(article=article, user=editor) == (None, None)
    edit = accept_mention(mention=suggestion, user=editor).edit
    assert upcoming_steps(article=article, user=editor) == (edit, None)
    undo_last(article=article, user=editor)
    assert upcoming_steps(article=article, user=editor) == (None, edit)
    assert str(edit).endswith(": حلب")
