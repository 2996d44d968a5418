"""The admin: where editors correct articles, entities and mentions, and researchers look on."""

from articles.admin.articles import ArticleAdmin
from articles.admin.corrections import CorrectionAdmin
from articles.admin.edits import EditAdmin
from articles.admin.entities import EntityAdmin
from articles.admin.mentions import MentionAdmin
from articles.admin.sources import SourceAdmin
from articles.admin.tasks import TaskResultAdmin

__all__ = [
    "ArticleAdmin",
    "CorrectionAdmin",
    "EditAdmin",
    "EntityAdmin",
    "MentionAdmin",
    "SourceAdmin",
    "TaskResultAdmin",
]
