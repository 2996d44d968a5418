"""The five seeds: they load whole, and extraction reads them well enough."""

import csv
import json

import pytest
from django.conf import settings
from django.core.management import call_command

from articles.extraction.builtin import builtin_gazetteer
from articles.extraction.mention import Kind
from articles.extraction.pipeline import extract
from articles.extraction.scoring import score_texts
from articles.models import Article, Mention
from articles.services.enriching import reextract

SEEDS = settings.BASE_DIR / "seeds"
GOLD = settings.BASE_DIR / "articles" / "tests" / "gold" / "seeds.jsonl"
MINIMA = {Kind.PLACE: 0.90, Kind.FACTION: 0.85, Kind.DATE: 0.80}


def read_gold() -> list[dict[str, object]]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def read_manifest() -> list[dict[str, str]]:
    with (SEEDS / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_manifest_names_the_files_that_are_there():
    assert [row["file"] for row in read_manifest()] == sorted(p.name for p in SEEDS.glob("*.txt"))


def test_every_estimated_date_has_its_evidence():
    for row in read_manifest():
        assert row["published_status"] == "estimated"
        assert row["published"]
        assert row["evidence"]


def test_they_load_as_they_are_written(seeds):
    assert len(seeds) == 5
    files = sorted(SEEDS.glob("*.txt"))
    for article, path, row in zip(seeds, files, read_manifest(), strict=True):
        assert article.body == path.read_bytes().decode()
        assert (article.published, article.published_estimated) == (row["published"], True)
        assert article.author == row["author"]
        assert (article.source.name if article.source else "") == row["source"]
        assert article.title_derived == (not row["title"])
        assert article.title == (row["title"] or article.title)
        assert article.title.strip()


def test_every_mention_has_the_text_it_stands_on(seeds):
    mentions = list(Mention.objects.select_related("article"))
    assert {mention.kind for mention in mentions} == {"place", "faction", "date"}
    for mention in mentions:
        assert mention.article.body[mention.start : mention.end] == mention.surface


def test_a_second_import_adds_nothing(seeds, capsys):
    call_command("import_articles", "seeds")
    assert capsys.readouterr().out.startswith("0 new, 5 duplicate, 0 bad")
    assert Article.objects.count() == 5


def test_a_second_extraction_changes_nothing(seeds):
    before = list(Mention.objects.order_by("pk").values())
    done = reextract([article.pk for article in seeds])
    assert (done.added, done.changed, done.withdrawn) == (0, 0, 0)
    assert list(Mention.objects.order_by("pk").values()) == before


def test_the_gold_speaks_of_the_seeds():
    for row in read_gold():
        assert row["text"] == (SEEDS / row["id"]).read_bytes().decode()
        for span in row["spans"]:
            assert 0 <= span["start"] < span["end"] <= len(row["text"])


@pytest.mark.parametrize(("kind", "minimum"), MINIMA.items())
def test_extraction_reaches_the_minimum(kind, minimum):
    assert score_texts(read_gold(), builtin_gazetteer()).kinds[kind].f1 >= minimum


#: Each date of the seeds that its manifest's date of publication decides.
DATES = {
    "000": {"امس الاول": None},
    "001": {
        "منذ أكثر من 5 سنوات": "2011",
        "منذ 5 أعوام": "2011",
        "منذ قرابة ستة أعوام": "2010",
        "الثالث من ديسمبر": "2016-12-03",
        "بعد ثلاثة أيام": None,
        "غدا الأربعاء": "2016-12-14",
        "الثلاثاء": "2016-12-13",
    },
    "002": {"قبل ثمانية اشهر": "2016-04"},
    "003": {"يناير المقبل": "2017-01"},
    "004": {
        "2 كانون الأول المقبل": "2017-12-02",
        "28 تشرين الثاني": "2017-11-28",
        "1 كانون الأول": "2017-12-01",
        "8 كانون الأول": "2017-12-08",
    },
}
#: «اليوم» for "nowadays", which the month of publication does not decide.
NOWADAYS = {"اليوم": None}


def test_every_date_has_the_value_that_the_manifest_decides():
    for row in read_manifest():
        text = (SEEDS / row["file"]).read_bytes().decode()
        found = extract(text, builtin_gazetteer(), published=row["published"])
        values = {m.surface: m.value for m in found if m.kind is Kind.DATE}
        assert values | NOWADAYS == DATES[row["file"][:3]] | NOWADAYS
        assert all(m.evidence == row["published"] for m in found if m.value)
