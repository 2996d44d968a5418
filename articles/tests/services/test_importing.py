"""Records stored: once each, in whole batches, with their mentions."""

from collections.abc import Iterable

import pytest
from django.db import connection

from articles.models import Article, Entity, IndexChange, Mention, Source
from articles.services.gazetteer import StoredGazetteer, read_gazetteer
from articles.services.importing import importer, storing
from articles.services.importing.importer import (
    BadRowError,
    Imported,
    Options,
    import_records,
    refuse_bad_rows,
)
from articles.services.importing.records import BadRow, Record, make_record

pytestmark = pytest.mark.django_db

FEW = Options()
BAD = BadRow("file.csv, line 9", "body: there is no text")


def record(body: str, **fields: object) -> Record:
    made = make_record({"body": body, **fields}, body)
    assert isinstance(made, Record)
    return made


def run(rows: Iterable[Record | BadRow], options: Options = FEW) -> tuple[int, int, int]:
    """New, duplicate and bad."""
    return counts(import_records(rows, options))


def counts(done: Imported) -> tuple[int, int, int]:
    return done.new, done.duplicate, len(done.bad)


def nothing_is_written() -> bool:
    return not any(model.objects.exists() for model in (Article, Mention, Source, IndexChange))


@pytest.fixture
def small_batches(monkeypatch) -> None:
    monkeypatch.setattr(importer, "BATCH", 2)


@pytest.fixture
def aleppo(make_place) -> Entity:
    return make_place("حلب", slug="aleppo")


def test_all_fields_are_stored():
    given = record(
        "نص الخبر",
        title="عنوان",
        source="سانا",
        author="كاتب",
        url="https://example.org/",
        published="2016-12",
        published_status="estimated",
        external_id="7",
    )
    assert run([given]) == (1, 0, 0)
    article = Article.objects.get()
    for field in ("title", "body", "author", "url", "published", "external_id", "content_hash"):
        assert getattr(article, field) == getattr(given, field)
    assert article.source.name == "سانا"
    assert (article.published_estimated, article.title_derived, article.status) == (
        True,
        False,
        "new",
    )
    assert (str(article.published_first), str(article.published_last)) == (
        "2016-12-01",
        "2016-12-31",
    )
    assert article.extracted_with == read_gazetteer().version


def test_every_mention_has_the_text_it_stands_on(aleppo):
    body = "وصل 😀 إلى حلب\nيوم الثلاثاء، وعاد من حــلب في 13 ديسمبر ٢٠١٦"
    done = import_records([record(body, published="2016-12-14")], FEW)
    assert done.mentions == {"place": 2, "date": 2}
    for mention in Mention.objects.all():
        assert body[mention.start : mention.end] == mention.surface
    places = Mention.objects.filter(kind="place").order_by("start")
    assert [(m.surface, m.entity) for m in places] == [("حلب", aleppo), ("حــلب", aleppo)]


def test_each_article_is_written_down_for_the_index_once():
    import_records([record("أول"), record("ثان")], FEW)
    changes = IndexChange.objects.order_by("pk").values_list("article_id", flat=True)
    assert list(changes) == list(Article.objects.order_by("pk").values_list("pk", flat=True))


def test_the_order_of_the_file_is_the_order_of_the_ids(small_batches):
    import_records((record(f"نص {n}") for n in range(7)), FEW)
    stored = Article.objects.order_by("pk").values_list("body", flat=True)
    assert list(stored) == [f"نص {n}" for n in range(7)]


@pytest.mark.parametrize("small", [True, False])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (record("نص"), record("نص", title="غيره", source="سانا")),
        (record("نص"), record("  نص\n")),
        (record("نص", external_id="1"), record("غيره", external_id="1")),
        (record("نص", source="سانا", id=1), record("غيره", source="سانا", id=1)),
    ],
)
def test_duplicates_in_one_run_and_over_two(first, second, small, monkeypatch):
    if small:
        monkeypatch.setattr(importer, "BATCH", 1)
    assert run([first, second]) == (1, 1, 0)
    assert run([first]) == (0, 1, 0)
    assert run([second]) == (0, 1, 0)
    assert Article.objects.get().body == first.body


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (record("نص"), record("نص.")),
        (record("نص", source="سانا", id=1), record("غيره", source="الأخبار", id=1)),
        (record("نص", source="سانا", id=1), record("غيره", id=1)),
        (record("نص", source="سانا"), record("غيره", source="سانا")),
    ],
)
def test_what_is_no_duplicate(first, second):
    assert run([first, second]) == (2, 0, 0)


def test_more_rows_than_a_batch(small_batches, aleppo):
    rows = [record(f"وصل إلى حلب {n}") for n in range(11)]
    told: list[int] = []
    done = import_records([*rows, rows[0], BAD, rows[7]], FEW, report=told.append)
    assert counts(done) == (11, 2, 1)
    assert sum(told) == 14
    assert done.mentions == {"place": 11}
    assert Mention.objects.count() == 11


def test_bad_rows_do_not_keep_the_others_out():
    assert run([record("أول"), BAD, record("ثان")]) == (2, 0, 1)


def test_bad_rows_can_be_refused():
    rows = [record(f"حلب {n}", source="سانا") for n in range(30)]
    with pytest.raises(BadRowError, match=r"file.csv, line 9: body: there is no text"):
        refuse_bad_rows([*rows, BAD])
    refuse_bad_rows(rows)


def test_a_dry_run_counts_and_writes_nothing(small_batches, aleppo):
    import_records([record("حلب")], FEW)
    Article.objects.all().delete()
    IndexChange.objects.all().delete()
    rows = [record(f"حلب {n}", source="سانا") for n in range(5)]
    assert run([*rows, rows[0], BAD], Options(dry_run=True)) == (5, 1, 1)
    assert nothing_is_written()


def test_without_extraction_the_articles_are_due(aleppo):
    assert run([record("حلب")], Options(extract=False)) == (1, 0, 0)
    assert not Mention.objects.exists()
    assert Article.objects.outdated(read_gazetteer().version).count() == 1


def test_a_source_is_made_once():
    Source.objects.create(name="سانا")
    run([record("أول", source="سانا"), record("ثان", source=" سانا  ")])
    run([record("ثالث", source="سانا")])
    assert Source.objects.get().articles.count() == 3


def test_what_another_import_stored_meanwhile_is_a_duplicate(monkeypatch, aleppo):
    mine, both = record("حلب 1"), record("حلب 2")
    look = storing.leave_out_known

    def look_before_the_other_stores(records: list[Record]) -> list[Record]:
        fresh = look(records)
        if not Article.objects.exists():
            Article.objects.create(title="خبر", body=both.body, content_hash=both.content_hash)
        return fresh

    monkeypatch.setattr(importer, "leave_out_known", look_before_the_other_stores)
    done = import_records([mine, both], FEW)
    assert counts(done) == (1, 1, 0)
    assert done.mentions == {"place": 1}
    assert Article.objects.count() == 2


def test_queries_do_not_grow_with_rows(aleppo, django_assert_max_num_queries):
    rows = [record(f"وصل إلى حلب {n}", source="سانا") for n in range(100)]
    with django_assert_max_num_queries(25):
        import_records(rows, FEW)


def test_an_entity_deleted_during_an_import_does_not_end_it(aleppo, monkeypatch):
    def read_and_then_delete() -> StoredGazetteer:
        gazetteer = read_gazetteer()
        aleppo.delete()
        return gazetteer

    monkeypatch.setattr(importer, "read_gazetteer", read_and_then_delete)
    assert run([record("قال شهود في حلب إن")]) == (1, 0, 0)
    connection.check_constraints()
    assert [(place.surface, place.entity_id) for place in Mention.objects.all()] == [("حلب", None)]
