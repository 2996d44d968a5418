"""The ASGI entry point."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")

application = get_asgi_application()

from articles.search.warming import warm_up  # noqa: E402 (after Django is set up)

# A second or two: better now than at a reader's first search.
warm_up()
