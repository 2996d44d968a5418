"""PostgreSQL as a Django developer would use it.

What ``SearchVector("body", config="arabic")`` in a stored ``GeneratedField`` with a ``GinIndex``,
``SearchQuery`` and ``SearchRank`` send: written out here, since the peer's tables are no models.
"""

import psycopg

from benchmarks.peers.peer import TOP, read_rows
from benchmarks.peers.relational import (
    COUNTS,
    INDEXES,
    TABLES,
    mentions_of,
    read_total,
    write_conditions,
)
from benchmarks.questions import Question

_SCHEMA = "benchmark_peer"
_WORDS = (
    ", body text NOT NULL, words tsvector GENERATED ALWAYS AS (to_tsvector('arabic', body)) STORED"
)


class Postgres:
    """Tables in a schema of their own, which is made anew where its size is another."""

    def __init__(self, url: str, size: int) -> None:
        self._connection = psycopg.connect(url, autocommit=True)
        version = self._connection.info.server_version // 10000
        self.name = f"PostgreSQL {version} `arabic`"
        self._connection.execute(f"SET search_path TO {_SCHEMA}, pg_catalog")
        if not self._is_filled(size):
            self._fill()

    def _is_filled(self, size: int) -> bool:
        try:
            row = self._connection.execute("SELECT count(*) FROM article").fetchone()
        except psycopg.errors.UndefinedTable:
            return False
        # The indexes come last: without them the filling was broken off.
        indexed = self._connection.execute("SELECT to_regclass('mention_by_entity')").fetchone()
        return row == (size,) and indexed != (None,)

    def _fill(self) -> None:
        run = self._connection
        run.execute(f"DROP SCHEMA IF EXISTS {_SCHEMA} CASCADE")
        run.execute(f"CREATE SCHEMA {_SCHEMA}")
        run.execute(TABLES.format(words=_WORDS))
        columns = "article (id, source, status, year, day, body)"
        with run.cursor() as cursor, cursor.copy(f"COPY {columns} FROM STDIN") as copy:
            for row in read_rows():
                copy.write_row((row.id, row.source, row.status, row.year, row.day, row.body))
        with run.cursor() as cursor, cursor.copy("COPY mention FROM STDIN") as copy:
            for row in read_rows():
                for mention in mentions_of(row):
                    copy.write_row(mention)
        run.execute("CREATE INDEX article_by_words ON article USING gin (words)")
        run.execute(INDEXES)
        run.execute("VACUUM ANALYZE article")
        run.execute("VACUUM ANALYZE mention")

    def answer(self, question: Question) -> int:
        """Two statements: the best, and all counts."""
        conditions = write_conditions(question)
        if not question.words:
            best = f"SELECT id FROM article ORDER BY day DESC, id DESC LIMIT {TOP}"
            found, values = "SELECT id, source, status, year FROM article", {}
        else:
            function, text = _write_match(question)
            asked = f"{function}('arabic', %(text)s)"
            matched = f"FROM article WHERE words @@ {asked}{conditions}"
            best = f"SELECT id {matched} ORDER BY ts_rank(words, {asked}) DESC LIMIT {TOP}"
            found = f"SELECT id, source, status, year {matched}"
            values = {"text": text}
        self._connection.execute(best, values).fetchall()
        return read_total(self._connection.execute(COUNTS.format(found=found), values).fetchall())


def _write_match(question: Question) -> tuple[str, str]:
    if question.join == "prefix":
        return "to_tsquery", f"{question.words[0]}:*"
    if question.join == "phrase":
        return "phraseto_tsquery", " ".join(question.words)
    if question.join == "any":
        return "websearch_to_tsquery", " OR ".join(question.words)
    return "plainto_tsquery", " ".join(question.words)
