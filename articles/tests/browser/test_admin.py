"""The admin in Chromium: nothing of it is unnamed or unreadable, on a desk or in a hand."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Browser, Page

from articles.models import Alias, Article, Entity, Mention, Source
from articles.services.annotating import reject_mention
from articles.services.correcting.generalising import generalise
from articles.tests.admin.pages import object_pages

BODY = "وصلوا إلى حلب يوم الثلاثاء، ثم دخلوا حلب مساء."

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def root(transactional_db) -> User:
    """A superuser, and a row of everything that has pages of our own."""
    user = User.objects.create_superuser("root")
    aleppo = Entity.objects.create(kind="place", slug="aleppo", name_ar="حلب", type="city")
    Alias.objects.create(entity=aleppo, text="حلب")
    source = Source.objects.create(name="سانا")
    article = Article.objects.create(title="خبر", body=BODY, source=source, content_hash="0")
    for start in (BODY.index("حلب"), BODY.rindex("حلب")):
        Mention.objects.create(
            article=article,
            kind="place",
            start=start,
            end=start + 3,
            surface="حلب",
            entity=aleppo,
            origin="machine",
            rule="place.gazetteer",
        )
    mention = reject_mention(mention=Mention.objects.first(), user=user).mention
    generalise(mention=mention, scope="archive", user=user)
    return user


MODELS = ("article", "entity", "mention", "source", "edit", "correction")
SHOWN = (
    *(f"{model}_{page}" for model in MODELS for page in ("changelist", "change")),
    *("entity_add", "entity_delete", "entity_history", "mention_add", "user_change"),
)
ROOM = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ONLY_FAULTS = {"resultTypes": ["violations"]}


def faults(page: Page) -> list[str]:
    """What is seriously wrong with a page, and whether it is wider than a telephone."""
    found = Axe().run(page, options=ONLY_FAULTS).response["violations"]
    serious = [fault for fault in found if fault["impact"] in {"serious", "critical"}]
    page.set_viewport_size({"width": 390, "height": 844})
    is_wide = page.evaluate(ROOM) > 0
    page.set_viewport_size({"width": 1280, "height": 900})
    named = [f"{fault['id']}: {fault['nodes'][0]['html']}" for fault in serious]
    return [*named, *(["wider than the screen"] if is_wide else [])]


def test_no_page_has_a_serious_fault(browser: Browser, live_server, root):
    client = Client()
    client.force_login(root, "django.contrib.auth.backends.ModelBackend")
    context = browser.new_context()
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    complaints: dict[str, list[str]] = {}
    page.on("pageerror", lambda error: complaints.setdefault(page.url, []).append(str(error)))
    opened = [each for each in object_pages() if each.name in SHOWN]
    assert len(opened) == len(SHOWN)
    for each in opened:
        page.goto(live_server.url + each.address, wait_until="load")
        if found := faults(page):
            complaints[each.address] = found
    context.close()
    assert complaints == {}


SHIFT = """new Promise(done => {
  let moved = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) moved += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(moved), 200);
})"""


def test_the_menu_moves_no_list(browser: Browser, live_server, root):
    client = Client()
    client.force_login(root, "django.contrib.auth.backends.ModelBackend")
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    for model in MODELS:
        page.goto(f"{live_server.url}/admin/articles/{model}/", wait_until="load")
        assert page.evaluate(SHIFT) < 0.1, model
    page.click("#toggle-nav-sidebar")
    page.reload()
    assert not page.is_visible("#nav-sidebar")
    context.close()
