"""A real Chromium: pages are opened as readers open them, and whatever goes wrong is a failure."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import Permission, User
from django.core.servers.basehttp import WSGIRequestHandler
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from articles.tests.browser.people import Editor, Reader

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
#: Finds those of a kind that are free.
Screens = Callable[..., list[BrowserContext]]
#: The shell draws the same pages without a window around them, in half the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


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


@pytest.fixture(scope="session")
def screens(browser: Browser) -> Screens:
    """Screens of a width, with the options of a browser context, that nobody sits at.

    They are used again, lest the scripts, styles and fonts of the site be sent for every test.
    """
    spare: dict[str, list[BrowserContext]] = {}

    def find(width: int, **options) -> list[BrowserContext]:
        contexts = spare.setdefault(f"{width} {sorted(options.items())}", [])
        if not contexts:
            size = {"width": width, "height": 844 if width < 600 else 900}
            contexts.append(browser.new_context(viewport=size, **options))
        return contexts

    return find


@pytest.fixture(scope="session", autouse=True)
def prompt_answers() -> None:
    """The server sends what it has: else the half of its answers waits 40 ms for an ACK of TCP."""
    WSGIRequestHandler.disable_nagle_algorithm = True


@pytest.fixture
def make_reader(screens: Screens, live_server):
    """Makes a reader; the options are those of a browser context, ``language`` besides."""
    yield from _people(screens, live_server.url, Reader)


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
def make_editor(screens: Screens, live_server, make_member):
    """Makes an editor at a screen of their own, logged in as Mariam or as ``user``."""
    yield from _people(screens, live_server.url, Editor, make_member("mariam"))


def _people(
    screens: Screens, base: str, kind: type[Reader], member: User | None = None
) -> Iterator[Callable[..., Reader]]:
    used: list[tuple[list[BrowserContext], Reader]] = []

    def make(width: int = 1280, *, language: str = "ar", user: User | None = member, **options):
        spare = screens(width, **options)
        context = spare.pop()
        cookies = {"django_language": language}
        if user is not None:
            client = Client()
            client.force_login(user, "django.contrib.auth.backends.ModelBackend")
            cookies["sessionid"] = client.cookies["sessionid"].value
        context.add_cookies(
            [{"name": name, "value": value, "url": base} for name, value in cookies.items()]
        )
        used.append((spare, kind(context, base)))
        return used[-1][1]

    yield make
    for spare, reader in used:
        context = reader.page.context
        reader.leave()
        spare.append(context)
    assert [complaint for _spare, reader in used for complaint in reader.complaints] == []
