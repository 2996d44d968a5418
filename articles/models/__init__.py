"""The data model: articles and their sources, entities and their names, mentions, edits, outbox."""

from articles.models.article import Article, Source
from articles.models.edit import Correction, Edit, EditChange
from articles.models.entity import Alias, Entity
from articles.models.lemma import WordLemma
from articles.models.mention import Mention
from articles.models.outbox import IndexChange

__all__ = [
    "Alias",
    "Article",
    "Correction",
    "Edit",
    "EditChange",
    "Entity",
    "IndexChange",
    "Mention",
    "Source",
    "WordLemma",
]
