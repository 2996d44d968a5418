"""An editor decides on marks in Chromium: accepts, rejects, changes them, and looks back."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Mention

BODY = "قصفت قوات ريف دمشق مواقع داعش في حلب يوم أمس، وقال الجيش إن داعش انسحب."

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(make_article, make_place, make_faction, make_mention) -> Article:
    article = make_article(body=BODY, published="2016-12-13")
    make_place("حلب", slug="aleppo", name_en="Aleppo")
    make_mention(article, "ريف دمشق", entity=make_place("ريف دمشق"))
    make_mention(article, "دمشق", entity=make_place("دمشق", slug="damascus", name_en="Damascus"))
    make_mention(article, "داعش", entity=make_faction("داعش", slug="isis", name_en="ISIS"))
    make_mention(article, "حلب", rule="place.gazetteer")
    return article


@pytest.fixture
def editing(make_editor, article):
    """Mariam with the article open before her."""
    editor = make_editor()
    editor.open(article.get_absolute_url())
    return editor


def status_of(surface: str) -> str:
    return Mention.objects.get(surface=surface).status


@pytest.mark.parametrize(("key", "status"), [("a", "accepted"), ("x", "rejected")])
def test_a_mark_takes_one_key_or_two(editing, key, status):
    editing.press("j", key)
    editing.wait_until_saved()
    assert (status_of("ريف دمشق"), editing.actions) == (status, 2)


@pytest.mark.parametrize(("name", "status"), [("accept", "accepted"), ("reject", "rejected")])
def test_a_mark_takes_two_clicks(editing, name, status):
    editing.mark("حلب").click()
    card = editing.page.locator("#mention-card")
    expect(card.locator("[data-why]")).to_contain_text("مدرج في معجم الأماكن")
    card.locator(f"[data-command={name}]").click()
    editing.wait_until_saved()
    assert status_of("حلب") == status
    expect(editing.mark("حلب")).to_have_count(0 if status == "rejected" else 1)


def test_keys_count_by_their_place_on_an_arabic_keyboard(editing):
    editing.press("j")
    press = """(code) => document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", {code, key: "ش", bubbles: true, cancelable: true}))"""
    editing.page.evaluate(press, "KeyA")
    editing.wait_until_saved()
    assert status_of("ريف دمشق") == "accepted"


def test_keys_lead_through_all_marks_the_nested_ones_as_well(editing):
    focused = "() => document.activeElement.getAttribute('aria-label')"
    said = editing.page.locator("#annotation-status")
    heard = []
    for key in ("j", "j", "ArrowLeft", "ArrowDown", "k", "ArrowRight"):
        editing.press(key)
        heard.append(editing.page.evaluate(focused))
    outer, inner = "مكان: ريف دمشق، ريف دمشق، مقترح", "مكان: دمشق، دمشق، مقترح"
    isis, aleppo = "فصيل: داعش، داعش، مقترح", "مكان: حلب، ليس في أي قائمة، مقترح"
    assert heard == [outer, f"{inner}؛ {outer}", isis, aleppo, isis, f"{inner}؛ {outer}"]
    # What shares a mark with others is said by itself.
    expect(said).to_have_text(inner)


def test_overlapping_marks_are_each_reachable_by_mouse(editing):
    shown = editing.page.locator("#mention-card [data-show=surface]")
    editing.mark("دمشق").click()
    expect(shown).to_have_text("دمشق")
    editing.mark("دمشق").click()
    expect(shown).to_have_text("ريف دمشق")
    editing.click("#mention-card [data-others] button")
    expect(shown).to_have_text("دمشق")


def test_another_entity_takes_three_steps_and_what_is_typed(editing):
    editing.press("j", "j", "j", "j", "e")
    editing.page.keyboard.type("alep")
    editing.page.get_by_role("option").first.wait_for()
    editing.press("Enter", "Enter")
    editing.wait_until_saved()
    mention = Mention.objects.get(surface="حلب")
    assert (mention.entity.slug, mention.status) == ("aleppo", "accepted")
    expect(editing.mark("حلب")).to_be_focused()


def test_a_digit_gives_another_kind(editing):
    editing.mark("داعش").first.click()
    editing.press("1")
    expect(editing.page.locator("#article-text .mention-faction")).to_have_count(0)
    editing.wait_until_saved()
    assert set(Mention.objects.filter(surface="داعش").values_list("kind", "status")) == {
        ("faction", "rejected"),
        ("place", "accepted"),
    }


def test_the_span_of_a_mark_moves_and_is_saved_once(editing):
    editing.press("j", "p", "p", "o", "q")
    expect(editing.mark("قوات ريف ")).to_be_visible()
    editing.wait_until_saved()
    editing.press("j")
    editing.wait_until_saved()
    made = Mention.objects.filter(origin="person", status="accepted").get()
    assert made.surface == "قوات ريف دمشق مواقع"
    assert Mention.objects.filter(status="rejected").get().surface == "ريف دمشق"


def test_letters_belong_to_the_field_that_is_written_in(editing):
    editing.press("j", "m")
    editing.page.keyboard.type("axj123 انظر")
    editing.press("Enter")
    editing.wait_until_saved()
    mention = Mention.objects.get(surface="ريف دمشق")
    assert (mention.note, mention.status) == ("axj123 انظر", "suggested")


def test_an_earlier_state_is_brought_back_from_the_history(editing):
    editing.press("j", "a")
    editing.wait_until_saved()
    editing.press("h")
    editing.page.locator("#mention-card [data-history] li button").last.click()
    expect(editing.page.locator("#article-text .status-accepted")).to_have_count(0)
    editing.wait_until_saved()
    assert status_of("ريف دمشق") == "suggested"


def test_escape_leads_from_the_card_to_the_mark_to_the_words(editing):
    editing.press("j", "j", "Enter")
    expect(editing.page.locator("#mention-card")).to_be_focused()
    editing.press("Escape")
    expect(editing.mark("دمشق")).to_be_focused()
    editing.press("Escape", "ArrowLeft", "ArrowLeft")
    expect(editing.page.locator("#tagger [data-quote]")).to_have_text("مواقع")


def test_the_question_mark_shows_all_keys(editing):
    editing.press("?")
    sheet = editing.page.locator("#key-sheet")
    expect(sheet).to_be_visible()
    editing.press("x", "Escape")
    expect(sheet).to_be_hidden()
    assert not Mention.objects.filter(status="rejected").exists()


def test_the_list_below_the_text_decides_as_well(editing):
    row = editing.page.locator(".decision", has_text="داعش")
    row.locator("[data-command=accept]").click()
    expect(row.locator(".badge")).to_have_text("مقبول")
    expect(row.locator("[data-command=accept]")).to_be_hidden()
    editing.wait_until_saved()
    assert status_of("داعش") == "accepted"


def test_the_list_is_reached_by_the_keyboard(editing):
    editing.page.set_viewport_size({"width": 1280, "height": 160})
    editing.page.evaluate("scrollTo(0, 0)")
    button = editing.page.locator(".decision-list [data-command=accept]").first
    button.focus()
    # It has come near meanwhile.
    editing.page.wait_for_timeout(200)
    expect(button).to_be_focused()
    editing.press("Enter")
    editing.wait_until_saved()
    assert Mention.objects.filter(status="accepted").count() == 1


@pytest.mark.parametrize("status", ["in_review", "reviewed"])
def test_a_button_says_how_far_the_article_is_checked(editing, article, status):
    editing.click(f"form.review [value={status}]")
    expect(editing.page.locator(f"form.review [value={status}]")).to_have_count(0)
    article.refresh_from_db()
    assert article.status == status


def test_the_list_decides_without_script(make_editor, article):
    editor = make_editor(java_script_enabled=False)
    page = editor.page
    page.goto(editor.base + article.get_absolute_url())
    expect(page.locator(".work-bar")).to_be_hidden()
    page.locator(".decision", has_text="داعش").get_by_role("button", name="ارفض").click()
    expect(page.locator(".notice")).to_contain_text("داعش")
    assert status_of("داعش") == "rejected"


def test_paper_shows_the_text_alone(editing):
    editing.press("j", "Enter")
    editing.page.emulate_media(media="print")
    expect(editing.page.locator("#article-text")).to_be_visible()
    for tool in ("#annotation", ".work-bar", "#mention-card"):
        expect(editing.page.locator(tool)).to_be_hidden()


def test_one_key_opens_the_next_article_of_the_queue(editing, make_article):
    other = make_article(body="خبر آخر عن دمشق", title="خبر آخر")
    editing.press("j", "a", "n")
    editing.page.wait_for_url(f"**{other.get_absolute_url()}")
    other.refresh_from_db()
    assert (other.status, status_of("ريف دمشق")) == ("in_review", "accepted")
