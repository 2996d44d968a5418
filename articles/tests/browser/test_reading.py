"""Reading and searching in Chromium: wide and narrow, light and dark, in both languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODY = "بحلب 😀 دخل «داعش»\r\nوقال <b>ريف دمشق</b> & 2016 PKK\n\tانتهى."
SHIFT = """new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) sum += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 100);
})"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def article(make_article, make_place, make_faction, make_mention, indexed):
    article = make_article(body=BODY, source="سانا", author="مريم", published_estimated=True)
    make_mention(article, "حلب", entity=make_place("حلب", name_en="Aleppo", type="city"))
    make_mention(article, "داعش", entity=make_faction("داعش", name_en="ISIS"))
    make_mention(article, "ريف دمشق", entity=make_place("ريف دمشق"))
    make_mention(article, "دمشق", entity=make_place("دمشق"))
    make_mention(article, "2016", kind="date", value="2016")
    indexed()
    return article


ADDRESSES = (
    "/",
    "/?q=حلب",
    "/?q=زرافة&after=2016",
    "/places/",
    "/help/search/",
    "/login/",
)


@pytest.mark.parametrize(
    ("width", "scheme", "language"),
    [(1280, "light", "ar"), (390, "dark", "ar"), (390, "light", "en"), (1280, "dark", "en")],
)
def test_pages_fit_stay_put_and_are_accessible(make_reader, article, width, scheme, language):
    place = article.mentions.filter(kind="place").first().entity
    reader = make_reader(width, language=language, color_scheme=scheme)
    for address in (*ADDRESSES, article.get_absolute_url(), place.get_absolute_url()):
        page = reader.open(address)
        assert page.evaluate(OVERFLOW) <= 0, address
        assert page.evaluate(SHIFT) < 0.1, address
        violations = Axe().run(page).response["violations"]
        serious = [v["id"] for v in violations if v["impact"] in {"serious", "critical"}]
        assert serious == [], address


def test_the_text_is_letter_for_letter_what_is_stored(make_reader, article):
    page = make_reader().open(article.get_absolute_url())
    assert page.locator("#article-text").evaluate("text => text.textContent") == BODY


def test_marks_leave_the_letters_joined(make_reader, make_article, make_place, make_mention):
    article = make_article(body="بحلب")
    plain = make_reader().open(article.get_absolute_url())
    width = "text => { const r = document.createRange(); r.selectNodeContents(text); return r.getBoundingClientRect().width }"
    before = plain.locator("#article-text").evaluate(width)
    make_mention(article, "حلب", entity=make_place("حلب"))
    marked = make_reader().open(article.get_absolute_url())
    assert marked.locator("#article-text").evaluate(width) == pytest.approx(before, abs=0.5)


def test_the_legend_hides_a_kind(make_reader, article):
    page = make_reader().open(article.get_absolute_url())
    line = "mark => getComputedStyle(mark).textDecorationLine"
    mark = page.locator(".mention-faction").first
    assert mark.evaluate(line) == "underline"
    page.locator("#show-faction").uncheck()
    assert mark.evaluate(line) == "none"
    assert page.locator(".mention-place").first.evaluate(line) == "underline"


def test_kinds_differ_by_more_than_colour(make_reader, article):
    page = make_reader().open(article.get_absolute_url())
    style = "mark => getComputedStyle(mark).textDecorationStyle"
    kinds = ("place", "faction", "date")
    styles = {page.locator(f".mention-{kind}").first.evaluate(style) for kind in kinds}
    assert styles == {"solid", "double", "dotted"}


def test_the_slash_goes_to_the_search_box_and_nowhere_else(make_reader, article):
    page = make_reader().open("/")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("حلب/")
    expect(page.locator("#q")).to_have_value("حلب/")


def test_empty_fields_stay_out_of_the_address(make_reader, article):
    reader = make_reader()
    page = reader.open("/")
    page.locator("#q").fill("Aleppo")
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_have_count(1)
    assert page.url == f"{reader.base}/?q=Aleppo"


def test_everything_works_without_javascript(make_reader, article):
    page = make_reader(java_script_enabled=False).open("/")
    page.locator("#q").fill("حلب")
    page.locator(".search button").click()
    page.locator(".facet-value", has_text="ريف دمشق").first.click()
    expect(page.locator(".chip-remove")).to_have_count(1)
    page.locator(".chip-remove").click()
    expect(page.locator(".chip-remove")).to_have_count(0)
    page.locator(".card-title a").first.click()
    expect(page.locator("#article-text")).to_be_visible()
    page.locator(".mention-faction").click()
    expect(page.locator("h1")).to_contain_text("داعش")


def test_the_keyboard_can_skip_to_the_content(make_reader, article):
    page = make_reader().open("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")


def test_the_faces_are_our_own(make_reader, article):
    page = make_reader().open(article.get_absolute_url())
    loaded = page.evaluate(
        "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)"
    )
    assert {name.strip('"') for name in loaded} >= {"Naskh", "Plex"}
