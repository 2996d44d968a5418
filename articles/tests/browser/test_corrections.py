"""One correction for all: looked at in a dry run first, then applied, then undone, in Chromium."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Correction, Mention
from articles.services.correcting import applying
from articles.services.correcting.switching import switch_rule

BODY = "قصف الطيران الميادين أمس، ثم عاد إلى الميادين، وبقيت الميادين هادئة."
OTHER = "وصلت قافلة إلى الميادين، وقال شهود إن الميادين خالية."

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def mark_all(make_mention, article: Article, surface: str, **fields) -> None:
    start = article.body.find(surface)
    while start >= 0:
        make_mention(article, surface, start=start, **fields)
        start = article.body.find(surface, start + 1)


@pytest.fixture
def article(make_article, make_place, make_mention) -> Article:
    square = make_place("ساحة الميادين", slug="square")
    make_place("الميادين", slug="mayadin", name_en="Al Mayadin", type="city")
    article = make_article(body=BODY)
    other = make_article(body=OTHER, title="قافلة إلى الميادين")
    mark_all(make_mention, article, "الميادين", entity=square)
    mark_all(make_mention, other, "الميادين", entity=square)
    return article


@pytest.fixture
def editing(make_editor, article):
    """Mariam with the article open before her."""
    editor = make_editor()
    editor.open(article.get_absolute_url())
    return editor


def slugs() -> list[str]:
    rows = Mention.objects.standing().order_by("article_id", "start")
    return list(rows.values_list("entity__slug", flat=True))


def relink_the_first(editing) -> None:
    editing.press("j", "e")
    editing.page.keyboard.type("al mayad")
    editing.page.get_by_role("option").first.wait_for()
    editing.press("Enter", "Enter")
    editing.wait_until_saved()
    expect(editing.page.locator("#corrections")).to_be_visible()


def test_all_in_the_archive_after_a_dry_run_and_back_after_a_reload(editing):
    decided = Mention.objects.order_by("pk").last()
    Mention.objects.filter(pk=decided.pk).update(status="accepted", origin="person")
    relink_the_first(editing)
    archive = editing.page.locator("[data-scope=archive]")
    expect(archive).to_contain_text("3")
    editing.press("b")
    expect(editing.page.locator("[data-scope=article]")).to_be_focused()
    archive.click()
    preview = editing.page.locator("#preview")
    expect(preview.locator("li")).to_have_count(3)
    expect(preview.locator("[data-excluded]")).to_contain_text("1")
    expect(preview.locator("li").last).to_contain_text("قافلة إلى الميادين")
    assert slugs() == ["mayadin", "square", "square", "square", "square"]
    preview.locator("[data-apply]").click()
    expect(editing.page.locator("#article-text .status-accepted")).to_have_count(3)
    editing.wait_until_saved()
    assert slugs() == ["mayadin", "mayadin", "mayadin", "mayadin", "square"]
    editing.page.reload()
    editing.wait_until_saved()
    editing.press("Control+z")
    expect(editing.page.locator("#article-text .status-accepted")).to_have_count(1)
    assert slugs() == ["mayadin", "square", "square", "square", "square"]
    assert not Correction.objects.filter(is_active=True).exists()


@pytest.mark.parametrize("is_switched_off", [False, True])
def test_what_many_take_in_the_background_is_shown(editing, monkeypatch, is_switched_off):
    monkeypatch.setattr(applying, "SIZE", 1)
    relink_the_first(editing)
    editing.page.locator("[data-scope=archive]").click()
    editing.page.locator("#preview [data-apply]").click()
    progress = editing.page.locator("[data-progress]")
    expect(progress).to_be_visible()
    # The article before the editor is done already.
    expect(progress.locator("[data-done]")).to_have_text("2 / 4")
    assert slugs() == ["mayadin"] * 3 + ["square"] * 2
    correction = Correction.objects.get()
    if is_switched_off:
        switch_rule(pk=correction.pk, is_active=False)
    else:
        applying.go_on(correction.pk)
    expect(progress).to_be_hidden()
    editing.wait_until_saved()
    expect(editing.page.locator("#article-text .status-accepted")).to_have_count(3)
    assert slugs().count("mayadin") == (3 if is_switched_off else 5)


@pytest.mark.parametrize(("key", "said"), [("a", "قُبلت"), ("x", "رُفضت")])
def test_the_bar_says_what_was_done_and_goes_with_it(editing, key, said):
    editing.press("j", key)
    bar = editing.page.locator("#corrections")
    expect(bar).to_contain_text(said)
    editing.press("Control+z")
    expect(bar).to_be_hidden()
    editing.wait_until_saved()
    assert set(Mention.objects.values_list("status", flat=True)) == {"suggested"}


def test_a_dry_run_that_is_cancelled_changes_nothing(editing):
    relink_the_first(editing)
    editing.click("[data-scope=article]")
    editing.page.locator("#preview [data-cancel]").click()
    expect(editing.page.locator("#preview")).to_be_hidden()
    assert slugs().count("mayadin") == 1
    editing.click("[data-scope=this]")
    expect(editing.page.locator("#corrections")).to_be_hidden()


def test_never_again_rejects_all_and_stays_as_a_rule(editing):
    editing.press("j", "x")
    editing.wait_until_saved()
    editing.page.locator("[data-scope=never]").click()
    editing.page.locator("#preview [data-apply]").click()
    expect(editing.page.locator("#article-text [data-mentions]")).to_have_count(0)
    editing.wait_until_saved()
    assert slugs() == []
    assert Correction.objects.get().scope == "never"


def test_the_words_become_a_name_of_the_entity(editing):
    editing.drag("الطيران")
    editing.press("e")
    editing.page.keyboard.type("al mayad")
    editing.page.get_by_role("option").first.wait_for()
    editing.press("Enter", "Enter")
    editing.wait_until_saved()
    editing.page.locator("[data-scope=alias]").click()
    expect(editing.page.locator("#preview [data-text]")).to_contain_text("الطيران")
    editing.page.locator("#preview [data-apply]").click()
    expect(editing.page.locator("#corrections")).to_be_hidden()
    editing.wait_until_saved()
    mention = Mention.objects.get(surface="الطيران")
    assert mention.entity.aliases.filter(text="الطيران").exists()
