"""``manage.py load_gazetteer``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.extraction.builtin import (
    builtin_entries,
    builtin_names,
    read_entries,
    read_names,
    with_main_names,
)
from articles.extraction.gazetteer import Entry, Name
from articles.extraction.mention import Kind
from articles.services.loading import load_gazetteer


class Command(BaseCommand):
    """Load the built-in gazetteer, or lists of the same columns."""

    help = (
        "Load the built-in gazetteer, or CSV files whose names begin with places, place_aliases, "
        "factions or faction_aliases. What editors changed stays."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("files", nargs="*", metavar="CSV")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load and say what changed."""
        try:
            entries, names = builtin_entries(), builtin_names()
            if options["files"]:
                entries, names = _read_files([Path(name) for name in options["files"]])
            loaded = load_gazetteer(entries=entries, names=names)
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{loaded.new} entities new, {loaded.changed} changed, "
            f"{loaded.kept} kept as edited; {loaded.names} names new"
        )


def _read_files(files: list[Path]) -> tuple[tuple[Entry, ...], tuple[Name, ...]]:
    entries: list[Entry] = []
    names: list[Name] = []
    for path in files:
        kind = Kind.FACTION if path.name.startswith("faction") else Kind.PLACE
        if path.name.startswith(("place_aliases", "faction_aliases")):
            names += read_names(path, kind)
        elif path.name.startswith(("places", "factions")):
            entries += read_entries(path, kind)
        else:
            raise ValueError(
                f"{path}: its name must begin with places, place_aliases, factions or faction_aliases"
            )
    return tuple(entries), tuple(with_main_names(entries, names))
