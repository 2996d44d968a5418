"""``import_articles``: what it reads, writes and says."""

import json

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article, IndexChange, Mention, Source

pytestmark = pytest.mark.django_db

CSV = "body,title,source\nنص أول,خبر,سانا\n,فارغ,\nنص ثان,خبر,\nنص أول,مكرر,\n"


@pytest.fixture
def csv_file(tmp_path) -> str:
    path = tmp_path / "rows.csv"
    path.write_text(CSV, encoding="utf-8")
    return str(path)


def run(capsys, *arguments: object) -> tuple[str, str]:
    call_command("import_articles", *map(str, arguments))
    written = capsys.readouterr()
    return written.out, written.err


def test_counts_and_bad_rows_are_told(csv_file, capsys):
    out, err = run(capsys, csv_file)
    assert out == "2 new, 1 duplicate, 1 bad; 0 places, 0 factions, 0 dates\n"
    assert err == f"bad: {csv_file}, line 3: body: there is no text\n"


def test_only_the_first_bad_rows_are_shown(tmp_path, capsys):
    path = tmp_path / "rows.jsonl"
    path.write_text("{}\n" * 23, encoding="utf-8")
    out, err = run(capsys, path)
    assert out.startswith("0 new, 0 duplicate, 23 bad")
    assert err.count("no text") == 20
    assert err.endswith("bad: 3 more\n")


def test_a_source_for_articles_that_name_none(csv_file, capsys):
    run(capsys, csv_file, "--source", "وكالة")
    sources = Article.objects.order_by("pk").values_list("source__name", flat=True)
    assert list(sources) == ["سانا", "وكالة"]


def test_strict(csv_file):
    with pytest.raises(CommandError, match="line 3: body: there is no text"):
        call_command("import_articles", csv_file, "--strict")
    assert not any(m.objects.exists() for m in (Article, Source, Mention, IndexChange))


def test_dry_run(csv_file, capsys):
    assert run(capsys, csv_file, "--dry-run")[0] == "2 new, 1 duplicate, 1 bad (dry run)\n"
    assert not any(m.objects.exists() for m in (Article, Source, Mention, IndexChange))


def test_no_extract(tmp_path, capsys):
    path = tmp_path / "a.txt"
    path.write_text("عقد في 13 ديسمبر 2016", encoding="utf-8")
    run(capsys, path, "--no-extract")
    assert not Mention.objects.exists()


def test_the_manifest_of_a_folder_is_found(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    (tmp_path / "manifest.csv").write_text("file,published\na.txt,2016-12\n", encoding="utf-8")
    run(capsys, tmp_path)
    assert Article.objects.get().published == "2016-12"


def test_a_manifest_that_is_named_is_read_instead(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("نص", encoding="utf-8")
    for name, date in (("manifest.csv", "2016"), ("other.csv", "2017")):
        (tmp_path / name).write_text(f"file,published\na.txt,{date}\n", encoding="utf-8")
    run(capsys, tmp_path / "a.txt", "--manifest", tmp_path / "other.csv")
    assert Article.objects.get().published == "2017"


def test_a_format_that_is_named(tmp_path, capsys):
    path = tmp_path / "data.bin"
    path.write_text(json.dumps({"text": "نص", "id": 5}), encoding="utf-8")
    run(capsys, path, "--format", "jsonl")
    assert Article.objects.get().external_id == "5"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.csv", None, "missing.csv: no such file or folder"),
        ("a.pdf", b"", "a.pdf: unknown kind of file"),
        ("a.csv", b"title\nx\n", "a.csv, line 1: no column “body”"),
        ("a.jsonl.gz", b"no gzip", "a.jsonl.gz: Not a gzipped file"),
    ],
)
def test_faults_are_one_line(tmp_path, name, data, message):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(CommandError, match=message) as fault:
        call_command("import_articles", str(tmp_path / name))
    assert "\n" not in str(fault.value)


def test_no_bar_where_there_is_no_terminal(csv_file, capsys):
    assert "articles" not in run(capsys, csv_file)[1].replace(csv_file, "")
