from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.concurrent import ConcurrentMixin
from articles.admin.filters import YearFilter
from articles.admin.history import HistoryAdmin, editor
from articles.admin.inlines import MentionInline
from articles.admin.mentions import save_revision
from articles.forms import ArticleForm
from articles.models import Article
from articles.search.engine import IndexNotReadyError
from articles.search.request import SearchRequest
from articles.search.results import find_all
from articles.services.reviewing import DateChange, delete_articles, mark_reviewed, save_article
from articles.services.tasks import ask_for_extraction
from articles.templatetags.mention_data import value_in_words

_DATES_SHOWN = 10


@admin.register(Article)
class ArticleAdmin(ConcurrentMixin, HistoryAdmin):
    form = ArticleForm
    inlines = (MentionInline,)
    list_display = ("title", "source", "published_on", "published_estimated", "status")
    list_filter = ("status", YearFilter)
    sortable_by = ("published_on",)
    search_fields = ("title",)
    search_help_text = _("As on the search page: words, “phrases”, -without, source:…")
    autocomplete_fields = ("source",)
    actions = ("review", "extract")
    fields = (
        "title",
        "source",
        "author",
        "url",
        "published",
        "published_estimated",
        "external_id",
        "status",
        "reviewed_by",
        "reviewed_at",
        "created_at",
        "extracted_with",
        "all_mentions",
        "text",
    )
    readonly_fields = fields[-6:]

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Article]":
        rows: QuerySet[Article] = super().get_queryset(request)
        return rows.select_related("source", "reviewed_by").defer("body")

    def has_add_permission(self, request: HttpRequest) -> bool:
        # Articles come in by import, which knows their encoding, date and duplicates.
        return False

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Article]", search_term: str
    ) -> tuple["QuerySet[Article]", bool]:
        if not search_term.strip():
            return queryset, False
        try:
            best = next(find_all(SearchRequest(q=search_term)), [])
        except IndexNotReadyError:
            known = Q(title__icontains=search_term) | Q(external_id=search_term)
            return queryset.filter(known), False
        # One batch of the best hits; whoever wants more has the search page.
        return queryset.filter(pk__in=best), False

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        if dates := save_article(article=obj, user=editor(request)):
            self.message_user(request, _say_dates(dates), messages.INFO)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        formset.save(commit=False)
        seen = {row.instance.pk: row.cleaned_data.get("seen_version") for row in formset.forms}
        for mention, _changed in formset.changed_objects:
            save_revision(mention, editor(request), seen[mention.pk])

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        delete_articles(articles=Article.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: "QuerySet[Article]") -> None:
        delete_articles(articles=queryset)

    @admin.display(description=_("published"), ordering="published_first")
    def published_on(self, article: Article) -> str:
        return article.published

    @admin.display(description=_("text"))
    def text(self, article: Article) -> SafeString:
        # It scrolls, so that the keyboard must reach it.
        return format_html(
            '<div class="article-body" dir="auto" tabindex="0" role="region" aria-label="{}">{}</div>',
            _("text"),
            article.body,
        )

    @admin.display(description=_("mentions"))
    def all_mentions(self, article: Article) -> SafeString:
        address = reverse("admin:articles_mention_changelist")
        return format_html(
            '<a href="{}?article__id__exact={}">{}</a>', address, article.pk, _("All mentions")
        )

    @admin.action(description=_("Mark the selected articles as reviewed"), permissions=["change"])
    def review(self, request: HttpRequest, queryset: "QuerySet[Article]") -> None:
        count = mark_reviewed(articles=queryset, user=editor(request))
        text = ngettext("%(count)s article reviewed.", "%(count)s articles reviewed.", count)
        self.message_user(request, text % {"count": count}, messages.SUCCESS)

    @admin.action(description=_("Extract again from the selected articles"), permissions=["change"])
    def extract(self, request: HttpRequest, queryset: "QuerySet[Article]") -> None:
        ids = list(queryset.order_by("pk").values_list("pk", flat=True))
        if ask_for_extraction(ids):
            text = ngettext(
                "%(count)s article read again.", "%(count)s articles read again.", len(ids)
            )
        else:
            text = ngettext(
                "%(count)s article is being read again in the background.",
                "%(count)s articles are being read again in the background.",
                len(ids),
            )
        self.message_user(request, text % {"count": len(ids)}, messages.SUCCESS)


def _say_dates(dates: Sequence[DateChange]) -> str:
    """Which dates of a text mean other days since its article has another date."""
    text = ngettext(
        "%(count)s date of the text means other days now: %(dates)s",
        "%(count)s dates of the text mean other days now: %(dates)s",
        len(dates),
    )
    shown = (
        f"«{each.surface}» {value_in_words(each.after) or _('unresolved')}"
        for each in dates[:_DATES_SHOWN]
    )
    more = "…" if len(dates) > _DATES_SHOWN else ""
    return text % {"count": len(dates), "dates": "، ".join(shown) + more}
