"""Pages do not shift while articles arrive."""

import pytest
from django.utils.translation import override

from articles.search.request import SearchRequest
from articles.search.results import find_all, search


@pytest.mark.parametrize("query", ["", "q=شهود", "order=oldest", "after=2016"])
def test_later_pages_show_what_was_there_at_the_first(query: str, make_article, indexed) -> None:
    def add(first: int, last: int) -> None:
        for number in range(first, last):
            make_article(title=f"خبر {number}", body=f"قال شهود {number}", published="2016-12")
        indexed()

    def read(page: int, upto: int) -> tuple[list[int], int]:
        results = search(SearchRequest.from_query(query).on_page(page, upto=upto))
        ids = [hit.article.pk for hit in (*results.hits, *results.partial)]
        return ids, results.arrived

    add(0, 50)
    first = search(SearchRequest.from_query(query))
    before = [read(page, first.upto)[0] for page in (2, 3)]
    add(50, 60)
    after = [read(page, first.upto) for page in (2, 3)]
    assert [ids for ids, _arrived in after] == before
    assert [arrived for _ids, arrived in after] == [10, 10]
    assert search(SearchRequest.from_query(query)).total == 60


def test_an_export_holds_whatever_there_is(make_article, indexed) -> None:
    articles = [make_article(body=f"شهود {number}") for number in range(30)]
    indexed()
    later = SearchRequest().on_page(2, upto=articles[4].pk)
    assert search(later).total == 5
    assert sum(len(batch) for batch in find_all(later)) == 30


def test_the_page_says_what_arrived(client, make_article, indexed) -> None:
    articles = [make_article(body=f"شهود {number}") for number in range(41)]
    indexed()
    with override("en"):
        client.cookies["django_language"] = "en"
        first = client.get("/").content.decode()
        assert f"?page=2&amp;upto={articles[-1].pk}" in first
        assert "upto" not in first.split('rel="next"')[1].split("<aside")[1]
        later = client.get(f"/?page=2&upto={articles[-3].pk}").content.decode()
    assert "2 articles have arrived since you began to read." in later
