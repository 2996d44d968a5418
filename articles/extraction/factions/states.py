"""State forces named by a nisba adjective: القوات التركية is the Turkish army.

The adjectives agree with their noun as in any grammar of Modern Standard Arabic (Ryding 2005,
ch. 10): الجيش takes the masculine, القوات the feminine, the dual الجيشان a singular per state.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.extraction.document import Document
from articles.extraction.mention import Kind, Mention
from articles.language.clitics import cut_proclitics
from articles.language.fold import fold


@dataclass(frozen=True, slots=True)
class State:
    """A state: its army's key in the gazetteer, its adjective's spellings, its names."""

    army: str
    nisbas: tuple[str, ...]
    names: tuple[str, ...]


def _state(army: str, nisbas: str, names: str) -> State:
    return State(army, tuple(fold(nisbas).split("|")), tuple(fold(names).split("|")))


STATES = tuple(
    _state(*row)
    for row in (
        ("syrian-army", "سوري", "سوريا|سورية|سوريه"),
        ("iraqi-army", "عراقي", "العراق"),
        ("lebanese-army", "لبناني", "لبنان"),
        ("israeli-army", "إسرائيلي|صهيوني", "إسرائيل"),
        ("turkish-army", "تركي", "تركيا"),
        ("iranian-army", "إيراني", "إيران"),
        ("jordanian-army", "أردني", "الأردن"),
        ("egyptian-army", "مصري", "مصر"),
        ("saudi-army", "سعودي", "السعودية"),
        ("emirati-army", "إماراتي", "الإمارات"),
        ("qatari-army", "قطري", "قطر"),
        ("kuwaiti-army", "كويتي", "الكويت"),
        ("bahraini-army", "بحريني", "البحرين"),
        ("omani-army", "عماني", "عمان"),
        ("yemeni-army", "يمني", "اليمن"),
        ("libyan-army", "ليبي", "ليبيا"),
        ("tunisian-army", "تونسي", "تونس"),
        ("algerian-army", "جزائري", "الجزائر"),
        ("moroccan-army", "مغربي", "المغرب"),
        ("mauritanian-army", "موريتاني", "موريتانيا"),
        ("sudanese-army", "سوداني", "السودان"),
        ("south-sudan-army", "جنوب سوداني", "جنوب السودان"),
        ("somali-army", "صومالي", "الصومال"),
        ("ethiopian-army", "إثيوبي", "إثيوبيا|أثيوبيا"),
        ("eritrean-army", "إريتري", "إريتريا"),
        ("kenyan-army", "كيني", "كينيا"),
        ("ugandan-army", "أوغندي", "أوغندا"),
        ("rwandan-army", "رواندي", "رواندا"),
        ("congolese-army", "كونغولي", "الكونغو"),
        ("zimbabwean-army", "زيمبابوي", "زيمبابوي"),
        ("nigerian-army", "نيجيري", "نيجيريا"),
        ("niger-army", "نيجري", "النيجر"),
        ("chadian-army", "تشادي", "تشاد"),
        ("malian-army", "مالي", "مالي"),
        ("cameroonian-army", "كاميروني", "الكاميرون"),
        ("us-army", "أمريكي|أميركي", "أمريكا|أميركا|الولايات المتحدة"),
        ("russian-army", "روسي", "روسيا"),
        ("soviet-army", "سوفيتي|سوفياتي|سوفييتي", "الاتحاد السوفيتي"),
        ("british-army", "بريطاني", "بريطانيا"),
        ("french-army", "فرنسي", "فرنسا"),
        ("german-army", "ألماني", "ألمانيا"),
        ("italian-army", "إيطالي", "إيطاليا"),
        ("spanish-army", "إسباني", "إسبانيا"),
        ("dutch-army", "هولندي", "هولندا"),
        ("belgian-army", "بلجيكي", "بلجيكا"),
        ("danish-army", "دنماركي|دانماركي", "الدنمارك"),
        ("norwegian-army", "نرويجي", "النرويج"),
        ("swedish-army", "سويدي", "السويد"),
        ("canadian-army", "كندي", "كندا"),
        ("australian-army", "أسترالي", "أستراليا"),
        ("polish-army", "بولندي", "بولندا"),
        ("czech-army", "تشيكي", "التشيك"),
        ("greek-army", "يوناني", "اليونان"),
        ("cypriot-army", "قبرصي", "قبرص"),
        ("hungarian-army", "مجري", "المجر"),
        ("bulgarian-army", "بلغاري", "بلغاريا"),
        ("romanian-army", "روماني", "رومانيا"),
        ("serbian-army", "صربي", "صربيا"),
        ("ukrainian-army", "أوكراني", "أوكرانيا"),
        ("georgian-army", "جورجي", "جورجيا"),
        ("armenian-army", "أرميني|أرمني", "أرمينيا"),
        ("azerbaijani-army", "أذربيجاني|أذري", "أذربيجان"),
        ("afghan-army", "أفغاني", "أفغانستان"),
        ("pakistani-army", "باكستاني", "باكستان"),
        ("indian-army", "هندي", "الهند"),
        ("chinese-army", "صيني", "الصين"),
        ("japanese-army", "ياباني", "اليابان"),
        ("north-korean-army", "كوري شمالي", "كوريا الشمالية"),
        ("south-korean-army", "كوري جنوبي", "كوريا الجنوبية"),
        ("myanmar-army", "ميانماري|بورمي", "ميانمار|بورما"),
        ("philippine-army", "فلبيني|فيليبيني|فليبيني", "الفلبين"),
        ("indonesian-army", "إندونيسي", "إندونيسيا"),
        ("malaysian-army", "ماليزي", "ماليزيا"),
        ("thai-army", "تايلاندي|تايلندي", "تايلاند"),
        ("venezuelan-army", "فنزويلي", "فنزويلا"),
        ("colombian-army", "كولومبي", "كولومبيا"),
        ("mexican-army", "مكسيكي", "المكسيك"),
        ("brazilian-army", "برازيلي", "البرازيل"),
    )
)


def _adjectives(*, feminine: bool) -> dict[str, State]:
    """Definite adjective (السورية, الكورية الشمالية) to state."""
    ending = "ه" if feminine else ""
    return {
        " ".join(f"ال{word}{ending}" for word in nisba.split()): state
        for state in STATES
        for nisba in state.nisbas
    }


_MASCULINE = _adjectives(feminine=False)
_FEMININE = _adjectives(feminine=True)
_WORDS = {
    word: state
    for state in STATES
    for nisba in state.nisbas
    for word in (*state.names, nisba, f"{nisba}ه", f"ال{nisba}", f"ال{nisba}ه", f"ال{nisba}ين")
}

# The article of للجيش is written without its alef: the span starts at the second ل.
_ARTICLE = r"(?:ال|(?<=ل)ل)"
_FORCE = re.compile(
    r"(?<![ء-ي])[وف]?[بكل]?(?P<force>"
    rf"(?P<masculine>{_ARTICLE}(?:جيش(?:ين|ان)?|طيران(?: الحربي)?)(?: النظامي| الوطني)?"
    r"|سلاح (?:الجو|الطيران|البحريه)|(?:جيش|قوات) الاحتلال)"
    rf"|(?P<feminine>{_ARTICLE}قوات(?: (?:المسلحه|الجويه|البريه|البحريه|الخاصه|النظاميه|الحكوميه"
    rf"|الجوفضاءيه|الملكيه|المحتله)){{0,2}}|(?:مشاه )?{_ARTICLE}بحريه)"
    r")\s+[\"«“]?(?P<nisba>ال[ء-ي]+)(?P<second> ال[ء-ي]+)?"
)
_CIVIL_AVIATION = frozenset(
    fold(
        "شركة شركات خطوط هيئة سلطة سلطات قطاع حركة مجال تذاكر إدارة اتحاد رحلات العامة مباشرة المدني"
    ).split()
)
_OTHER_FORCES = frozenset(fold(" الحر| الديمقراطية| الديموقراطية| المعارضة| المعارض").split("|"))


def find_state_forces(document: Document) -> Iterator[Mention]:
    """Armies, navies and air forces with the adjective of their state.

    Of two coordinated adjectives (الجيشين التركي والسعودي) only the first makes a name.
    """
    folded = document.folded.text
    for match in _FORCE.finditer(folded):
        state, end = _state_of(match)
        if state is None or _is_no_army(folded, match, state):
            continue
        yield document.mention(
            match.start("force"),
            end,
            Kind.FACTION,
            "faction.state_force",
            entity=state.army if state.army in document.gazetteer.entries else None,
            evidence=match["nisba"],
        )


def find_home(document: Document, names: dict[str, str]) -> str | None:
    """The key, of those in ``names`` (key to Arabic name), whose state the document is about.

    A name tells its state by an adjective or a country (الحرس الجمهوري السوري). None where the
    document names no such state, or several equally often.
    """
    counts = count_states(document)
    scores = sorted(
        (
            (sum(counts.get(state, 0) for state in _states_in(name)), key)
            for key, name in names.items()
        ),
        reverse=True,
    )
    if not scores or scores[0][0] == 0 or (len(scores) > 1 and scores[0][0] == scores[1][0]):
        return None
    return scores[0][1]


def count_states(document: Document) -> dict[str, int]:
    """How often a document names each state (by army key), as a country or in an adjective."""
    counts: dict[str, int] = {}
    for token in document.tokens:
        state = _WORDS.get(token.text) or next(
            (_WORDS[cut.word] for cut in cut_proclitics(token.text) if cut.word in _WORDS), None
        )
        if state:
            counts[state.army] = counts.get(state.army, 0) + 1
    return counts


def _states_in(name: str) -> set[str]:
    return {_WORDS[word].army for word in fold(name).split() if word in _WORDS}


def _state_of(match: re.Match[str]) -> tuple[State | None, int]:
    """The state of the adjective after a force, and where the adjective ends."""
    adjectives = _MASCULINE if match["masculine"] else _FEMININE
    if match["second"] and (state := adjectives.get(match["nisba"] + match["second"])):
        return state, match.end("second")
    return adjectives.get(match["nisba"]), match.end("nisba")


def _is_no_army(folded: str, match: re.Match[str], state: State) -> bool:
    """A Lebanese party, an airline, or a group whose name goes on (القوات السورية المعارضة)."""
    if match["second"] in _OTHER_FORCES:
        return True
    if match["force"].endswith("قوات") and state.army == "lebanese-army":
        return True
    before = folded[max(0, match.start() - 40) : match.start()].split()
    if match["force"] == "البحريه" and before and before[-1].startswith("ال"):
        return True  # an adjective: القاعدة البحرية الروسية
    return "طيران" in match["force"] and bool(_CIVIL_AVIATION.intersection(before[-3:]))
