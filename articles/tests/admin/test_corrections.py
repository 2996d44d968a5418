"""The rules in the admin: what each does and how far, switched off and on."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.models import Correction, Entity
from articles.services.correcting.steering import read_rules

LIST = "admin:articles_correction_changelist"


@pytest.fixture
def rule(archive, editor) -> Correction:
    """حلب is not the place of that name but another; applied to 12 of 12."""
    return Correction.objects.create(
        verb="relink",
        kind="place",
        folded="حلب",
        entity_before=Entity.objects.get(slug="place-0"),
        entity_after=Entity.objects.get(slug="place-1"),
        scope="archive",
        article=archive,
        created_by=editor,
        state="applied",
        done=12,
        total=12,
    )


def switch(client, rule: Correction, action: str) -> None:
    client.post(reverse(LIST), {"action": action, "_selected_action": [rule.pk]})
    rule.refresh_from_db()


def test_lists_who_when_what_where_and_how_far(rule, editor_client):
    page = editor_client.get(reverse(LIST)).content.decode()
    for words in ("حلب", "مكان 0", "مكان 1", "mariam", str(rule.get_scope_display()), "12 من 12"):
        assert words in page


@pytest.mark.parametrize("verb", ["relink", "reject", "accept", "retag"])
@pytest.mark.parametrize("kind", ["place", "date"])
def test_says_what_every_rule_does(rule, editor_client, verb, kind):
    Correction.objects.update(verb=verb, kind=kind, value_after="2016", kind_after="faction")
    address = reverse("admin:articles_correction_change", args=[rule.pk])
    page = editor_client.get(address)
    assert str(Correction.Verb(verb).label) in page.content.decode()


def test_is_switched_off_and_on(rule, editor_client):
    switch(editor_client, rule, "switch_off")
    assert not rule.is_active
    assert read_rules().rules == {}
    switch(editor_client, rule, "switch_on")
    assert rule.is_active
    assert len(read_rules().rules) == 1
    assert LogEntry.objects.count() == 2


def test_its_history_says_who_switched_it(rule, editor_client):
    switch(editor_client, rule, "switch_off")
    history = editor_client.get(reverse("admin:articles_correction_history", args=[rule.pk]))
    assert [entry.user.username for entry in history.context["action_list"]] == ["mariam"]


def test_researchers_do_not_switch(rule, researcher_client):
    switch(researcher_client, rule, "switch_off")
    assert rule.is_active


@pytest.mark.parametrize(("words", "count"), [("حلب", 1), ("حَلَب", 1), ("دمشق", 0)])
def test_finds_by_the_words(rule, editor_client, words, count):
    found = editor_client.get(reverse(LIST), {"q": words}).context["cl"].result_count
    assert found == count
