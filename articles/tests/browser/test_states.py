"""Whatever is open over an article: it is accessible, fits the screen, and works by touch."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from articles.models import Article, Mention

BODY = "دخلت قوات النظام ريف دمشق أمس، وخرج داعش من حلب إلى حلب الجديدة.\n" * 3
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHEET = """() => {
  const box = document.getElementById("mention-card").getBoundingClientRect();
  return [box.left, innerWidth - box.right, innerHeight - box.bottom].map(Math.round);
}"""
#: A finger that is held on a word: on a phone the system selects it, in Chromium on Linux nothing does.
HELD = """words => {
  const line = document.querySelector("#article-text .line");
  const start = line.firstChild.data.indexOf(words);
  document.getSelection().setBaseAndExtent(
    line.firstChild, start, line.firstChild, start + words.length);
}"""
TARGETS = """() => [...document.querySelectorAll("#mention-card button")]
  .filter((button) => button.checkVisibility())
  .map((button) => Math.round(button.getBoundingClientRect().height))"""

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(make_article, make_place, make_mention) -> Article:
    article = make_article(body=BODY, published="2016-12-13")
    make_mention(article, "ريف دمشق", entity=make_place("ريف دمشق"))
    make_mention(article, "دمشق", entity=make_place("دمشق", slug="damascus"))
    make_mention(article, "داعش", kind="faction", rule="faction.gazetteer", status="accepted")
    for number in range(3):
        start = BODY.index("حلب", len(BODY) // 3 * number)
        make_mention(article, "حلب", start=start)
    return article


def faults(page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [each["id"] for each in violations if each["impact"] in {"serious", "critical"}]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_every_state_is_accessible_and_fits(make_editor, article, width, scheme):
    editor = make_editor(width, color_scheme=scheme)
    page = editor.open(article.get_absolute_url())

    def check(state: str) -> None:
        assert faults(page) == [], state
        assert page.evaluate(OVERFLOW) <= 0, state

    check("nothing open")
    editor.press("j", "j", "Enter")
    for details in page.locator("#mention-card summary").all():
        details.click()
    expect(page.locator("[data-history] li").first).to_be_visible()
    check("card")
    editor.press("Escape", "e")
    expect(page.locator("#tagger")).to_be_visible()
    page.locator("[data-new-toggle]").click()
    check("tagger with a new entity")
    editor.press("Escape")
    page.locator("#article-text").focus()
    editor.press("ArrowLeft", "3")
    expect(page.locator("#tagger-value")).to_be_visible()
    check("tagger with a date")
    editor.press("Escape", "Escape", "?")
    expect(page.locator("#key-sheet")).to_be_visible()
    check("keys")
    editor.press("Escape")
    editor.mark("حلب").first.focus()
    editor.press("x")
    expect(page.locator("#corrections")).to_be_visible()
    check("bar")
    page.locator("[data-scope=article]").click()
    expect(page.locator("#preview")).to_be_visible()
    check("dry run")
    editor.press("Escape")
    Mention.objects.filter(surface="ريف دمشق").update(version=9, note="بدّلها زميل")
    editor.mark("ريف ").first.focus()
    editor.press("a")
    expect(page.locator("#conflict")).to_be_visible()
    check("conflict")
    page.locator("[data-choose=theirs]").click()
    editor.wait_until_saved()
    editor.complaints.clear()  # Chromium logs the answer 409.


def test_a_phone_gets_sheets_at_its_lower_edge(make_editor, article):
    editor = make_editor(390, has_touch=True, is_mobile=True)
    page = editor.open(article.get_absolute_url())
    editor.mark("داعش").tap()
    expect(page.locator("#mention-card")).to_be_visible()
    assert page.evaluate(SHEET) == [0, 0, 0]
    assert min(page.evaluate(TARGETS)) >= 24
    page.locator("#mention-card [data-command=reject]").tap()
    editor.wait_until_saved()
    assert Mention.objects.get(surface="داعش").status == "rejected"
    page.evaluate(HELD, "النظام")
    expect(page.locator("#tagger [data-quote]")).to_have_text("النظام")
    page.locator("#tagger [value=faction]").tap()
    page.locator("#tagger [type=submit]").tap()
    editor.wait_until_saved()
    assert Mention.objects.get(surface="النظام").kind == "faction"


def test_nothing_moves_for_who_wants_no_motion(make_editor, article):
    editor = make_editor(reduced_motion="reduce")
    page = editor.open(article.get_absolute_url())
    editor.press("j", "Enter")
    moving = """() => [...document.querySelectorAll("*")].filter((each) => {
      const style = getComputedStyle(each);
      return parseFloat(style.transitionDuration) > 0.01 || parseFloat(style.animationDuration) > 0.01;
    }).length"""
    assert page.evaluate(moving) == 0


def test_kind_and_status_show_without_colour(make_editor, article):
    page = make_editor().open(article.get_absolute_url())
    line = """mark => {
      const style = getComputedStyle(mark);
      return [style.textDecorationStyle, style.textDecorationThickness];
    }"""
    faction = page.locator("#article-text .mention-faction.status-accepted")
    place = page.locator("#article-text .mention-place.status-suggested").first
    assert faction.evaluate(line) == ["double", "3px"]
    assert place.evaluate(line) == ["solid", "1px"]
