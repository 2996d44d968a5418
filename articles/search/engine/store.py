"""Where the index lives: a directory per build, one that is current, one writer at a time.

``INDEX_DIR/CURRENT`` names the build to read, with its version and the source of its candidate
lemmas; a rebuild writes beside it and swaps the name. The writer's lock is the operating system's
(flock): busy for a second writer in any process, and free again after a kill -9. What tantivy had
not committed by then is gone, and done again by the outbox.
"""

import fcntl
import shutil
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import tantivy

from articles.search.engine.checksums import find_damage
from articles.search.engine.faults import (
    IndexDamagedError,
    IndexNotReadyError,
    IndexUnwritableError,
    WriterBusyError,
    writing_faults,
)
from articles.search.engine.reading import Memory, Reader
from articles.search.engine.schema import (
    IndexDocument,
    build_schema,
    index_version,
    to_tantivy,
)

_HEAP_BYTES = 128_000_000
#: A file in a build that somebody could not read.
_SUSPECT = "SUSPECT"


class Writer:
    """Replaces and removes the documents of one build; nothing counts before ``commit``.

    What it does raises ``IndexUnwritableError`` where the disk is full or closed to us.
    """

    def __init__(self, path: Path, index: tantivy.Index) -> None:
        self._path = path
        with writing_faults(path):
            # One thread: documents then keep the order in which they come.
            self._writer = index.writer(heap_size=_HEAP_BYTES, num_threads=1)

    def replace(self, ids: Iterable[int], documents: Iterable[IndexDocument]) -> None:
        """Take these articles out and put these documents in."""
        for article_id in ids:
            with writing_faults(self._path):
                self._writer.delete_documents_by_term("id", article_id)
        for document in documents:
            prepared = to_tantivy(document)
            with writing_faults(self._path):
                self._writer.add_document(prepared)

    def commit(self) -> None:
        """Make all of it durable and visible."""
        with writing_faults(self._path):
            self._writer.commit()

    def finish(self) -> None:
        """Wait for merges and remove the files that they left over."""
        with writing_faults(self._path):
            self._writer.wait_merging_threads()


class Store:
    """The builds of an index under one directory."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._opened: tuple[str, tantivy.Index] | None = None
        #: What readers remember of one commit.
        self._remembered: tuple[object, Memory] = (None, {})

    def reader(self) -> Reader:
        """A consistent view of the current build.

        Raises:
            IndexNotReadyError: there is none, or it is of another version.
            IndexDamagedError: there is one that cannot be read.
        """
        try:
            return self._read_current()
        except (OSError, ValueError):
            # A swap took this build away after its name was read: there is another by now.
            self._opened = None
        try:
            return self._read_current()
        except (OSError, ValueError) as error:
            self._opened = None
            self.suspect()
            raise IndexDamagedError(f"{self.directory}: {error}") from error

    @contextmanager
    def writing(self, source: str = "") -> Iterator[Writer]:
        """A writer of the current build; what is not committed when the block ends is dropped.

        ``source`` is that of the candidate lemmas to be written.

        Raises:
            WriterBusyError: another process is writing.
            IndexNotReadyError: there is no current build of this source to write to.
            IndexUnwritableError: the disk is full, or closed to us.
        """
        with self._lock():
            name = self._readable_name()
            if _source_of(name) != source:
                raise IndexNotReadyError(f"no index with {source or 'built-in lemmas'}: {name}")
            # Opened anew: what a reader has open may be of an older state.
            with writing_faults(self.directory):
                index = _open(self.directory / name)
            with _finishing(Writer(self.directory / name, index)) as writer:
                yield writer

    @contextmanager
    def rebuilding(self, source: str = "") -> Iterator[Writer]:
        """A writer of a new, empty build that becomes the current one when the block ends well.

        ``source`` is that of the candidate lemmas to be written.

        Raises:
            WriterBusyError: another process is writing.
            IndexUnwritableError: the disk is full, or closed to us.
        """
        with self._lock():
            version = f"{index_version()}+{source}" if source else index_version()
            name = f"{version}.{uuid.uuid4().hex[:8]}"
            path = self.directory / name
            try:
                with writing_faults(self.directory):
                    path.mkdir(parents=True)
                    index = _open(path)
                with _finishing(Writer(path, index)) as writer:
                    yield writer
                    writer.commit()
            except BaseException:
                shutil.rmtree(path, ignore_errors=True)
                raise
            with writing_faults(self.directory):
                self._make_current(name)

    def suspect(self) -> None:
        """Have the current build checked before it is written again: it could not be read."""
        if name := self._current_name():
            with suppress(OSError):
                (self.directory / name / _SUSPECT).touch()

    def is_sound(self, source: str = "") -> bool:
        """Whether the build is current, and its files are whole if that is in doubt."""
        if not self.is_current(source):
            return False
        mark = self.directory / self._current_name() / _SUSPECT
        if mark.exists():
            if self.find_damage():
                return False
            mark.unlink(missing_ok=True)
        return True

    def find_damage(self) -> list[Path]:
        """The files of the current build that are missing, cut short or changed.

        Raises:
            IndexNotReadyError: there is no current build.
        """
        damaged = find_damage(self.directory / self._readable_name())
        # A merge may have replaced a file, or a swap all of them, while they were read.
        return damaged and find_damage(self.directory / self._readable_name())

    def is_ready(self) -> bool:
        """Whether there is a build of this version to read."""
        return _is_readable(self._current_name())

    def is_current(self, source: str = "") -> bool:
        """Whether there is a build of this version and of this source of candidate lemmas."""
        name = self._current_name()
        return _is_readable(name) and _source_of(name) == source

    def source(self) -> str:
        """The source of the candidate lemmas in the current build; empty where it has none."""
        return _source_of(self._current_name())

    def _readable_name(self) -> str:
        name = self._current_name()
        if not _is_readable(name):
            raise IndexNotReadyError(f"no index of version {index_version()} in {self.directory}")
        return name

    def _open_build(self, name: str) -> tantivy.Index:
        # Kept in one variable: other threads may open another build or let go of this one.
        opened = self._opened
        if opened is None or opened[0] != name:
            opened = self._opened = (name, _open(self.directory / name))
        return opened[1]

    def _read_current(self) -> Reader:
        # Read once: after a swap another name would put an old build's counts under the new one.
        name = self._readable_name()
        index = self._open_build(name)
        # Every commit replaces this file. Looked at before the index is: what is remembered under
        # a commit may then be of a later one, and never the other way round.
        meta = (self.directory / name / "meta.json").stat()
        commit = (name, meta.st_ino, meta.st_mtime_ns)
        index.reload()
        remembered, memory = self._remembered
        if remembered != commit:
            memory = {}
            self._remembered = (commit, memory)
        return Reader(index, memory)

    def _current_name(self) -> str:
        try:
            name = (self.directory / "CURRENT").read_text(encoding="utf-8").strip()
        except (FileNotFoundError, NotADirectoryError):
            return ""
        return name if (self.directory / name / "meta.json").exists() else ""

    def _make_current(self, name: str) -> None:
        pointer = self.directory / f"CURRENT.{name}"
        pointer.write_text(name, encoding="utf-8")
        pointer.replace(self.directory / "CURRENT")
        self._remove_others(name)

    def _remove_others(self, current: str) -> None:
        """Remove old builds, and what a killed rebuild has left.

        Readers that still have a build open keep its files until they let go of them.
        """
        for path in self.directory.glob("schema*.*"):
            if path.name != current:
                shutil.rmtree(path, ignore_errors=True)
        for pointer in self.directory.glob("CURRENT.*"):
            pointer.unlink(missing_ok=True)

    @contextmanager
    def _lock(self) -> Iterator[None]:
        with writing_faults(self.directory):
            self.directory.mkdir(parents=True, exist_ok=True)
            file = (self.directory / "writer.lock").open("w")
        with file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise WriterBusyError(str(self.directory)) from error
            self._remove_others(self._current_name())
            yield


@contextmanager
def _finishing(writer: Writer) -> Iterator[Writer]:
    try:
        yield writer
    except BaseException:
        # After a failed commit the engine's threads are gone: the first fault is the one to tell.
        with suppress(IndexUnwritableError):
            writer.finish()
        raise
    writer.finish()


def _is_readable(name: str) -> bool:
    return name.startswith((f"{index_version()}.", f"{index_version()}+"))


def _source_of(name: str) -> str:
    return name.rpartition(".")[0].partition("+")[2]


def _open(path: Path) -> tantivy.Index:
    index = tantivy.Index(build_schema(), path=str(path))
    whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    index.register_tokenizer("whitespace", whitespace)
    return index
