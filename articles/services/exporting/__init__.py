"""Tables for researchers: articles, mentions, entities as streams of rows.

Column names follow what researchers know from ACLED, Recogito and W3C annotations; ids are stable,
offsets are code points, several values stand in one cell with ``|`` between them.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from articles.search.request import SearchRequest
from articles.services.exporting.articles import ArticleRow, export_articles
from articles.services.exporting.entities import EntityRow, export_entities
from articles.services.exporting.mentions import MentionRow, export_mentions
from articles.services.exporting.writing import guard_cell, write_csv, write_jsonl

__all__ = [
    "TABLES",
    "export_articles",
    "export_entities",
    "export_mentions",
    "guard_cell",
    "write_csv",
    "write_jsonl",
]


class Table(NamedTuple):
    """What can be exported: the rows of a search, and their columns in order."""

    rows: Callable[[SearchRequest], Iterator[Mapping[str, Any]]]
    columns: tuple[str, ...]


TABLES: Mapping[str, Table] = {
    "articles": Table(export_articles, tuple(ArticleRow.__annotations__)),
    "mentions": Table(export_mentions, tuple(MentionRow.__annotations__)),
    "entities": Table(export_entities, tuple(EntityRow.__annotations__)),
}
