"""The worklist of names that no list has: link them, add them, or dismiss them."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from articles.models import Entity
from articles.services import unlinked
from articles.services.unlinked import NameKey
from articles.views.guarding import editors_page, user_of
from articles.views.pages import build_pages, read_page
from articles.views.sent import read_id

PAGE_SIZE = 50
_LONGEST = 200


@require_http_methods(["GET", "HEAD", "POST"])
@editors_page("articles.change_mention")
def review_names(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, _read_kind(request.GET.get("kind", "")))
    kind = _read_kind(request.POST.get("kind", ""))
    chosen = [key for text in request.POST.getlist("name") if (key := NameKey.read(text))]
    try:
        if not chosen:
            raise ValidationError(_("Choose a name first."))
        return _carry_out(request, kind, chosen)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return _page(request, kind, chosen=chosen, status=400)


def _carry_out(request: HttpRequest, kind: str, chosen: list[NameKey]) -> HttpResponse:
    user = user_of(request)
    match request.POST.get("action"):
        case "dismiss":
            count = unlinked.dismiss_names(names=chosen, user=user)
        case "add":
            count = unlinked.add_names(names=chosen, user=user)
        case "link":
            candidates = _candidates(request, chosen)
            if len(candidates) != 1:
                return _page(request, kind, chosen=chosen, candidates=candidates, status=400)
            count = unlinked.link_names(names=chosen, entity=candidates[0], user=user)
        case _:
            raise ValidationError(_("The request was not understood."))
    text = ngettext("%(count)s mention changes.", "%(count)s mentions change.", count)
    messages.success(request, text % {"count": count})
    address = reverse("review_names")
    return redirect(f"{address}?{urlencode({'kind': kind})}" if kind else address)


def _candidates(request: HttpRequest, chosen: list[NameKey]) -> list[Entity]:
    """The entities that may be meant: the one that was chosen, or those that go by the name."""
    pk = read_id(request.POST.get("chosen_entity", ""))
    if pk is not None:
        return list(Entity.objects.current().filter(pk=pk))
    text = request.POST.get("entity", "").strip()[:_LONGEST]
    found = unlinked.find_entities(text, kinds={key.kind for key in chosen})
    if not found:
        raise ValidationError(_("No entry of this kind goes by this name."))
    return found


def _page(
    request: HttpRequest,
    kind: str,
    *,
    chosen: list[NameKey] | None = None,
    candidates: list[Entity] | None = None,
    status: int = 200,
) -> HttpResponse:
    page, total = read_page(request.GET.get("page", "")), unlinked.count_names(kind)

    def query_of(page: int) -> str:
        pairs = {"kind": kind, "page": str(page) if page > 1 else ""}
        return urlencode({key: value for key, value in pairs.items() if value})

    context = {
        "kind": kind,
        "kinds": Entity.Kind.values,
        "total": total,
        "names": unlinked.list_names(kind=kind, first=(page - 1) * PAGE_SIZE, limit=PAGE_SIZE),
        "chosen": {key.text for key in chosen or ()},
        "candidates": candidates,
        "entity": request.POST.get("entity", ""),
        "pages": build_pages(page, total, PAGE_SIZE, query_of),
    }
    return render(request, "review/names.html", context, status=status)


def _read_kind(text: str) -> str:
    return text if text in Entity.Kind.values else ""
