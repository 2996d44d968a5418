"""``extract`` and ``reindex``: bring what is stored up to date."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Alias, IndexChange
from articles.search.outbox import open_store

pytestmark = pytest.mark.django_db


def run(capsys, *arguments: str) -> str:
    call_command(*arguments)
    return capsys.readouterr().out


def test_only_what_is_outdated_is_read(make_article, make_place, capsys):
    make_article(body="وصل إلى حلب")
    make_place("حلب")
    assert run(capsys, "extract") == (
        "1 articles read: 1 places, 0 factions, 0 dates; 1 added, 0 changed, 0 withdrawn\n"
    )
    assert run(capsys, "extract").startswith("0 articles read")
    assert run(capsys, "extract", "--all").startswith("1 articles read: 1 places")
    Alias.objects.all().delete()
    assert "0 added, 0 changed, 1 withdrawn" in run(capsys, "extract")


def test_reindex_builds_and_reads_what_is_pending(make_article, capsys):
    make_article()
    assert run(capsys, "reindex") == "1 articles indexed, 1 pending changes read\n"
    assert not IndexChange.objects.exists()


def test_reindex_only_if_needed(make_article, capsys):
    article = make_article()
    assert run(capsys, "reindex", "--if-needed").startswith("1 articles indexed")
    assert run(capsys, "reindex", "--if-needed").startswith("the index is current")
    IndexChange.objects.create(article_id=article.pk)
    assert run(capsys, "reindex", "--if-needed").endswith("1 pending changes read\n")


def test_an_index_of_another_version_is_built_anew(make_article, capsys, index_dir):
    make_article()
    run(capsys, "reindex")
    (index_dir / "CURRENT").write_text("another.version")
    assert run(capsys, "reindex", "--if-needed").startswith("1 articles indexed")


def test_reindex_says_when_another_process_is_writing(make_article):
    make_article()
    with open_store().rebuilding(), pytest.raises(CommandError, match="another process"):
        call_command("reindex")
