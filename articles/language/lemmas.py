"""Lemmas of folded Arabic words: lists of forms behind clitic candidates, a light stemmer after them.

Our own lists of the nouns and verbs of news (``paradigms``) come first, then simplemma's dictionary
(MIT, from Wiktionary and morphological lists). Neither knows clitics, so a word is looked up in
each of its readings, the least cut first. The dictionary has many inflected forms as their own
lemma: rules of inflection lead these on to another entry. Where no reading is known, the light10
stemmer of Larkey, Ballesteros & Connell (2007) stands in.
"""

from collections.abc import Iterator
from functools import cache
from sys import intern

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from articles.language.clitics import ARTICLE, cut_proclitics, cut_pronouns
from articles.language.fold import fold
from articles.language.inflection import bases_of_listed, bases_of_unlisted
from articles.language.paradigms import read_noun_forms, read_verb_forms

#: Written into the search index: another source or order of candidates gives other keys.
LEMMA_VERSION = "simplemma-4"

_LIGHT10_PREFIXES = ("وال", "بال", "كال", "فال", "ال", "لل")
_LIGHT10_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_SHORTEST_STEM = 2


def lemmatize(word: str) -> str:
    """The folded dictionary form of one folded word.

    >>> [lemmatize(fold(word)) for word in ("والكتب", "بالمدارس", "مدينتهم", "للمقاتلين", "سينسحبون")]
    ['كتاب', 'مدرسه', 'مدينه', 'مقاتل', 'انسحب']
    """
    return find_listed(word) or stem_light10(word)


def find_listed(word: str) -> str:
    """The lemma of a folded word of which a list has some reading; empty where none has.

    >>> find_listed("كالمدرسة".replace("ة", "ه")), find_listed("غوطه")
    ('مدرسه', '')
    """
    readings = _read(word)
    for reading in readings:
        if lemma := _look_up(reading):
            return lemma
    for reading in readings:
        for stem in _cut_suffixes(reading.removeprefix(ARTICLE)):
            if lemma := _look_up(stem):
                return lemma
    return ""


def _read(word: str) -> list[str]:
    """The readings of a word without proclitics, the likeliest first.

    In للقوات is the article before قوات; that ل is a letter of the noun must be in our list (للجنة).
    """

    def is_unlikely(reading: str) -> bool:
        is_cut_at_lam = reading.startswith("ل") and word.endswith("ل" + reading)
        return is_cut_at_lam and _look_up(reading) not in _nouns()

    return sorted((reading.word for reading in cut_proclitics(word)), key=is_unlikely)


def is_listed(word: str) -> bool:
    """Whether the dictionary has the folded word as it stands."""
    return word in _dictionary()


def stem_light10(word: str) -> str:
    """The light10 stem of a folded word.

    >>> stem_light10("والمسلحون"), stem_light10("وليد"), stem_light10("ها")
    ('مسلح', 'وليد', 'ها')
    """
    stem = word[1:] if word.startswith("و") and len(word) > 4 else word
    for prefix in _LIGHT10_PREFIXES:
        if stem.startswith(prefix) and len(stem) - len(prefix) >= _SHORTEST_STEM:
            stem = stem.removeprefix(prefix)
            break
    for suffix in _LIGHT10_SUFFIXES:
        if stem.endswith(suffix) and len(stem) - len(suffix) >= _SHORTEST_STEM:
            stem = stem.removesuffix(suffix)
    return stem


def _look_up(form: str) -> str:
    """The lemma of a form as it stands, with its article or without; empty where none is known."""
    # Without the article first, so that المحافظة and محافظة are one word.
    bare = form.removeprefix(ARTICLE)
    if form in _nouns() or _is_verb_with_al(form) or len(bare) < _SHORTEST_STEM:
        bare = form
    return _look_up_bare(bare) or _look_up_bare(form)


def _is_verb_with_al(form: str) -> bool:
    """Whether the first letters of a listed verb look like the article, as in التقى and ألغت."""
    return form.startswith(ARTICLE) and form in _verbs()


def _look_up_bare(form: str) -> str:
    if lemma := _nouns().get(form) or _verbs().get(form):
        return lemma
    known = _dictionary()
    lemma = known.get(form, "")
    for base in bases_of_listed(form, lemma):
        if known.get(base) == base:
            return _nouns().get(base, base)
    if lemma == form and known.get(ARTICLE + form) == form.removesuffix("ه"):
        # The dictionary has الروسية under روسي, and روسية by itself.
        lemma = form.removesuffix("ه")
    return _nouns().get(lemma, lemma)


def _cut_suffixes(form: str) -> Iterator[str]:
    """What an unlisted form may be an inflection of: without a pronoun, or by a rule.

    The nouns of our list go before all else, then its verbs: مصالحها is of مصالح before it is of the
    verb صالح, حملته of حملة before حمل, and تتهمه of اتهم before تهمة.
    """
    yield from (stem for stem in cut_pronouns(form) if _is_noun_before_pronoun(stem))
    yield from (stem for stem in cut_pronouns(form) if stem in _verbs())
    yield from bases_of_unlisted(form)
    for stem in cut_pronouns(form):
        yield stem
        yield from bases_of_unlisted(stem)


def _is_noun_before_pronoun(stem: str) -> bool:
    """Whether a listed noun; of those in ة not the plurals, since قتلته is «it killed him»."""
    lemma = _nouns().get(stem, "")
    return lemma == stem or (lemma != "" and not stem.endswith("ه"))


@cache
def _nouns() -> dict[str, str]:
    return read_noun_forms()


@cache
def _verbs() -> dict[str, str]:
    """The forms of our verbs that are no nouns: نصيب is a share before it is «we hit»."""
    known = _dictionary()
    return {
        form: lemma
        for form, lemma in read_verb_forms().items()
        if known.get(form) != form or ARTICLE + form not in known
    }


@cache
def _dictionary() -> dict[str, str]:
    """Folded form to folded lemma; of two lemmas that share a folded form the first listed stays.

    Folding all words as one text is 15 times faster than each by itself.
    """
    entries = DefaultDictionaryFactory().get_dictionary("ar")
    forms = fold("\n".join(entries.keys())).split("\n")
    lemmas = fold("\n".join(entries.values())).split("\n")
    known: dict[str, str] = {}
    for form, lemma in zip(forms, lemmas, strict=True):
        # Interned, since many forms share a lemma: a third of the memory.
        known.setdefault(form, intern(lemma))
    # Folding makes ألباب (hearts) of الباب (the door): what folds to an article and a known word
    # though it was written otherwise gives way to that word.
    for written, form in zip(entries.keys(), forms, strict=True):
        rewritten = form.startswith(ARTICLE) and not written.startswith(ARTICLE)
        if rewritten and form.removeprefix(ARTICLE) in known:
            known.pop(form, None)
    return known
