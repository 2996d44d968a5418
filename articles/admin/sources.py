from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.history import HistoryAdmin
from articles.admin.lists import ListAdmin
from articles.models import Source


@admin.register(Source)
class SourceAdmin(ListAdmin):
    list_display = ("name", "homepage", "its_articles")
    search_fields = ("name",)
    formfield_overrides = HistoryAdmin.formfield_overrides

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_permitted: bool = super().has_delete_permission(request, obj)
        return is_permitted and not (obj and obj.articles.exists())

    def construct_change_message(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Any,
        add: bool = False,  # noqa: FBT002 (the signature is Django's)
    ) -> Any:
        """What the history says: a source has no rows of history, so each value is written out."""
        if add:
            return super().construct_change_message(request, form, formsets, add)
        changes = (
            _("%(field)s: “%(before)s” became “%(after)s”.")
            % {
                "field": form.fields[name].label,
                "before": form.initial[name],
                "after": form.cleaned_data[name],
            }
            for name in form.changed_data
        )
        return " ".join(changes)

    @admin.display(description=_("articles"))
    def its_articles(self, source: Source) -> SafeString:
        address = reverse("admin:articles_article_changelist")
        return format_html(
            '<a href="{}?source__id__exact={}">{}</a>', address, source.pk, _("Its articles")
        )
