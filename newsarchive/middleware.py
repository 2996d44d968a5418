"""What every request passes through: the reader's language and, on a closed site, the door."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

GetResponse = Callable[[HttpRequest], HttpResponse]


def chosen_language(get_response: GetResponse) -> GetResponse:
    """Arabic unless the reader has chosen otherwise.

    Django's own middleware would follow the browser, and many who read Arabic have an English one.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return middleware


def closed_site(get_response: GetResponse) -> GetResponse:
    """With ``PUBLIC_READ`` off, send visitors without an account to the login page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        is_closed = not settings.PUBLIC_READ and not request.user.is_authenticated
        if is_closed and not _is_always_open(request.path):
            return redirect_to_login(request.get_full_path())
        return get_response(request)

    return middleware


def _is_always_open(path: str) -> bool:
    doors = (reverse("login"), reverse("healthz"), reverse("set_language"), reverse("admin:login"))
    return path in doors or path.startswith(urlsplit(settings.STATIC_URL).path)
