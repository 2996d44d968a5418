"""``manage.py extract_text``."""

import json
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.extraction.builtin import builtin_gazetteer
from articles.extraction.gazetteer import Gazetteer
from articles.extraction.mention import Kind, Mention
from articles.extraction.pipeline import extract
from articles.services.gazetteer import read_gazetteer


class Command(BaseCommand):
    """Extract from texts on standard input."""

    help = "Read JSON Lines {id, text, published?} and write {id, mentions} for each."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument(
            "--builtin", action="store_true", help="only the built-in gazetteer; needs no database"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Answer line by line."""
        gazetteer = builtin_gazetteer() if options["builtin"] else read_gazetteer().build()
        sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream
        try:
            for number, line in enumerate(sys.stdin, 1):
                if line.strip():
                    self.stdout.write(_answer(line, number, gazetteer))
        except UnicodeDecodeError as error:
            raise CommandError(f"standard input: {error}") from error


def _answer(line: str, number: int, gazetteer: Gazetteer) -> str:
    try:
        row = json.loads(line)
        identifier, text = row["id"], row["text"]
        if not isinstance(text, str):
            raise TypeError("text is no string")
    except (ValueError, KeyError, TypeError) as error:
        raise CommandError(
            f"line {number}: expected an object with id and text: {error}"
        ) from error
    mentions = extract(text, gazetteer, published=str(row.get("published") or ""))
    answer = {"id": identifier, "mentions": [_describe(m, gazetteer) for m in mentions]}
    return json.dumps(answer, ensure_ascii=False)


def _describe(mention: Mention, gazetteer: Gazetteer) -> dict[str, Any]:
    entry = gazetteer.entries.get(mention.entity or "")
    # A name that no list has is known by itself.
    own_name = None if mention.kind is Kind.DATE else mention.surface
    return {
        "start": mention.start,
        "end": mention.end,
        "kind": mention.kind.value,
        "surface": mention.surface,
        "entity": mention.entity,
        "entity_name": entry.name_ar if entry else own_name,
        "value": mention.value,
        "rule": mention.rule,
    }
