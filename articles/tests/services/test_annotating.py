"""Editors' decisions on mentions."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Article, Entity, IndexChange, Mention
from articles.models.article import hash_content
from articles.services.annotating import (
    accept_mention,
    add_mention,
    change_mention,
    reject_mention,
    reopen_mention,
    revise_mention,
)
from articles.services.deciding import decide_mentions
from articles.services.locking import StaleVersionError
from articles.services.readings import Reading

BODY = "🔥 وصل 12 مقاتلا إلى وبحلب 😀 مساء الثلاثاء"
HALAB = BODY.index("حلب")

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("alice")


@pytest.fixture
def article() -> Article:
    return Article.objects.create(title="خبر", body=BODY, content_hash=hash_content(BODY))


@pytest.fixture
def aleppo() -> Entity:
    return Entity.objects.create(kind="place", slug="aleppo", name_ar="حلب")


@pytest.fixture
def suggestion(article: Article) -> Mention:
    return Mention.objects.create(
        article=article,
        kind="place",
        start=HALAB,
        end=HALAB + 3,
        surface="حلب",
        origin="machine",
        rule="gazetteer",
        evidence="إلى",
        extractor_version="1",
    )


def tag(article: Article, user: User, **changes: object) -> Mention:
    reading = Reading(**{"kind": "place", "start": HALAB, "end": HALAB + 3} | changes)
    return add_mention(article=article, reading=reading, user=user).mention


def test_a_person_tags_an_accepted_mention(article, editor, aleppo):
    mention = tag(article, editor, entity=aleppo)
    assert (mention.surface, mention.status, mention.origin) == ("حلب", "accepted", "person")
    assert (mention.author, mention.entity, mention.version) == (editor, aleppo, 1)
    assert mention.history.get().history_user == editor


def test_a_change_is_recorded_for_the_index(article, editor):
    tag(article, editor)
    assert list(IndexChange.objects.values_list("article_id", flat=True)) == [article.pk]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"start": -1}, "start"),
        ({"start": len(BODY), "end": len(BODY) + 1}, "start"),
        ({"end": len(BODY) + 1}, "end"),
        ({"end": HALAB}, "end"),
        ({"start": HALAB, "end": HALAB - 1}, "end"),
        ({"start": 1, "end": 2}, "start"),
        ({"kind": "person"}, "kind"),
        ({"value": "2016"}, "value"),
        ({"kind": "date", "value": "2016-13"}, "value"),
        ({"kind": "date", "value": "أمس"}, "value"),
    ],
)
def test_refuses(article, editor, changes, field):
    with pytest.raises(ValidationError) as caught:
        tag(article, editor, **changes)
    assert list(caught.value.message_dict) == [field]
    assert not Mention.objects.exists()


@pytest.mark.parametrize("kind", ["faction", "date"])
def test_refuses_an_entity_of_another_kind(article, editor, aleppo, kind):
    with pytest.raises(ValidationError) as caught:
        tag(article, editor, kind=kind, entity=aleppo)
    assert "entity" in caught.value.message_dict


def test_refuses_a_span_longer_than_is_stored(editor):
    body = "حلب" * 200
    long = Article.objects.create(title="طويل", body=body, content_hash=hash_content(body))
    with pytest.raises(ValidationError, match="500"):
        tag(long, editor, start=0, end=600)


def test_a_merged_entity_gives_way_to_its_successor(article, editor, aleppo):
    old = Entity.objects.create(kind="place", slug="halab", name_ar="حلب", merged_into=aleppo)
    assert tag(article, editor, entity=old).entity == aleppo


def test_a_date_gets_its_days(article, editor):
    start = BODY.index("مساء")
    mention = tag(article, editor, kind="date", start=start, end=len(BODY), value="2016-12")
    assert (mention.first_day.isoformat(), mention.last_day.isoformat()) == (
        "2016-12-01",
        "2016-12-31",
    )


def test_tagging_a_suggestion_accepts_it(article, editor, suggestion, aleppo):
    mention = tag(article, editor, entity=aleppo)
    assert mention.pk == suggestion.pk
    assert (mention.status, mention.origin, mention.rule) == ("accepted", "person", "")
    assert (mention.entity, mention.version) == (aleppo, 2)
    assert mention.history.count() == 2


def test_tagging_keeps_the_entity_that_the_suggestion_had(article, editor, suggestion, aleppo):
    Mention.objects.update(entity=aleppo)
    assert tag(article, editor).entity == aleppo


def test_tagging_a_rejected_span_revives_it(article, editor, suggestion, aleppo):
    Mention.objects.update(entity=aleppo, status="rejected")
    mention = tag(article, editor)
    assert (mention.pk, mention.status, mention.entity) == (suggestion.pk, "accepted", None)


def test_mentions_may_overlap(article, editor):
    tag(article, editor)
    tag(article, editor, start=HALAB - 1)
    tag(article, editor, kind="faction")
    assert article.mentions.count() == 3


@pytest.mark.parametrize(
    ("decide", "status"),
    [(accept_mention, "accepted"), (reject_mention, "rejected")],
)
def test_decides(suggestion, editor, decide, status):
    decided = decide(mention=suggestion, user=editor).mention
    assert (decided.status, decided.author, decided.version) == (status, editor, 2)
    assert (decided.origin, decided.rule) == ("machine", "gazetteer")
    assert decided.history.first().history_user == editor
    assert IndexChange.objects.exists()


def test_deciding_the_same_twice_changes_nothing(suggestion, editor):
    accept_mention(mention=suggestion, user=editor, version=1)
    again = accept_mention(mention=suggestion, user=editor, version=1).mention
    assert again.version == 2
    assert again.history.count() == 2


def test_a_stale_decision_is_refused(suggestion, editor):
    accept_mention(mention=suggestion, user=editor)
    with pytest.raises(StaleVersionError):
        reject_mention(mention=suggestion, user=editor, version=1)
    suggestion.refresh_from_db()
    assert suggestion.status == "accepted"


def test_a_rejected_mention_of_a_person_stays_as_tombstone(article, editor):
    rejected = reject_mention(mention=tag(article, editor), user=editor).mention
    assert Mention.objects.get() == rejected


def test_a_decision_can_be_taken_back(suggestion, editor):
    reject_mention(mention=suggestion, user=editor)
    assert reopen_mention(mention=suggestion, user=editor).mention.status == "suggested"
    assert list(Mention.objects.untouched()) == [suggestion]


def test_a_change_of_entity_stays_in_place(suggestion, editor, aleppo):
    reading = Reading("place", HALAB, HALAB + 3, aleppo)
    changed = change_mention(mention=suggestion, reading=reading, user=editor, version=1).mention
    assert (changed.pk, changed.entity, changed.status) == (suggestion.pk, aleppo, "accepted")


@pytest.mark.parametrize(
    "reading",
    [Reading("place", HALAB - 1, HALAB + 3), Reading("faction", HALAB, HALAB + 3)],
)
def test_a_change_of_span_or_kind_leaves_a_tombstone(suggestion, editor, reading):
    changed = change_mention(mention=suggestion, reading=reading, user=editor).mention
    suggestion.refresh_from_db()
    assert suggestion.status == "rejected"
    assert (Reading.of(changed), changed.status) == (reading, "accepted")


@pytest.mark.parametrize(("moved", "kept"), [("", "قديمة"), ("جديدة", "جديدة")])
def test_a_note_survives_what_moves_to_its_span(article, suggestion, editor, moved, kept):
    there = tag(article, editor, start=HALAB - 1)
    Mention.objects.filter(pk=there.pk).update(note="قديمة")
    Mention.objects.filter(pk=suggestion.pk).update(note=moved)
    change_mention(mention=suggestion, reading=Reading.of(there), user=editor)
    there.refresh_from_db()
    assert there.note == kept


def test_a_refused_change_changes_nothing(suggestion, editor):
    with pytest.raises(ValidationError):
        change_mention(mention=suggestion, reading=Reading("place", 0, len(BODY) + 1), user=editor)
    suggestion.refresh_from_db()
    assert (suggestion.status, suggestion.version) == ("suggested", 1)


def test_a_stale_change_is_refused(suggestion, editor, aleppo):
    reading = Reading("place", HALAB, HALAB + 3, aleppo)
    with pytest.raises(StaleVersionError):
        change_mention(mention=suggestion, reading=reading, user=editor, version=7)


@pytest.mark.parametrize(
    ("status", "value", "expected"),
    [
        ("suggested", "2016", ("accepted", "2016")),
        ("rejected", "2016", ("rejected", "")),
        ("accepted", "", ("accepted", "")),
        ("suggested", "", ("suggested", "")),
    ],
)
def test_a_form_says_what_to_do(article, editor, status, value, expected):
    mention = Mention.objects.create(
        article=article, kind="date", start=0, end=1, surface=BODY[:1], origin="machine"
    )
    reading = Reading("date", 0, 1, None, value)
    edited = revise_mention(mention=mention, reading=reading, status=status, user=editor)
    revised = edited.mention
    assert (revised.status, revised.value) == expected


def test_many_are_decided_at_once(article, editor):
    for start in range(5):
        Mention.objects.create(article=article, kind="place", start=start, end=9, surface=".")
    Mention.objects.filter(start=0).update(status="rejected")
    chosen = Mention.objects.all()
    assert decide_mentions(mentions=chosen, status="rejected", user=editor) == 4
    assert set(Mention.objects.values_list("status", "version")) == {
        ("rejected", 1),
        ("rejected", 2),
    }
    changed = Mention.history.filter(history_type="~")
    assert {record.history_user for record in changed} == {editor}
    assert IndexChange.objects.exists()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "accept", "reject", "move"]),
        st.integers(-2, len(BODY) + 2),
        st.integers(-2, len(BODY) + 2),
        st.sampled_from(["place", "faction", "date"]),
    ),
    max_size=12,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_a_mention_always_has_the_letters_of_its_span(article, editor, steps):
    Mention.objects.all().delete()
    for action, start, end, kind in steps:
        try:
            _take_step(article, editor, action, Reading(kind, start, end))
        except ValidationError:
            continue
    for mention in Mention.objects.all():
        assert BODY[mention.start : mention.end] == mention.surface
    assert Article.objects.get(pk=article.pk).body == BODY


def _take_step(article: Article, editor: User, action: str, reading: Reading) -> None:
    if action == "add":
        tag(article, editor, kind=reading.kind, start=reading.start, end=reading.end)
    mention = article.mentions.order_by("pk").last()
    if mention is None:
        return
    match action:
        case "accept":
            accept_mention(mention=mention, user=editor)
        case "reject":
            reject_mention(mention=mention, user=editor)
        case "move":
            change_mention(mention=mention, reading=reading, user=editor)
