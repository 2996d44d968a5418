"""The application's entry in Django's registry."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Arabic news: articles, their entities and mentions."""

    name = "articles"
    verbose_name = _("News archive")
