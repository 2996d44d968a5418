"""The guide to searching: what may be written, by examples that are searches."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe


@dataclass(frozen=True, slots=True)
class Example:
    """A query or, where ``query`` is given, a whole query string, and what it finds."""

    text: str
    meaning: str
    parameters: str = ""

    @property
    def query(self) -> str:
        """The query string of the example."""
        return self.parameters or urlencode({"q": self.text})


@dataclass(frozen=True, slots=True)
class Section:
    """Examples of one kind; ``key`` is their anchor."""

    key: str
    title: str
    examples: tuple[Example, ...]


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    sections = (_words(), _together(), _names(), _fields(), _dates())
    return render(request, "pages/search_help.html", {"sections": sections})


def _words() -> Section:
    return Section(
        "words",
        _("Words"),
        (
            Example(
                "مدينة حلب",
                _("Articles that have both words, wherever they stand: a space means “and”."),
            ),
            Example(
                "انتصار",
                _("Finds the word with any prefix, suffix or plural as well: الانتصار، بانتصارات."),
            ),
            Example(
                "النصره",
                _("Hamza, ta marbuta, alef maqsura, vowel signs and tatweel make no difference."),
            ),
            Example("=داعش", _("The equals sign asks for this very spelling and nothing else.")),
            Example("ارهاب*", _("The asterisk stands for any ending of the word.")),
            Example("أين تدمر؟", _("A question mark is passed over, like other marks.")),
        ),
    )


def _together() -> Section:
    return Section(
        "together",
        _("Words together"),
        (
            Example(
                '"الجيش السوري"', _("Quotation marks of any kind: words that follow each other.")
            ),
            Example(
                '"الجيش حلب"~10',
                _(
                    "Quotation marks and a number: words that stand near each other, with at most so many others between."
                ),
            ),
            Example("حلب أو إدلب", _("One of the two; أو and OR mean the same.")),
            Example("داعش -تدمر", _("Without the word after the minus sign; NOT means the same.")),
            Example("(تدمر أو الرقة) داعش", _("Brackets say what belongs together.")),
        ),
    )


def _names() -> Section:
    return Section(
        "names",
        _("Names of places and factions"),
        (
            Example(
                "Aleppo",
                _("A name in any language or spelling also finds the articles that use another."),
            ),
            Example(
                "الدولة الإسلامية",
                _("A faction is found under all its names; the page says so and can leave it off."),
            ),
        ),
    )


def _fields() -> Section:
    return Section(
        "fields",
        _("Fields"),
        (
            Example("مكان:تدمر", _("Articles that mention the place; place: means the same.")),
            Example("فصيل:داعش", _("Articles that mention the faction; faction: means the same.")),
            Example("مكان:(حلب أو تدمر)", _("One field for all that stands in the brackets.")),
            Example('مكان:"دير الزور"', _("Several words of one name stand in quotation marks.")),
            Example("عنوان:حلب", _("The word in the title; title: means the same.")),
            Example("كاتب:مكرم", _("By this author; author: means the same.")),
            Example("مصدر:المواعيد", _("From this source; source: means the same.")),
        ),
    )


def _dates() -> Section:
    return Section(
        "dates",
        _("Dates"),
        (
            Example("after:2016-12", _("Published in December 2016 or later.")),
            Example("حلب before:2016-12-15", _("Published on that day or before.")),
            Example("published:2016-12", _("Published in December 2016; نشر: means the same.")),
            Example(
                "published:[2016 TO 2017]",
                _(
                    "Published between the two dates, ends included; an asterisk leaves an end open."
                ),
            ),
            Example(
                "ذكر:[2016 إلى 2017]",
                _("Articles that speak of a date between the two; mentioned: means the same."),
            ),
            Example(
                _("mentions 2017"),
                _("Articles that speak of the year 2017, whenever they were published."),
                "after=2017&before=2017&date_of=mentioned",
            ),
        ),
    )
