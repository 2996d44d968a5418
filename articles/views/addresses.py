"""The addresses that the editing script calls; 0 stands for the id of a mention or correction."""

from django.urls import reverse

from articles.models import Article, Layer

_OF_MENTION = {
    "accept": "accept_mention",
    "reject": "reject_mention",
    "note": "note_mention",
    "restore": "restore_mention",
    "history": "mention_history",
    "preview": "preview_correction",
    "corrections": "apply_correction",
    "correction": "correction_progress",
}


def article_addresses(article: Article) -> dict[str, str]:
    """For the mentions of an article."""
    mentions = reverse("add_mention", args=[article.pk])
    return {
        "mentions": mentions,
        "save": mentions,
        "undo": reverse("undo", args=[article.pk]),
        "redo": reverse("redo", args=[article.pk]),
        **{verb: reverse(name, args=[0]) for verb, name in _OF_MENTION.items()},
    }


def layer_addresses(layer: Layer) -> dict[str, str]:
    """For the marks of a layer, which keep no record of edits."""
    mentions = reverse("layer_mentions", args=[layer.pk])
    return {
        "mentions": mentions,
        "save": mentions,
        "accept": reverse("confirm_mark", args=[0]),
        "reject": reverse("unmark", args=[0]),
    }
