"""The addresses of the reading pages, the export, and what the editing script calls."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path
from django.views.i18n import set_language

from articles.views.annotation import (
    accept_mention,
    mentions,
    note_mention,
    reject_mention,
    review_article,
)
from articles.views.corrections import (
    apply_correction,
    correction_progress,
    preview_correction,
)
from articles.views.dates import dates
from articles.views.doubling import compare_layers, finish_layer, layer_page, open_layer
from articles.views.entities import faction, factions, place, places
from articles.views.exporting import export_articles, export_mentions
from articles.views.feed import feed
from articles.views.health import healthz
from articles.views.help import search_help
from articles.views.icon import favicon
from articles.views.layers import confirm_mark, layer_mentions, unmark
from articles.views.names import review_names
from articles.views.naming import add_entity, suggest
from articles.views.reading import article_page
from articles.views.reviewing import edit_metadata, review_next, review_queue
from articles.views.searching import search_page
from articles.views.statistics import review_editors
from articles.views.undoing import redo, undo
from articles.views.versions import mention_history, restore

urlpatterns = [
    path("", search_page, name="search"),
    path("articles/<int:pk>/", article_page, name="article"),
    path("articles/<int:pk>/mentions/", mentions, name="add_mention"),
    path("articles/<int:pk>/undo/", undo, name="undo"),
    path("articles/<int:pk>/redo/", redo, name="redo"),
    path("articles/<int:pk>/dates/", dates, name="dates"),
    path("articles/<int:pk>/review/", review_article, name="review_article"),
    path("articles/<int:pk>/metadata/", edit_metadata, name="edit_metadata"),
    path("articles/<int:pk>/double/", open_layer, name="open_layer"),
    path("layers/<int:pk>/", layer_page, name="layer"),
    path("layers/<int:pk>/mentions/", layer_mentions, name="layer_mentions"),
    path("layers/marks/<int:pk>/accept/", confirm_mark, name="confirm_mark"),
    path("layers/marks/<int:pk>/reject/", unmark, name="unmark"),
    path("layers/<int:pk>/finish/", finish_layer, name="finish_layer"),
    path("double/<int:pk>/", compare_layers, name="compare_layers"),
    path("review/", review_queue, name="review_queue"),
    path("review/next/", review_next, name="review_next"),
    path("review/names/", review_names, name="review_names"),
    path("review/editors/", review_editors, name="review_editors"),
    path("mentions/<int:pk>/accept/", accept_mention, name="accept_mention"),
    path("mentions/<int:pk>/reject/", reject_mention, name="reject_mention"),
    path("mentions/<int:pk>/note/", note_mention, name="note_mention"),
    path("mentions/<int:pk>/history/", mention_history, name="mention_history"),
    path("mentions/<int:pk>/restore/", restore, name="restore_mention"),
    path("mentions/<int:pk>/corrections/", apply_correction, name="apply_correction"),
    path("mentions/<int:pk>/corrections/preview/", preview_correction, name="preview_correction"),
    path("corrections/<int:pk>/", correction_progress, name="correction_progress"),
    path("entities/", add_entity, name="add_entity"),
    path("entities/suggest/", suggest, name="suggest_entities"),
    path("places/", places, name="places"),
    path("places/<int:pk>/", place, name="place"),
    path("factions/", factions, name="factions"),
    path("factions/<int:pk>/", faction, name="faction"),
    path("export/articles.csv", export_articles, name="export_articles"),
    path("export/mentions.csv", export_mentions, name="export_mentions"),
    path("feed/", feed, name="feed"),
    path("help/search/", search_help, name="search_help"),
    path("favicon.ico", favicon, name="favicon"),
    path("healthz", healthz, name="healthz"),
    path("login/", LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("i18n/setlang/", set_language, name="set_language"),
]
