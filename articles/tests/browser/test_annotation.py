"""An editor corrects mentions in Chromium: by mouse, by keyboard and by the list."""

import re
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from articles.models import Alias, Article, Entity, Mention

BODY = "🔥 في 12 آذار وصلوا من دمشق إلى ريفها 😀 ثم دخلوا بحلب مساء\nوقال [PKK] إن 2016 انتهى."

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(transactional_db) -> Article:
    aleppo = Entity.objects.create(kind="place", slug="aleppo", name_ar="حلب", name_en="Aleppo")
    pkk = Entity.objects.create(kind="faction", slug="pkk", name_ar="حزب العمال", name_en="PKK")
    for entity, text in ((aleppo, "حلب"), (aleppo, "Aleppo"), (pkk, "PKK")):
        Alias.objects.create(entity=entity, text=text)
    article = Article.objects.create(title="خبر", body=BODY, content_hash="0")
    start = BODY.index("دمشق")
    Mention.objects.create(
        article=article,
        kind="place",
        start=start,
        end=start + 4,
        surface="دمشق",
        origin="machine",
        rule="gazetteer",
    )
    return article


@pytest.fixture
def page(browser: Browser, live_server, article: Article) -> Iterator[Page]:
    client = Client()
    client.force_login(
        User.objects.create_superuser("root"), "django.contrib.auth.backends.ModelBackend"
    )
    context = browser.new_context()
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda message: problems.append(message.text) if "Policy" in message.text else None,
    )
    page.goto(f"{live_server.url}/articles/{article.pk}/")
    yield page
    assert problems == []
    context.close()


SELECT = """([words, isBackward]) => {
  const text = document.getElementById("article-text");
  const start = text.textContent.indexOf(words);
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const place = (offset) => {
    walker.currentNode = text;
    let before = 0;
    while (walker.nextNode()) {
      const length = walker.currentNode.length;
      if (offset <= before + length) return [walker.currentNode, offset - before];
      before += length;
    }
  };
  const ends = [place(start), place(start + words.length)];
  if (isBackward) ends.reverse();
  document.getSelection().setBaseAndExtent(...ends[0], ...ends[1]);
}"""


def select(page: Page, words: str, *, is_backward: bool = False) -> None:
    page.evaluate(SELECT, [words, is_backward])
    expect(page.locator("#tagger")).to_be_visible()


def tagged(page: Page, words: str) -> Mention:
    expect(page.locator("#article-text .status-accepted", has_text=words)).to_be_visible()
    return Mention.objects.get(status="accepted")


def test_the_page_has_the_text_letter_for_letter(page):
    assert page.locator("#article-text").evaluate("text => text.textContent") == BODY


@pytest.mark.parametrize("is_backward", [False, True])
def test_tags_a_word_selected_in_either_direction(page, is_backward):
    select(page, "بحلب", is_backward=is_backward)
    # The gazetteer knows حلب: the clitic is left outside, and the place is chosen.
    expect(page.locator("[data-quote]")).to_have_text("حلب")
    expect(page.get_by_role("combobox")).to_have_value("حلب")
    page.locator("#tagger [type=submit]").click()
    mention = tagged(page, "حلب")
    assert BODY[mention.start : mention.end] == mention.surface == "حلب"
    assert mention.entity.slug == "aleppo"
    assert page.locator("#article-text").evaluate("text => text.textContent") == BODY


def test_tags_a_date_after_emoji_and_digits(page):
    select(page, "2016")
    page.keyboard.press("3")
    page.locator("#tagger-value").fill("2016")
    page.keyboard.press("Enter")
    mention = tagged(page, "2016")
    assert (mention.kind, mention.value, mention.surface) == ("date", "2016", "2016")
    assert mention.start == BODY.index("2016")


def test_knows_the_kind_of_a_name_in_another_script(page):
    select(page, "PKK")
    expect(page.locator("#tagger [value=faction]")).to_be_checked()
    page.locator("#tagger [type=submit]").click()
    assert tagged(page, "PKK").entity.slug == "pkk"


def test_exact_letters_can_be_taken(page):
    select(page, "فها")
    expect(page.locator("[data-quote]")).to_have_text("ريفها")
    page.locator("[data-readings] button", has_text="فها").last.click()
    expect(page.locator("[data-quote]")).to_have_text("فها")
    page.locator("#tagger [type=submit]").click()
    assert tagged(page, "فها").surface == "فها"


def test_chooses_an_entity_by_its_english_name(page):
    select(page, "ريفها")
    page.locator("#tagger-entity").fill("alep")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert tagged(page, "ريفها").entity.slug == "aleppo"


@pytest.mark.parametrize("is_link", [False, True])
def test_selects_by_mouse_inside_a_mark(page, is_link):
    if is_link:
        Mention.objects.update(entity=Entity.objects.get(slug="aleppo"))
        page.reload()
    mark = page.locator("#article-text [data-mention]")
    box = mark.bounding_box()
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] - 4, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 4, middle, steps=5)
    page.mouse.up()
    expect(page.locator("[data-quote]")).to_have_text("دمشق")
    mark.click()
    expect(page.locator("#mention-card")).to_be_visible()
    expect(mark).to_have_attribute("href" if is_link else "tabindex", re.compile("."))


def test_selects_words_by_the_arrow_keys(page):
    page.locator("#article-text").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-quote]")).to_have_text("12")
    page.keyboard.press("Shift+ArrowLeft")
    expect(page.locator("[data-quote]")).to_have_text("12 آذار")
    page.keyboard.press("3")
    page.keyboard.press("Enter")
    assert tagged(page, "12 آذار").kind == "date"


@pytest.mark.parametrize(("key", "status"), [("a", "accepted"), ("x", "rejected")])
def test_decides_on_a_mark_by_keyboard(page, key, status):
    page.locator("#article-text [data-mention]").focus()
    page.keyboard.press(key)
    expect(page.locator("#annotation-status")).not_to_be_empty()
    assert Mention.objects.get().status == status


@pytest.mark.parametrize(("name", "status"), [("accept", "accepted"), ("reject", "rejected")])
def test_decides_in_the_card_of_a_mark(page, name, status):
    page.locator("#article-text [data-mention]").click()
    card = page.locator("#mention-card")
    expect(card).to_contain_text("gazetteer")
    card.locator(f"[data-decision={name}]").click()
    expect(card).to_be_hidden()
    expect(page.locator("#annotation-status")).not_to_be_empty()
    assert Mention.objects.get().status == status


def test_a_conflict_is_read_out(page):
    Mention.objects.update(version=5)
    page.locator("#article-text [data-mention]").focus()
    page.keyboard.press("a")
    expect(page.locator("#annotation-status.is-problem")).not_to_be_empty()
    assert Mention.objects.get().status == "suggested"


def test_changes_the_entity_of_a_mention(page):
    page.locator("#article-text [data-mention]").click()
    page.locator("[data-change]").click()
    page.locator("#tagger-entity").fill("حلب")
    page.get_by_role("option").first.click()
    page.locator("#tagger [type=submit]").click()
    mention = tagged(page, "دمشق")
    assert (mention.entity.slug, Mention.objects.count()) == ("aleppo", 1)


def test_a_bad_date_is_explained_beside_the_field(page):
    select(page, "2016")
    page.keyboard.press("3")
    page.locator("#tagger-value").fill("قريبا")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("قريبا")


def test_escape_closes(page):
    select(page, "ريفها")
    page.keyboard.press("1")
    page.keyboard.press("Escape")
    expect(page.locator("#tagger")).to_be_hidden()
    page.locator("#article-text [data-mention]").click()
    page.keyboard.press("Escape")
    expect(page.locator("#mention-card")).to_be_hidden()
    expect(page.locator("#article-text [data-mention]")).to_be_focused()


def test_marks_have_names_to_be_read_out(page):
    label = page.locator("#article-text [data-mention]").get_attribute("aria-label")
    assert label == "مكان: دمشق، مقترح"


def test_the_list_decides_without_script(browser, live_server, page, article):
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(page.context.cookies())
    plain = context.new_page()
    plain.goto(f"{live_server.url}/articles/{article.pk}/")
    plain.locator("[data-decision=reject]").click()
    plain.wait_for_load_state()
    assert Mention.objects.get().status == "rejected"
    context.close()
