"""Nothing that an editor did is lost: offline, on reload, against a colleague, by a wrong key."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, Mention

BODY = "دخلت قوات النظام حلب، وخرج داعش من حلب إلى دمشق."

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(make_article, make_place, make_mention) -> Article:
    article = make_article(body=BODY)
    make_place("حمص", slug="homs", name_en="Homs")
    make_mention(article, "حلب", entity=make_place("حلب", slug="aleppo", name_en="Aleppo"))
    make_mention(article, "دمشق", entity=make_place("دمشق", slug="damascus"))
    return article


@pytest.fixture
def editing(make_editor, article):
    """Mariam with the article open before her."""
    editor = make_editor()
    editor.open(article.get_absolute_url())
    return editor


def status_of(surface: str) -> str:
    return Mention.objects.get(surface=surface).status


@pytest.fixture
def leave_unsaved(editing, monkeypatch):
    """Accepts the first mention while the server takes nothing over, and leaves the page."""

    def fail(**_fields) -> None:
        raise OSError("the disk is full")

    def leave() -> None:
        with monkeypatch.context() as patch:
            patch.setattr("articles.services.annotating.accept_mention", fail)
            editing.press("j", "a")
            expect(editing.page.locator("#saving")).to_have_attribute("data-state", "offline")
            editing.page.goto("about:blank")
        assert status_of("حلب") == "suggested"

    return leave


def test_without_a_connection_changes_wait_and_are_sent_when_it_is_back(editing):
    editing.page.context.set_offline(True)
    editing.press("j", "a", "j", "x")
    saving = editing.page.locator("#saving")
    expect(saving).to_have_attribute("data-state", "offline")
    expect(saving).to_contain_text("2")
    expect(editing.page.locator("#article-text .status-accepted")).to_have_text("حلب")
    expect(editing.mark("دمشق")).to_have_count(0)
    assert status_of("حلب") == "suggested"
    editing.page.context.set_offline(False)
    editing.wait_until_saved()
    assert (status_of("حلب"), status_of("دمشق")) == ("accepted", "rejected")
    editing.complaints.clear()  # Chromium logs each request that failed.


def test_what_waits_survives_leaving_the_page(editing, article, leave_unsaved):
    leave_unsaved()
    editing.page.goto(editing.base + article.get_absolute_url())
    expect(editing.page.locator("#article-text .status-accepted")).to_have_text("حلب")
    editing.wait_until_saved()
    assert status_of("حلب") == "accepted"
    editing.complaints.clear()


def test_what_waits_in_another_article_is_not_forgotten(editing, make_article, leave_unsaved):
    other = make_article(body="خبر آخر")
    first = editing.page.url
    leave_unsaved()
    editing.open(other.get_absolute_url())
    link = editing.page.locator("#waiting-elsewhere a")
    assert editing.base + link.get_attribute("href") == first
    link.click()
    editing.wait_until_saved()
    assert status_of("حلب") == "accepted"
    editing.complaints.clear()


def test_after_a_logout_changes_are_kept(editing):
    cookies = editing.page.context.cookies()
    editing.page.context.clear_cookies()
    editing.press("j", "a")
    expect(editing.page.locator("#saving")).to_have_attribute("data-state", "login")
    assert status_of("حلب") == "suggested"
    editing.page.context.add_cookies(cookies)
    editing.press("j", "x")
    editing.wait_until_saved()
    assert (status_of("حلب"), status_of("دمشق")) == ("accepted", "rejected")
    editing.complaints.clear()


def test_steps_are_undone_and_redone_even_after_a_reload(editing):
    editing.press("j", "a", "j", "x")
    editing.wait_until_saved()
    editing.page.reload()
    editing.wait_until_saved()
    undo, redo = editing.page.locator("#undo"), editing.page.locator("#redo")
    expect(undo).to_have_attribute("aria-disabled", "false")
    editing.press("Control+z")
    expect(editing.mark("دمشق")).to_be_visible()
    undo.click()
    expect(editing.page.locator("#article-text .status-accepted")).to_have_count(0)
    expect(undo).to_have_attribute("aria-disabled", "true")
    assert (status_of("حلب"), status_of("دمشق")) == ("suggested", "suggested")
    editing.page.locator("#article-text").focus()
    editing.press("Control+Shift+z")
    expect(editing.page.locator("#article-text .status-accepted")).to_have_text("حلب")
    expect(redo).to_have_attribute("aria-disabled", "false")
    assert (status_of("حلب"), status_of("دمشق")) == ("accepted", "suggested")


def test_what_has_not_gone_out_is_taken_back(editing):
    editing.page.context.set_offline(True)
    editing.press("j", "x")
    expect(editing.page.locator("#saving")).to_have_attribute("data-state", "offline")
    editing.press("Control+z")
    expect(editing.mark("حلب")).to_be_visible()
    editing.page.context.set_offline(False)
    editing.wait_until_saved()
    assert status_of("حلب") == "suggested"
    editing.complaints.clear()


@pytest.mark.parametrize(("choice", "status"), [("mine", "accepted"), ("theirs", "rejected")])
def test_two_editors_of_one_mention_see_both_versions(
    editing, make_editor, make_member, article, choice, status
):
    colleague = make_editor(user=make_member("yusuf"))
    colleague.open(article.get_absolute_url())
    colleague.press("j", "x")
    colleague.wait_until_saved()
    editing.press("j", "a")
    dialog = editing.page.locator("#conflict")
    expect(dialog).to_be_visible()
    theirs, mine = dialog.locator("[data-side=theirs]"), dialog.locator("[data-side=mine]")
    expect(theirs.locator("[data-fact=status]")).to_have_text("مرفوض")
    expect(theirs.locator("[data-fact=author]")).to_contain_text("yusuf")
    expect(mine.locator("[data-fact=status]")).to_have_text("مقبول")
    editing.press("Escape")
    expect(dialog).to_be_visible()
    dialog.locator(f"[data-choose={choice}]").click()
    editing.wait_until_saved()
    assert status_of("حلب") == status
    expect(editing.mark("حلب")).to_have_count(1 if choice == "mine" else 0)
    editing.complaints.clear()  # Chromium logs the answer 409.


def test_what_the_server_refuses_is_said_and_taken_back(editing):
    Mention.objects.filter(surface="حلب").delete()
    editing.press("j", "a")
    expect(editing.page.locator("#annotation-status.is-problem")).not_to_be_empty()
    expect(editing.mark("حلب")).to_have_count(0)
    expect(editing.mark("دمشق")).to_be_visible()
    editing.complaints.clear()
