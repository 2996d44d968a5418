"""Extraction in several processes, for imports and re-extraction.

Each process builds its own gazetteer once. The processes never see the database.
"""

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import NamedTuple, Self

from articles.extraction.camel.installed import load_extractors
from articles.extraction.extractor import Extractor
from articles.extraction.gazetteer import Entry, Gazetteer, Name
from articles.extraction.mention import Mention
from articles.extraction.pipeline import extract

#: As many texts are read in this process before another would have started.
_READ_HERE = 250
#: Where the cores do not suffice for all, a page that somebody waits for comes first.
_NICENESS = 10


class Text(NamedTuple):
    """A text to read and its publication date in EDTF (or empty)."""

    body: str
    published: str


class ExtractionPool:
    """Reads batches of texts with one gazetteer, in as many processes as there are cores.

    The first ``read_here`` texts are read in this process: few need no other. With ``models``, a
    directory of CAMeL data that holds some, none are: a web process must not load them.
    """

    def __init__(
        self,
        entries: Iterable[Entry],
        names: Iterable[Name],
        *,
        read_here: int = _READ_HERE,
        models: Path | None = None,
    ) -> None:
        self._lists = (tuple(entries), tuple(names), models)
        self._read_here = 0 if models else read_here
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
        self._gazetteer = self._gazetteer or Gazetteer(*self._lists[:2])
        done: Future[list[list[Mention]]] = Future()
        done.set_result(_extract_all(texts, _Reader(self._gazetteer)))
        return done

    def _start_processes(self) -> ProcessPoolExecutor:
        # Spawned processes share nothing with this one, its threads and connections included.
        return ProcessPoolExecutor(
            os.cpu_count(),
            mp_context=get_context("spawn"),
            initializer=_begin_process,
            initargs=self._lists,
        )


class _Reader(NamedTuple):
    """What a process reads with."""

    gazetteer: Gazetteer
    further: Sequence[Extractor] = ()


_process_reader: _Reader | None = None


def _begin_process(
    entries: tuple[Entry, ...], names: tuple[Name, ...], models: Path | None
) -> None:
    global _process_reader  # noqa: PLW0603 (what a process keeps between its tasks)
    begin_in_pool()
    further = load_extractors(models) if models else ()
    _process_reader = _Reader(Gazetteer(entries, names), further)


def begin_in_pool() -> None:
    """What a process of any pool does first: let readers go before it, and end with its parent."""
    os.nice(_NICENESS)
    # A parent that is killed tells nobody: its processes would wait for work for ever.
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _extract_in_process(texts: Sequence[Text]) -> list[list[Mention]]:
    if _process_reader is None:
        raise RuntimeError("this process was not begun by a pool")
    return _extract_all(texts, _process_reader)


def _extract_all(texts: Sequence[Text], reader: _Reader) -> list[list[Mention]]:
    gazetteer, further = reader
    return [
        extract(text.body, gazetteer, published=text.published, further=further) for text in texts
    ]
