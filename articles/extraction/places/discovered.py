"""Places that no list has: a head word and a name that is no ordinary word (قرية شخيتر).

Precision comes first: the name must be unknown to the dictionary in every reading of its clitics,
begin with a word that begins names (تل, كفر, أم), or, after قرية and حي, bear the article. What is
found so is found again where it stands without its head word, and between two known places.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from articles.extraction.document import Document
from articles.extraction.mention import Kind, Mention
from articles.extraction.places.geography import is_country
from articles.extraction.places.name_words import name_end
from articles.extraction.places.prepositions import WAR_WORDS
from articles.extraction.places.spots import Place
from articles.extraction.places.words import before, folded_words, is_unknown
from articles.language.clitics import ARTICLE
from articles.language.fold import fold, strip_marks

_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "فل")


def _forms(text: str) -> Mapping[str, str]:
    """Folded form with clitics to the spelling without: وبلده to بلدة."""
    return MappingProxyType(
        {fold(clitic + word): word for word in text.split() for clitic in _CLITICS}
    )


_HEADS = _forms(
    "قرية بلدة مدينة ناحية ضاحية حي مديرية معبر مطار نهر جزيرة بحيرة عزلة قريتي بلدتي مدينتي قريتا بلدتا"
    " قرى بلدات مدن محافظة محافظتي محافظات ولاية ولايتي إقليم مقاطعة قضاء منطقة مديريتي مديريات"
)
#: Heads that are part of the name: مخيم موريا, تل بيدر.
_INSIDE = _forms("مخيم جبل تل تلة وادي سهل خربة قلعة")
_DISCOVERING = MappingProxyType({**_HEADS, **_INSIDE})
_LISTING = folded_words(
    "قريتي بلدتي مدينتي قريتا بلدتا قرى بلدات مدن محافظتي محافظات ولايتي مديريتي مديريات"
)
#: A presidency as well, but not after these.
_TERM = folded_words("ولاية")
_OF_TERRITORY = folded_words("في حاكم شرطة عاصمة شمال جنوب شرق غرب وسط محكمة سكان عبر شرقي غربي")
_IN = ("ب", "وب")
_SHORTEST_REPEATED = 4
_LONGEST_LIST = 12
_LONGEST_RUN = 6


def find_discovered(document: Document, accepted: Sequence[Place]) -> Iterator[Mention]:
    """Unknown names behind a head word, and their repetitions."""
    known = {place.spot.first: place.spot.last for place in accepted}
    factions = _faction_tokens(document)
    found: dict[int, tuple[int, int, str]] = {}
    for index, token in enumerate(document.tokens):
        if token.text in _DISCOVERING and index not in known:
            for first, last, start in _read_names(document, index, known):
                if first not in factions:
                    found.setdefault(first, (last, start, _DISCOVERING[token.text]))
    for index, last, start, neighbours in _find_between(document, accepted):
        if index not in factions:
            found.setdefault(index, (last, start, neighbours))
    covered = {token for first, last in known.items() for token in range(first, last)}
    for first, (last, start, head) in found.items():
        covered.update(range(first, last))
        yield _mention(document, start, last, head)
    if found:
        yield from _find_repeated(document, found, covered)


def _faction_tokens(document: Document) -> set[int]:
    """The tokens at which a surely named faction begins: ولاية اليونيفيل is a mandate."""
    return {
        match.first
        for match in document.matches
        if match.kind == Kind.FACTION and not all(name.needs_context for name in match.names)
    }


def _find_between(
    document: Document, accepted: Sequence[Place]
) -> Iterator[tuple[int, int, int, str]]:
    """Unknown names between two towns of a list: كحيل in نوى وكحيل والسهوة."""
    tokens = document.tokens
    for one, other in pairwise(accepted):
        first, last = one.spot.last, other.spot.first
        if not 0 < last - first <= _LONGEST_RUN or other.spot.start != tokens[last].start + 1:
            continue
        names = list(_read_run(document, first, last))
        keys = (*one.spot.keys, *other.spot.keys)
        if not names or any(is_country(document.gazetteer, key) for key in keys):
            continue
        for start, end in names:
            evidence = f"{_text(document, one)} {_text(document, other)}"
            yield start, end, tokens[start].start + 1, evidence


def _read_run(document: Document, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The names that fill a run of tokens, each behind و; none if any other word is there."""
    tokens = document.tokens
    found = []
    while first < last:
        token = tokens[first]
        gap = document.folded.text[tokens[first - 1].end : token.start]
        is_listed = gap == " " and token.text.startswith("و")
        end = name_end(document, first, first + 1, "", cut=1) if is_listed else 0
        if not end or end > last:
            return
        found.append((first, end))
        first = end
    yield from found


def _text(document: Document, place: Place) -> str:
    return document.folded.text[place.spot.start : place.spot.end]


def _read_names(
    document: Document, head: int, known: Mapping[int, int]
) -> Iterator[tuple[int, int, int]]:
    """The unknown names behind the head word at a token: first and last token, folded start."""
    tokens = document.tokens
    text = tokens[head].text
    if not _is_spelt(document, head):
        return
    if text in _INSIDE:
        last = name_end(document, head + 1, head + 1, fold(_INSIDE[text]))
        if last and head + 1 not in known:
            clitic = len(text) - len(fold(_INSIDE[text]))
            yield head, last, tokens[head].start + clitic
        return
    first, word = head + 1, fold(_HEADS[text])
    is_term = word in _TERM and not text.startswith(_IN)
    if is_term and _OF_TERRITORY.isdisjoint(before(document, head)):
        return
    for _ in range(_LONGEST_LIST):
        last, start = _next_name(document, first, head + 1, word, known)
        if not last:
            return
        if first not in known:
            yield first, last, start
        if word not in _LISTING:
            return
        first = last


def _next_name(
    document: Document, first: int, head_end: int, head: str, known: Mapping[int, int]
) -> tuple[int, int]:
    """Where the name that starts at a token ends, and its folded start; zeros if none does."""
    if first >= len(document.tokens):
        return 0, 0
    if first in known:
        return known[first], 0
    token = document.tokens[first]
    joined = first > head_end and token.text.startswith("و")
    if first > head_end and not joined:
        return 0, 0
    return name_end(document, first, head_end, head, cut=int(joined)), token.start + joined


def _is_spelt(document: Document, index: int) -> bool:
    """Whether a head word is spelt as such: بلده is his country, وأدى and led."""
    token = document.tokens[index]
    surface = strip_marks(document.text[slice(*document.folded.span(token.start, token.end))])
    word = _DISCOVERING[token.text]
    return surface.endswith(word) or (word != "وادي" and surface.replace("ى", "ي").endswith(word))


def _find_repeated(
    document: Document, found: Mapping[int, tuple[int, int, str]], covered: set[int]
) -> Iterator[Mention]:
    """Further mentions of discovered names; ordinary words need a word of place before them."""
    tokens, folded = document.tokens, document.folded.text
    names = {
        folded[start : tokens[last - 1].end]: (last - first, head)
        for first, (last, start, head) in found.items()
    }
    forms = {
        form: offset
        for name in names
        if len(name) >= _SHORTEST_REPEATED
        for offset, form in _with_clitics(name.partition(" ")[0])
    }
    for index, token in enumerate(tokens):
        if token.text not in forms or index in covered:
            continue
        start = token.start + forms[token.text]
        if last := _repeated_end(document, index, start, names):
            name = _spelt_out(folded, start, tokens[last - 1].end)
            covered.update(range(index, last))
            yield _mention(document, start, last, names[name][1])


def _with_clitics(word: str) -> Iterator[tuple[int, str]]:
    """Where a word begins behind each clitic, and the form they make: للباب of الباب."""
    for clitic in _CLITICS:
        if clitic.endswith("ل") and word.startswith(ARTICLE):
            yield len(clitic), clitic + word[1:]
        else:
            yield len(clitic), clitic + word


def _spelt_out(folded: str, start: int, end: int) -> str:
    """The name that stands there, with the alef that ل has swallowed: للباب."""
    name = folded[start:end]
    return f"ا{name}" if name.startswith("ل") and folded[start - 1 : start] == "ل" else name


def _repeated_end(
    document: Document, index: int, start: int, names: Mapping[str, tuple[int, str]]
) -> int:
    """The token after a discovered name that stands here again, or 0."""
    tokens, folded = document.tokens, document.folded.text
    for length in {length for length, _ in names.values()}:
        last = index + length
        if last > len(tokens):
            continue
        name = _spelt_out(folded, start, tokens[last - 1].end)
        if name not in names:
            continue
        is_at = folded[tokens[index].start : start] in _IN
        is_sure = length > 1 or is_unknown(name)
        if is_sure or is_at or not WAR_WORDS.isdisjoint(before(document, index)):
            return last
    return 0


def _mention(document: Document, start: int, last: int, head: str) -> Mention:
    end = document.tokens[last - 1].end
    return document.mention(start, end, Kind.PLACE, "place.discovered", evidence=head)
