import csv
from pathlib import Path

import pytest

from articles.language import inflection
from articles.language.fold import fold
from articles.language.paradigms import read_noun_forms, read_verb_forms

DATA = Path(inflection.__file__).parent / "data"


def _rows(name: str) -> list[list[str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("قرى", "قرية"),
        ("قريتان", "قرية"),
        ("مدينتا", "مدينة"),
        ("لجنتين", "لجنة"),
        ("جسران", "جسر"),
        ("تركيات", "تركي"),
        ("تركيون", "تركي"),
        ("يوما", "يوم"),
    ],
)
def test_nouns_decline(form: str, lemma: str) -> None:
    assert read_noun_forms()[fold(form)] == fold(lemma)


@pytest.mark.parametrize(
    ("form", "perfect"),
    [
        ("سيدخل", "دخل"),
        ("سأدخل", "دخل"),
        ("يدخلون", "دخل"),
        ("دخلنا", "دخل"),
        ("نفت", "نفى"),
        ("نفوا", "نفى"),
        ("ينفون", "نفى"),
        ("شنت", "شن"),
        ("يسقط", "سقط"),
        ("تستعيد", "استعاد"),
    ],
)
def test_verbs_conjugate(form: str, perfect: str) -> None:
    assert read_verb_forms()[fold(form)] == fold(perfect)


@pytest.mark.parametrize("form", ["يدان", "حقان", "جسوران", "ضمن", "مدافع", "كتب", "التي"])
def test_no_noun_has_such_forms(form: str) -> None:
    assert fold(form) not in read_noun_forms()


def test_no_form_is_listed_under_two_nouns() -> None:
    listed: dict[str, str] = {}
    for lemma, forms in _rows("nouns.csv"):
        for form in {fold(word) for word in (lemma, *forms.split())}:
            assert listed.setdefault(form, lemma) == lemma, form


@pytest.mark.parametrize("name", ["nouns.csv", "verbs.csv"])
def test_every_row_has_two_columns_and_its_own_first(name: str) -> None:
    rows = _rows(name)
    assert {len(row) for row in rows} == {2}
    keys = [tuple(row) if name == "verbs.csv" else row[0] for row in rows]
    assert len(set(keys)) == len(keys)
