"""Filters beside the lists, each of which an index answers."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Edit, Entity, Mention
from articles.templatetags.entity_words import FACTION_TYPES, PLACE_TYPES

Choices = list[tuple[str, str]]


class YearFilter(admin.SimpleListFilter):
    title = gettext_lazy("year of publication")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        dated = Article.objects.exclude(published_first=None)
        # Two queries, since only the end of an index is read for each.
        days = dated.order_by("published_first").values_list("published_first", flat=True)
        first, last = days.first(), days.last()
        if not first or not last:
            return []
        years = range(last.year, first.year - 1, -1)
        return [("none", _("unknown")), *((str(year), str(year)) for year in years)]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Article]") -> Any:
        value = self.value() or ""
        if value == "none":
            return queryset.filter(published_first=None)
        return queryset.filter(published_first__year=value) if value.isdecimal() else queryset


class OriginFilter(admin.SimpleListFilter):
    title = gettext_lazy("origin")
    parameter_name = "origin"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [
            ("gazetteer", _("from the gazetteer")),
            ("editors", _("made by editors")),
            ("merged", _("merged into another")),
        ]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Entity]") -> Any:
        match self.value():
            case "gazetteer":
                return queryset.exclude(loaded={})
            case "editors":
                return queryset.filter(loaded={})
            case "merged":
                return queryset.exclude(merged_into=None)
        return queryset


class TypeFilter(admin.SimpleListFilter):
    title = gettext_lazy("type")
    parameter_name = "type"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(code, str(words)) for code, words in (PLACE_TYPES | FACTION_TYPES).items()]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Entity]") -> Any:
        return queryset.filter(type=self.value()) if self.value() else queryset


class KindFilter(admin.SimpleListFilter):
    title = gettext_lazy("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [(code, str(words)) for code, words in Mention.Kind.choices]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Mention]") -> Any:
        # Any status, but said: the index has the status before the kind.
        everything = {"kind": self.value(), "status__in": Mention.Status.values}
        return queryset.filter(**everything) if self.value() else queryset


class LinkFilter(admin.SimpleListFilter):
    title = gettext_lazy("entity")
    parameter_name = "link"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("none", _("without an entity"))]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Mention]") -> Any:
        named = {"entity": None, "kind__in": Entity.Kind.values}
        return queryset.filter(**named) if self.value() else queryset


class DeciderFilter(admin.SimpleListFilter):
    title = gettext_lazy("decided by")
    parameter_name = "decided"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("me", _("me")), ("people", _("people"))]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Mention]") -> Any:
        match self.value():
            case "me":
                return queryset.filter(author=request.user.pk)
            case "people":
                return queryset.filter(author__isnull=False)
        return queryset


class EditorFilter(admin.SimpleListFilter):
    title = gettext_lazy("editor")
    parameter_name = "by"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Choices:
        return [("me", _("me"))]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Edit]") -> Any:
        return queryset.filter(user=request.user.pk) if self.value() else queryset
