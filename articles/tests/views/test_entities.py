"""The lists of places and factions and the pages of each."""

import pytest

from articles.models import Alias

ROWS = 15


@pytest.fixture
def archive(make_article, make_place, make_mention, indexed):
    """Fifteen places, each mentioned by one article, and one that none mentions."""
    syria = make_place("سوريا", type="country")
    article = make_article(body="حلب " * ROWS)
    places = []
    for number in range(ROWS):
        place = make_place(f"مكان {number:02}", type="village", parent=syria)
        make_mention(article, "حلب", start=number * 4, entity=place)
        places.append(place)
    indexed()
    return places


def page(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_lists_what_is_mentioned_with_the_number_of_articles(client, archive):
    html = page(client, "/places/")
    assert html.count('class="entity-row"') == ROWS
    assert "مقال واحد" in html
    assert "قرية، <bdi>سوريا</bdi>" in html


def test_english_names_stand_in_their_order_whatever_their_capitals(client, make_place):
    names = {"Yarmouk": "اليرموك", "al-Mayadin": "الميادين", "Aleppo": "حلب", "Afrin": "عفرين"}
    for english, arabic in names.items():
        make_place(arabic, name_en=english)
    client.cookies["django_language"] = "en"
    html = page(client, "/places/?all=1")
    ordered = sorted(names, key=lambda name: html.index(f"<bdi>{name}</bdi>"))
    assert ordered == ["Afrin", "al-Mayadin", "Aleppo", "Yarmouk"]


def test_lists_all_on_demand(client, archive):
    assert page(client, "/places/?all=1").count('class="entity-row"') == ROWS + 1


def test_filters_by_type(client, archive):
    assert page(client, "/places/?all=1&type=country").count('class="entity-row"') == 1
    assert page(client, "/places/?type=planet").count('class="entity-row"') == ROWS


@pytest.mark.parametrize("written", ["الرّقة", "الرقه", "ar-raqqah", "رق"])
def test_finds_a_name_in_any_spelling_or_language(client, make_place, written):
    make_place("الرقة", aliases=("Ar-Raqqah",))
    make_place("إدلب")
    html = page(client, f"/places/?q={written}")
    assert html.count('class="entity-row"') == 1
    assert "الرقة" in html


def test_a_list_is_paged(client, make_faction):
    for number in range(61):
        make_faction(f"فصيل {number:02}")
    assert page(client, "/factions/?all=1").count('class="entity-row"') == 60
    assert page(client, "/factions/?all=1&page=2").count('class="entity-row"') == 1
    assert "هذه الصفحة تتجاوز الأخيرة" in page(client, "/factions/?all=1&page=9")


def test_a_name_that_no_list_has(client, db):
    assert "لا اسم كهذا في القوائم" in page(client, "/factions/?q=زرافة")


def test_signs_alone_are_no_name(client, make_faction):
    make_faction("داعش")
    assert "لا اسم كهذا في القوائم" in page(client, "/factions/?q=((")


def test_the_most_mentioned_come_first(client, archive):
    assert "الأكثر ذكرًا" in page(client, "/places/")


def test_merged_entities_are_not_listed(client, make_place):
    aleppo = make_place("حلب")
    make_place("حلب الشهباء", merged_into=aleppo)
    assert "الشهباء" not in page(client, "/places/?all=1")


def test_a_place_has_its_names_kin_coordinates_and_articles(client, archive, make_place):
    aleppo = make_place(
        "حلب",
        name_en="Aleppo",
        aliases=("الشهباء", "Halab"),
        type="city",
        parent=archive[0].parent,
        latitude=36.20124,
        longitude=37.16117,
    )
    make_place("بستان القصر", parent=aleppo)
    html = page(client, aleppo.get_absolute_url())
    for text in ("حلب", "Aleppo", "الشهباء", "Halab", "سوريا", "بستان القصر", "مدينة"):
        assert text in html
    assert 'href="geo:36.20124,37.16117"' in html
    assert "لا مقال يذكره حتى الآن" in html
    assert "خبر" not in html
    assert '<article class="card">' in page(client, archive[0].get_absolute_url())


def test_a_faction_has_its_side_and_its_years(client, make_faction):
    group = make_faction(
        "جبهة النصرة", type="jihadist", side="jihadist", active_from="2012", active_to="2016-07"
    )
    Alias.objects.create(entity=group, text="فتح الشام", valid_from="2016-07", valid_to="2017-01")
    html = page(client, group.get_absolute_url())
    for text in ("جهادي", "2012", "تموز/يوليو 2016", "فتح الشام"):
        assert text in html


def test_a_merged_entity_leads_to_the_one_that_remains(client, make_place):
    aleppo = make_place("حلب")
    other = make_place("حلب الشهباء", merged_into=aleppo)
    response = client.get(other.get_absolute_url())
    assert (response.status_code, response.headers["Location"]) == (302, f"/places/{aleppo.pk}/")


def test_a_faction_is_no_place(client, make_faction):
    assert client.get(f"/places/{make_faction('داعش').pk}/").status_code == 404


@pytest.mark.parametrize("address", ["/places/999/", "/factions/999/", f"/places/{'9' * 40}/"])
def test_an_unknown_entity_is_not_found(client, db, address):
    assert client.get(address).status_code == 404


def test_queries_do_not_grow_with_rows(client, archive, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page(client, "/places/")
    with django_assert_max_num_queries(12):
        page(client, archive[0].parent.get_absolute_url())


@pytest.mark.parametrize("address", ["/places/", "/factions/"])
def test_a_closed_site_asks_for_the_login(client, db, settings, address):
    settings.PUBLIC_READ = False
    assert client.get(address).status_code == 302
