"""A site of its own for tests that start real processes: its database, its index, its environment."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
TEXT = "وصل الوفد في 13 ديسمبر 2016 إلى حلب، وهذا خبره رقم {}."
_PATIENCE = 60


@dataclass(frozen=True)
class Site:
    """Runs commands in processes; ``url`` is the address of the database."""

    url: str
    folder: Path
    _started: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "DATABASE_URL": self.url,
            "INDEX_DIR": str(self.folder / "index"),
            "SECRET_KEY": "only-for-tests",
            "HTTPS": "false",
            "DJANGO_SETTINGS_MODULE": "newsarchive.settings",
            "PYTHONIOENCODING": "utf-8",
            "PYTHONPATH": str(ROOT),
        }

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Start a command as the head of a group of processes."""
        return self.start_python(str(ROOT / "manage.py"), *arguments, **environment)

    def start_python(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """Start the interpreter as the head of a group of processes."""
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, *arguments],
            env=self.environment | environment,
            cwd=self.folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._started.append(process)
        return process

    def close(self) -> None:
        """End what a failed test left running, and drop the database."""
        for process in self._started:
            with process, suppress(ProcessLookupError):
                if process.poll() is None:
                    process.terminate()
                    process.wait(_PATIENCE)
                os.killpg(process.pid, signal.SIGKILL)
        _drop_database(self.url)

    def run(self, *arguments: str, stdin: str = "", **environment: str) -> str:
        """What a command writes; it must succeed."""
        process = self.start(*arguments, **environment)
        out, err = process.communicate(stdin, timeout=_PATIENCE)
        assert process.returncode == 0, err
        return out

    def query(self, sql: str) -> list[tuple[int, ...]]:
        """Ask the database directly."""
        if self.url.startswith("sqlite"):
            connection = sqlite3.connect(self.url.removeprefix("sqlite:///"))
        else:
            connection = psycopg.connect(self.url)
        with closing(connection):
            return connection.execute(sql).fetchall()


def wait_until(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Wait for something to become true."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.05)


def is_alive(group: int) -> bool:
    """Whether any process of a group still runs."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def write_rows(path: Path, numbers: range) -> Path:
    """An article a line, with one date and one place in each."""
    rows = ({"body": TEXT.format(number), "source": "سانا", "id": number} for number in numbers)
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _server() -> str:
    """The PostgreSQL server of the test run, without the database's name; empty with SQLite."""
    url = os.environ.get("DATABASE_URL", "")
    return url.rpartition("/")[0] if url.startswith("postgres") else ""


def new_database(folder: Path, *, like: str = "") -> str:
    """The address of a new database, on the server of the test run or in a folder."""
    if not _server():
        path = folder / "db.sqlite3"
        if like:
            shutil.copy(like.removeprefix("sqlite:///"), path)
        return f"sqlite:///{path}"
    name = f"process_{uuid.uuid4().hex[:8]}"
    template = like.rpartition("/")[2] if like else "template1"
    with psycopg.connect(f"{_server()}/postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return f"{_server()}/{name}"


def _drop_database(url: str) -> None:
    if _server():
        with psycopg.connect(f"{_server()}/postgres", autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{url.rpartition("/")[2]}" WITH (FORCE)')
