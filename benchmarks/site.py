"""An archive of the benchmark's own: its settings, its tables and its gazetteer."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import django
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent


@contextmanager
def opened_site(keep: Path | None = None) -> Iterator[Path]:
    """Set Django up on an archive in the folder ``keep``, or in one that vanishes afterwards.

    ``BENCH_DATABASE_URL`` puts the tables elsewhere; the index stays in the folder.
    """
    if keep:
        keep.mkdir(parents=True, exist_ok=True)
        _set_up(keep.resolve())
        yield keep.resolve()
        return
    with tempfile.TemporaryDirectory() as name:
        _set_up(Path(name))
        yield Path(name)


def _set_up(folder: Path) -> None:
    os.environ |= {
        "SECRET_KEY": "of a benchmark",
        "DEBUG": "false",
        "HTTPS": "false",
        "DATABASE_URL": os.environ.get("BENCH_DATABASE_URL") or f"sqlite:///{folder}/db.sqlite3",
        "INDEX_DIR": str(folder / "index"),
        "LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "newsarchive.settings",
    }
    django.setup()
    call_command("migrate", verbosity=0)
    from articles.models import Entity

    if not Entity.objects.exists():
        call_command("load_gazetteer", stdout=StringIO())


def prepare_pages() -> None:
    """What pages need beside the archive: static files, translations, a name for the test client.

    And what a server does when it starts.
    """
    from django.conf import settings

    from articles.search.warming import warm_up

    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("messages", "--compile", verbosity=0)
    settings.ALLOWED_HOSTS.append("testserver")
    warm_up()


def refuse_articles() -> None:
    """End where the archive holds articles already: what is measured would be something else."""
    from articles.models import Article

    if Article.objects.exists():
        raise SystemExit("the archive holds articles already: name an empty database or folder")
