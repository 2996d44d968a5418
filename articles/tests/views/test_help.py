"""The search guide."""

import re
from html import unescape

from django.test import Client

from articles.search.query import parse
from articles.views.help import search_help


def read_examples(client: Client) -> list[str]:
    """The addresses of the searches that the guide offers."""
    html = client.get("/help/search/").content.decode()
    guide = html[html.index('class="guide"') :]
    return [unescape(found) for found in re.findall(r'href="(/\?[^"]+)"', guide)]


def test_every_example_is_a_search_that_is_understood(client, make_article, indexed):
    make_article()
    indexed()
    examples = read_examples(client)
    assert len(examples) >= 15
    for address in examples:
        response = client.get(address)
        assert response.status_code == 200
        assert response.context["results"].request.problems == ()
        assert parse(response.context["asked"].q).problems == ()


def test_a_closed_site_asks_for_the_login(client, db, settings):
    settings.PUBLIC_READ = False
    assert client.get("/help/search/").status_code == 302


def test_only_reading_is_allowed(rf):
    assert search_help(rf.post("/help/search/")).status_code == 405
