"""Every editing address, for everybody who may not use it."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from articles.models import Article, Correction, Edit, Entity, Mention

pytestmark = pytest.mark.django_db

#: Name of the address and what its number is of.
CHANGING = [
    ("add_mention", "article"),
    ("review_article", "article"),
    ("undo", "article"),
    ("redo", "article"),
    ("accept_mention", "mention"),
    ("reject_mention", "mention"),
    ("note_mention", "mention"),
    ("restore_mention", "mention"),
    ("preview_correction", "mention"),
    ("apply_correction", "mention"),
    ("add_entity", None),
]
#: What Researchers see too.
SHOWING = [
    ("add_mention", "article"),
    ("dates", "article"),
    ("mention_history", "mention"),
    ("correction_progress", "correction"),
]


@pytest.fixture
def mention(make_article, make_mention) -> Mention:
    return make_mention(make_article(), "حلب")


@pytest.fixture
def addresses(mention):
    correction = Correction.objects.create(
        verb="reject", kind="place", folded="حلب", scope="archive"
    )
    ids = {"article": mention.article_id, "mention": mention.pk, "correction": correction.pk}

    def list_addresses(named: list[tuple[str, str | None]]) -> list[str]:
        return [reverse(name, args=[ids[of]] if of else []) for name, of in named]

    return list_addresses


@pytest.fixture
def is_unchanged(mention):
    """Nothing at all has changed when the test is over."""
    before = Mention.objects.values().get()
    yield
    assert Mention.objects.values().get() == before
    assert Article.objects.get().status == "new"
    assert not Edit.objects.exists()
    assert not Entity.objects.exists()
    assert Correction.objects.count() <= 1


@pytest.mark.usefixtures("is_unchanged")
class TestRefused:
    """Each of the addresses, tried by each of those who may not."""

    def test_strangers_are_sent_to_the_login_page(self, client, addresses, mention):
        page = mention.article.get_absolute_url()
        for address in addresses(CHANGING):
            response = client.post(address, headers={"referer": f"http://testserver{page}?q=1"})
            assert response.url == f"{reverse('login')}?next={page}"
        for address in addresses(SHOWING):
            assert client.get(address).url == f"{reverse('login')}?next=/"

    def test_researchers_are_refused(self, researcher_client, addresses):
        for address in addresses(CHANGING):
            response = researcher_client.post(address, {}, content_type="application/json")
            assert response.status_code == 403
            assert response.json()["errors"]["__all__"]

    def test_a_user_of_no_group_is_refused(self, client, addresses, django_user_model):
        backend = "django.contrib.auth.backends.ModelBackend"
        client.force_login(django_user_model.objects.create_user("samir"), backend=backend)
        for address in addresses(CHANGING):
            assert client.post(address, {}, content_type="application/json").status_code == 403
        for address in addresses(SHOWING):
            assert client.get(address).status_code == 403

    def test_nothing_changes_by_a_link(self, editor_client, addresses):
        shown = addresses(SHOWING)
        for address in addresses(CHANGING):
            if address not in shown:
                assert editor_client.get(address).status_code == 405
        for address in shown:
            assert editor_client.get(address, {"value": "2016"}).status_code == 200

    def test_a_forged_request_is_refused(self, editor_client, addresses):
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = editor_client.cookies
        for address in addresses(CHANGING):
            assert strict.post(address, {}).status_code == 403

    def test_who_may_only_add_cannot_change(self, editor_client, editor, mention):
        editor.groups.clear()
        editor.user_permissions.add(Permission.objects.get(codename="add_mention"))
        said = {"kind": "place", "start": mention.start, "end": mention.end, "quote": "حلب"}
        address = reverse("add_mention", args=[mention.article_id])
        for more in ({"mention": mention.pk}, {"new_entity": {"name_ar": "حلب"}}):
            response = editor_client.post(address, said | more, content_type="application/json")
            assert response.status_code == 403


def test_researchers_look_on(researcher_client, addresses):
    for address in addresses(SHOWING):
        assert researcher_client.get(address, {"value": "2016"}).status_code == 200
