"""Tables for researchers: their columns, their cells, their cost."""

import csv
import io
import json
from collections.abc import Iterator
from itertools import islice

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Mention
from articles.search.engine import IndexNotReadyError
from articles.search.request import SearchRequest
from articles.search.results import find_all
from articles.services.annotating import accept_mention, add_mention, reject_mention
from articles.services.exporting import (
    TABLES,
    export_articles,
    export_entities,
    export_mentions,
    guard_cell,
    selecting,
    write_csv,
    write_jsonl,
)
from articles.services.readings import Reading

pytestmark = pytest.mark.django_db

EVERYTHING = SearchRequest()
#: What researchers were promised: these columns, in this order, whatever follows them.
PROMISED = {
    "articles": (
        "article_id,url,outlet,title,author,published_at,language,word_count,text_sha256,places,"
        "factions,dates"
    ),
    "mentions": (
        "mention_id,article_id,text_version,start,end,offset_unit,exact,prefix,suffix,type,"
        "entity_id,entity_name_ar,entity_name_en,normalized,lat,lon,admin1,admin2,admin1_pcode,"
        "date_start,date_end,date_precision,confidence,method,rule_id,method_version,status,"
        "created_by,created_at,updated_by,updated_at,comment"
    ),
    "entities": "entity_id",
}


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def as_csv(table: str, request: SearchRequest = EVERYTHING, **options: bool) -> str:
    rows, columns = TABLES[table]
    return "".join(write_csv(rows(request), columns, **options))


@pytest.fixture
def aleppo(make_place):
    governorate = make_place("محافظة حلب", type="governorate", pcode="SY02")
    district = make_place("جبل سمعان", type="district", parent=governorate)
    return make_place(
        "حلب", name_en="Aleppo", slug="aleppo", parent=district, latitude=36.2, longitude=37.16
    )


@pytest.fixture
def article(make_article, aleppo, make_mention, indexed) -> Article:
    article = make_article(source="سانا", author="كاتب", url="https://example.org/1")
    make_mention(article, "حلب", entity=aleppo, rule="place.gazetteer", extractor_version="1.a")
    make_mention(article, "يوم الثلاثاء", kind="date", value="2016-12-13")
    make_mention(article, "داعش", kind="faction")
    indexed()
    return article


@pytest.mark.parametrize("table", TABLES)
def test_the_promised_columns_come_first(article, table):
    header = as_csv(table).partition("\r\n")[0]
    assert f"{header},".startswith(f"{PROMISED[table]},")
    assert len(set(header.split(","))) == len(header.split(","))


def test_an_article(article):
    (row,) = read_csv(as_csv("articles"))
    assert row == {
        "article_id": str(article.pk),
        "url": "https://example.org/1",
        "outlet": "سانا",
        "title": article.title,
        "author": "كاتب",
        "published_at": "2016-12-13",
        "language": "ar",
        "word_count": str(len(article.body.split())),
        "text_sha256": article.content_hash,
        "places": "حلب",
        "factions": "داعش",
        "dates": "2016-12-13",
        "published_first": "2016-12-13",
        "published_last": "2016-12-13",
        "published_estimated": "false",
        "status": "new",
        "external_id": "",
    }


def test_rejected_mentions_are_left_out(article, editor):
    reject_mention(mention=article.mentions.get(kind="place"), user=editor)
    assert next(export_articles(EVERYTHING))["places"] == ""
    assert [row["type"] for row in export_mentions(EVERYTHING)] == ["date", "faction"]


def test_several_values_stand_in_one_cell_each_once(article, make_place, make_mention, indexed):
    bar = make_place("أ|ب")
    make_mention(article, "قرية", entity=bar)
    make_mention(article, "قريبة", entity=bar)
    (row,) = export_articles(EVERYTHING)
    assert row["places"] == "حلب|أ¦ب"


def test_a_place(article, aleppo):
    row = next(row for row in export_mentions(EVERYTHING) if row["type"] == "place")
    start = article.body.index("حلب")
    assert (row["start"], row["end"], row["offset_unit"]) == (start, start + 3, "codepoint")
    assert row["prefix"] + row["exact"] + row["suffix"] in article.body
    assert (row["exact"], row["text_version"]) == ("حلب", article.content_hash)
    assert len(row["suffix"]) == 30
    assert (row["entity_id"], row["entity_name_en"], row["normalized"]) == (
        aleppo.pk, "Aleppo", "aleppo",
    )  # fmt: skip
    assert (row["lat"], row["lon"]) == (36.2, 37.16)
    assert (row["admin1"], row["admin2"], row["admin1_pcode"]) == (
        "محافظة حلب",
        "جبل سمعان",
        "SY02",
    )
    assert (row["method"], row["rule_id"], row["method_version"]) == (
        "machine", "place.gazetteer", "1.a",
    )  # fmt: skip
    assert (row["status"], row["confidence"], row["created_by"]) == ("suggested", None, "machine")


@pytest.mark.parametrize(
    ("value", "first", "precision"),
    [
        ("2016-12-13", "2016-12-13", "day"),
        ("2016-12-13/2016-12-19", "2016-12-13", "week"),
        ("2016-12", "2016-12-01", "month"),
        ("2016", "2016-01-01", "year"),
        ("201X", "2010-01-01", "longer"),
        ("", None, "unresolved"),
    ],
)
def test_a_date(article, value, first, precision):
    date = article.mentions.get(kind="date")
    date.value = value
    date.save()
    row = next(row for row in export_mentions(EVERYTHING) if row["type"] == "date")
    assert (row["normalized"], row["date_precision"]) == (value, precision)
    assert row["date_start"] == date.first_day
    assert str(row["date_start"]) == str(first)


def test_decisions_say_who_made_them(article, editor):
    accept_mention(mention=article.mentions.get(kind="place"), user=editor)
    reject_mention(mention=article.mentions.get(kind="date"), user=editor)
    add_mention(article=article, reading=Reading("faction", 0, 9), user=editor)
    made, accepted, suggested = export_mentions(EVERYTHING)
    assert [row["type"] for row in (made, accepted, suggested)] == ["faction", "place", "faction"]
    assert (made["method"], made["created_by"], made["updated_by"]) == ("person", *["mariam"] * 2)
    assert (accepted["method"], accepted["created_by"], accepted["updated_by"]) == (
        "machine", "machine", "mariam",
    )  # fmt: skip
    assert (accepted["confidence"], suggested["confidence"]) == (1, None)


def test_an_entity(article, aleppo, make_mention, make_place):
    make_place("حلب القديمة", merged_into=aleppo)
    make_mention(article, "قرية", entity=aleppo, status=Mention.Status.REJECTED)
    rows = {row["key"]: row for row in export_entities(EVERYTHING)}
    assert len(rows) == 3
    row = rows["aleppo"]
    assert (row["name_ar"], row["type"], row["parent_name_ar"]) == ("حلب", "place", "جبل سمعان")
    assert (row["aliases"], row["mention_count"]) == ("حلب|Aleppo", 1)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+963",
        "-5",
        "@sum",
        "\tx",
        "\rx",
        "\n=1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20sum",
    ],
)
def test_cells_like_formulas_are_guarded_unless_raw(article, text):
    Article.objects.update(title=text)
    assert read_csv(as_csv("articles"))[0]["title"] == f"'{text}"
    assert read_csv(as_csv("articles", raw=True))[0]["title"] == text
    assert json.loads("".join(write_jsonl(export_articles(EVERYTHING))))["title"] == text


@pytest.mark.parametrize("value", [-5, -36.2, "حلب", "", "a=b", "'quoted"])
def test_numbers_and_plain_text_are_not_guarded(value):
    assert guard_cell(value) == value


def test_a_southern_latitude_stays_a_number(article, aleppo):
    aleppo.latitude = -36.2
    aleppo.save()
    assert "-36.2" in {row["lat"] for row in read_csv(as_csv("mentions"))}


def test_excel_gets_a_byte_order_mark(article):
    assert as_csv("articles", excel=True) == "\ufeff" + as_csv("articles")


def test_quotes_and_newlines_survive(article):
    Article.objects.update(title='قال "نعم"، ثم,\nذهب')
    assert read_csv(as_csv("articles"))[0]["title"] == 'قال "نعم"، ثم,\nذهب'


def test_json_lines_have_the_same_columns(article):
    for table, (rows, columns) in TABLES.items():
        lines = "".join(write_jsonl(rows(EVERYTHING))).splitlines()
        assert lines, table
        assert all(list(json.loads(line)) == list(columns) for line in lines)
    assert "حلب" in "".join(write_jsonl(export_articles(EVERYTHING)))


def test_ids_and_order_are_stable(article):
    for table in TABLES:
        assert as_csv(table) == as_csv(table)


def test_an_export_has_what_the_search_finds_in_its_order(make_article, indexed):
    for number in range(5):
        make_article(body=f"خبر {number}", content_hash=str(number), published=f"201{number}")
    indexed()
    request = SearchRequest.from_query("q=خبر&after=2012&order=oldest")
    found = [pk for batch in find_all(request) for pk in batch]
    assert len(found) == 3
    assert [row["article_id"] for row in export_articles(request)] == found


def test_rows_come_one_by_one(article, make_article, indexed, monkeypatch):
    make_article(body="خبر آخر", content_hash="other")
    indexed()
    monkeypatch.setattr(selecting, "_CHUNK", 1)
    lines = write_csv(export_articles(EVERYTHING), TABLES["articles"].columns)
    assert isinstance(lines, Iterator)
    with CaptureQueriesContext(connection) as queries:
        list(islice(lines, 2))
        asked = len(queries)
        list(lines)
    assert 0 < asked < len(queries)


@pytest.mark.parametrize("table", TABLES)
def test_queries_do_not_grow_with_rows(table, article, make_article, make_mention, aleppo, indexed):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            as_csv(table)
        return len(queries)

    before = cost()
    for number in range(15):
        other = make_article(
            body=f"خبر من حلب {number}", content_hash=str(number), source=str(number)
        )
        make_mention(other, "حلب", entity=aleppo)
    indexed()
    assert cost() == before


def test_an_article_deleted_meanwhile_is_passed_over(article):
    Article.objects.all().delete()
    assert list(export_articles(EVERYTHING)) == list(export_mentions(EVERYTHING)) == []


def test_without_an_index_there_is_no_answer(make_article):
    make_article()
    with pytest.raises(IndexNotReadyError):
        next(export_articles(EVERYTHING))
