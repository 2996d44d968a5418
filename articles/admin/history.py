"""What our admin pages share besides their lists: a history, and honest refusals."""

from collections.abc import Sequence
from typing import Any, ClassVar, cast

from django.contrib import messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import CharField, Field, QuerySet, URLField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from simple_history.admin import SimpleHistoryAdmin

from articles.admin.lists import ListAdmin
from articles.services.locking import StaleVersionError

Overrides = dict[type[Field[Any, Any]], dict[str, Any]]

_LONGEST_ID = 18


class HistoryAdmin(ListAdmin, SimpleHistoryAdmin):
    # Arabic and Latin names share the same fields.
    formfield_overrides: ClassVar[Overrides] = {
        CharField: {"widget": AdminTextInputWidget(attrs={"dir": "auto"})},
        URLField: {"assume_scheme": "https"},
    }
    object_history_list_template = "admin/articles/history_list.html"

    def reason_to_keep(self, obj: Any) -> str:
        """Why an object cannot be deleted, for the editor to read; empty where it can."""
        return ""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        try:
            page: HttpResponse = super().changeform_view(
                request, object_id, form_url, extra_context
            )
        except (StaleVersionError, ValidationError) as error:
            # The forms have checked already; this is what changed between the check and the save.
            for text in getattr(error, "messages", [str(error)]):
                self.message_user(request, text, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        return page

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        _check_id(object_id)
        page: HttpResponse = super().history_view(request, object_id, extra_context)
        return page

    def history_form_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        _check_id(object_id)
        _check_id(version_id)
        # The library asks for the permission to view even when the form is posted.
        if request.method == "POST" and not self.has_change_permission(request):
            raise PermissionDenied
        page: HttpResponse = super().history_form_view(
            request, object_id, version_id, extra_context
        )
        return page

    def get_deleted_objects(
        self, objs: Sequence[Any] | QuerySet[Any], request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[str]]:
        """What a deletion takes along; Django would list every mention, be they a million."""
        objs = list(objs)
        names = [str(obj) for obj in objs]
        reasons = [reason for obj in objs if (reason := self.reason_to_keep(obj))]
        count = {str(self.opts.verbose_name_plural): len(objs)}
        is_allowed = self.has_delete_permission(request)
        return names, count, set() if is_allowed else {str(self.opts.verbose_name)}, reasons


def _check_id(text: str) -> None:
    """Refuse what is no id: the library would look for it all the same."""
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_ID):
        raise Http404


def editor(request: HttpRequest) -> User:
    """The user of an admin page, who is no stranger."""
    return cast(User, request.user)
