"""What the editors did."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.services.statistics import read_figures
from articles.views.guarding import editors_page

_PERIODS = ((7, _("seven days")), (30, _("thirty days")), (0, _("all time")))


@require_safe
@editors_page("articles.change_article")
def review_editors(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("days", "")
    chosen = next((days for days, _label in _PERIODS if str(days) == asked), _PERIODS[0][0])
    context = {
        "periods": _PERIODS,
        "chosen": chosen,
        "rows": read_figures(days=chosen or None),
    }
    return render(request, "review/editors.html", context)
