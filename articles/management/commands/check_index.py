"""``manage.py check_index``."""

from argparse import ArgumentParser
from collections import Counter
from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.language.morphology import MorphologyDataError
from articles.search.checking import Fault, find_differences
from articles.search.engine import (
    IndexNotReadyError,
    IndexUnwritableError,
    WriterBusyError,
)
from articles.search.outbox import drain, open_store, rebuild, record_change

_BATCH = 1000
_MOST_SHOWN = 20


class Command(BaseCommand):
    """Compare the search index with the database."""

    help = "Compare the search index with the database; exit code 1 where they differ."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--repair", action="store_true", help="bring into the index what differs"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Compare, say what differs, repair where that is asked for."""
        try:
            if not self._are_files_whole(repair=options["repair"]):
                return
            counts = self._compare(repair=options["repair"])
            if options["repair"] and counts:
                drain()
        except WriterBusyError as error:
            raise CommandError(f"another process is writing the index in {error}") from error
        except IndexUnwritableError as error:
            raise CommandError(f"the index cannot be written: {error}") from error
        except MorphologyDataError as error:
            raise CommandError(f"the morphology database cannot be read: {error}") from error
        for fault in Fault:
            self.stdout.write(f"{fault:<8}{counts[fault]:>10}")
        if counts and not options["repair"]:
            raise CommandError("index and database differ; --repair reads those articles again")

    def _are_files_whole(self, *, repair: bool) -> bool:
        """Look at the files first: what cannot be read cannot be compared."""
        try:
            damaged = open_store().find_damage()
            open_store().reader()
        except IndexNotReadyError as error:
            return self._build_anew(str(error), repair=repair)
        for path in damaged:
            self.stdout.write(f"damaged: {path}")
        return not damaged or self._build_anew("files of the index are damaged", repair=repair)

    def _build_anew(self, reason: str, *, repair: bool) -> bool:
        if not repair:
            raise CommandError(f"{reason}; --repair builds the index anew")
        self.stdout.write(f"{rebuild()} articles indexed anew")
        return False

    def _compare(self, *, repair: bool) -> Counter[Fault]:
        counts: Counter[Fault] = Counter()
        found = find_differences()
        while batch := list(islice(found, _BATCH)):
            for article_id, fault in batch[: max(0, _MOST_SHOWN - counts.total())]:
                self.stdout.write(f"{fault}: article {article_id}")
            counts.update(fault for _, fault in batch)
            if repair:
                with transaction.atomic():
                    record_change([article_id for article_id, _ in batch])
        return counts
