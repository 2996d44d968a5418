"""What the page calls to tell an editor what a date was understood as."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles.models import Article
from articles.models.article import day_range
from articles.models.fields import validate_edtf
from articles.services.dating import read_date
from articles.templatetags.mention_data import value_in_words
from articles.views.guarding import readers_only

_LONGEST = 500


@readers_only("articles.view_mention")
def dates(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.only("published"), pk=pk)
    value = _read_value(request, article)
    first, last = day_range(value)
    return JsonResponse(
        {"value": value, "text": value_in_words(value), "first": first, "last": last}
    )


def _read_value(request: HttpRequest, article: Article) -> str:
    if "text" in request.GET:
        words = request.GET["text"]
        if len(words) > _LONGEST:
            text = _("The selection is longer than %(count)s letters.") % {"count": _LONGEST}
            raise ValidationError({"text": text})
        return read_date(words, published=article.published)
    value = request.GET.get("value", "").strip()
    try:
        validate_edtf(value)
    except ValidationError as error:
        raise ValidationError({"value": error.messages}) from error
    return value
