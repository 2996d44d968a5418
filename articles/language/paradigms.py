"""The inflected forms of listed nouns and verbs, as unvowelled and folded Arabic writes them.

Nouns: dual, sound plural, accusative alef and the construct forms without ن. Verbs: the persons of
perfect and imperfect, and the future with س. After Ryding, A Reference
Grammar of Modern Standard Arabic (2005), chapters 5 and 21-34. The lists are in ``data/``.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from articles.language.fold import fold

_DATA = Path(__file__).parent / "data"
_SHORTEST_NOUN = 3
_MASCULINE_ENDINGS = ("ان", "ين", "ا")
_NISBA_ENDINGS = (*_MASCULINE_ENDINGS, "ون", "ه", "ات")
_FEMININE_ENDINGS = ("ات", "تان", "تين", "تا", "تي")
_PERFECT_ENDINGS = ("ت", "وا", "تا", "ن", "نا", "تم")
_WEAK_PERFECT_ENDINGS = ("ت", "تا", "وا")
_CONSONANT_ENDINGS = ("ت", "نا", "تم")
_WEAK = ("ا", "و", "ي")
_SHORTEST_SOUND_VERB = 3


def read_noun_forms() -> dict[str, str]:
    """Every form of the listed nouns with its lemma, both folded; listed forms before derived."""
    rows = [[word, *forms.split()] for word, forms in _read_rows("nouns.csv", ("lemma", "forms"))]
    known: dict[str, str] = {}
    for words in rows:
        for word in words:
            known.setdefault(word, words[0])
    for lemma, *forms in rows:
        # No dual of a broken plural; but a nisba's feminine has its own.
        for word in (lemma, *(form for form in forms if form.endswith(("يه", "ي")))):
            for form in _decline(word):
                known.setdefault(form, lemma)
    return known


def read_verb_forms() -> dict[str, str]:
    """Every form of the listed verbs with its lemma, both folded; the perfects go first."""
    verbs = _read_rows("verbs.csv", ("perfect", "imperfect"))
    known: dict[str, str] = {}
    for perfect, _imperfect in verbs:
        known.setdefault(perfect, perfect)
    for perfect, _imperfect in verbs:
        for form in _conjugate_perfect(perfect):
            known.setdefault(form, perfect)
    for perfect, imperfect in verbs:
        for form in _conjugate_imperfect(imperfect):
            known.setdefault(form, perfect)
    # Last, since such a form is most often another verb's: عدت is of عد before it is of عاد.
    for perfect, imperfect in verbs:
        for form in _conjugate_before_consonants(perfect, imperfect):
            known.setdefault(form, perfect)
    return known


def _read_rows(name: str, columns: tuple[str, str]) -> list[tuple[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        return [(fold(row[columns[0]]), fold(row[columns[1]])) for row in rows]


def _decline(noun: str) -> Iterator[str]:
    if len(noun) < _SHORTEST_NOUN:
        return
    if noun.endswith("ه"):
        yield from (noun[:-1] + ending for ending in _FEMININE_ENDINGS)
    elif noun.endswith("ي"):
        yield from (noun + ending for ending in _NISBA_ENDINGS)
    else:
        yield from (noun + ending for ending in _MASCULINE_ENDINGS)


def _conjugate_perfect(perfect: str) -> Iterator[str]:
    if perfect.endswith(_WEAK):
        yield from (perfect[:-1] + ending for ending in _WEAK_PERFECT_ENDINGS)
    if len(perfect) < _SHORTEST_SOUND_VERB:
        # A doubled verb splits before the other endings (شن, شننت).
        yield from (perfect + "ت", perfect + "وا")
    else:
        yield from (perfect + ending for ending in _PERFECT_ENDINGS)


def _conjugate_before_consonants(perfect: str, imperfect: str) -> Iterator[str]:
    """The first and second persons of hollow verbs (قلنا of قال) and of weak ones (دعونا of دعا)."""
    if perfect.endswith("ا") and imperfect.endswith("و"):
        yield from (perfect[:-1] + "و" + ending for ending in _CONSONANT_ENDINGS)
    elif perfect[-2:-1] == "ا" and imperfect[-2:-1] in _WEAK and not perfect.endswith(_WEAK):
        # Of the derived forms not the first singular: استقلت is of استقل before it is of استقال.
        endings = _CONSONANT_ENDINGS[len(perfect) > _SHORTEST_SOUND_VERB :]
        yield from (perfect[:-2] + perfect[-1] + ending for ending in endings)


def _conjugate_imperfect(imperfect: str) -> Iterator[str]:
    stem = imperfect[1:]
    plural = stem[:-1] if stem.endswith(_WEAK) else stem
    # A doubled verb splits before the feminine plural's ن: يضمن is not of ضم.
    feminine = (stem + "ن",) if len(stem) >= _SHORTEST_SOUND_VERB else ()
    forms = (
        *("ي" + form for form in (stem, plural + "ون", plural + "وا", stem + "ان", *feminine)),
        *("ت" + form for form in (stem, plural + "ون", plural + "وا", stem + "ان")),
        "ن" + stem,
    )
    yield from forms
    yield from ("س" + form for form in (*forms, "ا" + stem))
