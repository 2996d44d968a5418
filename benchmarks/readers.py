"""The clients of a load run, in a process of their own: ``python -m benchmarks.readers PLAN.json``.

A thread per reader, each with one connection that stays open, and one for the editor. Prints JSON:
milliseconds of every read and every write, and what went wrong.
"""

import json
import sys
import time
from collections.abc import Mapping
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from threading import Lock, Thread
from typing import Any
from urllib.parse import urlsplit

from benchmarks.corpus import SEED

_EDITOR_PAUSE = 1.0
_TIMEOUT = 60
#: Any secret of this length will do: cookie and header only have to agree.
_CSRF = "a" * 32


class _Tally:
    """What all clients saw."""

    def __init__(self) -> None:
        self.reads: list[float] = []
        self.writes: list[float] = []
        self.faults: list[str] = []
        self._lock = Lock()

    def add(self, samples: list[float], milliseconds: float, fault: str) -> None:
        """One answer; ``fault`` says what is wrong with it, if anything is."""
        with self._lock:
            if fault:
                self.faults.append(fault)
            else:
                samples.append(milliseconds)


def main() -> None:
    """Run the plan and print what was seen."""
    plan = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    tally = _Tally()
    begun = time.monotonic()
    end = begun + plan["seconds"]
    threads = [
        Thread(target=_read, args=(plan, number, end, tally)) for number in range(plan["readers"])
    ]
    threads.append(Thread(target=_edit, args=(plan, end, tally)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.monotonic() - begun
    told = {"reads": tally.reads, "writes": tally.writes, "faults": tally.faults}
    print(json.dumps(told | {"seconds": seconds}))


def _read(plan: Mapping[str, Any], number: int, end: float, tally: _Tally) -> None:
    chance = Random(SEED + number)
    connection = _connect(plan)
    think = plan["think"]
    # Nobody begins at the same moment.
    time.sleep(chance.uniform(0, think))
    while time.monotonic() < end:
        path = chance.choice(plan["paths"])
        tally.add(tally.reads, *_ask(connection, "GET", path))
        if think:
            left = max(0.0, end - time.monotonic())
            time.sleep(min(left, chance.uniform(0.5 * think, 1.5 * think)))


def _edit(plan: Mapping[str, Any], end: float, tally: _Tally) -> None:
    connection = _connect(plan)
    headers = {
        "Content-Type": "application/json",
        "Cookie": f"sessionid={plan['session']}; csrftoken={_CSRF}",
        "X-CSRFToken": _CSRF,
    }
    for path, said in plan["writes"]:
        if time.monotonic() >= end:
            return
        tally.add(tally.writes, *_ask(connection, "POST", path, json.dumps(said), headers))
        time.sleep(_EDITOR_PAUSE)


def _connect(plan: Mapping[str, Any]) -> HTTPConnection:
    return HTTPConnection(urlsplit(plan["url"]).netloc, timeout=_TIMEOUT)


def _ask(
    connection: HTTPConnection,
    method: str,
    path: str,
    body: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> tuple[float, str]:
    """Milliseconds until the whole answer is there, and its fault or nothing."""
    begun = time.perf_counter()
    try:
        connection.request(method, path, body, dict(headers or {}))
        answer = connection.getresponse()
        answer.read()
        fault = "" if answer.status in (200, 201) else f"{method} {path}: {answer.status}"
    except (OSError, HTTPException) as error:
        connection.close()
        fault = f"{method} {path}: {error!r}"
    return (time.perf_counter() - begun) * 1000, fault


if __name__ == "__main__":
    main()
