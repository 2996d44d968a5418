"""Who may what: every address of the admin, for each role, with everything that is refused."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from articles.tests.admin.pages import actions, object_pages

LOOK = {"changelist", "change", "history", "simple_history"}
#: Pages that answer, by model; whatever stands here not is refused.
MAY_OPEN = {
    "researcher": {
        "article": LOOK,
        "entity": LOOK | {"autocomplete"},
        "mention": LOOK,
        "source": LOOK - {"simple_history"},
        "edit": LOOK - {"simple_history"},
        "correction": LOOK - {"simple_history"},
    },
    "editor": {
        "article": LOOK,
        "entity": LOOK | {"autocomplete", "add", "delete"},
        "mention": LOOK | {"add"},
        "source": (LOOK | {"add"}) - {"simple_history"},
        "edit": LOOK - {"simple_history"},
        "correction": LOOK - {"simple_history"},
    },
}
#: Pages that take a form: another answer than a refusal, be it that the form is incomplete.
MAY_POST = {
    "researcher": {},
    "editor": {
        "article": {"change", "simple_history"},
        "entity": {"add", "change", "delete", "simple_history"},
        "mention": {"add", "change", "simple_history"},
        "source": {"add", "change"},
    },
}
#: Pages that only show, whatever is sent to them, and lists, whose actions have a table of their own.
ONLY_SHOWN = {"history", "changelist"}
ROLES = ("researcher", "editor")
STATIC = ("index", "password_change", "password_change_done", "jsi18n")
CHOICES = "app_label=articles&model_name=mention&field_name="


@pytest.fixture
def client_of(request):
    """The browser of a role."""
    return lambda role: request.getfixturevalue(f"{role}_client")


def fingerprint() -> dict[str, list[dict[str, object]]]:
    """All that the database knows, but for sessions and sign-ins."""
    models = [model for model in apps.get_models() if model._meta.app_label != "sessions"]
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models
    }


def opened(client: Client, method: str) -> dict[str, set[str]]:
    """The pages of each model that a client is not refused."""
    answers: dict[str, set[str]] = {}
    for page in object_pages():
        name = page.name.removeprefix(f"{page.model}_")
        if method == "post" and name in ONLY_SHOWN:
            continue
        query = f"?{CHOICES}entity&term=" if name == "autocomplete" else ""
        response = getattr(client, method)(page.address + query)
        if response.status_code not in {403, 405}:
            answers.setdefault(page.model, set()).add(name)
    return answers


@pytest.mark.parametrize("role", ROLES)
def test_opens_what_a_role_may_see_and_nothing_else(everything, client_of, role):
    assert opened(client_of(role), "get") == MAY_OPEN[role]


@pytest.mark.parametrize("role", ROLES)
def test_takes_forms_of_those_who_may_change_and_of_nobody_else(everything, client_of, role):
    assert opened(client_of(role), "post") == MAY_POST[role]


def test_a_researcher_changes_nothing_by_any_address(everything, researcher_client):
    before = fingerprint()
    opened(researcher_client, "post")
    for address, action, rows in actions():
        chosen = {"action": action, "_selected_action": rows, "post": "yes", "into": rows[0]}
        researcher_client.post(address, chosen)
    assert fingerprint() == before


def test_a_stranger_is_sent_to_the_login_page_from_everywhere(everything, client):
    before = fingerprint()
    addresses = [page.address for page in object_pages()]
    addresses += [reverse(f"admin:{name}") for name in STATIC]
    addresses += [reverse("admin:app_list", args=["articles"]), reverse("admin:autocomplete")]
    for address in addresses:
        for response in (client.get(address), client.post(address, {"post": "yes"})):
            assert response.status_code == 302, address
            assert response.url.startswith(reverse("admin:login")), address
    for address, action, rows in actions():
        client.post(address, {"action": action, "_selected_action": rows, "post": "yes"})
    assert fingerprint() == before


def test_an_editor_changes_no_user_group_task_or_sign_in(everything, editor_client):
    foreign = ("auth.", "axes.", "django_tasks_database.")

    def others() -> dict[str, object]:
        return {label: rows for label, rows in fingerprint().items() if label.startswith(foreign)}

    before = others()
    for page in object_pages():
        if page.model in {"user", "group", "dbtaskresult"} or page.model.startswith("access"):
            response = editor_client.post(page.address, {"post": "yes"})
            assert response.status_code == 403, page
    for address, action, rows in actions():
        if "/articles/" not in address:
            response = editor_client.post(address, {"action": action, "_selected_action": rows})
            assert response.status_code == 403, address
    assert others() == before


@pytest.mark.parametrize("role", ROLES)
def test_the_autocomplete_gives_no_names_of_users(db, client_of, role):
    for field in ("author", "id", "surface", "nothing"):
        address = f"{reverse('admin:autocomplete')}?{CHOICES}{field}&term="
        assert client_of(role).get(address).status_code == 403, field


def test_those_who_are_no_staff_stay_outside(everything, editor):
    editor.is_staff = False
    editor.save()
    client = Client()
    client.force_login(editor, "django.contrib.auth.backends.ModelBackend")
    for page in object_pages():
        assert client.get(page.address).status_code == 302, page


def test_the_groups_grant_what_the_tables_say(db):
    granted = {
        group.name: set(group.permissions.values_list("content_type__app_label", flat=True))
        for group in Group.objects.all()
    }
    assert granted == {"Editors": {"articles"}, "Researchers": {"articles"}}


def test_every_change_needs_the_token(everything, editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor, "django.contrib.auth.backends.ModelBackend")
    for page in object_pages():
        assert client.post(page.address, {"post": "yes"}).status_code == 403, page
