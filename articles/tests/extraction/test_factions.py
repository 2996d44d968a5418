"""Marked texts: ``[surface|key]`` is a mention of that entity, ``[surface]`` one of no entity."""

import re

import pytest

from articles.extraction.builtin import builtin_gazetteer
from articles.extraction.document import Document
from articles.extraction.factions import find_factions
from articles.extraction.mention import Kind, select_longest

_MARK = re.compile(r"\[([^\]|]+)(?:\|([^\]]+))?\]")


def find(text: str, published: str = "") -> list[tuple[int, int, str, str | None]]:
    document = Document(text, builtin_gazetteer(), published)
    mentions = select_longest(find_factions(document))
    return [(m.start, m.end, m.surface, m.entity) for m in mentions]


def unmark(marked: str) -> tuple[str, list[tuple[int, int, str, str | None]]]:
    text, mentions, position = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[position : mark.start()]
        mentions.append((len(text), len(text) + len(mark[1]), mark[1], mark[2]))
        text += mark[1]
        position = mark.end()
    return text + marked[position:], mentions


STAND_ALONE = [
    "تقدم تنظيم [داعش|isis] الإرهابي في تدمر",
    'تنظيم "[داعش|isis]" خسر المدينة',
    "قوات «[قسد|sdf]» شرق الفرات",
    "أعلنت حركة [أحرار الشام|ahrar-al-sham] انسحابها",
    "مقاتلون من جبهتى [نور الدين زنكى|zenki] و[احرار الشمال|ahrar-al-shamal]",
    "حركة [نور الدين الزنكي|zenki] في ريف حلب",
    "زعيم حركة [حماس|hamas] في غزة",
    "جماعة [أنصار الله|houthis] في صنعاء",
    "هجوم لجماعة [بوكو حرام|boko-haram]",
    "عناصر [حزب الله|hezbollah] اللبناني في القصير",
    "مسلحو [وحدات حماية الشعب|ypg] الكردية",
    "ميليشيا [حزب الله|hezbollah] تقاتل هناك",
    "تنظيم [جبهة النصرة|nusra] في إدلب",
    "مواقع [النصرة|nusra] في الريف",
    'مواقع "[النصرة|nusra]" في الريف',
]

WHOLE_NAMES = [
    "أعلن [تنظيم الدولة|isis] مسؤوليته",
    "أعلن [تنظيم الدولة الإسلامية|isis] مسؤوليته",
    'أعلن [تنظيم "الدولة الإسلامية"|isis] مسؤوليته',
    "[تنظيم الدولة الإسلامية في العراق والشام|isis] ([داعش|isis])",
    "[الحرس الثوري الإيراني|irgc] في سوريا",
    "[جيش الإسلام|jaysh-al-islam] و[فيلق الرحمن|faylaq-al-rahman] في الغوطة",
    "[هيئة تحرير الشام|hts] سيطرت على البلدة",
    "[الجيش السوري الحر|free-syrian-army] و[الجيش الحر|free-syrian-army]",
    "[قوات سورية الديموقراطية|sdf] تقدمت",
    "[كتائب حزب الله|kataib-hezbollah] العراقية",
    "[التحالف الدولي|international-coalition] لمحاربة [داعش|isis]",
    "طيران [التحالف الدولي|international-coalition]",
    "[حلف شمال الأطلسي|nato] ([الناتو|nato])",
    "[بي كا كا|pkk] وقوات [ي ب ك|ypg]",
    "مقاتلو [PKK|pkk] و[YPG|ypg]",
    "[حركة الشباب|al-shabaab] في الصومال",
    "[الحشد الشعبي|popular-mobilization] و[عصائب أهل الحق|asaib-ahl-al-haq]",
    "[ميليشيات الحوثي|houthis] الانقلابية",
    "[لواء أبو الفضل العباس|abu-al-fadl-al-abbas] في دمشق",
    "[لواء أبي الفضل العباس|abu-al-fadl-al-abbas] في دمشق",
]

UNITS_IN_QUOTES = [
    'فرقة "[الحمزة|hamza-division]" التابعة لـ[الجيش الحر|free-syrian-army]',
    "[فرقة الحمزة|hamza-division] تقدمت",
    "لواء «[السلطان مراد|sultan-murad]» في الريف",
    "قتل عنصر من لواء «[صقور الجنوب]» في هجوم لـ[داعش|isis]",
    "اشتباك بين [داعش|isis] و[كتيبة شهداء تلبيسة] أمس",
    "اشتباك بين [داعش|isis] و[كتيبة الشهيد وسام العيسى]",
    "فصيل [أحرار الشرقية|ahrar-al-sharqiya] و[الجيش التركي|turkish-army]",
    "ميليشيا [حراس القرى] و[الجيش التركي|turkish-army]",
    "مقر «[ثوار الجنوب]» قصفه [داعش|isis] و[حزب الله|hezbollah] و[جبهة النصرة|nusra]",
    "قصف [داعش|isis] مقر [الفرقة 93] شمالا",
    "جنود [الفرقة السادسة مشاة] و[الجيش العراقي|iraqi-army]",
]

STATE_FORCES = [
    "[الجيش السوري|syrian-army] يتقدم",
    "[الجيش السورى|syrian-army] يتقدم",
    "[الجيش العربي السوري|syrian-army] يتقدم",
    "[قوات النظام|syrian-army] تقصف",
    "[قوات النظام السوري|syrian-army] تقصف",
    "[قوات الأسد|syrian-army] تقصف",
    "[قوات بشار الاسد|syrian-army] تقصف",
    "[قوات الرئيس بشار الأسد|syrian-army] تقصف",
    "[القوات السورية|syrian-army] تقصف",
    "[القوات الحكومية السورية|syrian-army] تقصف",
    "[القوات المسلحة السورية|syrian-army] تقصف",
    "[الجيش التركي|turkish-army] المحتل",
    "[القوات التركية|turkish-army] دخلت عفرين",
    "[القوات الأميركية|us-army] و[القوات الأمريكية|us-army]",
    "[القوات الخاصة الأمريكية|us-army] نفذت إنزالا",
    "[سلاح الجو الإسرائيلي|israeli-army] قصف",
    "[القوات الجوية الروسية|russian-army] قصفت",
    "[الطيران الحربي الروسي|russian-army] قصف",
    "[البحرية الأمريكية|us-army] أعلنت",
    "[الجيش الكوري الجنوبي|south-korean-army]",
    "[قوات الاحتلال الإسرائيلي|israeli-army] اقتحمت",
    "ضباط [الجيشين التركي|turkish-army] والسعودي",
    "[القوات التركية|turkish-army] والروسية",
]

CLITICS = [
    "تابعة ل[لجيش السوري|syrian-army] في البادية",
    "دعم ل[لقوات التركية|turkish-army]",
    "ب[الجيش اللبناني|lebanese-army]",
    "و[حزب الله|hezbollah] أيضا",
    "ل[لتحالف الدولي|international-coalition]",
    "ل[داعش|isis] ومن معها",
]

CONTEXT = [
    "تنظيم [القاعدة|al-qaeda] في أفغانستان",
    "[داعش|isis] و[القاعدة|al-qaeda]",
    "حركة [فتح|fatah] الفلسطينية",
    "[حماس|hamas] و[فتح|fatah] تتفقان",
    "تنظيم [القاعدة|al-qaeda] يتراجع، لكن [القاعدة|al-qaeda] لم تنته",
    "انشقوا عن «[درع الفرات|euphrates-shield]» وعن [الجيش الحر|free-syrian-army]",
    "فصائل «[درع الفرات|euphrates-shield]» و[الجيش الحر|free-syrian-army]",
    "اليمن: [الجيش الوطني|yemeni-army] يتقدم في صعدة اليمنية",
    "ليبيا: [الجيش الوطني|libyan-national-army] يتقدم في بنغازي الليبية",
    "معارك في سوريا بين [القوات الحكومية|syrian-army] و[جبهة النصرة|nusra]",
    "مقاتلون موالون ل[لقاعدة|al-qaeda] في درعا",
    "[حزب الله|hezbollah] أو [القاعدة|al-qaeda]",
    "جماعة مرتبطة ب[حماس|hamas]",
    "[قوات الدفاع الذاتي|japanese-army] في اليابان",
    "ضابط من [الفرقة الخامسة|syria-5th-division] في درعا السورية",
    "العراق: [جهاز مكافحة الإرهاب|iraq-counter-terrorism-service] دخل الموصل",
    "[وحدات حماية الشعب|ypg] تقدمت، وقالت [وحدات الحماية|ypg] إنها ثابتة",
    "قائد [الحرس الجمهوري|syrian-republican-guard] في سوريا",
]

LEFT_ALONE = [
    "المسلحون والمعارضة والإرهابيون والنظام",
    "أعلن الجيش أن التنظيم انسحب وأن الجبهة هادئة",
    "قوى المقاومة وجبهة المقاومة",
    "المليشيات العراقية والخوارج",
    "قوات تركية دخلت البلدة",
    "مسلحون أكراد ومقاتلون أجانب",
    "تعرضت القاعدة العسكرية لقصف",
    "فتح معبر نصيب أمام الشاحنات",
    "جماعة فتح الله غولن",
    "لعب الفريق بحماس كبير",
    "حماس الجماهير في المدرجات",
    "عملية غصن الزيتون مستمرة",
    "عملية «درع الفرات» التي أطلقتها تركيا",
    "العملية التي أطلق عليها اسم «غصن الزيتون» في سوريا",
    "قوات الدفاع الذاتي",
    "صعد الفريق إلى الفرقة الأولى",
    "حزب القوات اللبنانية وسمير جعجع",
    "القوات اللبنانية فازت بالمقاعد",
    "وزارة الدفاع الوطني",
    "المحيط الأطلسي",
    "شركة الطيران التركي ألغت رحلاتها",
    "القاعدة البحرية الروسية في طرطوس",
    "صحيفة القدس العربي",
    "فرقة موسيقية في دمشق",
    "قوات الأمن والشرطة والدرك",
    "القوات المسلحة في بيان",
    "تنظيم مسيرات العودة",
    "اللواء محمد الأحمد قائد المنطقة",
    "الشعب السوري والحكومة التركية",
    "جماعة الإخوان المسلمين",
    "حزب العدالة والتنمية",
    "اللجان الشعبية في الحي",
    "القوات الحكومية تقدمت",
]


@pytest.mark.parametrize(
    "marked",
    STAND_ALONE + WHOLE_NAMES + UNITS_IN_QUOTES + STATE_FORCES + CLITICS + CONTEXT,
)
def test_finds(marked):
    text, expected = unmark(marked)
    assert find(text) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "[داعش|isis]: أرسلت واشنطن كتيبة جنود من ذوي الخبرة",
        "[الجيش التركي|turkish-army] بدأ ما تسميه أنقرة «غصن الزيتون»",
        "[حماس|hamas] تدعو إلى تنظيم «مسيرات العودة»",
        "[داعش|isis] و[حماس|hamas] و[حزب الله|hezbollah]: «جنود الاحتلال» و«شهداء من قطر»",
        "[حزب الله|hezbollah] وحركة «كولومبيا إنسانية»",
    ],
)
def test_finds_nothing_else(marked):
    text, expected = unmark(marked)
    assert find(text) == expected


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_leaves_alone(text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("published", "entity"),
    [("2013-05", "jaysh-al-islam"), ("2016", "jaysh-al-islam"), ("", "jaysh-al-islam")],
)
def test_dates_of_validity_never_suppress_a_name(published, entity):
    assert [found[3] for found in find("لواء الإسلام في الغوطة", published)] == [entity]


def test_the_date_chooses_between_homonyms():
    # The Syrian National Army was founded at the end of 2017.
    text = "الجيش الوطني في ليبيا وسوريا وسوريا"
    assert [found[3] for found in find(text, "2016-05-01")] == ["libyan-national-army"]
    assert [found[3] for found in find(text, "2018-05-01")] == ["syrian-national-army"]


def test_an_undecided_homonym_is_found_without_entity():
    assert [found[2:] for found in find("جماعة أنصار الشريعة")] == [("أنصار الشريعة", None)]


def test_kind_and_rules_are_named():
    document = Document("القوات التركية و«داعش» ولواء «أسود تدمر»", builtin_gazetteer())
    mentions = select_longest(find_factions(document))
    assert [m.rule for m in mentions] == [
        "faction.state_force",
        "faction.gazetteer",
        "faction.discovered",
    ]
    assert {m.kind for m in mentions} == {Kind.FACTION}


def test_diacritics_and_tatweel_do_not_move_offsets():
    text = "تنظيمُ داعــش في الرّقّة، والجيش السّوري"
    assert [found[2] for found in find(text)] == ["داعــش", "الجيش السّوري"]
