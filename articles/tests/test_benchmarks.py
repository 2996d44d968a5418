"""The harness runs end to end on a tiny archive, and what it builds is what extraction would find."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from articles.extraction.builtin import builtin_gazetteer
from articles.extraction.pipeline import extract
from benchmarks.corpus import distinct_paragraphs, read_corpus, read_seeds, take_articles
from benchmarks.extraction import enlarge_gazetteer, measure_lengths, read_texts
from benchmarks.retrieval import score

SEEDS = settings.BASE_DIR / "seeds"
BUILD = ("speed", "--articles", "60", "--keep")


def run(*arguments: str) -> str:
    process = subprocess.run(  # noqa: S603 (this interpreter)
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 0, process.stderr
    return process.stdout


def test_recombined_articles_are_the_same_every_time_and_differ_from_each_other() -> None:
    models = read_seeds(SEEDS)
    articles = list(take_articles(models, 0, 300))
    assert articles == list(take_articles(models, 0, 300))
    assert articles[200:] == list(take_articles(models, 200, 300))
    assert len({article.body for article in articles}) == 300
    assert [article.body for article in articles[:5]] == [model.body for model in models]


def test_recombined_articles_hold_nothing_but_paragraphs_of_the_corpus() -> None:
    models = read_seeds(SEEDS)
    known = set(distinct_paragraphs(models))
    assert all(known.issuperset(article.paragraphs) for article in take_articles(models, 5, 100))


@pytest.mark.parametrize("line", ["{", "[]", '{"title": "بلا نص"}', '{"body": 5}'])
def test_a_line_that_is_no_article_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(f'{{"body": "نص"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(SystemExit, match=r"corpus\.jsonl, line 2"):
        read_corpus(path, 10)


@pytest.mark.parametrize(
    ("ranked", "relevant", "expected"),
    [
        (["a", "b"], {"a"}, (1.0, 1.0, 1.0)),
        (["x", "a", "b"], {"a", "b"}, (0.5, 1.0, 0.693)),
        ([*"cdefghijkl", "a"], {"a"}, (0.0, 0.0, 0.0)),
    ],
)
def test_rankings_are_scored(ranked, relevant, expected) -> None:
    assert score(ranked, relevant) == pytest.approx(expected, abs=0.001)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small archive of recombined paragraphs of the seeds, built once."""
    folder = tmp_path_factory.mktemp("archive")
    assert "60 of them made" in run(*BUILD, str(folder), "--build-only")
    return folder


@pytest.fixture
def copied(archive: Path, tmp_path: Path) -> str:
    """A copy of the archive, to be changed."""
    return str(shutil.copytree(archive, tmp_path / "copy"))


def test_speed_asks_every_class_of_an_archive_that_is_there(copied: str, tmp_path: Path) -> None:
    output = tmp_path / "speed.md"
    said = run(
        *BUILD, copied, *("--rounds", "1", "--each", "2", "--peers", "--output", str(output))
    )
    assert "0 of them made" in said
    assert "| question of six words |" in said
    assert "SQLite FTS5" in said
    assert output.read_text("utf-8") == said


def test_an_archive_grows_to_what_is_asked_for(copied: str) -> None:
    more = run("speed", "--articles", "80", "--keep", copied, "--build-only")
    assert "80 articles" in more
    assert "20 of them made" in more


def test_the_mentions_built_stand_where_they_are_told(archive: Path) -> None:
    script = "\n".join(
        [
            "from pathlib import Path; from benchmarks.site import opened_site",
            f"with opened_site(Path({str(archive)!r})):",
            "    from articles.models import Mention; import json",
            "    rows = Mention.objects.order_by('article', 'start').select_related('article')",
            "    print(json.dumps([[m.surface, m.article.body[m.start:m.end]] for m in rows]))",
            "    first = rows.filter(article=1).exclude(kind='date')",
            "    print(json.dumps([[m.kind, m.start] for m in first]))",
        ]
    )
    output = subprocess.run(  # noqa: S603 (this interpreter)
        [sys.executable, "-c", script], cwd=settings.BASE_DIR, capture_output=True, check=True
    ).stdout
    pairs, first = map(json.loads, output.splitlines())
    assert len(pairs) > 100
    assert all(surface == found for surface, found in pairs)
    found = extract(read_seeds(SEEDS)[0].body, builtin_gazetteer())
    expected = {(m.kind.value, m.start) for m in found if m.kind != "date"}
    # A name that its neighbours' paragraphs decide may be missed: few are.
    assert len(expected & set(map(tuple, first))) >= 0.9 * len(expected)


def test_retrieval_scores_a_set(tmp_path: Path) -> None:
    texts = ["دخل الجيش مدينة حلب", "ارتفع سعر القمح في السوق", "فاز الفريق بالكأس"]
    docs = [{"id": f"d{number}", "title": "", "text": text} for number, text in enumerate(texts)]
    asked = [{"id": "q", "q": "من فاز بالكأس؟", "rel": ["d2"]}]
    for name, rows in (("docs", docs), ("sets", asked)):
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (tmp_path / f"{name}.jsonl").write_text("".join(lines), encoding="utf-8")
    paths = (str(tmp_path / "docs.jsonl"), "--queries", str(tmp_path / "sets.jsonl"))
    assert "| sets | 1 | 1.000 | 1.000 | 1.000 |" in run("retrieval", "--docs", *paths)


def test_load_serves_readers_an_editor_and_an_import_without_an_error(copied: str) -> None:
    output = run(
        *("load", "--articles", "60", "--keep", copied, "--readers", "2"),
        *("--seconds", "3", "--think", "0.5", "--import-articles", "5"),
    )
    rows = [
        line.split(" | ") for line in output.splitlines() if line.startswith(("| 0.5 s", "| none"))
    ]
    assert [row[3] for row in rows] == ["0", "0"]
    assert all(int(row[2]) > 0 and int(row[7]) > 0 for row in rows)


def test_extraction_is_measured_in_megabytes_a_second() -> None:
    rows = dict(measure_lengths(read_texts()[:1]))
    lengths = list(rows)
    assert lengths[-1] == pytest.approx(8 * lengths[0])
    assert min(rows.values()) > 0


def test_a_larger_gazetteer_holds_the_smaller_one() -> None:
    small, large = enlarge_gazetteer(1600), enlarge_gazetteer(3000)
    assert small.entries.keys() < large.entries.keys()
    assert len(large.entries) - len(small.entries) == 1400
