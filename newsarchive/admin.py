"""The admin site: our name above it, and an answer to every address."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ERROR_FLAG
from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

View = Callable[..., HttpResponse]


class ArchiveSite(admin.AdminSite):
    """All lists, those of other applications too, bear whatever their address holds."""

    site_title = site_header = _("News archive")

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002
        """A view behind the login, as Django makes it."""
        return super().admin_view(forgiving(view), cacheable)


def forgiving(view: View) -> View:
    """A view that says of an impossible filter that it is one, instead of failing."""

    @wraps(view)
    def forgiving_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (ValueError, OverflowError, DataError):
            # Values that no column holds (the year 99999) show only when the database is asked.
            if not request.GET or ERROR_FLAG in request.GET:
                raise
            return HttpResponseRedirect(f"{request.path}?{ERROR_FLAG}=1")

    return forgiving_view
