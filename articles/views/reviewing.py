"""The queue of articles to review, and what is known about an article besides its text."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.forms import MetadataForm
from articles.language.tokens import fold_name
from articles.models import Article
from articles.services import queueing, reviewing
from articles.views.guarding import editors_page, user_of
from articles.views.sent import read_id

_LONGEST_NAME = 200


@require_safe
@editors_page("articles.change_article")
def review_queue(request: HttpRequest) -> HttpResponse:
    user, name = user_of(request), _read_name(request.GET.get("name", ""))
    context = {
        "articles": queueing.list_waiting(user=user, name=fold_name(name)),
        "progress": queueing.read_progress(user),
        "name": name,
    }
    return render(request, "review/queue.html", context)


@require_POST
@editors_page("articles.change_article")
def review_next(request: HttpRequest) -> HttpResponse:
    after = read_id(request.GET.get("after", ""))
    name = _read_name(request.POST.get("name", ""))
    user = user_of(request)
    article = queueing.claim_next(user=user, after=after, name=fold_name(name))
    if article is None:
        messages.info(request, _("No article is waiting."))
        return redirect("review_queue")
    return redirect(article)


@require_http_methods(["GET", "HEAD", "POST"])
@editors_page("articles.change_article")
def edit_metadata(request: HttpRequest, pk: int) -> HttpResponse:
    if request.method == "POST":
        return _save_metadata(request, pk)
    article = get_object_or_404(Article.objects.select_related("source"), pk=pk)
    return _show_metadata(request, article, MetadataForm(instance=article))


@transaction.atomic
def _save_metadata(request: HttpRequest, pk: int) -> HttpResponse:
    # Locked, so that what the form compares itself with stays true until it is saved.
    rows = Article.objects.select_for_update(of=("self",)).select_related("source")
    article = get_object_or_404(rows, pk=pk)
    form = MetadataForm(request.POST, instance=article)
    if not form.is_valid():
        return _show_metadata(request, article, form)
    changes = reviewing.save_article(article=form.save(commit=False), user=user_of(request))
    messages.success(request, _("Saved."))
    if not changes:
        return redirect(article)
    text = ngettext(
        "%(count)s date of the text is read differently now.",
        "%(count)s dates of the text are read differently now.",
        len(changes),
    )
    messages.info(request, text % {"count": len(changes)})
    context = {"article": article, "changes": changes}
    return render(request, "review/dates_changed.html", context)


def _show_metadata(request: HttpRequest, article: Article, form: MetadataForm) -> HttpResponse:
    context = {"article": article, "form": form}
    status = 400 if form.is_bound else 200
    return render(request, "review/metadata.html", context, status=status)


def _read_name(text: str) -> str:
    return text.replace("\0", " ").strip()[:_LONGEST_NAME]
