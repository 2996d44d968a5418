"""The search guide."""

import re
from html import unescape

import pytest

from articles.search.query import parse
from articles.views.help import search_help


@pytest.fixture
def examples(client, db) -> list[str]:
    html = client.get("/help/search/").content.decode()
    guide = html[html.index('class="guide"') :]
    return [unescape(found) for found in re.findall(r'href="(/\?[^"]+)"', guide)]


def test_every_example_is_a_search_that_is_understood(client, examples, make_article, indexed):
    make_article()
    indexed()
    assert len(examples) >= 15
    for address in examples:
        response = client.get(address)
        assert response.status_code == 200
        assert response.context["results"].request.problems == ()
        assert parse(response.context["asked"].q).problems == ()


def test_every_example_finds_one_of_the_seeds(client, examples, seeds) -> None:
    found = {address: client.get(address).context["results"].total for address in examples}
    assert [address for address, total in found.items() if not total] == []


def test_a_closed_site_asks_for_the_login(client, db, settings):
    settings.PUBLIC_READ = False
    assert client.get("/help/search/").status_code == 302


def test_only_reading_is_allowed(rf):
    assert search_help(rf.post("/help/search/")).status_code == 405
