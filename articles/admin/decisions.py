"""What editors do to the chosen mentions of a list: each is one step that can be undone."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.autocomplete import EntityField
from articles.admin.history import editor
from articles.models import Mention
from articles.services.deciding import decide_mentions, relink_mentions

Mentions = QuerySet[Mention]
Decide = Callable[[admin.ModelAdmin, HttpRequest, Mentions], None]

#: What a request bears; a rule that holds for more is made on the article's page.
_MOST_AT_ONCE = 2000
_SHOWN = 20


class RelinkForm(forms.Form):
    """Which entity the chosen mentions mean."""

    entity = EntityField()


def _decision(name: str, status: Mention.Status, description: Any) -> Decide:
    def decide(page: admin.ModelAdmin, request: HttpRequest, queryset: Mentions) -> None:
        if not _are_too_many(page, request, queryset):
            count = decide_mentions(mentions=queryset, status=status, user=editor(request))
            _say_count(page, request, count)

    decide.__name__ = name
    return admin.action(decide, description=description, permissions=["change"])


accept = _decision("accept", Mention.Status.ACCEPTED, gettext_lazy("Accept the selected mentions"))
reject = _decision("reject", Mention.Status.REJECTED, gettext_lazy("Reject the selected mentions"))
reopen = _decision(
    "reopen",
    Mention.Status.SUGGESTED,
    gettext_lazy("Take back the decision on the selected mentions"),
)


@admin.action(
    description=gettext_lazy("Link the selected mentions to an entity"), permissions=["change"]
)
def relink(page: admin.ModelAdmin, request: HttpRequest, queryset: Mentions) -> HttpResponse | None:
    """Ask for the entity, then link to it; mentions of another kind are left as they are."""
    if _are_too_many(page, request, queryset):
        return None
    form = RelinkForm(request.POST if "relink" in request.POST else None)
    if not form.is_valid():
        return _ask_for_entity(page, request, queryset, form)
    count = relink_mentions(
        mentions=queryset, entity=form.cleaned_data["entity"], user=editor(request)
    )
    _say_count(page, request, count)
    return None


def _ask_for_entity(
    page: admin.ModelAdmin, request: HttpRequest, queryset: Mentions, form: RelinkForm
) -> HttpResponse:
    context = {
        **page.admin_site.each_context(request),
        "title": _("Link mentions to an entity"),
        "opts": page.opts,
        "media": page.media + form.media,
        "form": form,
        "count": queryset.count(),
        "examples": queryset[:_SHOWN],
        "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
        "select_across": request.POST.get("select_across", ""),
    }
    return TemplateResponse(request, "admin/articles/mention/relink.html", context)


def _are_too_many(page: admin.ModelAdmin, request: HttpRequest, queryset: Mentions) -> bool:
    if queryset.count() <= _MOST_AT_ONCE:
        return False
    text = _("These are more than %(count)s mentions: narrow the list down by a filter.")
    page.message_user(request, text % {"count": _MOST_AT_ONCE}, messages.ERROR)
    return True


def _say_count(page: admin.ModelAdmin, request: HttpRequest, count: int) -> None:
    text = ngettext("%(count)s mention changed.", "%(count)s mentions changed.", count)
    page.message_user(request, text % {"count": count}, messages.SUCCESS)
