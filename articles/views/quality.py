"""The page that says how good extraction is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.services.quality import FEWEST, measure_quality


@require_safe
def quality_page(request: HttpRequest) -> HttpResponse:
    context = {"quality": measure_quality(), "fewest": FEWEST}
    return render(request, "pages/quality.html", context)
