"""What a folded Arabic form may be an inflection of: candidates only, to be checked against a list.

The regular endings and prefixes of nouns and verbs, after Ryding, *A Reference Grammar of Modern
Standard Arabic* (2005): sound plurals and duals, the construct state without its ن, the imperfect
with ي, the future with س, the past in ت and وا. Rules that would be wrong as often as right (the
imperfect with ت looks like the noun of the fifth form: تدخل, تقدم) are left out.
"""

from collections.abc import Iterator

_SHORTEST_STEM = 3
#: Endings of nouns and verbs, the longer before those that they end in.
_ENDINGS = ("تين", "تان", "ون", "ين", "ان", "ات", "وا", "تا", "تي", "ت", "و", "ا", "ن")
#: What begins or ends like an inflected verb and is none.
_NO_IMPERFECT = frozenset(
    [
        "يمين",
        "يسار",
        "ياسر",
        "يهودي",
        "يوري",
        "يقين",
        "يتيم",
        "يابان",
        "ياباني",
        "يوناني",
        "يمني",
        "يزيد",
    ]
)
_NO_PAST = frozenset(
    [
        "بيروت",
        "توقيت",
        "ثابت",
        "وقت",
        "بنت",
        "ثبت",
        "سبت",
        "بورت",
        "سوفت",
        "انترنت",
        "اسمنت",
        "كبريت",
        "تابت",
    ]
)


def bases_of_listed(form: str, lemma: str) -> Iterator[str]:
    """What a listed form is rather an inflection of than what the list says, the likeliest first.

    ``lemma`` is what the list says; most often the form itself, inflected as it is.

    >>> list(bases_of_listed("يدخل", "يدخل")), list(bases_of_listed("محافظات", "محافظ"))
    (['دخل', 'ادخل'], ['محافظه'])
    """
    if form.endswith("ات") and len(form) > _SHORTEST_STEM + 1:
        yield form[:-2] + "ه"
    if not lemma or lemma != form:
        return
    if form not in _NO_IMPERFECT:
        yield from _bases_of_imperfect(form)
    if form.endswith("ت") and len(form) > _SHORTEST_STEM and form not in _NO_PAST:
        yield form[:-1]
    if form.endswith("وا") and len(form) > _SHORTEST_STEM + 1:
        yield form[:-2]


def bases_of_unlisted(form: str) -> Iterator[str]:
    """What a form that no list has may be an inflection of, the least cut first.

    >>> list(bases_of_unlisted("مقاتلو")), list(bases_of_unlisted("سيدخل"))
    (['مقاتل'], ['يدخل', 'دخل', 'ادخل'])
    """
    if form.startswith(("سي", "ست", "سن", "سا")) and len(form) > _SHORTEST_STEM + 1:
        yield form[1:]
        yield from _bases_of_imperfect(form[1:])
    yield from _bases_of_imperfect(form)
    for ending in _ENDINGS:
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < _SHORTEST_STEM:
            continue
        if ending == "ات" or ending.startswith("ت"):
            yield stem + "ه"
        yield stem
        yield from _bases_of_imperfect(stem)


def _bases_of_imperfect(form: str) -> Iterator[str]:
    """The past of a verb in the imperfect: of the first form, or of one that begins with alef."""
    rest = form[1:]
    if len(rest) < _SHORTEST_STEM or not form.startswith(("ي", "تت", "تن", "تست")):
        return
    if form.startswith("ي") and len(rest) == _SHORTEST_STEM and rest[1] in "وي":
        # A hollow verb: يعود, يزيد; also of the fourth form: يدير.
        past = rest[0] + "ا" + rest[2]
        yield past
        yield "ا" + past
    if form.startswith(("ي", "تت")):
        yield rest
    yield "ا" + rest.removeprefix("ء")
