"""Which names are places where they stand, and where their mentions begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.extraction.builtin import builtin_gazetteer
from articles.extraction.document import Document
from articles.extraction.gazetteer import Entry, Gazetteer, Name
from articles.extraction.mention import Kind, select_longest
from articles.extraction.places import find_places
from articles.tests.extraction.place_texts import mark_places, unmark

FINDS = [
    # Clitics are outside, the article inside.
    "وصل إلى [دمشق] ثم ل[حلب] و[الرقة]",
    "اتجه ل[للاذقية] وعاد",
    "معارك ب[إدلب] وب[حماة]",
    "#[حلب] تحترق",
    # Capitals stand for governments.
    "قالت [واشنطن] إن [موسكو] رفضت",
    # Generic head words stay outside, also where the gazetteer writes them with the name.
    "في محافظة [حلب] شمالا",
    "قرب نهر [الفرات] مباشرة",
    "استهدفت مطار [المزة] العسكري",
    "من قاعدة [حميميم] الجوية",
    "في مطار [التيفور] العسكري",
    "في معسكر [جورين] غربا",
    "في هضبة [الجولان] المحتلة",
    "على مرتفعات [الجولان] المحتلة",
    "من جرود [عرسال] اللبنانية",
    "سجناء سجن [صيدنايا] العسكري",
    "على طريق [كفريا] - [الفوعة] أمس",
    "إلى حي [بستان القصر] وسط انسحاب",
    "عند معبر [نصيب] الحدودي",
    "تحرير منطقة [عفرين] بالكامل",
    # They stay inside where they are part of the proper name.
    "معارك في [ريف دمشق] الجنوبي",
    "داخل [مخيم اليرموك] المحاصر",
    "في محيط [قلعة سمعان] الأثرية",
    "قرى [سهل الغاب] الشمالية",
    "في [جبل التركمان] بريف [اللاذقية]",
    "على محاور [الغوطة الشرقية] قرب [دمشق]",
    "سيطروا على [البادية] كلها",
    # Directions and adjectives are outside.
    "أحياء شرق [حلب] المحاصرة",
    "في [حلب] الشرقية والغربية",
    "جنوب غرب [درعا] بقليل",
    # Two names of one place are two mentions.
    "مدينة [عين العرب] ([كوباني]) الحدودية",
    "على خط [عفرين]-[إدلب] عبر",
    # A place that the text names elsewhere, also behind the word for an area.
    "قرب بلدة [هجين]، وفي منطقة [هجين] وصلوا",
    "في مدينة [بورصة] شمالا",
    "في مقاطعة [نيوساوث ويلز] أمس",
    # Ordinary words with a head word.
    "سيطر الجيش على مدينة [الباب] شرق [حلب]",
    "معارك في بلدة [القصير] ليلا",
    "ببلدة [نبل] شمالا",
    "قصف حي [الميدان] في [دمشق]",
    "خرجوا من مدينتي [الميادين] و[القصير] فجرا",
    "سكان بلدات [الحراك] و[الكرك الشرقي] و[النعيمة]",
    "بين بلدتي [نبل] و[الزهراء] المحاصرتين",
    "العاصمة العمانية [مسقط] تستضيف المحادثات",
    "مظاهرات في ريف [القصير] أمس",
    # A direction, the region that follows, a sibling.
    "من شمال [البوكمال] إلى جنوب [الميادين] تقريبا",
    "اشتبكوا في [القصير] بريف [حمص] الغربي",
    "سيطروا على [حلب] و[الباب] و[منبج] تباعا",
    "في [منبج] و[الباب] و[جرابلس] أمس",
    "بلدات [هجين] و[الباغوز] و[السوسة]",
    "قرب [القائم] و[راوة] و[عانة] أمس",
    "أحياء [درعا البلد] و[طريق السد] فجرا",
    "عند حاجز [المغير] غربا",
    "في [باريس] و[بروكسل] و[برشلونة] أمس",
    "[أتلانتا]، [الولايات المتحدة] (CNN)",
    # One sense per discourse.
    "دخلوا مدينة [الباب] صباحا. وقال السكان إن القصف على [الباب] مستمر",
    "معركة [القصير] طويلة. خرجوا من بلدة [القصير] أمس",
    # Countries that are also adjectives.
    "الأزمة في [سورية] مستمرة",
    "قال رئيس [سورية] أمس",
    "حول مستقبل [سورية] وسيادتها",
    "دافعوا عن وحدة [سورية] أرضا",
    "بين [تركيا] و[سورية] و[العراق]",
    "أعلنت [السعودية] موقفها",
    "زار ملك [السعودية] أمس",
    "بقيادة [السعودية] و[الإمارات]",
    "سافر ل[لسعودية] حاجا",
    "ما تشهده [السعودية] جديد",
    "دعا [روسيا] و[سوريا] إلى التهدئة",
    # Fronts, battles and hospitals are named after places; states have armies.
    "على جبهة [حماة] انتصارات",
    "في معركة [تدمر] الأخيرة",
    "قصف مشفى [سراقب] مجددا",
    # Names no list has.
    "استعادة قرية [شخيتر] شمالا",
    "في قرية [الزعيلية] أمس",
    "في بلدة [تل غزال] بريف [حلب]",
    "في [مخيم موريا] ب[اليونان]",
    "قرى [شيحنة] و[قزعلة] بريف [الرقة]",
    "قرية [شخيتر] محاصرة. وعاد أهالي [شخيتر] إليها",
    "في مدينة [نيزني نوفغورود] الروسية",
    "مسلحون في ولاية [جوزجان] الأفغانية",
    # و before a name that is another name with it.
    "في [الرياض] و[جدة] و[الدمام]",
    "في [فاس] و[وجدة] و[مكناس]",
    "وصل إلى [وجدة] أمس",
    # Spelling.
    "معركة فى [ســــوريا] اليوم",
    "حَرَّرُوا [الرَّقَّة] كلها",
    "في [ادلب] و[الرقه]",
]
LEAVES_ALONE = [
    "أدرجت الأسهم ببورصة وول ستريت",
    "في منطقة هجين",
    # Nisba adjectives and nouns that share their form.
    "الجيش السوري والقوات الروسية",
    "في مدينة سورية كبيرة",
    "أفادت مصادر سورية مطلعة",
    "قصفت قوات سورية الموقع",
    "بحسب وسائل إعلام سورية رسمية",
    "قصف مواقع عسكرية سورية",
    "استهدف أهدافا سورية فجرا",
    "طائرات روسية وسورية تقصف",
    "بينهم 320 لاجئا سوريا وعراقيا",
    "تلقى دعما روسيا كبيرا",
    "وتفخر بكونها سورية",
    "هو الطريق الأقصر للسلام",
    "السفن السعودية والقطرية",
    "وزارة الخارجية السعودية",
    "نشرته صحيفة عكاظ السعودية",
    # Ordinary words.
    "فتح الباب أمام التسوية",
    "على المدى القصير والمتوسط",
    "كان القائد هناك في كل مكان",
    "قدم دورا كبيرا في الحل",
    "في الصور التي نشرها",
    "دعم مالي كبير",
    "يسعون دوماً إلى الحل",
    "حقق مآرب كثيرة",
    "أخرجوه من سجنه أمس",
    "في حينه قال الوزير",
    "صواريخ تدمر كل شيء ولن تدمر الإرادة",
    "بعد صلاة المغرب مباشرة",
    "عاد إلى مسقط رأسه",
    # Papers, clubs, people.
    "نقلت صحيفة القدس العربي",
    "قال لصحيفة الشرق الأوسط اللندنية",
    "ذكرت «واشنطن بوست» أن",
    "نيويورك تايمز: تقرير",
    "فاز نادي برشلونة أمس",
    "خسر ريال مدريد المباراة",
    "الرئيس جورج واشنطن",
    "قال أبو بكر البغدادي ونوري المالكي",
    "وكالة الأناضول التركية",
    # Armed groups.
    "قال قائد لواء القدس أمس",
    "عناصر كتيبة منبج انسحبوا",
    "خلال ولاية كلنتون الأولى",
    "في مخيم للنازحين قرب النهر",
    "منطقة تنظيمية عند الكيلو 16",
    # Anaphora and generic heads.
    "المملكة والبلاد وبلادنا",
    "في مدينة كبيرة وقرية صغيرة",
    "حي سكني في ضاحية جديدة",
    "خرجوا من قرى وبلدات عدة",
    "قرية مأهولة بالسكان",
    "عاد إلى بلده الأصلي",
    "من ناحية أخرى قال",
    "وأدى الهجوم إلى دمار",
    "مدينة وبلدة وقرية",
]


@pytest.mark.parametrize("marked", FINDS)
def test_finds_places(marked: str) -> None:
    assert mark_places(unmark(marked)) == marked


@pytest.mark.parametrize("text", LEAVES_ALONE)
def test_leaves_other_words_alone(text: str) -> None:
    assert mark_places(text) == text


def small_gazetteer(*names: tuple[str, str, bool]) -> Gazetteer:
    """A gazetteer of towns in one country, given as key, name and whether it needs context."""
    entries = [Entry("land", Kind.PLACE, "البلاد البعيدة", type="country")]
    entries += [Entry(key, Kind.PLACE, text, type="town", parent="land") for key, text, _ in names]
    texts = [Name(text, key, Kind.PLACE, needs_context=needs) for key, text, needs in names]
    return Gazetteer(entries, texts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("في النبع", []),
        ("في بلدة النبع", ["النبع"]),
        ("في زعفور والنبع", ["زعفور", "النبع"]),
        ("في النبع وزعفور", ["النبع", "زعفور"]),
        ("شرب من النبع في زعفور", ["زعفور"]),
    ],
)
def test_any_gazetteer_serves(text: str, found: list[str]) -> None:
    gazetteer = small_gazetteer(("spring", "النبع", True), ("zafur", "زعفور", False))
    mentions = select_longest(find_places(Document(text, gazetteer)))
    assert [mention.surface for mention in mentions] == found


def test_finds_nothing_but_unknown_names_without_a_gazetteer() -> None:
    document = Document("وصل من دمشق إلى قرية شخيتر", Gazetteer([], []))
    assert [mention.surface for mention in find_places(document)] == ["شخيتر"]


_TEXT = (
    "مدينة بلدتي قرى مخيم تل وادي محافظة مطار الباب والباب وحلب لحلب للاذقية سورية السعودية كان القصير في"
    " ريف دمشق كفر أم شخيتر و ، . « » ( ) \n حَلَب الـــرقة 2016 al-Bab ﷺ ﻻ 😀"
)
_WORDS = st.sampled_from(_TEXT.split(" "))


@given(st.lists(_WORDS, max_size=30).map(" ".join) | st.text(max_size=80))
def test_spans_lie_in_the_text(text: str) -> None:
    for mention in find_places(Document(text, builtin_gazetteer())):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.surface == text[mention.start : mention.end]
        assert mention.kind == Kind.PLACE
        assert mention.rule.startswith("place.")
