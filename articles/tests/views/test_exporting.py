"""Downloads of a search."""

import csv
import io

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from articles.search.outbox import open_store
from articles.search.request import SearchRequest
from articles.search.results import search
from articles.search.upkeep import update_index

pytestmark = pytest.mark.django_db
TABLES = ("articles", "mentions")


@pytest.fixture
def archive(make_article, make_place, make_mention, indexed):
    aleppo = make_place("حلب")
    for number in range(3):
        article = make_article(content_hash=str(number), published=f"201{number + 4}")
        make_mention(article, "حلب", entity=aleppo)
    make_article(body="خبر من حمص", title="=حمص", content_hash="homs", published="2016-05-01")
    indexed()


def get(client, table: str, query: str = ""):
    return client.get(f"{reverse(f'export_{table}')}?{query}")


def read(response) -> list[dict[str, str]]:
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("table", TABLES)
def test_a_download_is_streamed_utf8_with_a_name(client, archive, table):
    response = get(client, table)
    assert response.status_code == 200
    assert response.streaming
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{table}.csv"'
    assert len(read(response)) == {"articles": 4, "mentions": 3}[table]


@pytest.mark.parametrize(
    "query",
    ["", "q=حلب", "q=حمص", "after=2016", "after=2015&before=2016", "q=حلب&order=oldest", "page=7"],
)
def test_it_has_what_the_page_shows(client, archive, query):
    shown = [hit.article.pk for hit in search(SearchRequest.from_query(query).on_page(1)).hits]
    assert [int(row["article_id"]) for row in read(get(client, "articles", query))] == shown
    mentioned = {int(row["article_id"]) for row in read(get(client, "mentions", query))}
    assert mentioned <= set(shown)


def test_for_excel_and_raw(client, archive):
    plain = b"".join(get(client, "articles").streaming_content)
    excel = b"".join(get(client, "articles", "excel=1").streaming_content)
    assert excel == b"\xef\xbb\xbf" + plain
    titles = {row["title"] for row in read(get(client, "articles"))}
    raw = {row["title"] for row in read(get(client, "articles", "raw=1"))}
    assert ("'=حمص" in titles, "=حمص" in raw) == (True, True)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("query", ["place=x", "after=soon", "order=best", "status=odd", "page=-1"])
def test_filters_that_make_no_sense_are_refused(client, archive, table, query):
    response = get(client, table, query)
    assert response.status_code == 400
    assert query.partition("=")[2] in response.content.decode()


@pytest.mark.parametrize("table", TABLES)
def test_while_there_is_no_index_it_says_so(client, make_article, table):
    assert get(client, table).status_code == 503


@pytest.mark.parametrize("table", TABLES)
def test_from_a_damaged_index_there_is_no_half_a_table(client, archive, index_dir, table):
    for path in index_dir.glob("schema*/*.fast"):
        half = path.with_suffix(".other")
        half.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        half.replace(path)
    open_store.cache_clear()
    assert get(client, table).status_code == 503
    assert [task.task_path for task in DBTaskResult.objects.all()] == [update_index.module_path]


@pytest.mark.parametrize("table", TABLES)
def test_only_reading_is_allowed(client, archive, table):
    assert client.post(reverse(f"export_{table}")).status_code == 405
    assert client.head(reverse(f"export_{table}")).status_code == 200


def test_a_closed_site_exports_to_members_only(client, researcher_client, archive, settings):
    settings.PUBLIC_READ = False
    assert get(client, "articles").status_code == 302
    assert get(researcher_client, "articles").status_code == 200
