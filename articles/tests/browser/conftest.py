"""A real Chromium: pages are opened as readers open them, and whatever goes wrong is a failure."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Request,
    expect,
    sync_playwright,
)

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
#: Where words of the text are on the screen.
RECTANGLE = """words => {
  const text = document.getElementById("article-text");
  let offset = text.textContent.indexOf(words);
  const range = document.createRange();
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let [from, to] = [offset, offset + words.length];
  for (let before = 0; walker.nextNode(); ) {
    const node = walker.currentNode;
    const after = before + node.length;
    if (before <= from && from < after) range.setStart(node, from - before);
    if (before < to && to <= after) range.setEnd(node, to - before);
    before = after;
  }
  range.startContainer.parentElement.scrollIntoView({block: "center", behavior: "instant"});
  return range.getBoundingClientRect().toJSON();
}"""
NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """The browser of this machine; None where it has none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        problem = "no Chromium on this machine"
        if os.environ.get("CI") == "true":
            pytest.fail(problem)
        pytest.skip(problem)
    # Playwright's loop runs in this thread, and Django takes that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(Path(path)), args=FLAGS)
        yield chromium
        chromium.close()


class Reader:
    """Someone at a screen of a certain size; remembers what the browser complained of."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.page: Page = context.new_page()
        self.base = base
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._on_console)
        self.page.on("request", self._on_request)
        self.page.on("requestfinished", self._on_answer)
        self.page.on("requestfailed", self._on_answer)
        self.pending: set[Request] = set()

    def open(self, address: str) -> Page:
        self.page.goto(self.base + address)
        self.page.evaluate("document.fonts.ready.then(() => null)")
        return self.page

    def leave(self) -> None:
        """Ask nothing more, and wait for what was asked: then the tables can be emptied."""
        complaints = list(self.complaints)
        self.page.context.route("**/*", lambda route: route.abort())
        while self.pending:
            self.page.wait_for_timeout(20)
        self.complaints = complaints

    def _on_console(self, message) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _on_answer(self, request) -> None:
        self.pending.discard(request)

    def _on_request(self, request) -> None:
        self.pending.add(request)
        if not request.url.startswith((self.base, "data:", "about:")):
            self.complaints.append(f"left the site: {request.url}")


class Editor(Reader):
    """Someone who corrects an article; counts what they do to get something done."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        super().__init__(context, base)
        self.actions = 0

    def open(self, address: str) -> Page:
        page = super().open(address)
        self.wait_until_saved()
        return page

    def wait_until_saved(self) -> None:
        """Until the server has taken over all that was done."""
        expect(self.page.locator("#saving")).to_have_attribute("data-state", "saved")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.actions += 1

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.actions += 1

    def rectangle(self, words: str) -> dict[str, float]:
        """Where words of the text are on the screen."""
        return self.page.evaluate(RECTANGLE, words)

    def drag(self, words: str, *, is_backward: bool = False, is_exact: bool = False) -> None:
        """Draw the mouse over words of the text, from their beginning or from their end."""
        box = self.rectangle(words)
        middle = box["top"] + box["height"] / 2
        ends = [box["right"] - 2, box["left"] + 2]
        if is_backward:
            ends.reverse()
        mouse, keyboard = self.page.mouse, self.page.keyboard
        mouse.move(ends[0], middle)
        mouse.down()
        mouse.move(ends[1], middle, steps=4)
        if is_exact:
            keyboard.down("Shift")
        mouse.up()
        if is_exact:
            keyboard.up("Shift")
        expect(self.page.locator("#tagger")).to_be_visible()
        self.actions += 1

    def mark(self, words: str) -> Locator:
        """The mark over just these words."""
        name = re.compile(f"^{re.escape(words)}$")
        return self.page.locator("#article-text [data-mentions]").filter(has_text=name)


@pytest.fixture
def make_reader(browser: Browser, live_server):
    """Makes a reader; the options are those of a browser context, ``language`` besides."""
    yield from _people(browser, live_server.url, Reader)


@pytest.fixture
def make_member(transactional_db):
    """Makes someone with the rights of an editor; the groups are gone after the first flush."""

    def make(name: str) -> User:
        member = User.objects.create_user(name)
        rights = Permission.objects.filter(content_type__app_label="articles")
        member.user_permissions.set(rights)
        return member

    return make


@pytest.fixture
def make_editor(browser: Browser, live_server, make_member):
    """Makes an editor at a screen of their own, logged in as Mariam or as ``user``."""
    yield from _people(browser, live_server.url, Editor, make_member("mariam"))


def _people(browser: Browser, base: str, kind: type[Reader], member: User | None = None):
    contexts: list[BrowserContext] = []
    readers: list[Reader] = []

    def make(width: int = 1280, *, language: str = "ar", user: User | None = member, **options):
        size = {"width": width, "height": 844 if width < 600 else 900}
        context = browser.new_context(viewport=size, **options)
        cookies = {"django_language": language}
        if user is not None:
            client = Client()
            client.force_login(user, "django.contrib.auth.backends.ModelBackend")
            cookies["sessionid"] = client.cookies["sessionid"].value
        context.add_cookies(
            [{"name": name, "value": value, "url": base} for name, value in cookies.items()]
        )
        contexts.append(context)
        readers.append(kind(context, base))
        return readers[-1]

    yield make
    for reader in readers:
        reader.leave()
    for context in contexts:
        context.close()
    assert [complaint for reader in readers for complaint in reader.complaints] == []
