"""What editors did, step by step: to look at, and to undo."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.filters import EditorFilter
from articles.admin.history import editor
from articles.admin.lists import ListAdmin
from articles.models import Edit, EditChange, Entity, Mention
from articles.services.states import State
from articles.services.undoing import ConflictError, NothingLeftError, turn_edit
from articles.templatetags.mention_data import value_in_words

_SHOWN = 100
_MOST_AT_ONCE = 100
_SHOWN_OF_TITLE = 40


@admin.register(Edit)
class EditAdmin(ListAdmin):
    list_display = ("created_at", "user", "what", "article_title", "correction", "undone_at")
    list_display_links = ("created_at", "what")
    list_filter = (EditorFilter,)
    search_fields = ("user__username",)
    search_help_text = gettext_lazy("The name of an editor.")
    sortable_by = ()
    ordering = ("-pk",)
    actions = ("undo",)
    fields = (*list_display, "changes")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Edit]":
        rows: QuerySet[Edit] = super().get_queryset(request)
        return rows.select_related("user", "article", "correction").defer("article__body")

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Edit]", search_term: str
    ) -> tuple["QuerySet[Edit]", bool]:
        name = search_term.strip()
        return (queryset.filter(user__username=name) if name else queryset), False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_undo_permission(self, request: HttpRequest) -> bool:
        """Whoever may change mentions may also undo what was done to them."""
        return request.user.has_perm("articles.change_mention")

    @admin.display(description=gettext_lazy("what was done"))
    def what(self, edit: Edit) -> str:
        return str(edit)

    @admin.display(description=gettext_lazy("article"))
    def article_title(self, edit: Edit) -> str:
        if not edit.article:
            return _("several articles")
        title = Truncator(edit.article.title).chars(_SHOWN_OF_TITLE)
        return format_html('<a href="{}"><bdi>{}</bdi></a>', edit.article.get_absolute_url(), title)

    @admin.display(description=gettext_lazy("changes"))
    def changes(self, edit: Edit) -> SafeString | str:
        rows = list(edit.changes.order_by("pk")[: _SHOWN + 1])
        entities, words = _entities(rows), _words(rows)
        shown = format_html_join(
            "",
            '<li><a href="{}"><bdi>{}</bdi></a>: <del>{}</del> <ins>{}</ins></li>',
            (
                (
                    reverse("admin:articles_mention_change", args=[row.mention_id]),
                    words.get(row.mention_id, row),
                    _describe(row.before, entities),
                    _describe(row.after, entities),
                )
                for row in rows[:_SHOWN]
            ),
        )
        more = _("And further ones.") if len(rows) > _SHOWN else ""
        return format_html('<ul class="changes">{}</ul>{}', shown, more) if rows else "-"

    @admin.action(description=gettext_lazy("Undo the selected edits"), permissions=["undo"])
    def undo(self, request: HttpRequest, queryset: "QuerySet[Edit]") -> None:
        undone = staying = 0
        # The last one first: an earlier one may be what it was built upon.
        for edit in queryset.filter(undone_at=None).order_by("-pk")[:_MOST_AT_ONCE]:
            try:
                turned = turn_edit(edit=edit, user=editor(request), forward=False)
                staying += turned.replayed.conflicts
                undone += 1
            except (ConflictError, NothingLeftError, ValidationError) as error:
                reason = " ".join(getattr(error, "messages", [str(error)]))
                self.message_user(request, f"{edit}: {reason}", messages.WARNING)
        text = ngettext("%(count)s edit undone.", "%(count)s edits undone.", undone)
        self.message_user(request, text % {"count": undone}, messages.SUCCESS)
        if staying:
            text = ngettext(
                "%(count)s mention was left as someone has changed it since.",
                "%(count)s mentions were left as someone has changed them since.",
                staying,
            )
            self.message_user(request, text % {"count": staying}, messages.WARNING)


def _entities(rows: list[EditChange]) -> dict[int, str]:
    """The names of the entities that some changes speak of."""
    states = (State.read(data) for row in rows for data in (row.before, row.after))
    ids = {state.entity for state in states if state and state.entity}
    return {pk: str(entity) for pk, entity in Entity.objects.in_bulk(ids).items()}


def _words(rows: list[EditChange]) -> dict[int, str]:
    """The words of the mentions that were changed, as far as these are still there."""
    mentions = Mention.objects.filter(pk__in=[row.mention_id for row in rows])
    return dict(mentions.values_list("pk", "surface"))


def _describe(data: dict[str, Any] | None, entities: dict[int, str]) -> str:
    """A state in words: what is denoted, with which status."""
    state = State.read(data)
    if state is None:
        return _("not there")
    denoted = entities.get(state.entity or 0, "") or value_in_words(state.value)
    status = str(Mention.Status(state.status).label)
    return " · ".join(part for part in (denoted, status, state.note) if part)
