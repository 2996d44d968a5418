"""The data model: articles and their sources, entities and their names, mentions, the outbox."""

from articles.models.article import Article, Source
from articles.models.entity import Alias, Entity
from articles.models.mention import Mention
from articles.models.outbox import IndexChange

__all__ = ["Alias", "Article", "Entity", "IndexChange", "Mention", "Source"]
