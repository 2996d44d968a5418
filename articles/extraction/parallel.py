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

#: Fewer texts than this are read before another process would have started.
_WORTH_A_PROCESS = 200


class Text(NamedTuple):
    """A text to read and its publication date in EDTF (or empty)."""

    body: str
    published: str


class ExtractionPool:
    """Reads batches of texts with one gazetteer, in as many processes as there are cores.

    ``expected`` is how many texts will come, where that is known: few are read in this process.
    """

    def __init__(
        self, entries: Iterable[Entry], names: Iterable[Name], *, expected: int | None = None
    ) -> None:
        self._lists = (tuple(entries), tuple(names))
        self._workers = (
            os.process_cpu_count() if hasattr(os, "process_cpu_count") else os.cpu_count()
        )
        self._in_process = expected is not None and expected < _WORTH_A_PROCESS
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        if self._in_process:
            _build_gazetteer(*self._lists)
        else:
            # Spawned processes share nothing with this one, its threads and connections included.
            self._executor = ProcessPoolExecutor(
                self._workers,
                mp_context=get_context("spawn"),
                initializer=_begin_process,
                initargs=self._lists,
            )
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
        if self._executor:
            return self._executor.submit(_extract_all, texts)
        done: Future[list[list[Mention]]] = Future()
        done.set_result(_extract_all(texts))
        return done


def _begin_process(entries: tuple[Entry, ...], names: tuple[Name, ...]) -> None:
    # A parent that is killed tells nobody: its processes would wait for work for ever.
    Thread(target=_end_with_parent, daemon=True).start()
    _build_gazetteer(entries, names)


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


_gazetteer: Gazetteer | None = None


def _build_gazetteer(entries: tuple[Entry, ...], names: tuple[Name, ...]) -> None:
    global _gazetteer  # noqa: PLW0603 (what a process of the pool keeps between its tasks)
    _gazetteer = Gazetteer(entries, names)


def _extract_all(texts: Sequence[Text]) -> list[list[Mention]]:
    if _gazetteer is None:
        raise RuntimeError("the pool has not been entered")
    return [extract(text.body, _gazetteer, published=text.published) for text in texts]
