"""Corrections that hold in later imports and extractions."""

import pytest

from articles.models import Correction, Mention
from articles.services.annotating import accept_mention, change_mention, reject_mention
from articles.services.correcting.generalising import generalise
from articles.services.correcting.rules import Rule
from articles.services.correcting.steering import read_rules
from articles.services.enriching import reextract
from articles.services.importing.importer import Options, import_records
from articles.services.importing.records import make_record
from articles.services.merging import merge_entities
from articles.services.readings import Reading
from articles.services.undoing import undo_last

pytestmark = pytest.mark.django_db

LATER = "عاد الهدوء إلى مدينة حلب بعد أسبوع."


@pytest.fixture
def later(make_article):
    return make_article(body=LATER)


def relinked(mention, entity, editor) -> Mention:
    reading = Reading(entity.kind, mention.start, mention.end, entity)
    return change_mention(mention=mention, reading=reading, user=editor).mention


def accepted(mention, entity, editor) -> Mention:
    return accept_mention(mention=mention, user=editor).mention


def rejected(mention, entity, editor) -> Mention:
    return reject_mention(mention=mention, user=editor).mention


def found(article) -> list[tuple[str, str | None, str, str]]:
    rows = article.mentions.filter(folded="حلب").select_related("entity")
    return [(m.kind, m.entity and m.entity.slug, m.status, m.rule) for m in rows]


@pytest.mark.parametrize(
    ("correct", "scope", "expected"),
    [
        (relinked, "archive", [("place", "halba", "suggested", "correction")]),
        (accepted, "archive", [("place", "aleppo", "suggested", "correction")]),
        (rejected, "archive", []),
        (rejected, "never", []),
        (rejected, "article", [("place", "aleppo", "suggested", "gazetteer")]),
        (relinked, "article", [("place", "aleppo", "suggested", "gazetteer")]),
    ],
)
def test_a_rule_steers_what_is_found_later(
    mentions, halba, editor, later, correct, scope, expected
):
    edit = generalise(mention=correct(mentions[0], halba, editor), scope=scope, user=editor)
    reextract([later.pk])
    assert [
        (*row[:3], "correction" if row[3] == "correction" else "gazetteer") for row in found(later)
    ] == expected
    if expected and expected[0][3] == "correction":
        assert later.mentions.get(folded="حلب").evidence == f"#{edit.correction_id}"


def test_a_rule_steers_imports(mentions, halba, editor):
    generalise(mention=relinked(mentions[0], halba, editor), scope="archive", user=editor)
    import_records([make_record({"body": LATER}, "here")], Options())
    imported = Mention.objects.get(article__body=LATER, folded="حلب")
    assert (imported.entity, imported.status, imported.rule) == (halba, "suggested", "correction")


def test_a_rule_gives_another_kind(mentions, make_faction, editor, later):
    brigade = make_faction("لواء حلب", slug="brigade")
    generalise(mention=relinked(mentions[0], brigade, editor), scope="archive", user=editor)
    reextract([later.pk])
    assert found(later) == [("faction", "brigade", "suggested", "correction")]


@pytest.mark.parametrize("switch_off", ["undo", "admin"])
def test_a_rule_that_is_off_steers_nothing(mentions, halba, editor, later, switch_off):
    first = relinked(mentions[0], halba, editor)
    generalise(mention=first, scope="archive", user=editor)
    if switch_off == "undo":
        undo_last(article=first.article, user=editor)
    else:
        Correction.objects.update(is_active=False)
    reextract([later.pk])
    assert found(later)[0][1] == "aleppo"


def test_a_second_extraction_changes_nothing(mentions, halba, editor, later):
    generalise(mention=relinked(mentions[0], halba, editor), scope="archive", user=editor)
    reextract([later.pk])
    before = list(later.mentions.values())
    reextract([later.pk])
    assert list(later.mentions.values()) == before


def rule(**fields) -> Correction:
    return Correction.objects.create(
        **{"kind": "place", "folded": "حلب", "scope": "archive", "verb": "relink"} | fields
    )


def steered(entity) -> list[str | None]:
    row = Mention(kind="place", surface="حَلَب", entity=entity)
    row.derive()
    return [kept.entity and kept.entity.slug for kept in read_rules().steer([row])]


def test_of_two_rules_the_later_counts(aleppo, halba):
    rule(entity_before=aleppo, entity_after=halba)
    assert steered(aleppo) == ["halba"]
    rule(entity_before=halba, entity_after=aleppo)
    assert steered(aleppo) == steered(halba) == ["aleppo"]
    rule(verb="reject", scope="never")
    assert steered(aleppo) == steered(halba) == steered(None) == []


def test_a_rule_follows_mergers(aleppo, halba, make_place, editor):
    rule(entity_before=aleppo, entity_after=halba)
    great = make_place("حلب الكبرى", slug="great")
    merge_entities(into=great, others=[halba], user=editor)
    assert steered(aleppo) == ["great"]


def test_a_stored_rule_says_the_same(aleppo, halba):
    stored = rule(entity_before=aleppo, entity_after=halba)
    assert Rule.stored(stored) == Rule(
        Correction.Verb.RELINK, "place", "حلب", aleppo.pk, entity_after=halba.pk
    )


def test_rules_are_read_with_one_query(aleppo, halba, django_assert_num_queries):
    for folded in ("حلب", "حلبا", "حماة"):
        rule(folded=folded, entity_before=aleppo, entity_after=halba)
    row = Mention(kind="place", folded="حلب", entity=aleppo)
    with django_assert_num_queries(1):
        read_rules().steer([row] * 3)
