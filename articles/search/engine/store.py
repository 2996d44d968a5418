"""Where the index lives: a directory per build, one that is current, one writer at a time.

``INDEX_DIR/CURRENT`` names the build to read; a rebuild writes beside it and swaps the name. The
writer's lock is the operating system's (flock): busy for a second writer in any process, and free
again after a kill -9. What tantivy had not committed by then is gone, and done again by the outbox.
"""

import fcntl
import shutil
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from articles.search.engine.reading import Reader
from articles.search.engine.schema import (
    IndexDocument,
    build_schema,
    index_version,
    to_tantivy,
)

_HEAP_BYTES = 64_000_000


class IndexNotReadyError(Exception):
    """There is no index of this version of the analysis (yet)."""


class WriterBusyError(Exception):
    """Another process is writing the index."""


class Writer:
    """Replaces and removes the documents of one build; nothing counts before ``commit``."""

    def __init__(self, index: tantivy.Index) -> None:
        # One thread: documents then keep the order in which they come.
        self._writer = index.writer(heap_size=_HEAP_BYTES, num_threads=1)

    def replace(self, ids: Iterable[int], documents: Iterable[IndexDocument]) -> None:
        """Take these articles out and put these documents in."""
        for article_id in ids:
            self._writer.delete_documents_by_term("id", article_id)
        for document in documents:
            self._writer.add_document(to_tantivy(document))

    def commit(self) -> None:
        """Make all of it durable and visible."""
        self._writer.commit()

    def finish(self) -> None:
        """Wait for merges and remove the files that they left over."""
        self._writer.wait_merging_threads()


class Store:
    """The builds of an index under one directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._opened: tuple[str, tantivy.Index] | None = None

    def reader(self) -> Reader:
        """A consistent view of the current build.

        Raises:
            IndexNotReadyError: there is none, or it is of another version.
        """
        try:
            return Reader(self._reload_current())
        except (OSError, ValueError):
            # A swap took this build away after its name was read: there is another by now.
            self._opened = None
            return Reader(self._reload_current())

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A writer of the current build; what is not committed when the block ends is dropped.

        Raises:
            WriterBusyError: another process is writing.
            IndexNotReadyError: there is no current build to write to.
        """
        with self._lock():
            writer = Writer(self._open_current())
            try:
                yield writer
            finally:
                writer.finish()

    @contextmanager
    def rebuilding(self) -> Iterator[Writer]:
        """A writer of a new, empty build that becomes the current one when the block ends well.

        Raises:
            WriterBusyError: another process is writing.
        """
        with self._lock():
            name = f"{index_version()}.{uuid.uuid4().hex[:8]}"
            path = self.directory / name
            path.mkdir(parents=True)
            try:
                writer = Writer(_open(path))
                try:
                    yield writer
                    writer.commit()
                finally:
                    writer.finish()
            except BaseException:
                shutil.rmtree(path, ignore_errors=True)
                raise
            self._make_current(name)

    def is_ready(self) -> bool:
        """Whether there is a build of this version to read."""
        return _is_readable(self._current_name())

    def _open_current(self) -> tantivy.Index:
        name = self._current_name()
        if not _is_readable(name):
            raise IndexNotReadyError(f"no index of version {index_version()} in {self.directory}")
        if self._opened is None or self._opened[0] != name:
            self._opened = (name, _open(self.directory / name))
        return self._opened[1]

    def _reload_current(self) -> tantivy.Index:
        index = self._open_current()
        index.reload()
        return index

    def _current_name(self) -> str:
        try:
            name = (self.directory / "CURRENT").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return ""
        return name if (self.directory / name / "meta.json").exists() else ""

    def _make_current(self, name: str) -> None:
        pointer = self.directory / f"CURRENT.{name}"
        pointer.write_text(name, encoding="utf-8")
        pointer.replace(self.directory / "CURRENT")
        # Readers that still have an old build open keep its files until they let go of them.
        for path in self.directory.glob("schema*.*"):
            if path.name != name:
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        self.directory.mkdir(parents=True, exist_ok=True)
        with (self.directory / "writer.lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise WriterBusyError(str(self.directory)) from error
            yield


def _is_readable(name: str) -> bool:
    return name.startswith(index_version() + ".")


def _open(path: Path) -> tantivy.Index:
    index = tantivy.Index(build_schema(), path=str(path))
    whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("whitespace", whitespace)
    return index
