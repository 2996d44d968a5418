"""The site as it is served: ``manage.py serve`` on a free port, granian and the worker."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.site import ROOT

_PATIENCE_SECONDS = 60
#: Connections go to any worker, and each has its dictionaries to read before its first answer.
_WARMING = 24


@contextmanager
def served() -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """The address and the process of a running, warm server, which ends with the block.

    Raises:
        SystemExit: it does not answer within a minute.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "manage.py", "serve"]
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": str(port)}
    url = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        _await_answer(f"{url}/healthz", process)
        for _ in range(_WARMING):
            with urlopen(f"{url}/?q=%D8%AD%D9%84%D8%A8", timeout=_PATIENCE_SECONDS) as answer:
                answer.read()
        yield url, process
    finally:
        process.terminate()
        process.wait()


def _await_answer(url: str, process: "subprocess.Popen[bytes]") -> None:
    last = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < last and process.poll() is None:
        try:
            with urlopen(url, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise SystemExit("the server does not answer")
