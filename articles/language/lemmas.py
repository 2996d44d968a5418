"""Lemmas of folded Arabic words: our word lists and simplemma's dictionary, light10 after them.

The lists (``data/``) hold the broken plurals and verbs of news; simplemma (MIT, from Wiktionary and
morphological lists) the rest. Neither knows clitics, so a word is looked up in each of its
readings, the least cut first. Where no reading is known, the light10 stemmer of Larkey, Ballesteros
& Connell (2007) stands in.
"""

from functools import cache
from sys import intern

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from articles.language.clitics import ARTICLE, cut_proclitics, cut_pronouns
from articles.language.fold import fold
from articles.language.inflection import read_noun_forms, read_verb_forms

#: Written into the search index: another source or order of candidates gives other keys.
LEMMA_VERSION = "simplemma-2"

_LIGHT10_PREFIXES = ("وال", "بال", "كال", "فال", "ال", "لل")
_LIGHT10_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_SHORTEST_STEM = 2


def lemmatize(word: str) -> str:
    """The folded dictionary form of one folded word.

    >>> [lemmatize(fold(word)) for word in ("والكتب", "بالمدارس", "مدينتهم", "للمقاتلين")]
    ['كتاب', 'مدرسه', 'مدينه', 'مقاتل']
    """
    known = _dictionary()
    for reading in cut_proclitics(word):
        # The whole form first: الكتب is the plural of كتاب, the bare كتب may be a verb.
        if lemma := known.get(reading.word) or known.get(reading.word.removeprefix(ARTICLE)):
            return lemma
    for reading in cut_proclitics(word):
        for stem in cut_pronouns(reading.word):
            if lemma := known.get(stem):
                return lemma
    return stem_light10(word)


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
    _prefer_listed(known)
    return known


def _prefer_listed(known: dict[str, str]) -> None:
    """Put the forms of our own lists over those of the dictionary.

    A verb form gives way to any noun: نصيب is a share before it is «we hit».
    """
    nouns = read_noun_forms()
    verbs = {
        form: lemma
        for form, lemma in read_verb_forms().items()
        if form not in nouns and not _is_noun(form, known)
    }
    for form, lemma in known.items():
        if lemma in nouns and form not in verbs:
            known[form] = nouns[lemma]
    for form in nouns:
        known.pop(ARTICLE + form, None)
    for form, lemma in (verbs | nouns).items():
        known[form] = intern(lemma)


def _is_noun(form: str, known: dict[str, str]) -> bool:
    """Whether the dictionary has the form as its own lemma, and with the article."""
    return known.get(form) == form and ARTICLE + form in known
