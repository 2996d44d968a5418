"""A newly tagged span, carried on to the same words elsewhere."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Alias, Mention
from articles.services.annotating import add_mention, reject_mention
from articles.services.correcting.generalising import generalise, preview
from articles.services.readings import Reading
from articles.services.undoing import redo_last, undo_last

pytestmark = pytest.mark.django_db

BODY = "هاجمت كتيبة الفجر القرية. وقالت «كتيبة الفجر» إنها انسحبت، وبكتيبة الفجر جرحى، وكتيبة الفجران بعيدة."


@pytest.fixture
def brigade(make_faction):
    return make_faction("لواء الفجر", slug="dawn")


@pytest.fixture
def tagged(make_article, brigade, editor) -> Mention:
    article = make_article(body=BODY)
    start = BODY.index("كتيبة")
    reading = Reading("faction", start, start + len("كتيبة الفجر"), brigade)
    return add_mention(article=article, reading=reading, user=editor).mention


def spans(article) -> list[tuple[str, str]]:
    rows = article.mentions.filter(status="accepted").order_by("start")
    return [(row.surface, article.body[row.start - 1] if row.start else "") for row in rows]


def test_every_other_occurrence_is_tagged(tagged, brigade, editor):
    edit = generalise(mention=tagged, scope="article", user=editor)
    assert edit.correction is None
    assert spans(tagged.article) == [
        ("كتيبة الفجر", " "),
        ("كتيبة الفجر", "«"),
        ("كتيبة الفجر", "ب"),
    ]
    assert {row.entity for row in tagged.article.mentions.all()} == {brigade}


def test_tagging_everywhere_is_one_step(tagged, editor):
    generalise(mention=tagged, scope="article", user=editor)
    undo_last(article=tagged.article, user=editor)
    assert list(tagged.article.mentions.all()) == [tagged]
    redo_last(article=tagged.article, user=editor)
    assert tagged.article.mentions.count() == 3


def test_what_people_decided_is_left_alone(tagged, editor, researcher):
    start = BODY.index("كتيبة", 30)
    wider = Reading("faction", start, BODY.index("إنها") - 2)
    reject_mention(
        mention=add_mention(
            article=tagged.article,
            reading=Reading("faction", BODY.index("كتيبة", 50), BODY.index(" جرحى")),
            user=researcher,
        ).mention,
        user=researcher,
    )
    add_mention(article=tagged.article, reading=wider, user=researcher)
    seen = preview(mention=tagged, scope="article", user=editor)
    assert (seen.count, seen.articles, seen.excluded) == (0, 0, 2)
    generalise(mention=tagged, scope="article", user=editor)
    assert tagged.article.mentions.count() == 3


def test_a_suggestion_in_the_way_is_taken_over(tagged, brigade, make_mention, editor):
    start = BODY.index("كتيبة", 30)
    machine = make_mention(tagged.article, "كتيبة الفجر", start=start, kind="faction", rule="found")
    generalise(mention=tagged, scope="article", user=editor)
    machine.refresh_from_db()
    assert (machine.entity, machine.status, machine.origin) == (brigade, "accepted", "person")


@pytest.fixture
def elsewhere(make_article):
    return make_article(body="ظهرت كَتيبةُ الفجر في إدلب ثم اختفت كتيبة الفجر.")


def test_the_words_become_a_name(tagged, brigade, elsewhere, indexed, editor):
    indexed()
    seen = preview(mention=tagged, scope="alias", user=editor)
    assert (seen.count, {each.article for each in seen.examples}) == (
        2,
        {tagged.article, elsewhere},
    )
    generalise(mention=tagged, scope="alias", user=editor)
    assert brigade.aliases.filter(text="كتيبة الفجر", language="ar").exists()
    found = elsewhere.mentions.filter(entity=brigade, status="suggested")
    assert found.count() == 2
    undo_last(article=tagged.article, user=editor)
    assert not Alias.objects.filter(text="كتيبة الفجر").exists()
    assert not elsewhere.mentions.filter(entity=brigade).exists()
    redo_last(article=tagged.article, user=editor)
    assert elsewhere.mentions.filter(entity=brigade).count() == 2


def test_a_name_that_is_known_is_refused(tagged, brigade, indexed, editor):
    Alias.objects.create(entity=brigade, text="كتيبه الفجر")
    indexed()
    with pytest.raises(ValidationError, match="scope"):
        generalise(mention=tagged, scope="alias", user=editor)


def test_only_an_entity_gets_a_name(make_article, editor):
    made = add_mention(article=make_article(), reading=Reading("place", 0, 3), user=editor).mention
    for act in (preview, generalise):
        with pytest.raises(ValidationError, match="scope"):
            act(mention=made, scope="alias", user=editor)


def test_without_an_index_it_says_so(tagged, editor):
    with pytest.raises(ValidationError, match="scope"):
        preview(mention=tagged, scope="alias", user=editor)
