"""Each mention says why, and no rule is without its sentence."""

import ast
import re
from pathlib import Path

import pytest
from django.utils import translation

from articles import extraction
from articles.models import Article, Entity, Mention
from articles.services.explaining import explain
from articles.services.reasons import REASONS

_RULE = re.compile(r"(place|faction|date|ner)\.[a-z_]+")
ALEPPO = Entity(pk=1, kind="place", name_ar="حلب", name_en="Aleppo")


def emitted_rules() -> set[str]:
    """Every string constant of the extraction that has the form of a rule's name."""
    return {
        node.value
        for path in Path(extraction.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and _RULE.fullmatch(node.value)
    }


def machine(surface: str, rule: str, **fields: object) -> Mention:
    fields.setdefault("kind", rule.partition(".")[0])
    return Mention(
        start=0, end=len(surface), surface=surface, rule=rule, origin="machine", **fields
    )


@pytest.mark.parametrize("rule", sorted(emitted_rules()))
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_rule_has_its_sentence(rule: str, language: str) -> None:
    with translation.override(language):
        first, *_ = explain(machine("حلب", rule, evidence="مدينة"))
    assert rule not in first
    assert bool(re.search("[ء-ي]{2}", first.replace("مدينة", ""))) == (language == "ar")


def test_no_sentence_is_left_over() -> None:
    # What an editor's correction does is no rule of the extraction.
    assert set(REASONS) - emitted_rules() == {"correction"}


@pytest.mark.parametrize(
    ("mention", "sentences"),
    [
        (
            machine("حلب", "place.gazetteer", entity=ALEPPO),
            ["The name is in the gazetteer of places."],
        ),
        (
            machine("لرقة", "place.gazetteer", entity=Entity(name_ar="الرقة", name_en="Raqqa")),
            ["The name is in the gazetteer of places."],
        ),
        (
            machine("الشهباء", "place.head_word", entity=ALEPPO, evidence="مدينة"),
            [
                "The name may be an ordinary word; “مدينة” before it makes it a place.",
                "“الشهباء” is another name of “Aleppo”.",
            ],
        ),
        (
            machine("حلب", "place.gazetteer", entity=ALEPPO, evidence="محافظة"),
            [
                "The name is in the gazetteer of places.",
                "The word “محافظة” says what kind it is.",
            ],
        ),
        (
            machine("الحراك", "place.gazetteer", entity=ALEPPO, evidence="الحراك · درعا"),
            [
                "The name is in the gazetteer of places.",
                "Of several bearers of the name it is the one that goes with “درعا”.",
                "“الحراك” is another name of “Aleppo”.",
            ],
        ),
        (
            machine("النصرة", "faction.trigger", evidence="النصرة; تنظيم; 2016-12"),
            [
                "The name may be an ordinary word; a word before it makes it a faction: “تنظيم”.",
                "Of several bearers of the name it is the one of the article's date,"
                " \u20662016-12\u2069.",
                "It is linked to no entity yet.",
            ],
        ),
        (
            machine("الحرس الجمهوري", "faction.gazetteer", evidence="الحرس الجمهوري; السوري"),
            [
                "The name is in the gazetteer of factions.",
                "Of several bearers of the name it is the one that goes with “السوري”.",
                "It is linked to no entity yet.",
            ],
        ),
        (
            machine("شخيتر", "place.discovered", evidence="قرية"),
            [
                "No list has this name; “قرية” before it makes it a place.",
                "It is linked to no entity yet.",
            ],
        ),
        (
            machine("أمس", "date.relative_day", value="2016-12-12", evidence="2016-12-13"),
            [
                "A day told by its distance, such as yesterday or tomorrow.",
                "Reckoned from the date of publication, \u20662016-12-13\u2069.",
            ],
        ),
        (
            machine("3 آذار", "date.day_month", value="2012-03-03", evidence="2012"),
            [
                "A day and its month.",
                "The year \u20662012\u2069 comes from a heading or from the publication.",
            ],
        ),
        (
            machine("2011", "date.bare_year", value="2011"),
            ["A number that can only be a year here."],
        ),
        (
            machine("أمس", "date.relative_day"),
            [
                "A day told by its distance, such as yesterday or tomorrow.",
                "Neither the text nor the date of publication decides which date is meant.",
            ],
        ),
        (machine("حلب", "place.newer"), ["Found by the rule \u2066place.newer\u2069."]),
        (Mention(kind="place", surface="حلب", origin="person"), ["A person marked it."]),
    ],
    ids=lambda value: getattr(value, "rule", ""),
)
def test_a_mention_says_why(mention: Mention, sentences: list[str]) -> None:
    with translation.override("en"):
        assert explain(mention) == sentences


def test_the_evidence_is_spelled_as_in_the_article() -> None:
    body = "قرب مدينته، ودخلوا بلدة القصير."
    start = body.index("القصير")
    found = machine("القصير", "place.head_word", evidence="بلده", article=Article(body=body))
    found.start, found.end = start, start + len("القصير")
    with translation.override("en"):
        assert explain(found)[0].count("“بلدة”") == 1


def test_explaining_asks_the_database_nothing(
    make_article, make_mention, django_assert_num_queries
):
    make_mention(make_article(), "حلب", rule="place.head_word", evidence="مدينة")
    (found,) = Mention.objects.all()
    with django_assert_num_queries(0):
        assert explain(found)
