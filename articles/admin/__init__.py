"""The admin: where editors correct articles, entities and mentions, and researchers look on."""

from articles.admin.articles import ArticleAdmin, SourceAdmin
from articles.admin.entities import EntityAdmin
from articles.admin.mentions import MentionAdmin

__all__ = ["ArticleAdmin", "EntityAdmin", "MentionAdmin", "SourceAdmin"]
