"""Settings of the test suite: those of the site, complete with an empty environment."""

import os
import tempfile
from pathlib import Path

os.environ.update(DEBUG="false", HTTPS="false", SECRET_KEY="only-for-tests", PUBLIC_READ="true")  # noqa: S106

from newsarchive.settings import *  # noqa: F403

# Commands only: each test has an index of its own.
INDEX_DIR = Path(tempfile.gettempdir()) / "newsarchive-test-index"
CAMELTOOLS_DATA = None
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Looked for when asked for: what `collectstatic` writes meanwhile is none of the tests' business.
WHITENOISE_AUTOREFRESH = True
# The browsers of the tests ask once for each.
WHITENOISE_MAX_AGE = 3600
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405
    # In a file each thread has a connection of its own, as on a real site; in memory all share one.
    name = f"newsarchive-test-{os.getpid()}.sqlite3"
    DATABASES["default"]["TEST"] = {"NAME": str(Path(tempfile.gettempdir()) / name)}  # noqa: F405
