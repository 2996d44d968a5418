"""``manage.py export``."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError, no_translations

from articles.search.engine import IndexNotReadyError
from articles.search.request import SearchRequest
from articles.services.exporting import TABLES, write_csv, write_jsonl


class Command(BaseCommand):
    """Export a table."""

    help = "Write articles, mentions or entities as CSV or JSON Lines, with the page's filters."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("table", choices=tuple(TABLES))
        parser.add_argument("--format", choices=("csv", "jsonl"), default="csv")
        parser.add_argument("--output", metavar="FILE", help="instead of standard output")
        parser.add_argument("--filter", default="", help="the page's query string: 'q=…&place=…'")
        parser.add_argument("--excel", action="store_true", help="a byte order mark for Excel")
        parser.add_argument("--raw", action="store_true", help="cells like formulas as they are")

    @no_translations
    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the table."""
        request = SearchRequest.from_filter(options["filter"])
        if request.problems:
            raise CommandError(" ".join(request.problems))
        rows, columns = TABLES[options["table"]]
        lines = write_jsonl(rows(request))
        if options["format"] == "csv":
            lines = write_csv(rows(request), columns, excel=options["excel"], raw=options["raw"])
        try:
            if options["output"]:
                _write_file(Path(options["output"]), lines)
            else:
                _write_lines(sys.stdout, lines)
        except IndexNotReadyError as error:
            raise CommandError("there is no search index yet: run manage.py reindex") from error
        except OSError as error:
            raise CommandError(f"{options['output'] or 'standard output'}: {error}") from error


def _write_file(path: Path, lines: Any) -> None:
    """A file that is there is whole: it gets its name only when all has been written."""
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            _write_lines(file, lines)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _write_lines(file: IO[str], lines: Any) -> None:
    for line in lines:
        file.write(line)
