"""``manage.py import_articles``."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.services.importing.importer import (
    BadRowError,
    Imported,
    Options,
    import_records,
    refuse_bad_rows,
)
from articles.services.importing.reading import (
    FORMATS,
    InputError,
    find_files,
    find_manifests,
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
        parser.add_argument(
            "--manifest",
            metavar="CSV",
            help="title, source, author and date of text files; without it manifest.csv beside them",
        )
        parser.add_argument("--source", metavar="NAME", help="outlet of articles that name none")
        parser.add_argument("--no-extract", action="store_true", help="store the texts only")
        parser.add_argument("--dry-run", action="store_true", help="check and count, write nothing")
        parser.add_argument("--strict", action="store_true", help="one bad row: nothing is written")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Import and say what was done."""
        choices = Options(extract=not options["no_extract"], dry_run=options["dry_run"])
        try:
            rows = _Rows(options)
            if options["strict"]:
                refuse_bad_rows(rows)
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


class _Rows:
    """The rows of all files that the options name, read anew each time they are asked for."""

    def __init__(self, options: dict[str, Any]) -> None:
        self._format: str = options["format"]
        self._source: str | None = options["source"]
        self._files = find_files(options["paths"], self._format)
        self._named = read_manifest(Path(options["manifest"])) if options["manifest"] else None
        self._beside = find_manifests(self._files, self._format)

    def __iter__(self) -> Iterator[Record | BadRow]:
        for path in self._files:
            manifest = self._named or self._beside.get(path.parent, {})
            for row in read_records(path, self._format, manifest):
                if isinstance(row, Record) and self._source and not row.source:
                    yield replace(row, source=self._source)
                else:
                    yield row
