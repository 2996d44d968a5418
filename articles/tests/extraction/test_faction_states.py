import pytest

from articles.extraction.factions.nations import FEMININE, MASCULINE, STATES
from articles.tests.extraction.faction_texts import find, mentions, unmark

FINDS = [
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
    "[الجيش الألباني|albanian-army] و[القوات السنغالية|senegalese-army]",
    "[الجيش الفيتنامي|vietnamese-army] و[القوات المسلحة البرتغالية|portuguese-army]",
    "[القوات الروسية|russian-army] والإيرانية",
    "قادة [الجيشين الأميركي|us-army] والبريطاني",
    "[جيش مصر|egyptian-army] يعلن",
    "[جيش إسرائيل|israeli-army] ينشر فيديو",
    "[جيش الاحتلال التركي|turkish-army] ومرتزقته",
    "[قوات الاحتلال الأميركية|us-army] في العراق",
    "[جيش العدو الإسرائيلي|israeli-army]",
    "[طيران العدو الإسرائيلي|israeli-army] يقصف",
    "[الطيران الروسي|russian-army] و[الطيران المروحي السوري|syrian-army]",
    "[سلاح الجو الملكي البريطاني|british-army]",
    "[القوات الجوية الملكية السعودية|saudi-army]",
    "[البحرية الملكية البريطانية|british-army]",
    "الأسطول ل[لبحرية الأمريكية|us-army]",
    "[مشاة البحرية الأمريكية|us-army]",
    "#[القوات_الإماراتية|emirati-army]",
    "الجيش «[القوات التركية|turkish-army]»",
    "[القوات «التركية»|turkish-army] تنسحب",
    "[الجيش الوطني الصومالي|somali-army]",
    "[الجيش النيجري|niger-army] و[الجيش النيجيري|nigerian-army]",
    "[القوات الكورية الجنوبية|south-korean-army] و[القوات الكورية الشمالية|north-korean-army]",
]
LEAVES_ALONE = [
    "قوات تركية وجيش أجنبي ودبابات روسية",
    "الجيش والقوات المسلحة في بيان",
    "القوات اللبنانية حزب",
    "القوات السورية المعارضة",
    "الجيش المصري الحر",
    "جيش سوريا الموحد الجديد",
    "شركة الطيران التركي",
    "القاعدة البحرية الروسية",
    "الوزير التركي والحكومة السورية",
    "القوات\nالتركية",
    "القوات، التركية",
    "سلاح أمريكي وسلاح نووي",
    "الشرطة التركية والدرك الأردني",
    "جيش من المصريين",
]


@pytest.mark.parametrize("marked", FINDS)
def test_finds(marked):
    text, expected = unmark(marked)
    assert find(text) == expected


@pytest.mark.parametrize("text", LEAVES_ALONE)
def test_leaves_alone(text):
    assert find(text) == []


@pytest.mark.parametrize("state", [s for s in STATES if s.adjectives], ids=lambda s: s.army)
def test_every_adjective_of_every_state_names_its_forces(state):
    for adjective in state.adjectives:
        masculine = " ".join(f"ال{word}" for word in adjective.split())
        feminine = " ".join(f"ال{word}ة" for word in adjective.split())
        texts = (f"الجيش {masculine}", f"القوات المسلحة {feminine}", f"سلاح الجو {masculine}")
        found = {find(text)[0][3] for text in texts}
        assert found - {"syrian-air-force"} == {state.army}


def test_no_adjective_names_two_states():
    assert len(MASCULINE) == len(FEMININE) == sum(len(state.adjectives) for state in STATES)


def test_the_evidence_is_the_adjective_as_written():
    assert [m.evidence for m in mentions("القوّات التركيّة")] == ["التركيّة"]
