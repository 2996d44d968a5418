"""Who may open a page of the editors'."""

from collections.abc import Callable
from functools import wraps
from typing import cast
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def editors_page(permission: str) -> Callable[[View], View]:
    """A page for whoever has the permission; strangers are sent to the login page, others refused."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not request.user.is_authenticated:
                is_page = request.method in ("GET", "HEAD")
                return redirect_to_login(request.get_full_path() if is_page else came_from(request))
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def came_from(request: HttpRequest) -> str:
    """The page of this site that the reader was on; the front page where nothing tells."""
    try:
        return urlsplit(request.headers.get("Referer", "/")).path or "/"
    except ValueError:
        return "/"


def editor_of(request: HttpRequest) -> User:
    """The user of a guarded page, who is no stranger."""
    return cast(User, request.user)
