"""A real Chromium: pages are opened as readers open them, and whatever goes wrong is a failure."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """The browser of this machine; None where it has none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="module")
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

    def open(self, address: str) -> Page:
        self.page.goto(self.base + address, wait_until="networkidle")
        return self.page

    def _on_console(self, message) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _on_request(self, request) -> None:
        if not request.url.startswith((self.base, "data:")):
            self.complaints.append(f"left the site: {request.url}")


@pytest.fixture
def make_reader(browser: Browser, live_server):
    """Makes a reader; the options are those of a browser context, ``language`` besides."""
    contexts: list[BrowserContext] = []
    readers: list[Reader] = []

    def make(width: int = 1280, *, language: str = "ar", **options) -> Reader:
        size = {"width": width, "height": 844 if width < 600 else 900}
        context = browser.new_context(viewport=size, **options)
        context.add_cookies(
            [{"name": "django_language", "value": language, "url": live_server.url}]
        )
        contexts.append(context)
        readers.append(Reader(context, live_server.url))
        return readers[-1]

    yield make
    for context in contexts:
        context.close()
    assert [complaint for reader in readers for complaint in reader.complaints] == []
