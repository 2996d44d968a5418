"""Extraction in several processes, for imports and re-extraction.

Each process builds its own gazetteer once. The processes never see the database.
"""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import NamedTuple, Self

from articles.extraction.gazetteer import Entry, Gazetteer, Name
from articles.extraction.mention import Mention
from articles.extraction.pipeline import extract

#: As many texts are read in this process before another would have started.
_READ_HERE = 250


class Text(NamedTuple):
    """A text to read and its publication date in EDTF (or empty)."""

    body: str
    published: str


class ExtractionPool:
    """Reads batches of texts with one gazetteer, in as many processes as there are cores.

    The first ``read_here`` texts are read in this process: few need no other.
    """

    def __init__(
        self, entries: Iterable[Entry], names: Iterable[Name], *, read_here: int = _READ_HERE
    ) -> None:
        self._lists = (tuple(entries), tuple(names))
        self._read_here = read_here
        self._gazetteer: Gazetteer | None = None
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._executor:
            self._executor.shutdown(cancel_futures=True)

    def submit(self, texts: Sequence[Text]) -> "Future[list[list[Mention]]]":
        """Begin to read some texts; the result has the mentions of each, in their order."""
        self._read_here -= len(texts)
        if self._read_here < 0:
            self._executor = self._executor or self._start_processes()
            return self._executor.submit(_extract_in_process, texts)
        self._gazetteer = self._gazetteer or Gazetteer(*self._lists)
        done: Future[list[list[Mention]]] = Future()
        done.set_result(_extract_all(texts, self._gazetteer))
        return done

    def _start_processes(self) -> ProcessPoolExecutor:
        # Spawned processes share nothing with this one, its threads and connections included.
        return ProcessPoolExecutor(
            os.cpu_count(),
            mp_context=get_context("spawn"),
            initializer=_begin_process,
            initargs=self._lists,
        )


_process_gazetteer: Gazetteer | None = None


def _begin_process(entries: tuple[Entry, ...], names: tuple[Name, ...]) -> None:
    global _process_gazetteer  # noqa: PLW0603 (what a process keeps between its tasks)
    # A parent that is killed tells nobody: its processes would wait for work for ever.
    Thread(target=end_with_parent, daemon=True).start()
    _process_gazetteer = Gazetteer(entries, names)


def end_with_parent() -> None:
    """Wait for the process that started this one, and end with it."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _extract_in_process(texts: Sequence[Text]) -> list[list[Mention]]:
    if _process_gazetteer is None:
        raise RuntimeError("this process was not begun by a pool")
    return _extract_all(texts, _process_gazetteer)


def _extract_all(texts: Sequence[Text], gazetteer: Gazetteer) -> list[list[Mention]]:
    return [extract(text.body, gazetteer, published=text.published) for text in texts]
