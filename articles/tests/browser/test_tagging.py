"""An editor marks words of a text in Chromium: by mouse, by keyboard, letter by letter."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Entity, Mention

#: Emoji, digits, Latin, brackets, marks of vowels and both kinds of line ends around the words.
BODY = (
    "🔥 في 12 آذار 2016 وصلوا من دمشق إلى ريفها 😀 ثم دخلوا بحلب مساء\r\n"
    "وقال [PKK] (ISIS) إن «داعش»\r\n\r\n👩‍👩‍👧 غادرت بِحَلَبَ أمس ﷺ\nانتهى."
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(make_article, make_place, make_faction, make_mention) -> Article:
    make_place("حلب", slug="aleppo", name_en="Aleppo", type="city")
    make_faction("حزب العمال", slug="pkk", name_en="PKK")
    article = make_article(body=BODY, published="2016-12-13")
    make_mention(article, "دمشق", rule="place.gazetteer", evidence="مدينة")
    return article


@pytest.fixture
def editing(make_editor, article):
    """Mariam with the article open before her."""
    editor = make_editor()
    editor.open(article.get_absolute_url())
    return editor


def tagged(editing) -> Mention:
    """The one mention that a person has made or confirmed, once it is saved."""
    expect(editing.page.locator("#article-text .status-accepted").first).to_be_visible()
    editing.wait_until_saved()
    mention = Mention.objects.get(status="accepted")
    assert BODY[mention.start : mention.end] == mention.surface
    assert editing.page.locator("#article-text").evaluate("text => text.textContent") == BODY
    return mention


@pytest.mark.parametrize("is_backward", [False, True])
def test_tags_a_known_place_drawn_by_mouse_in_either_direction(editing, is_backward):
    editing.drag("بحلب", is_backward=is_backward)
    # The gazetteer knows حلب: the clitic is left outside, and the place is chosen.
    expect(editing.page.locator("#tagger [data-quote]")).to_have_text("حلب")
    expect(editing.page.get_by_role("combobox")).to_have_value("حلب")
    editing.press("Enter")
    mention = tagged(editing)
    assert (mention.surface, mention.entity.slug) == ("حلب", "aleppo")
    assert editing.actions <= 3


def test_tags_by_keyboard_alone(editing):
    editing.page.locator("#article-text").focus()
    editing.press("ArrowLeft", "ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft")
    quote = editing.page.locator("#tagger [data-quote]")
    expect(quote).to_have_text("12 آذار 2016")
    editing.press("Enter")
    mention = tagged(editing)
    # Extraction reads the words: kind and value are there before anything was written.
    assert (mention.surface, mention.kind, mention.value) == ("12 آذار 2016", "date", "2016-03-12")


def test_single_letters_are_taken_with_shift(editing):
    editing.drag("حل", is_exact=True)
    expect(editing.page.locator("#tagger [data-quote]")).to_have_text("حل")
    editing.press("1", "Enter")
    assert tagged(editing).surface == "حل"


def test_the_edges_of_a_selection_move_by_words_and_letters(editing):
    editing.drag("ريفها")
    quote = editing.page.locator("#tagger [data-quote]")
    expect(quote).to_have_text("ريفها")
    for key, words in (
        ("p", "إلى ريفها"),
        ("o", "ريفها"),
        ("Shift+O", "يفها"),
        ("Shift+W", "يفه"),
        ("q", "يفها"),
    ):
        editing.press(key)
        expect(quote).to_have_text(words)


def test_offsets_are_right_beside_emoji_brackets_and_line_ends(editing):
    expected = []
    for words, surface in (
        ("PKK", "PKK"),
        ("(ISIS)", "ISIS"),
        ("«داعش»", "داعش"),
        ("بِحَلَبَ", "حَلَبَ"),
        ("غادرت", "غادرت"),
        ("انتهى", "انتهى"),
    ):
        editing.drag(words)
        expect(editing.page.locator("#tagger [data-quote]")).to_have_text(surface)
        editing.press("2")
        editing.page.locator("#tagger [type=submit]").click()
        expect(editing.page.locator("#tagger")).to_be_hidden()
        expected.append((BODY.index(surface), surface))
    editing.wait_until_saved()
    made = Mention.objects.filter(kind="faction").order_by("start")
    assert list(made.values_list("start", "surface")) == sorted(expected)
    assert all(BODY[mention.start : mention.end] == mention.surface for mention in made)


def test_chooses_an_entity_by_its_english_name(editing):
    editing.drag("ريفها")
    editing.press("e")
    editing.page.keyboard.type("alep")
    editing.page.get_by_role("option").first.wait_for()
    editing.press("Enter", "Enter")
    assert tagged(editing).entity.slug == "aleppo"


def test_a_new_entity_is_made_in_place(editing):
    editing.drag("ريفها")
    page = editing.page
    page.locator("[data-new-toggle]").click()
    page.locator("#tagger-name-ar").fill("ريف دمشق الغربي")
    page.locator("#tagger-name-en").fill("Western Rif")
    page.locator("#tagger-type").select_option("region")
    page.locator("#tagger [type=submit]").click()
    entity = tagged(editing).entity
    made = Entity.objects.get(name_ar="ريف دمشق الغربي")
    assert (entity, made.kind, made.type, made.name_en) == (made, "place", "region", "Western Rif")


def test_a_date_is_read_back_and_a_bad_one_explained(editing):
    editing.drag("أمس")
    field, reading = editing.page.locator("#tagger-value"), editing.page.locator("#tagger output")
    expect(field).to_have_value("2016-12-12")
    expect(reading).to_have_text("12 كانون الأول/ديسمبر 2016")
    field.fill("2016-10/2016-12")
    expect(reading).to_contain_text("2016-10-01 – 2016-12-31")
    field.fill("قريبا")
    editing.press("Enter")
    expect(editing.page.locator("#tagger [role=alert]")).to_be_visible()
    expect(reading).to_contain_text("قريبا")
    assert not Mention.objects.filter(kind="date").exists()
    editing.complaints.clear()  # Chromium logs the answer 400.


def test_a_name_that_is_in_no_list_is_not_dropped_in_silence(editing):
    editing.drag("ريفها")
    editing.press("e")
    editing.page.keyboard.type("زرافة")
    editing.press("Enter")
    expect(editing.page.locator("#tagger [role=alert]")).to_be_visible()
    editing.press("Escape")
    expect(editing.page.locator("#tagger")).to_be_hidden()


def test_marks_never_break_joined_letters(editing):
    page, words = editing.page, "دخلوا بحلب مساء"

    box = editing.rectangle(words)
    clip = {name: box[name] for name in ("x", "y", "width", "height")}

    def picture() -> bytes:
        page.evaluate("document.activeElement.blur()")
        return page.screenshot(clip=clip)

    before = picture()
    editing.drag("بحلب")
    expect(page.get_by_role("combobox")).to_have_value("حلب")
    editing.press("Enter", "Escape")
    expect(editing.mark("حلب")).to_be_visible()
    assert picture() != before
    # Without its line and ground a marked word looks just as it did: no letter has lost its shape.
    page.locator("#show-place").uncheck()
    assert picture() == before
    assert editing.rectangle(words)["width"] == pytest.approx(box["width"], abs=0.1)
