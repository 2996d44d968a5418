"""The rules that editors made of their corrections: to look at, and to switch off and on."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.admin.lists import ListAdmin
from articles.models import Correction, Mention
from articles.models.mention import fold_surface
from articles.services.correcting.switching import switch_rule
from articles.templatetags.mention_data import value_in_words


@admin.register(Correction)
class CorrectionAdmin(ListAdmin):
    list_display = (
        "folded",
        "what",
        "scope",
        "is_active",
        "applied",
        "created_by",
        "created_at",
    )
    list_filter = ("is_active", "scope", "verb")
    search_fields = ("folded",)
    search_help_text = gettext_lazy("The words of the rule, in any spelling.")
    sortable_by = ()
    ordering = ("-pk",)
    actions = ("switch_on", "switch_off")
    fields = (*list_display, "kind", "article")
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Correction]":
        rows: QuerySet[Correction] = super().get_queryset(request)
        named = rows.select_related("entity_before", "entity_after", "created_by", "article")
        return named.defer("article__body")

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Correction]", search_term: str
    ) -> tuple["QuerySet[Correction]", bool]:
        folded = fold_surface(search_term.strip())
        return (queryset.filter(folded__startswith=folded) if folded else queryset), False

    def has_add_permission(self, request: HttpRequest) -> bool:
        # A rule is made of a correction: on the article's page, where its example stands.
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_switch_permission(self, request: HttpRequest) -> bool:
        """Whoever may change rules may switch them; what they say is made of an example."""
        return request.user.has_perm("articles.change_correction")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # It is switched off instead: the edits refer to it.
        return False

    @admin.display(description=gettext_lazy("what it does"))
    def what(self, rule: Correction) -> str:
        unknown = _("unresolved") if rule.kind == Mention.Kind.DATE else _("in no list")
        before = rule.entity_before or value_in_words(rule.value_before) or unknown
        after = rule.entity_after or value_in_words(rule.value_after)
        verb = rule.get_verb_display()
        match rule.verb:
            case Correction.Verb.RELINK:
                return _("%(verb)s: “%(before)s” becomes “%(after)s”") % {
                    "verb": verb,
                    "before": before,
                    "after": after or unknown,
                }
            case Correction.Verb.RETAG:
                kind = rule.get_kind_after_display()
                return " · ".join(str(part) for part in (verb, kind, after) if part)
        return f"{verb}: {before}"

    @admin.display(description=gettext_lazy("mentions changed"))
    def applied(self, rule: Correction) -> str:
        count = _("%(done)s of %(total)s") % {"done": rule.done, "total": rule.total}
        is_done = rule.state == Correction.State.APPLIED
        return count if is_done else f"{count} · {rule.get_state_display()}"

    @admin.action(description=gettext_lazy("Switch the selected rules on"), permissions=["switch"])
    def switch_on(self, request: HttpRequest, queryset: "QuerySet[Correction]") -> None:
        self._switch(request, queryset, is_active=True)

    @admin.action(description=gettext_lazy("Switch the selected rules off"), permissions=["switch"])
    def switch_off(self, request: HttpRequest, queryset: "QuerySet[Correction]") -> None:
        self._switch(request, queryset, is_active=False)

    def _switch(
        self, request: HttpRequest, queryset: "QuerySet[Correction]", *, is_active: bool
    ) -> None:
        said = _("Switched on.") if is_active else _("Switched off.")
        count = 0
        for rule in queryset.exclude(is_active=is_active).order_by("pk"):
            if switch_rule(pk=rule.pk, is_active=is_active):
                self.log_change(request, rule, said)
                count += 1
        text = ngettext("%(count)s rule switched.", "%(count)s rules switched.", count)
        self.message_user(request, text % {"count": count}, messages.SUCCESS)
