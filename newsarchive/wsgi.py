"""The WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

application = get_wsgi_application()

from articles.search.analysis import analyze  # noqa: E402 (after Django is set up)

# The dictionary takes most of a second to read: better now than at a reader's first search.
analyze("حلب")
