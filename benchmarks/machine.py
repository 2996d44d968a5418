"""What was measured on: the machine, the command, and the memory that processes take."""

import os
import platform
import shlex
import sys
from pathlib import Path
from threading import Event, Thread


def describe_machine() -> str:
    """Cores, memory, Python, database and command, in one line for the head of every output."""
    from django.db import connection

    connection.ensure_connection()
    database = connection.vendor
    if database == "postgresql":
        database = f"PostgreSQL {connection.pg_version // 10000}"  # type: ignore[attr-defined]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    command = shlex.join(["python", "-m", "benchmarks", *sys.argv[1:]])
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}, "
        f"archive in {database}: `{command}`"
    )


def measure_pss(pid: int) -> float:
    """Megabytes of a process and all its descendants, what they share counted once."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(path.parent.name))
    tree, total = [pid], 0
    while tree:
        process = tree.pop()
        tree += children.get(process, [])
        total += _read_pss(process)
    return total / 1000


def _read_pss(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


class PeakMemory:
    """Looks at a process tree twice a second; ``megabytes`` is the most that it took."""

    def __init__(self, pid: int) -> None:
        self.megabytes = 0.0
        self._pid = pid
        self._ended = Event()
        self._thread = Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "PeakMemory":
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(0.5):
            self.megabytes = max(self.megabytes, measure_pss(self._pid))


def folder_megabytes(folder: Path) -> float:
    """What the files of a folder take."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
