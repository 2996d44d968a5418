"""What the two databases share: the tables beside the texts, and one statement for all counts."""

from collections.abc import Iterator

from benchmarks.peers.peer import Row, days_of
from benchmarks.questions import Question

TABLES = """
CREATE TABLE article (
    id integer PRIMARY KEY, source integer NOT NULL, status integer NOT NULL,
    year integer NOT NULL, day integer NOT NULL{words}
);
CREATE TABLE mention (article integer NOT NULL, kind integer NOT NULL, entity integer NOT NULL);
"""
INDEXES = """
CREATE INDEX article_by_day ON article (day, id);
CREATE INDEX article_by_source ON article (source);
CREATE INDEX mention_by_article ON mention (article, kind, entity);
CREATE INDEX mention_by_entity ON mention (entity, article);
"""
#: The articles found are read once, for their number and for the five facets.
COUNTS = """
WITH found AS MATERIALIZED ({found})
SELECT 'all', 0, count(*) FROM found
UNION ALL SELECT 'source', source, count(*) FROM found GROUP BY source
UNION ALL SELECT 'status', status, count(*) FROM found GROUP BY status
UNION ALL SELECT 'year', year, count(*) FROM found GROUP BY year
UNION ALL SELECT CASE kind WHEN 0 THEN 'place' ELSE 'faction' END, entity, count(*)
    FROM found JOIN mention ON mention.article = found.id GROUP BY kind, entity
"""


def mentions_of(row: Row) -> Iterator[tuple[int, int, int]]:
    """The rows of ``mention`` of an article: 0 for places, 1 for factions."""
    for kind, entities in enumerate((row.places, row.factions)):
        for entity in entities:
            yield row.id, kind, entity


def write_conditions(question: Question) -> str:
    """The filters of a question in SQL, beginning with AND; numbers only, so safe to interpolate."""
    written = ""
    if source := question.filters.get("source"):
        written += f" AND article.source = {int(source)}"
    if place := question.filters.get("place"):
        written += (
            " AND EXISTS (SELECT 1 FROM mention AS named"
            f" WHERE named.article = article.id AND named.entity = {int(place)})"
        )
    if days := days_of(question):
        written += f" AND article.day BETWEEN {days[0]} AND {days[1]}"
    return written


def read_total(rows: list[tuple[str, int, int]]) -> int:
    """The number of articles found, of the answer to ``COUNTS``."""
    return next(count for name, _value, count in rows if name == "all")
