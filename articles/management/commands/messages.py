"""Keep the catalogues of translations: gather the strings, compile them, check that none is missing."""

import re
from collections.abc import Iterator
from io import BytesIO
from os import getpid
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation.reloader import translation_file_changed
from django.utils.translation.template import templatize

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_CODE = ("articles", "newsarchive")
_TEMPLATES = ("templates", "articles/templates")
_SOURCE_LANGUAGE = "en"
#: What would change with every run, or say nothing.
_VOLATILE_HEADERS = re.compile(
    rb'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team'
    rb"|Report-Msgid-Bugs-To|Generated-By):.*\n",
    re.MULTILINE,
)


class Command(BaseCommand):
    """Gather (the default), --compile or --check."""

    help = "Bring the catalogues up to date with the code; or compile them; or check them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the two further tasks."""
        task = parser.add_mutually_exclusive_group()
        task.add_argument("--compile", action="store_true", help="write the .mo files")
        task.add_argument(
            "--check", action="store_true", help="fail where a translation is missing or left over"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Do the task for every language but that of the code."""
        for language, _name in settings.LANGUAGES:
            if language == _SOURCE_LANGUAGE:
                continue
            path = Path(settings.LOCALE_PATHS[0], language, "LC_MESSAGES", "django.po")
            if options["compile"]:
                compile_catalogue(path)
            elif options["check"]:
                self._check(path)
            else:
                self._update(path, language)

    def _update(self, path: Path, language: str) -> None:
        catalogue = _read(path) if path.exists() else Catalog(locale=language)
        catalogue.update(gather(settings.BASE_DIR), no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        path.parent.mkdir(parents=True, exist_ok=True)
        written = BytesIO()
        write_po(written, catalogue, width=99, sort_output=True, include_lineno=False)
        path.write_bytes(_VOLATILE_HEADERS.sub(b"", written.getvalue()))
        self.stdout.write(f"{path}: {len(faults(catalogue))} to translate")

    def _check(self, path: Path) -> None:
        catalogue = _read(path)
        catalogue.update(gather(settings.BASE_DIR), no_fuzzy_matching=True)
        found = [*faults(catalogue), *(f"left over: {key}" for key in catalogue.obsolete)]
        if found:
            raise CommandError("\n".join([f"{path}:", *found]))
        self.stdout.write(f"{path}: complete")


def gather(root: Path) -> Catalog:
    """Every translatable string of the Python code and the templates."""
    catalogue = Catalog(charset="utf-8")
    for path, code in _sources(root):
        found = extract("python", BytesIO(code.encode()), _KEYWORDS, ["Translators:"])
        for _line, message, comments, context in found:
            catalogue.add(message, None, [(path, 0)], auto_comments=comments, context=context)
    return catalogue


def compile_catalogue(path: Path) -> None:
    """Write the .mo file beside a .po file, and have this process read it anew."""
    compiled = path.with_suffix(".mo")
    # A name of its own: two processes may compile at once.
    part = path.with_suffix(f".mo.{getpid()}.part")
    with part.open("wb") as file:
        write_mo(file, _read(path))
    part.replace(compiled)
    translation_file_changed(None, compiled)


def faults(catalogue: Catalog) -> list[str]:
    """What a catalogue lacks: messages without a translation in some form, or a doubtful one."""
    return [
        f"{'fuzzy' if message.fuzzy else 'not translated'}: {message.id!r}"
        for message in catalogue
        if message.id and (message.fuzzy or not _is_translated(message.string))
    ]


def _is_translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    return bool(string and (isinstance(string, str) or all(string)))


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _sources(root: Path) -> Iterator[tuple[str, str]]:
    """Path and Python text of each source; a template as the Python that Django makes of it."""
    for folder in _CODE:
        for path in sorted(root.joinpath(folder).rglob("*.py")):
            if not {"tests", "migrations"} & set(path.parts):
                yield path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
    for folder in _TEMPLATES:
        for path in sorted(root.joinpath(folder).rglob("*.html")):
            code = templatize(path.read_text(encoding="utf-8"))
            # Django blanks out the markup and leaves its indentation, which Python would mind.
            yield path.relative_to(root).as_posix(), re.sub(r"(?m)^\s+", "", code)
