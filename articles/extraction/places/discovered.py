"""Places that no list has: a head word and a name that is no ordinary word (قرية شخيتر).

Precision comes first: the name must be unknown to the dictionary in every reading of its clitics,
begin with a word that begins names (تل, كفر, أم), or, after قرية and حي, bear the article.
"""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from articles.extraction.document import Document
from articles.extraction.mention import Kind, Mention
from articles.extraction.places.spots import Place
from articles.extraction.places.words import after, before, folded_words, is_unknown
from articles.language.clitics import ARTICLE, cut_proclitics
from articles.language.fold import fold, strip_marks
from articles.language.stopwords import STOP_WORDS

_CLITICS = ("", "و", "ف", "ب", "ل", "وب", "ول", "فب")


def _forms(text: str) -> Mapping[str, str]:
    """Folded form with clitics to the spelling without: وبلده to بلدة."""
    return MappingProxyType(
        {fold(clitic + word): word for word in text.split() for clitic in _CLITICS}
    )


_HEADS = _forms(
    "قرية بلدة مدينة ناحية ضاحية حي مديرية معبر مطار نهر جزيرة قريتي بلدتي مدينتي قريتا بلدتا قرى بلدات"
    " مدن محافظة ولاية إقليم قضاء منطقة"
)
#: Heads that are part of the name: مخيم موريا, تل بيدر.
_INSIDE = _forms("مخيم جبل تل تلة وادي سهل خربة قلعة")
_DISCOVERING = frozenset(_HEADS) | frozenset(_INSIDE)
_LISTING = folded_words("قريتي بلدتي مدينتي قريتا بلدتا قرى بلدات مدن")
#: A presidency as well, but not after «in».
_TERM = folded_words("ولاية")
_IN = "في"
#: After these, a word with the article is a name: قرية البستان.
_BEFORE_DEFINITE = folded_words("قرية حي بلدة")
_TELL = folded_words("تل")
#: Heads that adjectives follow as often as names: منطقة تنظيمية.
_VAGUE = folded_words("منطقة إقليم ولاية")
#: First words of names of several words.
_COMPOUNDS = folded_words(
    "أم أبو أبي تل تلة كفر عين دير خان بيت بيوت رأس شيخ الشيخ حاج الحاج النبي باب وادي خربة جب قصر برج حوش عرب"
    " جسر قره بير بئر مزرعة سان سانت سانتا نيو لوس بورت مرج معرة دار حمام زاوية عبد كوم نبع عزبة"
)
_NO_NAMES = STOP_WORDS | folded_words(
    "الكيلو كيلو الأصلي الأصلية المنطقة اللاجئين النازحين الوافدين العاصمة المدينة البلدة القرية الواقعة التابعة المجاورة"
    " القريبة الحدودية الحدودي نفسها ذاتها المذكورة المحاصرة الأولى الثانية الأثرية القديمة الصناعية الرياضية"
    " الجامعية الساحلية الجبلية الحديثة الجديدة العربية العسكري المدني الدولي الشرقي الغربي الشمالي الجنوبي"
    " الشرقية الغربية الشمالية الجنوبية المصرية السورية العراقية الكردية التركية السكني السكنية الوحيد الوحيدة"
    " الشعبي الشعبية الصغيرة الكبيرة التي الذي الذين الآن اليوم السبت الأحد الاثنين الثلاثاء الأربعاء الخميس"
    " الجمعة أخرى مأهولة باكملها بأكمله بأكملها كاملة صغيرة كبيرة واحدة واحد آخر عدة أبنية وقرى وبلدات ومزارع"
    " ثانية ثالثة تحت فوق جديدة قديمة الريف القصف سكني مجاورة صناعية سياحية نائية حدودية إنه إنها حدوديمع"
)
_SHORTEST = 3
_SHORTEST_REPEATED = 4
_LONGEST_LIST = 12
_PLURAL = "ات"
#: Letters that begin verbs, and words with a preposition.
_PREFIXES = ("ي", "و", "ب", "ل")
_ADJECTIVE = ("يه", "يين", "يات")


def find_discovered(document: Document, accepted: Sequence[Place]) -> Iterator[Mention]:
    """Unknown names behind a head word, and their repetitions."""
    known = {place.spot.first: place.spot.last for place in accepted}
    found: dict[int, tuple[int, int, str]] = {}
    for index, token in enumerate(document.tokens):
        if token.text in _DISCOVERING and index not in known:
            for first, last, start in _read_names(document, index, known):
                found.setdefault(first, (last, start, token.text))
    covered = {token for first, last in known.items() for token in range(first, last)}
    for first, (last, start, head) in found.items():
        covered.update(range(first, last))
        yield _mention(document, start, last, head)
    if found:
        yield from _find_repeated(document, found, covered)


def _read_names(
    document: Document, head: int, known: Mapping[int, int]
) -> Iterator[tuple[int, int, int]]:
    """The unknown names behind the head word at a token: first and last token, folded start."""
    tokens = document.tokens
    text = tokens[head].text
    if not _is_spelt(document, head):
        return
    if text in _INSIDE:
        last = _name_end(document, head + 1, head + 1, fold(_INSIDE[text]))
        if last and head + 1 not in known:
            clitic = len(text) - len(fold(_INSIDE[text]))
            yield head, last, tokens[head].start + clitic
        return
    first, word = head + 1, fold(_HEADS[text])
    if word in _TERM and text == word and _IN not in before(document, head):
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
    return _name_end(document, first, head_end, head, cut=int(joined)), token.start + joined


def _name_end(document: Document, first: int, head_end: int, head: str, *, cut: int = 0) -> int:
    """The token after the name that starts at ``first``, or 0 if it is no name."""
    tokens, folded = document.tokens, document.folded.text
    if first >= len(tokens):
        return 0
    gap = folded[tokens[first - 1].end : tokens[first].start]
    if gap.strip(" \"«“'(") or "\n" in gap:
        return 0
    word = tokens[first].text[cut:]
    if word in _COMPOUNDS:
        return _compound_end(document, first)
    is_possible = len(word) >= _SHORTEST and word.isalpha() and word not in _NO_NAMES
    if not is_possible or not _is_name(word, head, is_next=first == head_end):
        return 0
    return first + 1 + _goes_on(document, first + 1)


def _goes_on(document: Document, index: int) -> bool:
    """Whether another unknown word belongs to the name: نيزني نوفغورود."""
    word = after(document, index)
    is_plain = len(word) > _SHORTEST and not word.startswith((*_PREFIXES, "ف", "ك", ARTICLE))
    return is_plain and word not in _NO_NAMES and not word.endswith(_ADJECTIVE) and is_unknown(word)


def _is_name(word: str, head: str, *, is_next: bool) -> bool:
    """Whether one word can only be a name where it stands: behind a head word or in its list."""
    is_definite = word.startswith(ARTICLE)
    if word.startswith("لل") or (is_definite and word.endswith(_PLURAL)):
        return False
    if is_unknown(word):
        return head not in _VAGUE or not word.endswith(_ADJECTIVE)
    if is_definite:
        return is_next and head in _BEFORE_DEFINITE | _TELL
    return head in _TELL and not word.endswith(_ADJECTIVE) and not word.startswith(_PREFIXES)


def _compound_end(document: Document, first: int) -> int:
    """The end of a name of two words, the second of which must be there and be no particle."""
    tokens = document.tokens
    if first + 1 >= len(tokens):
        return 0
    word = tokens[first + 1].text
    gap = document.folded.text[tokens[first].end : tokens[first + 1].start]
    if gap.strip() or word in _NO_NAMES or not word.isalpha():
        return 0
    return first + 2


def _is_spelt(document: Document, index: int) -> bool:
    """Whether a head word is spelt as such: بلده is his country, وأدى and led."""
    token = document.tokens[index]
    surface = strip_marks(document.text[slice(*document.folded.span(token.start, token.end))])
    word = _HEADS.get(token.text) or _INSIDE[token.text]
    return surface.endswith(word) or (word != "وادي" and surface.replace("ى", "ي").endswith(word))


def _find_repeated(
    document: Document, found: Mapping[int, tuple[int, int, str]], covered: set[int]
) -> Iterator[Mention]:
    """Further mentions of the discovered names of one long enough unknown word."""
    names = {
        document.folded.text[start : document.tokens[last - 1].end]: head
        for first, (last, start, head) in found.items()
        if last - first == 1
    }
    names = {n: h for n, h in names.items() if len(n) >= _SHORTEST_REPEATED and is_unknown(n)}
    if not names:
        return
    for index, token in enumerate(document.tokens):
        if index in covered:
            continue
        for cut in cut_proclitics(token.text):
            if cut.word in names:
                yield _mention(document, token.start + cut.offset, index + 1, names[cut.word])
                break


def _mention(document: Document, start: int, last: int, head: str) -> Mention:
    end = document.tokens[last - 1].end
    return document.mention(start, end, Kind.PLACE, "place.discovered", evidence=head)
