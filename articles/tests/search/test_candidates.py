"""Candidate lemmas from a morphology database: the real CAMeL Tools on a few words of our own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings as site
from django.core.management import CommandError, call_command

from articles.language.fold import fold
from articles.language.morphology import CamelLemmas, MorphologyDataError, find_data
from articles.models import IndexChange, WordLemma
from articles.search.indexing import AnalysisPool, Text, read_texts
from articles.search.outbox import drain, open_store, record_change
from articles.search.planning import make_plan
from articles.search.query import parse
from articles.search.upkeep import update_index
from articles.tests.search.conftest import ask

CATALOGUE = '{"version": "1", "packages": {}, "components": {}}'
#: Stem, category and lemma as the ALMOR format has them, diacritics included.
STEMS = (
    ("كتب", "N", "كِتاب"),
    ("كتب", "V", "كَتَب"),
    ("كاتب", "N", "كاتِب"),
    ("كاتب", "V", "كاتَب"),
    ("مسؤول", "N", "مَسْؤُول"),
    ("درع", "N", "دِرْع"),
)
HEAD = """###DEFINES###
DEFINE pos pos:noun pos:verb
DEFINE diac diac:*open*
DEFINE lex lex:*open*
###DEFAULTS###
DEFAULT pos:noun diac:* lex:*
###ORDER###
ORDER pos diac lex
###TOKENIZATIONS###
TOKENIZATION diac
###STEMBACKOFF###
STEMBACKOFF ALL N
###PREFIXES###
\tP0\tdiac:
و\tPw\tdiac:وَ
###SUFFIXES###
\tS0\tdiac:
ا\tSa\tdiac:ا
###STEMS###
"""
TABLES = """###TABLE AB###
P0 N
P0 V
Pw N
Pw V
###TABLE BC###
N S0
V S0
N Sa
###TABLE AC###
P0 S0
P0 Sa
Pw S0
Pw Sa
"""


def install(directory: Path, stems=STEMS) -> Path:
    """A database as ``camel_data`` lays it out; returns its file."""
    database = directory / "data" / "morphology_db" / "calima-msa-r13" / "morphology.db"
    database.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{form}\t{kind}\tpos:noun diac:{form} lex:{lex}_1\n" for form, kind, lex in stems]
    database.write_text(HEAD + "".join(lines) + TABLES, encoding="utf-8")
    (directory / "catalogue.json").write_text(CATALOGUE, encoding="utf-8")
    return database


@pytest.fixture(autouse=True)
def environment(monkeypatch) -> None:
    """Camel Tools are told by the environment, which other tests pass on to their processes."""
    monkeypatch.setenv("CAMELTOOLS_DATA", "")


@pytest.fixture
def camel(tmp_path: Path, settings) -> Path:
    """The directory of an installed database, which the site uses."""
    settings.CAMELTOOLS_DATA = tmp_path / "camel"
    install(settings.CAMELTOOLS_DATA)
    return settings.CAMELTOOLS_DATA


@pytest.mark.parametrize(
    ("word", "lemmas"),
    [
        ("كتب", ("كتاب", "كتب")),
        ("وكتب", ("كتاب", "كتب")),
        # A category that takes no such suffix.
        ("كتبا", ("كتاب",)),
        # Spelled with a hamza in the database, folded in the text.
        ("مسؤول", (fold("مسؤول"),)),
        ("قذيفة", ()),
        ("isis", ()),
        ("12", ()),
        ("١٢", ()),
        ("", ()),
    ],
)
def test_a_word_has_all_its_lemmas(camel: Path, word: str, lemmas: tuple[str, ...]) -> None:
    assert CamelLemmas(camel).find(fold(word)) == lemmas


@pytest.mark.parametrize(
    ("query", "with_data", "without"),
    [
        ("مكاتيب", "abc", "c"),
        ("كتاب", "ac", "a"),
        ("كاتب", "bc", "b"),
        ("title:خبر كاتب", "bc", "b"),
        # As spelled: candidates do not count.
        ("=كتاب", "a", "a"),
        ("قذيفة", "d", "d"),
        ("خبر -كتاب", "bd", "bcd"),
    ],
)
def test_queries_find_by_every_candidate(
    camel, settings, make_article, find, query: str, with_data: str, without: str
) -> None:
    install(camel, [*STEMS, ("مكاتيب", "N", "كِتاب"), ("مكاتيب", "N", "كاتِب")])
    bodies = ("وصل كتاب جديد", "حضر كاتب", "مكاتيب قديمة", "سقطت قذيفة")
    for name, body in zip("abcd", bodies, strict=True):
        make_article(external_id=name, title="خبر", body=body)
    drain()
    assert sorted(find(query)) == list(with_data)
    settings.CAMELTOOLS_DATA = None
    call_command("reindex", verbosity=0)
    assert sorted(find(query)) == list(without)


def test_what_was_found_is_marked(camel, make_article) -> None:
    install(camel, [*STEMS, ("مكاتيب", "N", "كِتاب")])
    make_article(external_id="a", title="خبر", body="وصل مكاتيب قديمة")
    drain()
    (hit,) = ask(q="كتاب").hits
    marked = [part.text for snippet in hit.snippets for part in snippet.parts if part.is_match]
    assert marked == ["مكاتيب"]


def test_phrases_keep_to_the_first_lemma(camel, make_article, find) -> None:
    install(camel, [*STEMS, ("مكاتيب", "N", "كِتاب")])
    make_article(external_id="a", title="خبر", body="مكاتيب قديمة")
    drain()
    assert find('"كتاب قديم"') == []
    assert find('"مكاتيب قديمة"') == ["a"]


def test_a_protected_name_has_no_other_lemma(camel, make_article, find) -> None:
    make_article(external_id="a", title="خبر", body="قصف درعا")
    make_article(external_id="b", title="خبر", body="درع قديم")
    drain()
    assert (find("درعا"), find("درع")) == (["a"], ["b"])


def test_the_index_is_rebuilt_when_the_data_appears_changes_or_goes(
    tmp_path: Path, settings, make_article
) -> None:
    make_article(external_id="a", body="كتب")
    drain()
    assert open_store().source() == ""
    settings.CAMELTOOLS_DATA = tmp_path / "camel"
    seen = {""}
    for stems in (STEMS, STEMS[:3]):
        install(settings.CAMELTOOLS_DATA, stems)
        update_index.call()
        source = open_store().source()
        assert source == find_data(settings.CAMELTOOLS_DATA).source
        assert set(WordLemma.objects.values_list("source", flat=True)) == {source}
        seen.add(source)
    assert len(seen) == 3
    settings.CAMELTOOLS_DATA = None
    call_command("reindex", "--if-needed", verbosity=0)
    assert open_store().source() == ""


def test_until_then_queries_use_what_the_index_records(camel, make_article, find, settings) -> None:
    install(camel, [*STEMS, ("مكاتيب", "N", "كِتاب")])
    make_article(external_id="a", title="خبر", body="مكاتيب قديمة")
    drain()
    settings.CAMELTOOLS_DATA = None
    assert find("كتاب") == ["a"]


def test_a_query_asks_the_memo_twice_or_not_at_all(
    camel, make_article, django_assert_num_queries
) -> None:
    make_article(external_id="a", body="كتب")
    drain()
    query = parse("كتب وكتب -كاتب title:درع")
    with django_assert_num_queries(2):
        make_plan(query, expand=False, source=open_store().source())
    with django_assert_num_queries(0):
        make_plan(query, expand=False)


def test_processes_find_the_same(camel: Path) -> None:
    data = find_data(camel)
    texts = [Text("خبر", "كتب الصحفي"), Text("", "وكتب")]
    with AnalysisPool(data, read_here=0) as pool:
        words = pool.begin(texts)()
    assert words == read_texts(texts, data)
    assert words[1].candidates


@pytest.mark.parametrize("missing", ["catalogue.json", "data"])
def test_a_directory_without_the_database_is_none(camel: Path, missing: str) -> None:
    (camel / missing).rename(camel / "elsewhere")
    assert find_data(camel) is None


def test_a_damaged_database_is_named_and_changes_nothing(camel, make_article, find) -> None:
    make_article(external_id="a", body="كتب")
    drain()
    database = install(camel)
    database.write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(MorphologyDataError, match=r"morphology\.db"):
        CamelLemmas(camel)
    with pytest.raises(CommandError, match=r"morphology\.db"):
        call_command("reindex", verbosity=0)
    assert find("كتب") == ["a"]


def test_web_processes_leave_the_database_to_the_worker(
    camel, make_article, django_capture_on_commit_callbacks
) -> None:
    article = make_article(external_id="a", body="كتب")
    with django_capture_on_commit_callbacks(execute=True):
        record_change([article.pk])
    assert IndexChange.objects.exists()
    (camel / "catalogue.json").unlink()
    drain()
    assert not IndexChange.objects.exists()


def test_without_data_nothing_of_it_is_imported() -> None:
    script = (
        "import sys, django; django.setup()\n"
        "from articles.search.indexing import Text, read_texts\n"
        "from articles.search.lemma_memo import installed_data\n"
        "import articles.urls\n"
        "read_texts([Text('خبر', 'كتب')], installed_data())\n"
        "print([name for name in sys.modules if name.startswith("
        "('camel_tools.morphology', 'camel_tools.data'))])"
    )
    process = subprocess.run(  # noqa: S603 (this interpreter)
        [sys.executable, "-c", script],
        cwd=site.BASE_DIR,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "newsarchive.settings_test"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert process.stdout.strip() == "[]"
