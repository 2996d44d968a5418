"""Who may call an editing address, and how refusals and faults are answered."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, cast
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.services.locking import StaleVersionError
from articles.services.undoing import ConflictError, NothingLeftError
from articles.templatetags.mention_data import mention_data
from articles.views.sent import read_json

View = Callable[..., HttpResponse]
Errors = dict[str, list[str]]


def editors_only(permission: str, methods: Sequence[str] = ("POST",)) -> Callable[[View], View]:
    """For whoever has the permission; strangers are sent to the login page."""

    def decorate(view: View) -> View:
        @require_http_methods(list(methods))
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(_came_from(request))
            if not request.user.has_perm(permission):
                return refusal()
            try:
                return view(request, *args, **kwargs)
            except ValidationError as error:
                return problems(_by_field(error), 400)
            except StaleVersionError as error:
                return _stale(request, error)
            except ConflictError as error:
                return problems({"__all__": [str(error)]}, 409)
            except NothingLeftError as error:
                return problems({"__all__": [str(error)]}, 404)

        return guarded

    return decorate


def readers_only(permission: str) -> Callable[[View], View]:
    """Looking on, for whoever has the permission."""
    return editors_only(permission, ("GET", "HEAD"))


def editors_page(permission: str) -> Callable[[View], View]:
    """A page for whoever has the permission; strangers are sent to the login, others refused."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                is_read = request.method in ("GET", "HEAD")
                return redirect_to_login(
                    request.get_full_path() if is_read else _came_from(request)
                )
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def user_of(request: HttpRequest) -> User:
    """The user of a guarded view, who is no stranger."""
    return cast(User, request.user)


def refusal() -> JsonResponse:
    """The answer to whoever lacks the right."""
    return problems({"__all__": [_("Only editors may do this.")]}, 403)


def problems(errors: Errors, status: int, **more: Any) -> JsonResponse:
    """What is wrong, by field, for the editor to read."""
    return JsonResponse({"errors": errors, **more}, status=status)


def _stale(request: HttpRequest, error: StaleVersionError) -> JsonResponse:
    """Both versions, for the editor to choose from."""
    current = mention_data(error.current) if error.current else None
    yours = read_json(request) if request.content_type == "application/json" else {}
    return problems({"__all__": [str(error)]}, 409, current=current, yours=yours)


def _came_from(request: HttpRequest) -> str:
    """The page of this site that the reader was on; the front page where nothing tells."""
    try:
        return urlsplit(request.headers.get("Referer", "/")).path or "/"
    except ValueError:
        return "/"


def _by_field(error: ValidationError) -> Errors:
    return error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
