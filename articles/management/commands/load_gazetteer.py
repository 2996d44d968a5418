"""``manage.py load_gazetteer``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.extraction.builtin import builtin_entries, builtin_names
from articles.services.loading import load_files, load_gazetteer


class Command(BaseCommand):
    """Load the built-in gazetteer, or lists that users bring."""

    help = (
        "Load the built-in gazetteer, or files: CSV whose names begin with places, place_aliases, "
        "factions or faction_aliases, dumps of GeoNames (SY.txt, alternateNamesV2.txt) and CSV of "
        "OCHA P-codes. What editors changed stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("files", nargs="*", metavar="FILE", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load and say what changed."""
        left_out = 0
        try:
            if options["files"]:
                loaded, left_out = load_files(options["files"])
            else:
                loaded = load_gazetteer(entries=builtin_entries(), names=builtin_names())
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{loaded.new} entities new, {loaded.changed} changed, "
            f"{loaded.kept} kept as edited; {loaded.names} names new"
        )
        if left_out:
            self.stdout.write(f"{left_out} rows left out: no Arabic name, or no kind of place")
