"""Related articles: what is close, what is the same story, and what is neither."""

import pytest

from articles.models import Article, Entity
from articles.search.related import SHOWN, Related, find_related

SIEGE = "حاصرت القوات مدينة عفرين وقصفت محيطها بالمدفعية، وقال طبيب إن المستشفى استقبل مصابين."
LATER = "المستشفى في عفرين استقبل عشرات المصابين، وقال طبيب إن القوات قصفت القرى بالمدفعية."
FOOTBALL = "سجل المهاجم هدفين في شباك الضيوف وتصدر فريقه جدول الدوري قبل جولتين من النهاية."


def read(article: Article) -> Related:
    entities = Entity.objects.filter(mentions__article=article).distinct()
    return find_related(article, list(entities))


@pytest.fixture
def siege(make_article, make_mention, make_place):
    """An article about Afrin; and its maker, with the place mentioned where the text has it."""
    afrin = make_place("عفرين")

    def make(title: str, body: str, **fields) -> Article:
        article = make_article(title=title, body=body, **fields)
        if "عفرين" in body:
            make_mention(article, "عفرين", entity=afrin)
        return article

    return make("حصار عفرين", SIEGE), make


def test_finds_what_shares_words_and_places(siege, make_article, indexed):
    article, make = siege
    later = make("قصف جديد", LATER)
    make("فوز في الدوري", FOOTBALL)
    indexed()
    (found,) = read(article).articles
    assert found.article == later
    assert [entity.name_ar for entity in found.entities] == ["عفرين"]
    assert len(found.words) == 4
    assert all(word in SIEGE and word != "عفرين" for word in found.words)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("فوز في الدوري", FOOTBALL, id="nothing in common"),
        pytest.param("خبر قصير", "زار الوفد عفرين أمس.", id="only the place"),
        pytest.param("خبر قصير", "افتتح الوزير المستشفى أمس.", id="only a word"),
        pytest.param("خبر قصير", "وقال إن هذا ما كان من قبل على ذلك.", id="stop words"),
    ],
)
def test_leaves_alone_what_is_not_close(title, body, siege, indexed):
    article, make = siege
    make(title, body)
    indexed()
    assert read(article) == Related()


@pytest.mark.parametrize(
    ("title", "body"),
    [
        pytest.param("عنوان آخر", SIEGE + " انتهى", id="the words"),
        pytest.param("حصارُ عفرين", LATER, id="the title"),
    ],
)
def test_the_same_story_stands_apart(title, body, siege, indexed):
    article, make = siege
    copy = make(title, body, source="سانا")
    later = make("قصف جديد", LATER + " صباحا")
    indexed()
    related = read(article)
    assert related.copies == (copy,)
    assert [each.article for each in related.articles] == [later]


def test_the_nearer_in_time_come_first(siege, indexed):
    article, make = siege
    old = make("قصف قديم", LATER, published="2012-01-01")
    near = make("قصف جديد", LATER + " ", content_hash="other", published="2016-12-20")
    indexed()
    found = [each.article for each in read(article).articles]
    assert set(found) == {old, near}
    assert found[0] == near


def test_shows_a_few(siege, indexed):
    article, make = siege
    for number in range(SHOWN + 2):
        make(f"قصف {number}", f"{LATER} {number}")
    indexed()
    assert len(read(article).articles) == SHOWN


def test_an_article_that_the_index_still_has_is_passed_over(siege, indexed):
    article, make = siege
    later = make("قصف جديد", LATER)
    indexed()
    Article.objects.filter(pk=later.pk).delete()
    assert read(article) == Related()


def test_without_an_index_there_is_nothing(siege):
    article, make = siege
    make("قصف جديد", LATER)
    assert read(article) == Related()
