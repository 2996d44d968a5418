"""One correction, applied to all of a kind."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from articles.models import Article, Correction, Edit, EditChange, IndexChange, Mention
from articles.services.annotating import (
    accept_mention,
    add_mention,
    change_mention,
    reject_mention,
    write_note,
)
from articles.services.correcting.generalising import Example, generalise, preview
from articles.services.enriching import reextract
from articles.services.locking import StaleVersionError
from articles.services.readings import Reading
from articles.services.states import State
from articles.services.undoing import redo_last, undo_last

pytestmark = pytest.mark.django_db


def picture() -> list[tuple[object, ...]]:
    rows = Mention.objects.order_by("article", "start", "end", "kind")
    return [(row.article_id, row.kind, row.start, row.surface, State.of(row)) for row in rows]


def relink(mention, entity, editor) -> Mention:
    reading = Reading("place", mention.start, mention.end, entity)
    return change_mention(mention=mention, reading=reading, user=editor).mention


def retag(mention, editor) -> Mention:
    reading = Reading("faction", mention.start, mention.end)
    return change_mention(mention=mention, reading=reading, user=editor).mention


def statuses(mentions) -> list[str]:
    return [Mention.objects.get(pk=mention.pk).status[0] for mention in mentions]


@pytest.mark.parametrize(("scope", "expected"), [("article", "aasss"), ("archive", "aaaaa")])
def test_a_relinked_name_is_relinked_everywhere(mentions, halba, editor, scope, expected):
    first = relink(mentions[0], halba, editor)
    edit = generalise(mention=first, scope=scope, user=editor)
    assert "".join(statuses(mentions)) == expected
    changed = Mention.objects.filter(status="accepted").exclude(pk=first.pk)
    assert {(m.entity, m.author, m.origin, m.rule) for m in changed} == {
        (halba, editor, "person", "correction")
    }
    assert {m.evidence for m in changed} == {f"#{edit.correction_id}"}
    last = changed.last().history.first()
    assert (last.history_change_reason, last.history_user) == (f"edit:{edit.pk}", editor)
    assert set(changed.values_list("article", flat=True)) <= set(
        IndexChange.objects.values_list("article_id", flat=True)
    )


@pytest.mark.parametrize(
    ("decide", "scope", "expected"),
    [
        (accept_mention, "article", "aasss"),
        (accept_mention, "archive", "aaaaa"),
        (reject_mention, "article", "rrsss"),
        (reject_mention, "archive", "rrrrr"),
    ],
)
def test_a_decision_is_taken_everywhere(mentions, editor, decide, scope, expected):
    decided = decide(mention=mentions[0], user=editor).mention
    generalise(mention=decided, scope=scope, user=editor)
    assert "".join(statuses(mentions)) == expected
    assert {m.rule for m in Mention.objects.all()} == {"gazetteer"}


def test_another_kind_is_given_everywhere(mentions, editor):
    generalise(mention=retag(mentions[0], editor), scope="archive", user=editor)
    assert statuses(mentions) == ["r"] * 5
    assert Mention.objects.filter(kind="faction", status="accepted").count() == 5
    for mention in Mention.objects.select_related("article"):
        assert mention.article.body[mention.start : mention.end] == mention.surface


def test_what_a_person_made_of_the_other_kind_stays(mentions, editor, researcher):
    other = Reading("faction", mentions[4].start, mentions[4].end)
    theirs = add_mention(article=mentions[4].article, reading=other, user=researcher).mention
    theirs = reject_mention(mention=theirs, user=researcher).mention
    generalise(mention=retag(mentions[0], editor), scope="archive", user=editor)
    theirs.refresh_from_db()
    assert (theirs.status, theirs.author) == ("rejected", researcher)


def test_never_again_takes_the_mention_itself_along(mentions, halba, editor):
    Mention.objects.filter(pk=mentions[1].pk).update(entity=halba)
    generalise(mention=mentions[0], scope="never", user=editor)
    assert statuses(mentions) == ["r"] * 5


def test_peoples_decisions_are_left_alone(mentions, halba, editor, researcher):
    accept_mention(mention=mentions[1], user=researcher)
    reject_mention(mention=mentions[2], user=researcher)
    write_note(mention=mentions[3], note="هل هي حلبا؟", user=researcher)
    first = relink(mentions[0], halba, editor)
    seen = preview(mention=first, scope="archive", user=editor)
    assert (seen.count, seen.articles, seen.excluded) == (1, 1, 3)
    generalise(mention=first, scope="archive", user=editor)
    assert statuses(mentions) == ["a", "a", "r", "s", "a"]
    assert [Mention.objects.get(pk=m.pk).entity.slug for m in mentions[1:]] == [
        *["aleppo"] * 3,
        "halba",
    ]


def test_only_the_same_reading_is_changed(mentions, halba, editor):
    Mention.objects.filter(pk=mentions[3].pk).update(entity=halba)
    rejected = reject_mention(mention=mentions[0], user=editor).mention
    generalise(mention=rejected, scope="archive", user=editor)
    assert statuses(mentions) == ["r", "r", "r", "s", "r"]


@pytest.mark.parametrize(("scope", "count"), [("article", 1), ("archive", 4), ("never", 5)])
def test_it_is_one_step_that_is_undone_and_redone(mentions, halba, editor, scope, count):
    first = relink(mentions[0], halba, editor)
    before = picture()
    edit = generalise(mention=first, scope=scope, user=editor)
    after = picture()
    assert edit.changes.count() == count
    undo_last(article=first.article, user=editor)
    assert picture() == before != after
    assert not Correction.objects.get().is_active
    redo_last(article=first.article, user=editor)
    assert picture() == after
    assert Correction.objects.get().is_active


def test_undo_leaves_alone_what_was_decided_since(mentions, editor, researcher):
    rejected = reject_mention(mention=mentions[0], user=editor).mention
    generalise(mention=rejected, scope="archive", user=editor)
    accept_mention(mention=mentions[3], user=researcher)
    turned = undo_last(article=rejected.article, user=editor)
    assert turned.replayed.conflicts == 1
    assert statuses(mentions) == ["r", "s", "s", "a", "s"]


@pytest.mark.parametrize("scope", ["article", "archive", "alias", "never"])
def test_looking_first_changes_nothing(mentions, halba, editor, indexed, scope):
    first = relink(mentions[0], halba, editor)
    indexed()
    before, edits = picture(), Edit.objects.count()
    seen = preview(mention=first, scope=scope, user=editor)
    assert seen.count
    assert seen.text
    assert (picture(), Edit.objects.count(), Correction.objects.count()) == (before, edits, 0)
    assert not halba.aliases.filter(folded="حلب").exists()


def test_the_preview_shows_places_in_their_texts(mentions, halba, editor):
    first = relink(mentions[0], halba, editor)
    with override("en"):
        seen = preview(mention=first, scope="archive", user=editor)
    assert seen.text == "“حلب” is taken for “Halba” at 4 further places."
    example = seen.examples[0]
    assert (example.mention, example.surface) == (mentions[1].pk, "حلب")
    assert example.before.endswith("ثم عادت من ")
    assert example.after == " إلى حماة."


def test_a_preview_asks_no_more_for_more(mentions, halba, editor, django_assert_num_queries):
    first = relink(mentions[0], halba, editor)
    with django_assert_num_queries(6):
        preview(mention=first, scope="archive", user=editor)


def test_a_stale_correction_is_refused(mentions, editor):
    rejected = reject_mention(mention=mentions[0], user=editor).mention
    with pytest.raises(StaleVersionError):
        generalise(mention=rejected, scope="archive", user=editor, version=1)
    assert not Correction.objects.exists()


@pytest.mark.parametrize("scope", ["", "everywhere", "article", "archive"])
def test_refuses_what_is_no_correction_yet(mentions, editor, scope):
    with pytest.raises(ValidationError) as caught:
        generalise(mention=mentions[0], scope=scope, user=editor)
    assert list(caught.value.message_dict) == ["scope"]


def test_a_new_mention_is_no_rule_for_the_archive(articles, editor):
    start = articles[0].body.index("القافلة")
    made = add_mention(
        article=articles[0], reading=Reading("faction", start, start + 7), user=editor
    ).mention
    with pytest.raises(ValidationError, match="scope"):
        generalise(mention=made, scope="archive", user=editor)


DATED = "قال أمس إنه سافر أمس، وأمس كان باردا."


@pytest.fixture
def dates(make_article, make_mention) -> list[Mention]:
    article = make_article(body=DATED)
    starts = [i for i in range(len(DATED)) if DATED.startswith("أمس", i)]
    return [
        make_mention(article, "أمس", start=start, kind="date", value="2016-12-12")
        for start in starts
    ]


def test_a_date_is_corrected_within_its_article_only(dates, make_article, make_mention, editor):
    other = make_mention(make_article(body="أمس"), "أمس", kind="date", value="2016-12-12")
    reading = Reading("date", dates[0].start, dates[0].end, None, "2016-12-11")
    first = change_mention(mention=dates[0], reading=reading, user=editor).mention
    with pytest.raises(ValidationError, match="scope"):
        generalise(mention=first, scope="archive", user=editor)
    generalise(mention=first, scope="article", user=editor)
    assert [Mention.objects.get(pk=m.pk).value for m in (*dates, other)] == [
        *["2016-12-11"] * 3,
        "2016-12-12",
    ]


def test_words_that_are_no_date_are_rejected_everywhere(dates, editor):
    rejected = reject_mention(mention=dates[0], user=editor).mention
    generalise(mention=rejected, scope="archive", user=editor)
    assert statuses(dates) == ["r"] * 3


def test_a_second_run_finds_nothing_left(mentions, editor):
    rejected = reject_mention(mention=mentions[0], user=editor).mention
    generalise(mention=rejected, scope="archive", user=editor)
    generalise(mention=rejected, scope="archive", user=editor)
    assert Correction.objects.first().done == 0
    assert EditChange.objects.count() == 5


def test_extraction_cannot_bring_back_what_was_rejected_everywhere(mentions, editor):
    rejected = reject_mention(mention=mentions[0], user=editor).mention
    generalise(mention=rejected, scope="archive", user=editor)
    reextract(Article.objects.values_list("pk", flat=True))
    assert not Mention.objects.standing().filter(folded="حلب").exists()


def test_a_redo_leaves_alone_what_is_read_otherwise_by_now(mentions, halba, editor):
    first = relink(mentions[0], halba, editor)
    generalise(mention=first, scope="archive", user=editor)
    undo_last(article=first.article, user=editor)
    Mention.objects.filter(pk=mentions[4].pk).update(entity=halba)
    turned = redo_last(article=first.article, user=editor)
    assert turned.replayed.conflicts == 1
    assert statuses(mentions) == ["a", "a", "a", "a", "s"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("قال", "مساء"),
        (" ".join(["قال"] * 30), " ".join(["مساء"] * 30)),
        ("قافلة " * 9 + "وصلتا", "مساءات " * 8 + "طويلة"),
        ("ط" * 70, "ط" * 70),
    ],
)
def test_what_stands_around_an_example_is_whole_words(make_article, before, after):
    article = make_article(body=f"{before} حلب {after}")
    example = Example(article, len(before) + 1, len(before) + 4)
    assert example.surface == "حلب"
    assert len(example.before) <= 60 >= len(example.after)
    assert set(example.before.split()) <= set(before.split())
    assert set(example.after.split()) <= set(after.split())
    assert before.startswith("ط") or (example.before.endswith(" ") and example.after[0] == " ")
