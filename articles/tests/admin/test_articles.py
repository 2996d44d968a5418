"""Articles in the admin."""

import pytest
from django.urls import reverse

from articles.models import Article, IndexChange, Mention
from articles.services.enriching import reextract


def form_of(article: Article, **changes: object) -> dict[str, object]:
    fields = {
        "title": article.title,
        "source": article.source_id,
        "author": "",
        "url": "",
        "published": article.published,
        "external_id": "",
        "status": article.status,
    }
    return fields | formset() | changes


def formset(*mentions: Mention, **changes: object) -> dict[str, object]:
    fields: dict[str, object] = {
        "mentions-TOTAL_FORMS": len(mentions),
        "mentions-INITIAL_FORMS": len(mentions),
    }
    for index, mention in enumerate(mentions):
        row = {
            "id": mention.pk,
            "article": mention.article_id,
            "entity": mention.entity_id,
            "value": "",
            "status": mention.status,
            "seen_version": mention.version,
        }
        fields |= {f"mentions-{index}-{name}": each for name, each in (row | changes).items()}
    return fields


def post(client, article: Article, **fields: object):
    address = reverse("admin:articles_article_change", args=[article.pk])
    return client.post(address, form_of(article, **fields))


def test_corrects_what_is_known_of_an_article(archive, editor_client):
    assert post(editor_client, archive, author="سميرة", status="reviewed").status_code == 302
    changed = Article.objects.get(pk=archive.pk)
    assert (changed.author, changed.status, changed.body) == ("سميرة", "reviewed", archive.body)
    assert changed.reviewed_by.username == "mariam"
    assert changed.history.first().history_user.username == "mariam"
    assert IndexChange.objects.filter(article_id=archive.pk).exists()


def test_the_text_cannot_be_posted(archive, editor_client):
    post(editor_client, archive, body="نص آخر", content_hash="0")
    assert Article.objects.get(pk=archive.pk).body == archive.body


def test_another_date_reads_the_article_again(archive, editor_client):
    assert post(editor_client, archive, published="2017-01-02").status_code == 302
    changed = Article.objects.get(pk=archive.pk)
    assert changed.published_first.isoformat() == "2017-01-02"
    assert changed.extracted_with


def test_says_which_dates_mean_other_days_now(editor_client, make_article):
    body = "وصلوا إلى حلب أمس، وغادروها يوم 3 آذار 2015."
    article = make_article(body=body, source="سانا")
    reextract([article.pk])
    address = reverse("admin:articles_article_change", args=[article.pk])
    fields = form_of(article, published="2017-01-02")
    said = editor_client.post(address, fields, follow=True).context["messages"]
    told = [str(message) for message in said if message.level_tag == "info"]
    assert len(told) == 1
    assert "«أمس»" in told[0]
    assert "آذار" not in told[0].replace("«أمس»", "")
    assert article.mentions.get(surface="أمس").value == "2017-01-01"


def test_says_nothing_of_dates_when_none_changes(archive, editor_client):
    address = reverse("admin:articles_article_change", args=[archive.pk])
    said = editor_client.post(address, form_of(archive, author="س"), follow=True).context[
        "messages"
    ]
    assert [message.level_tag for message in said] == ["success"]


def test_refuses_a_date_that_is_none(archive, editor_client):
    response = post(editor_client, archive, published="أمس")
    assert response.status_code == 200
    assert "published" in response.context["adminform"].form.errors


def test_decides_on_mentions_in_place(archive, editor_client):
    mention, other = archive.mentions.all()[:2]
    rows = formset(mention, status="rejected")
    assert post(editor_client, archive, **rows).status_code == 302
    mention.refresh_from_db()
    other.refresh_from_db()
    assert (mention.status, mention.version, other.status) == ("rejected", 2, "suggested")
    assert mention.author.username == "mariam"


def test_a_mention_changed_meanwhile_is_shown_again(archive, editor_client):
    mention = archive.mentions.first()
    response = post(editor_client, archive, **formset(mention, status="accepted", seen_version=7))
    assert response.status_code == 200
    mention.refresh_from_db()
    assert mention.status == "suggested"


def test_a_mention_decided_meanwhile_may_still_be_posted(archive, editor_client):
    mention = archive.mentions.first()
    Mention.objects.filter(pk=mention.pk).update(status="accepted")
    rows = formset(mention, status="accepted")
    assert post(editor_client, archive, **rows).status_code == 302


@pytest.mark.parametrize("ids", ["x", "99999999", ""])
def test_garbage_in_the_table_is_no_error(archive, editor_client, ids):
    mention = archive.mentions.first()
    assert post(editor_client, archive, **formset(mention, id=ids)).status_code == 200


def test_reviews_and_reads_again_from_the_list(archive, editor_client):
    address = reverse("admin:articles_article_changelist")
    chosen = {"_selected_action": [archive.pk]}
    assert editor_client.post(address, {"action": "review"} | chosen).status_code == 302
    assert editor_client.post(address, {"action": "extract"} | chosen).status_code == 302
    changed = Article.objects.get(pk=archive.pk)
    assert changed.status == "reviewed"
    assert changed.extracted_with


def test_an_earlier_state_can_be_restored(archive, editor_client):
    record = archive.history.first()
    post(editor_client, archive, title="عنوان خاطئ")
    address = reverse("admin:articles_article_simple_history", args=[archive.pk, record.pk])
    assert editor_client.post(address, form_of(archive)).status_code == 302
    restored = Article.objects.get(pk=archive.pk)
    assert (restored.title, restored.body) == (archive.title, archive.body)


def test_editors_delete_no_article(archive, editor_client):
    address = reverse("admin:articles_article_delete", args=[archive.pk])
    assert editor_client.post(address, {"post": "yes"}).status_code == 403


def test_a_deleted_article_leaves_the_index(archive, superuser):
    address = reverse("admin:articles_article_delete", args=[archive.pk])
    assert superuser.get(address).status_code == 200
    assert superuser.post(address, {"post": "yes"}).status_code == 302
    assert not Article.objects.filter(pk=archive.pk).exists()
    assert IndexChange.objects.filter(article_id=archive.pk).exists()
