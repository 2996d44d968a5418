"""The data model: articles and sources, entities and names, mentions, reviews, outbox, lemmas."""

from articles.models.article import Article, Source
from articles.models.double import DoubleReading, Layer, LayerMention
from articles.models.entity import Alias, Entity
from articles.models.lemma import WordLemma
from articles.models.mention import Mention
from articles.models.outbox import IndexChange

__all__ = [
    "Alias",
    "Article",
    "DoubleReading",
    "Entity",
    "IndexChange",
    "Layer",
    "LayerMention",
    "Mention",
    "Source",
    "WordLemma",
]
