"""``manage.py prepare``."""

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from articles.services.resuming import resume_unfinished


class Command(BaseCommand):
    """Bring a site from nothing, or from an older version, to where it can be served."""

    help = (
        "Migrate, load the built-in gazetteer, import the seeds into an empty archive, build the "
        "index, collect static files, make the first account. Safe to run again."
    )
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **options: Any) -> None:
        """Prepare step by step."""
        quiet = {"verbosity": 0}
        _make_folder()
        call_command("migrate", **quiet)
        call_command("load_gazetteer", stdout=self.stdout)
        if not Article.objects.exists():
            seeds = settings.BASE_DIR / "seeds"
            call_command("import_articles", str(seeds), stdout=self.stdout, **quiet)
        call_command("messages", "--compile", **quiet)
        call_command("collectstatic", "--no-input", **quiet)
        call_command("reindex", "--if-needed", stdout=self.stdout)
        resume_unfinished()
        self._make_first_account()

    def _make_first_account(self) -> None:
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(12)
        users.create_superuser("admin", password=password)
        self.stdout.write(f"Account “admin” with the password {password} (shown only this once)")


def _make_folder() -> None:
    """Make the folder of an SQLite database, which SQLite itself would not."""
    database = settings.DATABASES["default"]
    folder = Path(database["NAME"]).parent
    try:
        if database["ENGINE"].endswith("sqlite3"):
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(f"{folder}: {error.strerror}") from error
