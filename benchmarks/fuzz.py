"""Ask for strings that no one would write, and name the slowest.

    python -m benchmarks.fuzz --count 100000

asks the index that the settings name, through the same search as the page, after some searches to
warm up. Each string is timed by what the thread computed, which a busy machine hardly lengthens,
and by the clock. The strings are the same for the same seed.
"""

import argparse
import heapq
import os
import random
import time
from collections.abc import Iterator
from contextlib import suppress

import django
from django.http import QueryDict
from tqdm import tqdm

from articles.search.request import SearchRequest

_PIECES = (
    "حلب", "إدلب", "الجيش السوري", "داعش", "و", "أو", "ا", "ـ", "َ", "؟", "۲۰۱٦", "\u200f", "\u202e",
    "\x00", "\x1b", "\ud800", "\udfff", "\ufffe", "😀", "e\u0301", "\t", "\n", " ", " ", " ",
    "(", ")", "[", "]", '"', "«", "»", "-", "−", "=", "*", "?", "|", "~", "^", "+", "!", "\\", "/",
    " OR ", " AND ", " NOT ", " TO ", "OR", "~10", "~999999999999", "ا*", "a*", "الم*",
    "place:", "مكان:", "source:", "title:", "عنوان:", "author:", "after:", "بعد:", "before:",
    "published:", "mentioned:", "نشر:", "foo:", "2016-12", "2016-13", "0000", "9999", "199X", "/..",
    "published:[2016 TO 2017]", "mentioned:[* TO 2016-12]", "published:[2017 TO 2016]",
    "' OR 1=1 --", "'; DROP TABLE articles_article;", "%s", "%(x)s", "{0}", "body_lemma:حلب",
    "[a TO z]", "IN [a b]", "/.*/", ".*", "a^2", "\\u0000", "<script>", "&amp;", "NEAR/3",
)  # fmt: skip
_LONGEST = 10_000
_WARMING = 100
_SLOW = 0.2
_SHOWN = 10


def make_strings(count: int, *, seed: int = 20161213) -> Iterator[str]:
    """So many strings, always the same: mostly short jumbles, some with one piece very often."""
    chance = random.Random(seed)
    for number in range(count):
        pieces = chance.choices(_PIECES, k=chance.randint(1, 30))
        if number % 50 == 0:
            pieces.insert(0, chance.choice(_PIECES) * chance.randint(100, 2000))
        if number % 97 == 0:
            pieces = [f"{piece} " * chance.randint(1, 400) for piece in pieces[:3]]
        yield "".join(pieces)[:_LONGEST]


def make_request(text: str) -> SearchRequest:
    """The request of a page that was asked for the text."""
    parameters = QueryDict("", mutable=True)
    parameters["q"] = text
    return SearchRequest.from_query(parameters)


class _Tally:
    """Asks, and keeps count of what raised and what was slow."""

    def __init__(self) -> None:
        self._asked = self._raised = self._slow = 0
        self._slowest: list[tuple[float, float, str]] = []

    def ask(self, text: str) -> None:
        from articles.search.results import search

        start, start_cpu = time.perf_counter(), time.thread_time()
        try:
            search(make_request(text))
        except Exception as error:
            self._raised += 1
            tqdm.write(f"raised {error!r} by {text!r}")
        seconds, cpu = time.perf_counter() - start, time.thread_time() - start_cpu
        self._asked += 1
        self._slow += cpu > _SLOW
        self._slowest = heapq.nlargest(_SHOWN, [*self._slowest, (cpu, seconds, text)])

    def report(self) -> None:
        print(
            f"{self._asked} strings, {self._raised} raised, "
            f"{self._slow} took more than {_SLOW * 1000:.0f} ms"
        )
        for cpu, seconds, text in self._slowest:
            times = f"{cpu * 1000:7.1f} ms of this thread's time, {seconds * 1000:.1f} by the clock"
            print(f"{times}  {text[:100]!r} ({len(text)} characters)")


def main() -> None:
    """Ask for all, or until interrupted; print what raised, how many were slow, and the slowest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=20161213)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsarchive.settings")
    django.setup()
    # The first searches load the dictionaries and the index.
    for text in make_strings(_WARMING, seed=options.seed + 1):
        _Tally().ask(text)
    tally = _Tally()
    strings = make_strings(options.count, seed=options.seed)
    with suppress(KeyboardInterrupt):
        for text in tqdm(strings, total=options.count, unit=" strings", disable=None):
            tally.ask(text)
    tally.report()


if __name__ == "__main__":
    main()
