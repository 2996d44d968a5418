"""The feed of a search."""

from xml.etree import ElementTree as ET

import pytest

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(client, address: str) -> list[str]:
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("application/atom+xml")
    root = ET.fromstring(response.content)  # noqa: S314 (our own output)
    return [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]


@pytest.fixture
def archive(make_article, indexed):
    make_article(title="قديم", body="حلب القديمة", published="2015")
    make_article(title="جديد", body="حلب الجديدة", published="2017-01-02", source="سانا")
    make_article(title="بلا تاريخ", body="تدمر", published="")
    indexed()


def test_lists_what_the_search_finds_the_newest_first(client, archive):
    assert entries(client, "/feed/?q=حلب") == ["جديد", "قديم"]
    assert len(entries(client, "/feed/")) == 3
    assert entries(client, "/feed/?q=حلب&page=7&order=oldest") == ["جديد", "قديم"]


def test_characters_that_xml_forbids_are_left_out(client, make_article, indexed):
    make_article(title="عنوان\x0b هنا", body="نص \x1b طويل", source="سا\x01نا")
    indexed()
    assert entries(client, "/feed/") == ["عنوان هنا"]


def test_an_empty_feed_is_a_feed(client, db):
    assert entries(client, "/feed/?q=حلب") == []
