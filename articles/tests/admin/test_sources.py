"""Sources in the admin."""

from django.urls import reverse

from articles.models import Source


def test_the_history_says_what_was_before_and_after(archive, editor_client):
    source = Source.objects.get(name="سانا")
    fields = {"name": "سانا", "homepage": "https://sana.sy/"}
    address = reverse("admin:articles_source_change", args=[source.pk])
    assert editor_client.post(address, fields).status_code == 302
    history = editor_client.get(reverse("admin:articles_source_history", args=[source.pk]))
    (entry,) = history.context["action_list"]
    assert "https://sana.sy/" in entry.get_change_message()
    assert entry.user.username == "mariam"


def test_leads_to_its_articles(archive, editor_client):
    page = editor_client.get(reverse("admin:articles_source_changelist")).content.decode()
    address = f"/admin/articles/article/?source__id__exact={archive.source_id}"
    assert address in page
    assert editor_client.get(address).context["cl"].result_count == 15


def test_a_source_with_articles_stays(archive, superuser):
    address = reverse("admin:articles_source_delete", args=[archive.source_id])
    assert superuser.post(address, {"post": "yes"}).status_code == 403
