"""Places that no list has: a head word and a name that is no ordinary word (قرية شخيتر).

Precision comes first: the name must be unknown to the dictionary in every reading of its clitics,
begin with a word that begins names (تل, كفر, أم), or, after قرية and حي, bear the article. What is
found so is found again where it stands without its head word, and between two known places.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from types import MappingProxyType

from articles.extraction.document import Document
from articles.extraction.mention import Kind, Mention
from articles.extraction.places.geography import is_country
from articles.extraction.places.name_words import name_end
from articles.extraction.places.repeated import CLITICS, IN, Find, find_repeated
from articles.extraction.places.spots import Place
from articles.extraction.places.words import before, folded_words
from articles.language.fold import fold, strip_marks


def _forms(text: str) -> Mapping[str, str]:
    """Folded form with clitics to the spelling without: وبلده to بلدة."""
    return MappingProxyType(
        {fold(clitic + word): word for word in text.split() for clitic in CLITICS}
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
_LONGEST_LIST = 12
_LONGEST_RUN = 6


def find_discovered(document: Document, accepted: Sequence[Place]) -> Iterator[Mention]:
    """Unknown names behind a head word, and their repetitions."""
    factions = _faction_tokens(document)
    found: dict[int, Find] = {}
    for find in chain(_find_headed(document, accepted), _find_between(document, accepted)):
        if find.first not in factions:
            found.setdefault(find.first, find)
    covered = {token for place in accepted for token in range(place.spot.first, place.spot.last)}
    for find in found.values():
        covered.update(range(find.first, find.last))
        yield _mention(document, find)
    for find in find_repeated(document, list(found.values()), covered):
        yield _mention(document, find)


def _faction_tokens(document: Document) -> set[int]:
    """The tokens at which a surely named faction begins: ولاية اليونيفيل is a mandate."""
    return {
        match.first
        for match in document.matches
        if match.kind == Kind.FACTION and not all(name.needs_context for name in match.names)
    }


def _find_headed(document: Document, accepted: Sequence[Place]) -> Iterator[Find]:
    """Unknown names behind a head word or behind its list."""
    known = {place.spot.first: place.spot.last for place in accepted}
    for index, token in enumerate(document.tokens):
        if token.text in _DISCOVERING and index not in known:
            for first, last, start in _read_names(document, index, known):
                yield Find(first, last, start, _DISCOVERING[token.text])


def _find_between(document: Document, accepted: Sequence[Place]) -> Iterator[Find]:
    """Unknown names between two towns of a list: كحيل in نوى وكحيل والسهوة."""
    tokens = document.tokens
    for one, other in pairwise(accepted):
        first, last = one.spot.last, other.spot.first
        if not 0 < last - first <= _LONGEST_RUN or other.spot.start != tokens[last].start + 1:
            continue
        keys = (*one.spot.keys, *other.spot.keys)
        if any(is_country(document.gazetteer, key) for key in keys):
            continue
        for start, end in _read_run(document, first, last):
            evidence = f"{_text(document, one)} {_text(document, other)}"
            yield Find(start, end, tokens[start].start + 1, evidence)


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
    is_term = word in _TERM and not text.startswith(IN)
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


def _mention(document: Document, find: Find) -> Mention:
    end = document.tokens[find.last - 1].end
    return document.mention(find.start, end, Kind.PLACE, "place.discovered", evidence=find.evidence)
