"""The data model: articles, sources, entities, names, mentions, edits, double readings, outbox."""

from articles.models.article import Article, Source
from articles.models.double import DoubleReading, Layer, LayerMention
from articles.models.edit import Correction, Edit, EditChange
from articles.models.entity import Alias, Entity
from articles.models.lemma import WordLemma
from articles.models.mention import Mention
from articles.models.outbox import IndexChange

__all__ = [
    "Alias",
    "Article",
    "Correction",
    "DoubleReading",
    "Edit",
    "EditChange",
    "Entity",
    "IndexChange",
    "Layer",
    "LayerMention",
    "Mention",
    "Source",
    "WordLemma",
]
