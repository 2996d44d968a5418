"""``manage.py extract``."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles.models import Article
from articles.services.enriching import reextract
from articles.services.gazetteer import read_gazetteer


class Command(BaseCommand):
    """Extract again what newer rules or names may find."""

    help = "Read articles again that an older extraction or gazetteer has read (or all of them)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--all", action="store_true", help="also those that are up to date")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Extract and say what changed."""
        due = Article.objects.all()
        if not options["all"]:
            due = due.outdated(read_gazetteer().version)
        # The ids are read first: the list would shrink under an iteration that updates it.
        ids = list(due.order_by("pk").values_list("pk", flat=True))
        quiet = True if options["verbosity"] == 0 else None
        with tqdm(total=len(ids), unit=" articles", file=sys.stderr, disable=quiet) as bar:
            enriched = reextract(ids, report=bar.update)
        found = ", ".join(
            f"{enriched.found[kind]} {kind}s" for kind in ("place", "faction", "date")
        )
        self.stdout.write(
            f"{enriched.articles} articles read: {found}; {enriched.added} added, "
            f"{enriched.changed} changed, {enriched.withdrawn} withdrawn"
        )
