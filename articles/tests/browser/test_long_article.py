"""An article of 100,000 letters with 3,000 mentions opens soon and answers each key at once."""

from statistics import median

import pytest
from playwright.sync_api import expect

from articles.models import Article, Mention

WORDS = "دخل الجيش السوري مدينة حلب يوم الثلاثاء وقال شهود إن مقاتلي داعش غادروا بحلب قرية قريبة"
LETTERS, MENTIONS = 100_000, 3_000
#: Milliseconds from a key to the next picture on the screen.
ANSWER = """code => new Promise((resolve) => {
  const begin = performance.now();
  document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", {code, bubbles: true, cancelable: true}));
  requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
})"""

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(make_article, make_place) -> Article:
    line = f"{WORDS}\n"
    body = line * (LETTERS // len(line) + 1)
    aleppo = make_place("حلب")
    article = make_article(body=body)
    starts = [body.index("حلب", number * len(line)) for number in range(body.count("\n"))]
    spans = [(start + step, start + step + 3) for start in starts for step in (0, 4, 8)]
    Mention.objects.bulk_create(
        Mention(
            article=article,
            kind="place",
            start=start,
            end=end,
            surface=body[start:end],
            entity=aleppo,
            origin="machine",
        )
        for start, end in spans[:MENTIONS]
    )
    return article


def test_keys_are_answered_within_a_tenth_of_a_second(make_editor, article):
    assert len(article.body) >= LETTERS
    assert article.mentions.count() == MENTIONS
    editor = make_editor()
    page = editor.open(article.get_absolute_url())
    page.locator("#article-text [data-mentions]").nth(MENTIONS // 2).focus()
    keys = ["KeyJ", "KeyA", "KeyJ", "KeyX", "KeyJ", "KeyK", "KeyA", "KeyX", "Enter", "KeyA"]
    times = [page.evaluate(ANSWER, code) for code in keys]
    editor.wait_until_saved()
    assert median(times) < 100, times
    assert Mention.objects.filter(status="rejected").count() == 2
    expect(page.locator("#article-text .status-accepted")).to_have_count(2)


def test_the_list_of_mentions_is_drawn_in_parts(make_editor, article):
    page = make_editor().open(article.get_absolute_url())
    page.locator("#decisions").scroll_into_view_if_needed()
    shown = page.locator("[data-range]")
    expect(shown).to_have_text("1–50 / 3000")
    expect(page.locator(".decision")).to_have_count(50)
    page.locator("[data-step='1']").click()
    expect(shown).to_have_text("51–100 / 3000")
