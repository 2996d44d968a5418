"""``manage.py score_extraction``."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.extraction.builtin import builtin_gazetteer
from articles.extraction.mention import Kind
from articles.extraction.scoring import Scores, score_texts
from articles.services.comparing import render_comparison
from articles.services.gold import GoldError, Row, find_texts, read_gold


class Command(BaseCommand):
    """Measure extraction."""

    help = "Score extraction with the built-in gazetteer against labelled texts (JSON Lines)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("gold", metavar="GOLD.jsonl")
        parser.add_argument(
            "--texts",
            metavar="CORPUS.jsonl[.gz]",
            help="articles with the texts that GOLD names by hash",
        )
        parser.add_argument("--min", default="", help="least F1: place=0.9,faction=0.85,date=0.8")
        parser.add_argument("--errors", action="store_true", help="show each fault in its context")
        parser.add_argument(
            "--html", metavar="FILE", type=Path, help="write labels and finds side by side"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the table; fail below a minimum."""
        least = _read_minima(options["min"])
        rows = self._read_rows(options["gold"], options["texts"])
        scores = score_texts(rows, builtin_gazetteer())
        self.stdout.write(_table(scores))
        if options["errors"]:
            for fault in scores.faults:
                detail = f" ({fault.detail})" if fault.detail else ""
                self.stdout.write(
                    f"{fault.text_id}\t{fault.problem}\t{fault.kind}{detail}\t{fault.context}"
                )
        if options["html"]:
            _write_page(scores, Path(options["gold"]).name, options["html"])
        low = [kind.value for kind, minimum in least.items() if scores.kinds[kind].f1 < minimum]
        if low:
            raise CommandError(f"below the minimum: {', '.join(low)}", returncode=1)

    def _read_rows(self, gold: str, texts: str | None) -> list[Row]:
        """The labelled texts; those whose text is not there are named, counted and left out."""
        try:
            rows = read_gold(Path(gold))
            if texts is None:
                if any("text" not in row for row in rows):
                    raise CommandError(f"{gold} is without its texts: say --texts CORPUS.jsonl")
                return rows
            found, skipped = find_texts(rows, Path(texts))
        except GoldError as error:
            raise CommandError(str(error)) from error
        for message in skipped:
            self.stderr.write(f"skipped: {message}")
        if skipped and not found:
            raise CommandError(f"{gold}: all {len(rows)} texts skipped")
        if skipped:
            self.stdout.write(f"texts: {len(found)} scored, {len(skipped)} skipped")
        return found


def _write_page(scores: Scores, name: str, path: Path) -> None:
    try:
        path.write_text(render_comparison(scores, name=name), encoding="utf-8")
    except OSError as error:
        raise CommandError(f"{path}: {error.strerror}") from error


def _read_minima(text: str) -> dict[Kind, float]:
    minima: dict[Kind, float] = {}
    for part in filter(None, text.split(",")):
        kind, _, value = part.partition("=")
        try:
            minima[Kind(kind.strip())] = float(value)
        except ValueError as error:
            raise CommandError(f"--min: “{part}” is not like place=0.9") from error
    return minima


def _table(scores: Scores) -> str:
    lines = [
        f"{'kind':8} {'P':>6} {'R':>6} {'F1':>6} {'right':>6} {'found':>6} {'gold':>6} reading"
    ]
    for kind, score in scores.kinds.items():
        reading = f"{score.linking:.3f} of {score.judged}" if score.judged else "-"
        lines.append(
            f"{kind.value:8} {score.precision:6.3f} {score.recall:6.3f} {score.f1:6.3f} "
            f"{score.right:6} {score.found:6} {score.gold:6} {reading}"
        )
    return "\n".join(lines)
