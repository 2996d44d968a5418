"""``manage.py reindex``."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.language.morphology import MorphologyDataError
from articles.models import Article
from articles.search.engine import IndexUnwritableError, WriterBusyError
from articles.search.lemma_memo import installed_data
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
        data = installed_data()
        is_current = open_store().is_current(data.source if data else "")
        is_needed = not (options["if_needed"] and is_current)
        try:
            built = _rebuild(quiet=options["verbosity"] == 0) if is_needed else 0
            pending = drain()
        except WriterBusyError as error:
            raise CommandError(f"another process is writing the index in {error}") from error
        except IndexUnwritableError as error:
            raise CommandError(f"the index cannot be written: {error}") from error
        except MorphologyDataError as error:
            raise CommandError(f"the morphology database cannot be read: {error}") from error
        said = f"{built} articles indexed" if is_needed else "the index is current"
        self.stdout.write(f"{said}, {pending} pending changes read")


def _rebuild(*, quiet: bool) -> int:
    # A bar only on a terminal.
    disable = True if quiet else None
    total = Article.objects.count()
    with tqdm(total=total, unit=" articles", file=sys.stderr, disable=disable) as bar:
        return rebuild(bar.update)
