"""The WSGI entry point."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

application = get_wsgi_application()

from articles.search.warming import warm_up  # noqa: E402 (after Django is set up)

# A second or two: better now than at a reader's first search.
warm_up()
