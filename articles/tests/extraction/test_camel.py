"""Optional extractors: the real analyser on a few words of our own, the real reading of labels."""

import subprocess
import sys
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings as site
from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.camel.installed import Installed, find_installed, load_extractors
from articles.extraction.camel.recognition import (
    MODEL,
    NameRecognizer,
    Span,
    load_model,
    read_labels,
    split_sentences,
)
from articles.extraction.document import Document
from articles.extraction.extractor import merge_by_span
from articles.extraction.gazetteer import Entry, Gazetteer, Name
from articles.extraction.mention import Kind, Mention
from articles.extraction.parallel import ExtractionPool, Text
from articles.extraction.pipeline import extract
from articles.language.clitics import Cut
from articles.language.fold import fold
from articles.language.morphology import CamelLemmas
from articles.services.gazetteer import read_gazetteer

ENTRIES = (
    Entry("aleppo", Kind.PLACE, "حلب"),
    Entry("raqqa", Kind.PLACE, "الرقة"),
    Entry("bab", Kind.PLACE, "الباب"),
    Entry("isis", Kind.FACTION, "داعش"),
    Entry("nusra", Kind.FACTION, "جبهة النصرة"),
)
NAMES = tuple(
    Name(entry.name_ar, entry.key, entry.kind, needs_context=entry.key == "bab")
    for entry in ENTRIES
)
GAZETTEER = Gazetteer(ENTRIES, NAMES)

#: A morphology database in the ALMOR format: prefixes with the tokenization that they add.
DATABASE = """###DEFINES###
DEFINE pos pos:noun
DEFINE diac diac:*open*
DEFINE lex lex:*open*
DEFINE d3tok d3tok:*open*
###DEFAULTS###
DEFAULT pos:noun diac:* lex:* d3tok:*
###ORDER###
ORDER pos diac lex d3tok
###TOKENIZATIONS###
TOKENIZATION diac d3tok
###STEMBACKOFF###
STEMBACKOFF ALL N
###PREFIXES###
\tP\tdiac: d3tok:
أ\tP\tdiac:أَ d3tok:أَ+_
أو\tP\tdiac:أَوَ d3tok:أَ+_وَ+_
أب\tP\tdiac:أَبِ d3tok:أَ+_بِ+_
أال\tP\tdiac:أَال d3tok:أَ+_ال+_
أبال\tP\tdiac:أَبِال d3tok:أَ+_بِ+_ال+_
أل\tP\tdiac:أَلِ d3tok:أَ+_لِ+_ال+_
###SUFFIXES###
\tS\tdiac: d3tok:
###STEMS###
حلب\tN\tpos:noun diac:حَلَب lex:حَلَب_1 d3tok:حَلَب
لرقة\tN\tpos:noun diac:لرَّقَّة lex:رَقَّة_1 d3tok:رَقَّة
رقة\tN\tpos:noun diac:رَقَّة lex:رَقَّة_1 d3tok:رَقَّة
باب\tN\tpos:noun diac:باب lex:باب_1 d3tok:باب
داعش\tN\tpos:noun diac:داعِش lex:داعِش_1 d3tok:داعِش
###TABLE AB###
P N
###TABLE BC###
N S
###TABLE AC###
P S
"""


@pytest.fixture(autouse=True)
def environment(monkeypatch) -> None:
    """CAMeL Tools are told by the environment, which other tests pass on to their processes."""
    monkeypatch.setenv("CAMELTOOLS_DATA", "")


@pytest.fixture
def camel(tmp_path: Path) -> Path:
    """A directory of CAMeL data with the database."""
    database = tmp_path / "data" / "morphology_db" / "calima-msa-r13" / "morphology.db"
    database.parent.mkdir(parents=True)
    database.write_text(DATABASE, encoding="utf-8")
    catalogue = '{"version": "1", "packages": {}, "components": {}}'
    (tmp_path / "catalogue.json").write_text(catalogue, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("word", "cuts"),
    [
        ("حلب", ()),
        ("أحلب", (Cut(1, "حلب"),)),
        ("أوحلب", (Cut(2, "حلب"),)),
        ("أالرقة", (Cut(1, "الرقه"), Cut(3, "رقه"))),
        # The preposition has swallowed the alef of the article.
        ("أللرقة", (Cut(2, "الرقه"),)),
        ("شخيتر", ()),
        ("ISIS", ()),
    ],
)
def test_the_analyser_cuts_clitics(camel: Path, word: str, cuts: tuple[Cut, ...]) -> None:
    assert CamelLemmas(camel).cut(fold(word)) == cuts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("أبحلب كان؟", [("حلب", "aleppo", "place.segmented", "اب")]),
        ("أداعش هناك؟", [("داعش", "isis", "faction.segmented", "ا")]),
        # An ordinary word as well: no letters before it make it a place.
        ("أالباب مفتوح؟", []),
        # What the rules find themselves stays theirs.
        ("بحلب", [("حلب", "aleppo", "place.gazetteer", "حلب")]),
    ],
)
def test_names_behind_rare_clitics_are_suggested(camel: Path, text: str, found: list) -> None:
    mentions = extract(text, GAZETTEER, further=load_extractors(camel))
    assert [(m.surface, m.entity, m.rule, m.evidence) for m in mentions] == found


class Labels:
    """Answers with the labels that a model gave for these very words."""

    def __init__(self, *sentences: str) -> None:
        self._sentences = [sentence.split() for sentence in sentences]

    def predict(self, sentences: list[list[str]]) -> list[list[str]]:
        assert [len(each) for each in sentences] == [len(each) for each in self._sentences]
        return self._sentences


@pytest.mark.parametrize(
    ("text", "labels", "found"),
    [
        ("وصل إلى شخيتر", "O O B-LOC", [("شخيتر", "place", None)]),
        ("قرب تل شخيتر.", "O B-LOC I-LOC O", [("تل شخيتر", "place", None)]),
        # The first letter is no part of a name that the gazetteer has.
        ("دخلوا وبحلب", "O B-LOC", [("حلب", "place", "aleppo")]),
        ("قال زيد", "O B-PERS", []),
        ("وزارة الصحة وجبهة النصرة", "B-ORG I-ORG B-ORG I-ORG", [("جبهة النصرة", "faction", "nusra")]),
        # A model may go on with what it never began.
        ("في شخيتر", "O I-LOC", [("شخيتر", "place", None)]),
    ],
)  # fmt: skip
def test_labels_become_mentions(text: str, labels: str, found: list) -> None:
    recognizer = NameRecognizer(Labels(labels))
    gazetteer = Gazetteer(ENTRIES, [n for n in NAMES if n.key in {"aleppo", "nusra"}])
    mentions = list(recognizer.find(Document(text, gazetteer)))
    assert [(m.surface, m.kind, m.entity) for m in mentions] == found
    assert all(text[m.start : m.end] == m.surface for m in mentions)


def test_sentences_end_at_signs_and_line_breaks() -> None:
    text = "قال: «حَلَب». ثم\nعاد"
    words = [[text[slice(*span)] for span in each] for each in split_sentences(text)]
    assert words == [["قال", ":", "«", "حَلَب", "»", "."], ["ثم"], ["عاد"]]


@given(st.text(max_size=60), st.data())
def test_any_labels_of_any_text_give_spans_inside_it(text: str, data: st.DataObject) -> None:
    tags = st.sampled_from(["O", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "I-PERS"])
    for words in split_sentences(text):
        assert all(text[slice(*word)].strip() for word in words)
        labels = data.draw(st.lists(tags, min_size=len(words), max_size=len(words)))
        spans = [span for _, span in read_labels(labels, words)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))


def test_words_beyond_the_model_have_no_label() -> None:
    words = [Span(0, 2), Span(3, 6)]
    assert list(read_labels(["B-LOC"], words)) == [("LOC", Span(0, 2))]


def test_finds_of_a_model_only_fill_gaps() -> None:
    def place(start: int, end: int, rule: str) -> Mention:
        return Mention(start, end, Kind.PLACE, "", rule)

    sure = [place(4, 8, "place.gazetteer")]
    further = [place(0, 8, "ner"), place(8, 12, "ner"), place(9, 20, "ner")]
    assert merge_by_span(sure, further) == [*sure, place(9, 20, "ner")]


def test_other_processes_read_with_what_is_installed(camel: Path) -> None:
    with ExtractionPool(ENTRIES, NAMES, models=camel) as pool:
        ((mention,),) = pool.submit([Text("أبحلب كان؟", "")]).result()
    assert (mention.surface, mention.rule) == ("حلب", "place.segmented")


@pytest.mark.django_db
def test_articles_are_due_again_when_models_come_or_change(camel: Path, settings) -> None:
    before = read_gazetteer()
    settings.CAMELTOOLS_DATA = camel
    after = read_gazetteer()
    assert (before.models, after.models) == (None, camel)
    assert after.version.startswith(f"{before.version}.")
    assert len(after.version) <= 40


@pytest.mark.parametrize("directory", [None, Path("/nowhere")])
def test_nothing_installed_is_nothing_loaded(directory: Path | None) -> None:
    assert find_installed(directory) == Installed()
    assert find_installed(directory).version == ""


def test_a_model_without_torch_is_passed_over(camel: Path) -> None:
    (camel / MODEL).mkdir(parents=True)
    (camel / MODEL / "config.json").write_text("{}", encoding="utf-8")
    can_run = all(find_spec(package) for package in ("torch", "transformers"))
    assert bool(find_installed(camel).model) == can_run


def test_extraction_imports_nothing_of_camel_tools_by_itself() -> None:
    script = (
        "import sys; from articles.extraction.pipeline import extract;"
        "from articles.extraction.camel.installed import find_installed; find_installed(None);"
        "print([name for name in sys.modules if name.startswith(('torch', 'camel_tools.ner',"
        " 'camel_tools.morphology', 'camel_tools.data'))])"
    )
    process = subprocess.run(  # noqa: S603 (this interpreter)
        [sys.executable, "-c", script],
        cwd=site.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (process.stdout.strip(), process.stderr) == ("[]", "")


@pytest.mark.skipif(
    not find_installed(site.CAMELTOOLS_DATA).model, reason="needs torch and the model of names"
)
def test_the_real_model_labels_words() -> None:
    installed = find_installed(site.CAMELTOOLS_DATA)
    recognizer = NameRecognizer(load_model(site.CAMELTOOLS_DATA, installed.model))
    mentions = extract("وصل الوفد إلى باريس", Gazetteer((), ()), further=[recognizer])
    assert [m.surface for m in mentions] == ["باريس"]
