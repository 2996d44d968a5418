"""``manage.py import_articles``."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.services.importing.importer import BadRowError, Imported, Options, import_records
from articles.services.importing.reading import (
    FORMATS,
    MANIFEST_NAME,
    InputError,
    Manifest,
    find_files,
    format_of,
    read_manifest,
    read_records,
)
from articles.services.importing.records import BadRow, Record

_MOST_SHOWN = 20


class Command(BaseCommand):
    """Import articles and extract their places, factions and dates."""

    help = "Import articles from text files, CSV or JSON Lines (also .gz), folders and globs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--format", choices=("auto", *FORMATS), default="auto")
        parser.add_argument("--manifest", metavar="CSV", help="what it says of each text file")
        parser.add_argument("--source", metavar="NAME", help="outlet of articles that name none")
        parser.add_argument("--no-extract", action="store_true", help="store the texts only")
        parser.add_argument("--dry-run", action="store_true", help="check and count, write nothing")
        parser.add_argument("--strict", action="store_true", help="one bad row: nothing is written")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import and say what was done."""
        try:
            files = find_files(options["paths"], options["format"])
            manifest = _read_manifests(options["manifest"], options["paths"])
            rows = _read_all(files, options["format"], manifest, options["source"])
            is_text = all(format_of(path, options["format"]) == "txt" for path in files)
            choices = Options(
                extract=not options["no_extract"],
                dry_run=options["dry_run"],
                strict=options["strict"],
                expected=len(files) if is_text else None,
            )
            # A bar only on a terminal; Django's own wrapper would end each refresh with a newline.
            quiet = True if options["verbosity"] == 0 else None
            with tqdm(unit=" articles", file=sys.stderr, disable=quiet) as bar:
                imported = import_records(rows, choices, report=bar.update)
        except (InputError, BadRowError) as error:
            raise CommandError(str(error)) from error
        self._summarise(imported, dry_run=options["dry_run"])

    def _summarise(self, imported: Imported, *, dry_run: bool) -> None:
        for row in imported.bad[:_MOST_SHOWN]:
            self.stderr.write(f"bad: {row.where}: {row.reason}")
        if len(imported.bad) > _MOST_SHOWN:
            self.stderr.write(f"bad: {len(imported.bad) - _MOST_SHOWN} more")
        counts = f"{imported.new} new, {imported.duplicate} duplicate, {len(imported.bad)} bad"
        kinds = ", ".join(
            f"{imported.mentions[kind]} {kind}s" for kind in ("place", "faction", "date")
        )
        self.stdout.write(f"{counts} (dry run)" if dry_run else f"{counts}; {kinds}")


def _read_manifests(manifest: str | None, paths: list[str]) -> Manifest:
    """The manifest that was named, or those that lie in the folders to import."""
    if manifest:
        return read_manifest(Path(manifest))
    found: dict[str, Any] = {}
    for path in paths:
        if (Path(path) / MANIFEST_NAME).is_file():
            found |= read_manifest(Path(path) / MANIFEST_NAME)
    return found


def _read_all(
    files: list[Path], file_format: str, manifest: Manifest, source: str | None
) -> Iterator[Record | BadRow]:
    for path in files:
        for row in read_records(path, file_format, manifest):
            if isinstance(row, Record) and source and not row.source:
                yield replace(row, source=source)
            else:
                yield row
