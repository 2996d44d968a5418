"""``manage.py reindex``."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.search.engine import WriterBusyError
from articles.search.outbox import drain, open_store, rebuild


class Command(BaseCommand):
    """Build the search index."""

    help = "Build the search index anew beside the current one and swap, then read what is pending."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--if-needed", action="store_true", help="only where none of this version is there"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Build and say how much."""
        try:
            built = 0 if options["if_needed"] and open_store().is_ready() else rebuild()
            pending = drain()
        except WriterBusyError as error:
            raise CommandError(f"another process is writing the index in {error}") from error
        self.stdout.write(f"{built} articles indexed, {pending} pending changes read")
