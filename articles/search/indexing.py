"""Texts analysed for the index: in this process when they are few, in several when they are many.

A process keeps what it learnt of each word for the next text, and never sees the database. Where
none can be started, or one of them dies, this process does the work with the same result.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from types import TracebackType
from typing import NamedTuple, Self, TypeVar

from articles.extraction.parallel import begin_in_pool
from articles.language.morphology import MorphologyData
from articles.search.analysis import Words, read_words

Result = TypeVar("Result")
#: Gives the result of something that was begun before.
Finish = Callable[[], Result]

#: As many texts are analysed in this process before another would have loaded its dictionary.
_READ_HERE = 1000
#: This process writes the index meanwhile: more of them would wait for it.
_MOST_PROCESSES = 4
#: So many batches are begun before the first of them is asked for.
_AHEAD = 2 * _MOST_PROCESSES


class Text(NamedTuple):
    """What is analysed of an article."""

    title: str
    body: str


class AnalysisPool:
    """Analyses batches of texts in several processes once the first ``read_here`` are done."""

    def __init__(self, data: MorphologyData | None = None, *, read_here: int = _READ_HERE) -> None:
        self._read = partial(read_texts, data=data)
        self._read_here = read_here
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

    def begin(self, texts: Sequence[Text]) -> Finish[list[Words]]:
        """Begin to analyse some texts; the result has the words of each, in their order."""
        self._read_here -= len(texts)
        if self._read_here < 0:
            try:
                self._executor = self._executor or _start_processes()
                return partial(_finish, self._executor.submit(self._read, texts), self._read, texts)
            except (OSError, BrokenExecutor):
                pass
        return partial(self._read, texts)


def read_texts(texts: Sequence[Text], data: MorphologyData | None = None) -> list[Words]:
    """The words of each text, in their order, with the candidates that ``data`` has for them."""
    return [read_words(*text, data) for text in texts]


def keep_ahead(begun: Iterable[Finish[Result]]) -> Iterator[Result]:
    """The results of what is begun, in that order, some of the next already begun meanwhile."""
    waiting: deque[Finish[Result]] = deque()
    for finish in begun:
        waiting.append(finish)
        if len(waiting) > _AHEAD:
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()


def _finish(
    future: Future[list[Words]],
    read: Callable[[Sequence[Text]], list[Words]],
    texts: Sequence[Text],
) -> list[Words]:
    try:
        return future.result()
    except BrokenExecutor:
        # A sandbox, or a system short of memory, ended a process.
        return read(texts)


def _start_processes() -> ProcessPoolExecutor:
    # Spawned processes share nothing with this one, its threads and connections included.
    return ProcessPoolExecutor(
        min(os.cpu_count() or 1, _MOST_PROCESSES),
        mp_context=get_context("spawn"),
        initializer=begin_in_pool,
    )
