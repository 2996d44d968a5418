"""The translations: complete, and gathered from code and templates alike."""

import pytest
from babel.messages.catalog import Catalog
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation
from django.utils.translation import gettext, ngettext

from articles.management.commands.messages import faults, gather


def test_the_arabic_interface_is_complete(capsys):
    call_command("messages", "--check")
    assert "complete" in capsys.readouterr().out


@pytest.fixture
def source(tmp_path):
    """A small site with a string in its code and some in a template."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "views.py").write_text('title = _("from code")\n', encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(
        '<p>\n    {% translate "from a template" %}</p>\n'
        '{% include "x" with title=_("from a tag") %}\n'
        "{% blocktranslate trimmed count n=n %}\n  {{ n }} day\n{% plural %}\n  {{ n }} days\n"
        "{% endblocktranslate %}",
        encoding="utf-8",
    )
    return tmp_path


def test_gathers_from_code_and_templates(source):
    found = {message.id for message in gather(source) if message.id}
    assert found == {
        "from code",
        "from a template",
        "from a tag",
        ("%(n)s day", "%(n)s days"),
    }


def test_a_missing_and_a_doubtful_translation_are_faults():
    catalogue = Catalog(locale="ar")
    catalogue.add("good", "جيد")
    catalogue.add("missing")
    catalogue.add("doubtful", "مريب", flags=["fuzzy"])
    catalogue.add(("day", "days"), ("يوم", "", "", "", "", ""))
    assert len(faults(catalogue)) == 3


def test_a_new_string_fails_the_check(source, settings):
    settings.BASE_DIR, settings.LOCALE_PATHS = source, [source / "locale"]
    call_command("messages", verbosity=0)
    with pytest.raises(CommandError, match="not translated: 'from code'"):
        call_command("messages", "--check")


def test_updating_twice_changes_nothing(source, settings):
    settings.BASE_DIR, settings.LOCALE_PATHS = source, [source / "locale"]
    path = source / "locale" / "ar" / "LC_MESSAGES" / "django.po"
    call_command("messages")
    first = path.read_bytes()
    call_command("messages")
    assert path.read_bytes() == first


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "لا مقالات"),
        (1, "مقال واحد"),
        (2, "مقالان"),
        (3, "3 مقالات"),
        (11, "11 مقالًا"),
        (100, "100 مقال"),
        (103, "103 مقالات"),
    ],
)
def test_arabic_counts_in_six_forms(count, text):
    with translation.override("ar"):
        found = ngettext("%(total)s article", "%(total)s articles", count)
    assert found % {"total": count} == text


def test_the_languages_of_the_site_are_arabic_and_english():
    assert [code for code, _name in settings.LANGUAGES] == ["ar", "en"]
    with translation.override("ar"):
        assert gettext("Places") == "الأماكن"
