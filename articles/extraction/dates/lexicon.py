"""The words that dates are made of, folded; written in ordinary spelling and folded at load."""

from collections.abc import Mapping

from articles.extraction.dates.anchor import Direction
from articles.extraction.dates.units import Unit
from articles.language.fold import fold
from articles.language.numbers import ORDINALS


def fold_words(text: str) -> tuple[str, ...]:
    """The folded words of a list written with spaces, those of one expression joined by ``_``."""
    return tuple(fold(word).replace("_", " ") for word in text.split())


WEEKDAYS: Mapping[str, int] = {
    word: number
    for number, names in enumerate(
        (
            "الاثنين الإثنين",
            "الثلاثاء الثلثاء الثلاثا",
            "الأربعاء الاربعا",
            "الخميس",
            "الجمعة",
            "السبت",
            "الأحد",
        )
    )
    for word in fold_words(names)
}
DAYS: Mapping[str, int] = {
    word: shift
    for shift, names in {
        -2: "أمس_الأول أول_أمس أول_من_أمس أول_من_الأمس قبل_أمس أول_البارحة",
        -1: "أمس الأمس البارحة",
        0: "اليوم هذا_اليوم الليلة هذه_الليلة",
        1: "غدا غد الغد",
        2: "بعد_غد بعد_الغد بعد_غدا",
    }.items()
    for word in fold_words(names)
}
DIRECTIONS: Mapping[str, Direction] = {
    word: direction
    for direction, names in {
        Direction.BEHIND: (
            "الماضي الماضية المنصرم المنصرمة الفائت الفائتة الفارط الفارطة المنقضي المنقضية"
        ),
        Direction.AHEAD: "المقبل المقبلة القادم القادمة الآتي الآتية",
        Direction.NEAREST: "الجاري الجارية الحالي الحالية",
    }.items()
    for word in fold_words(names)
}
DUAL_DIRECTIONS: Mapping[str, Direction] = {
    word: direction
    for direction, names in {
        Direction.BEHIND: "الماضيين الماضيتين المنصرمين الفائتين الأخيرين الأخيرتين",
        Direction.AHEAD: "المقبلين المقبلتين القادمين القادمتين",
    }.items()
    for word in fold_words(names)
}
SHIFTS = {Direction.BEHIND: -1, Direction.NEAREST: 0, Direction.AHEAD: 1}

#: Indefinite words for units, after a number («ثلاثة أشهر», «20 عاما») or alone («قبل شهر»).
UNITS: Mapping[str, Unit] = {
    word: unit
    for unit, names in {
        Unit.DAY: "يوم يوما أيام",
        Unit.WEEK: "أسبوع أسبوعا أسابيع",
        Unit.MONTH: "شهر شهرا أشهر شهور",
        Unit.YEAR: "عام عاما أعوام سنة سنوات سنين",
        Unit.DECADE: "عقد عقدا عقود",
        Unit.CENTURY: "قرن قرنا قرون",
    }.items()
    for word in fold_words(names)
}
SINGLE_UNITS = {word: UNITS[word] for word in fold_words("أسبوع شهر عام سنة عقد قرن")}
DUAL_UNITS: Mapping[str, Unit] = dict(
    zip(
        fold_words("يومين أسبوعين شهرين عامين سنتين عقدين قرنين"),
        (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.YEAR, Unit.DECADE, Unit.CENTURY),
        strict=True,
    )
)
#: The definite unit: «الأسبوع الماضي», «هذه السنة».
THE_UNITS: Mapping[str, Unit] = dict(
    zip(
        fold_words("الأسبوع الشهر العام السنة العقد القرن"),
        (Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.YEAR, Unit.DECADE, Unit.CENTURY),
        strict=True,
    )
)
SEASONS: Mapping[str, int] = {
    word: first
    for first, names in {
        3: "ربيع الربيع",
        6: "صيف الصيف",
        9: "خريف الخريف",
        12: "شتاء الشتاء",
    }.items()
    for word in fold_words(names)
}
DECADES: Mapping[str, int] = {
    fold(article + stem + ending): tens
    for tens, stem in zip(
        range(20, 100, 10),
        ("عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"),
        strict=True,
    )
    for article in ("", "ال")
    for ending in ("ات", "يات")
}
YEAR_WORDS = fold_words("عام العام سنة السنة عامي العامين سنتي أعوام الأعوام السنوات")
PHASES = fold_words("مطلع مستهل بداية بدايات أوائل منتصف أواسط نهاية نهايات أواخر ختام")
DAY_PARTS = fold_words(
    "صباح صبيحة فجر ضحى ظهر ظهيرة عصر مساء مغرب عشية أمسية ليل ليلة ليلتي نهار غروب سحر"
)
DAY_PART_LEADS = fold_words("منتصف بعد قبل أواخر آخر")
DAY_WORDS = fold_words("يوم يومي أيام نهار")
MONTH_WORDS = fold_words("شهر شهري أشهر")
HIJRI_EPITHETS = fold_words("المبارك الكريم المعظم الفضيل الحرام المكرم الخير")
LEAD_WORDS = (*DAY_PARTS, *DAY_PART_LEADS, *DAY_WORDS)
THIS = fold_words("هذا هذه")
SAME = fold_words("نفسه نفسها ذاته ذاتها عينه")
HIJRI_MARKS = fold_words("ه هجري هجرية للهجرة هجريا")
#: Ordinals that number days: the masculine ones («الأولى من شهر رمضان» is no day).
_FEMININE_FIRST = fold("الأولى")
DAY_ORDINALS = tuple(
    form
    for form in ORDINALS
    if not form.split()[0].endswith("ه") and not form.endswith("عشره") and form != _FEMININE_FIRST
)
#: The first day said without the article: «أول يناير», «فاتح نوفمبر».
FIRSTS = fold_words("أول فاتح غرة")
