"""SQLite FTS5 with its Unicode tokenizer and BM25."""

import sqlite3
from itertools import islice
from pathlib import Path

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

_BATCH = 2000
_JOINED = "FROM words JOIN article ON article.id = words.rowid WHERE words MATCH ?"


class Fts5:
    """An FTS5 table without a copy of the texts, the other columns in tables beside it."""

    name = "SQLite FTS5"

    def __init__(self, path: Path, size: int) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA cache_size = -200000")
        if not self._is_filled(size):
            self._connection.close()
            path.unlink(missing_ok=True)
            self._connection = sqlite3.connect(path)
            self._fill()

    def _is_filled(self, size: int) -> bool:
        try:
            row = self._connection.execute("SELECT count(*) FROM article").fetchone()
        except sqlite3.OperationalError:
            return False
        # The indexes come last: without them the filling was broken off.
        indexed = self._connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = 'mention_by_entity'"
        ).fetchone()
        return row == (size,) and indexed is not None

    def _fill(self) -> None:
        run = self._connection
        run.executescript(TABLES.format(words=""))
        run.execute("CREATE VIRTUAL TABLE words USING fts5(body, content='', tokenize='unicode61')")
        all_rows = read_rows()
        while rows := list(islice(all_rows, _BATCH)):
            run.executemany(
                "INSERT INTO article VALUES (?, ?, ?, ?, ?)",
                [(row.id, row.source, row.status, row.year, row.day) for row in rows],
            )
            run.executemany(
                "INSERT INTO words (rowid, body) VALUES (?, ?)",
                [(row.id, row.body) for row in rows],
            )
            run.executemany(
                "INSERT INTO mention VALUES (?, ?, ?)",
                [mention for row in rows for mention in mentions_of(row)],
            )
        run.execute("INSERT INTO words (words) VALUES ('optimize')")
        run.executescript(INDEXES + "ANALYZE;")
        run.commit()

    def answer(self, question: Question) -> int:
        """Two statements: the best, and all counts."""
        conditions = write_conditions(question)
        if not question.words:
            best = f"SELECT id FROM article ORDER BY day DESC, id DESC LIMIT {TOP}"
            found, values = "SELECT id, source, status, year FROM article", []
        else:
            best = f"SELECT article.id {_JOINED}{conditions} ORDER BY rank LIMIT {TOP}"
            found = f"SELECT article.id, source, status, year {_JOINED}{conditions}"
            values = [_write_match(question)]
        self._connection.execute(best, values).fetchall()
        return read_total(self._connection.execute(COUNTS.format(found=found), values).fetchall())


def _write_match(question: Question) -> str:
    if question.join == "phrase":
        return f'"{" ".join(question.words)}"'
    ending = "*" if question.join == "prefix" else ""
    joint = " OR " if question.join == "any" else " AND "
    return joint.join(f'"{word}"{ending}' for word in question.words)
