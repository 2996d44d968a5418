"""``manage.py install_camel``."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

_CATALOGUE = "https://raw.githubusercontent.com/CAMeL-Lab/camel-tools-data/main/catalogue-1.6.json"
_MORPHOLOGY, _NAMES = "morphology-db-msa-r13", "ner-arabert"
_PATIENCE = 20


class Command(BaseCommand):
    """Fetch the optional data of CAMeL Tools."""

    help = (
        "Download the morphology database of CAMeL Tools (40 MB, GPL) and, with --ner, the model "
        "of names (500 MB; torch and transformers must be installed to use it)."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the arguments."""
        parser.add_argument("--ner", action="store_true", help="also the model of names")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Download what is not there yet, and say how to switch it on."""
        directory: Path = settings.CAMELTOOLS_DATA or settings.BASE_DIR / "var" / "camel"
        _check_network()
        try:
            directory.mkdir(parents=True, exist_ok=True)
            for package in (_MORPHOLOGY, _NAMES) if options["ner"] else (_MORPHOLOGY,):
                _download(directory, package)
        except OSError as error:
            raise CommandError(f"{directory}: {error}") from error
        self.stdout.write(
            f"Installed. With CAMELTOOLS_DATA={directory} in .env, `reindex` and `extract` use it."
        )


def _check_network() -> None:
    """Fail at once and clearly where CAMeL Tools would wait without a limit.

    Raises:
        CommandError: the catalogue cannot be reached.
    """
    try:
        with urlopen(_CATALOGUE, timeout=_PATIENCE):
            pass
    except (URLError, TimeoutError) as error:
        raise CommandError(
            f"{_CATALOGUE} cannot be reached ({error}): the data is fetched from there, so this "
            "needs the network. Everything works without it."
        ) from error


def _download(directory: Path, package: str) -> None:
    os.environ["CAMELTOOLS_DATA"] = str(directory)
    # The import fetches the catalogue where it is not there yet.
    from camel_tools.data import CATALOGUE, CatalogueError, DownloaderError

    try:
        CATALOGUE.download_package(package, print_status=True)
    except (CatalogueError, DownloaderError) as error:
        raise CommandError(f"{package}: {error}") from error
