"""Extraction stored: idempotent, and never over a person's decision."""

import pytest
from django.db import connection

from articles.models import Alias, Article, Entity, IndexChange
from articles.services import enriching
from articles.services.annotating import (
    accept_mention,
    add_mention,
    reject_mention,
    reopen_mention,
)
from articles.services.enriching import Enriched, reextract
from articles.services.gazetteer import StoredGazetteer, read_gazetteer
from articles.services.locking import StaleVersionError
from articles.services.merging import merge_entities
from articles.services.readings import Reading
from articles.services.reviewing import save_article

pytestmark = pytest.mark.django_db

BODY = "وصلت القافلة إلى مدينة حلب يوم الثلاثاء، وقال شهود إنها تركت بحلب كل ما حملت."
FINDS = [("date", "يوم الثلاثاء"), ("place", "حلب"), ("place", "حلب")]


@pytest.fixture
def aleppo(make_place) -> Entity:
    return make_place("حلب", slug="aleppo", name_en="Aleppo")


@pytest.fixture
def article(make_article, aleppo) -> Article:
    return make_article(body=BODY)


def extract(*articles: Article) -> Enriched:
    IndexChange.objects.all().delete()
    return reextract([article.pk for article in articles])


def rows(article: Article) -> list[dict[str, object]]:
    return list(article.mentions.order_by("pk").values())


def changes(done: Enriched) -> tuple[int, int, int]:
    return done.added, done.changed, done.withdrawn


def test_what_is_found_is_stored(article, aleppo):
    done = extract(article)
    assert (done.articles, changes(done)) == (1, (3, 0, 0))
    assert done.found == {"place": 2, "date": 1}
    mentions = article.mentions.order_by("kind", "start")
    assert [(m.kind, m.surface) for m in mentions] == FINDS
    assert all(article.body[m.start : m.end] == m.surface for m in mentions)
    date, place, _ = mentions
    assert (date.value, str(date.first_day), str(date.last_day)) == (
        "2016-12-13",
        *["2016-12-13"] * 2,
    )
    assert (place.entity, place.origin, place.status) == (aleppo, "machine", "suggested")
    article.refresh_from_db()
    version = read_gazetteer().version
    assert {article.extracted_with, place.extractor_version} == {version}


def test_an_entity_deleted_meanwhile_leaves_its_name_unlinked(article, aleppo, monkeypatch):
    def read_and_then_delete() -> StoredGazetteer:
        gazetteer = read_gazetteer()
        aleppo.delete()
        return gazetteer

    monkeypatch.setattr(enriching, "read_gazetteer", read_and_then_delete)
    extract(article)
    connection.check_constraints()
    places = article.mentions.filter(kind="place")
    assert [(place.surface, place.entity_id) for place in places] == [("حلب", None)] * 2


def test_an_entity_merged_meanwhile_gives_way(article, aleppo, make_place, editor, monkeypatch):
    city = make_place("مدينة حلب", slug="aleppo-city")

    def read_and_then_merge() -> StoredGazetteer:
        gazetteer = read_gazetteer()
        merge_entities(into=city, others=[aleppo], user=editor)
        return gazetteer

    monkeypatch.setattr(enriching, "read_gazetteer", read_and_then_merge)
    extract(article)
    assert {place.entity for place in article.mentions.filter(kind="place")} == {city}


def test_a_merger_while_mentions_are_stored_is_followed(
    article, aleppo, make_place, editor, monkeypatch
):
    city = make_place("مدينة حلب", slug="aleppo-city")
    build = enriching.build_mentions

    def build_and_then_merge(*arguments):
        built = build(*arguments)
        merge_entities(into=city, others=[aleppo], user=editor)
        return built

    monkeypatch.setattr(enriching, "build_mentions", build_and_then_merge)
    extract(article)
    assert {place.entity for place in article.mentions.filter(kind="place")} == {city}


def test_a_second_run_changes_nothing(article):
    extract(article)
    before = rows(article)
    assert changes(extract(article)) == (0, 0, 0)
    assert rows(article) == before
    assert not IndexChange.objects.exists()


def test_an_accepted_mention_is_untouched(article, editor, aleppo):
    extract(article)
    accept_mention(mention=article.mentions.filter(kind="place").first(), user=editor)
    Alias.objects.all().delete()
    before = rows(article)
    assert changes(extract(article)) == (0, 0, 1)
    assert rows(article) == [row for row in before if row["status"] == "accepted" or row["value"]]


def test_a_rejected_mention_is_never_suggested_again(article, editor):
    extract(article)
    rejected = article.mentions.filter(kind="place").first()
    reject_mention(mention=rejected, user=editor)
    assert changes(extract(article)) == (0, 0, 0)
    rejected.refresh_from_db()
    assert rejected.status == "rejected"
    assert article.mentions.count() == 3


def test_a_reopened_suggestion_follows_extraction_again(article, editor):
    extract(article)
    place = article.mentions.filter(kind="place").first()
    reject_mention(mention=place, user=editor)
    reopen_mention(mention=place, user=editor)
    Alias.objects.all().delete()
    assert changes(extract(article)) == (0, 0, 2)


@pytest.mark.parametrize("reopened", [False, True])
def test_a_mention_that_a_person_made_stays_and_settles_its_span(article, editor, reopened):
    start = article.body.index("مدينة حلب")
    made = add_mention(
        article=article, reading=Reading("place", start, start + 9), user=editor
    ).mention
    if reopened:
        made = reopen_mention(mention=made, user=editor).mention
    extract(article)
    made.refresh_from_db()
    assert (made.surface, made.origin) == ("مدينة حلب", "person")
    # The حلب inside it is not suggested beside it; the one further on is.
    assert [m.start for m in article.mentions.filter(kind="place", origin="machine")] == [
        article.body.index("بحلب") + 1
    ]


def test_a_rejected_span_does_not_hide_what_overlaps_it(article, editor):
    start = article.body.index("مدينة حلب")
    made = add_mention(
        article=article, reading=Reading("place", start, start + 9), user=editor
    ).mention
    reject_mention(mention=made, user=editor)
    assert extract(article).found["place"] == 2
    assert article.mentions.standing().filter(kind="place").count() == 2


def test_a_new_publication_date_moves_relative_dates(article):
    extract(article)
    date = article.mentions.get(kind="date")
    article.published = "2016-12-20"
    article.save()
    assert changes(extract(article)) == (0, 1, 0)
    moved = article.mentions.get(kind="date")
    assert (moved.pk, moved.value, str(moved.first_day)) == (date.pk, "2016-12-20", "2016-12-20")


def test_whoever_looked_at_the_old_suggestion_cannot_accept_the_new_one(article, editor):
    extract(article)
    seen = article.mentions.get(kind="date")
    article.published = "2016-12-20"
    article.save()
    extract(article)
    with pytest.raises(StaleVersionError):
        accept_mention(mention=seen, user=editor, version=seen.version)


def test_a_merged_entity_gives_way_to_its_successor(article, aleppo, make_place, editor):
    halab = make_place("حلب الشهباء", slug="halab", aliases=("القافلة",))
    extract(article)
    assert article.mentions.filter(entity=halab).count() == 1
    before = set(article.mentions.values_list("pk", flat=True))
    merge_entities(into=aleppo, others=[halab], user=editor)
    assert changes(extract(article)) == (0, 0, 0)
    assert set(article.mentions.values_list("pk", flat=True)) == before
    assert set(article.mentions.filter(kind="place").values_list("entity", flat=True)) == {
        aleppo.pk
    }


def test_only_articles_that_changed_are_indexed_again(article, make_article):
    extract(article)
    other = make_article(body="عاد الهدوء إلى حلب", content_hash="other")
    untouched = make_article(body="لا شيء هنا", content_hash="untouched")
    extract(article, other, untouched)
    assert list(IndexChange.objects.values_list("article_id", flat=True)) == [other.pk]


def test_withdrawn_suggestions_are_taken_out_of_the_index(article, indexed):
    extract(article)
    Alias.objects.all().delete()
    assert changes(extract(article)) == (0, 0, 2)
    assert list(IndexChange.objects.values_list("article_id", flat=True)) == [article.pk]


def test_an_article_deleted_meanwhile_is_passed_over(article):
    assert reextract([article.pk, article.pk + 1000]).articles == 1


def test_many_articles_cost_few_queries(make_article, aleppo, django_assert_max_num_queries):
    articles = [make_article(body=f"وصل إلى حلب {n}", content_hash=str(n)) for n in range(15)]
    with django_assert_max_num_queries(20):
        done = reextract([article.pk for article in articles])
    assert done.added == 15


def test_a_date_of_publication_that_changes_during_a_run_is_not_overlooked(article, editor):
    def ids():
        """A whole batch that is being read when an editor corrects its article."""
        yield article.pk
        yield from range(10**6, 10**6 + 199)
        article.published = "2016-12-20"
        save_article(article=article, user=editor)
        yield 10**7

    assert reextract(ids()).articles == 0
    assert article.mentions.get(kind="date").value == "2016-12-20"


def test_progress_is_told(article):
    told: list[int] = []
    reextract([article.pk], report=told.append)
    assert told == [1]
