"""Several connections to one database, in threads: on SQLite a file, as the tests' own is memory."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection, connections

Apart = Callable[..., list[object]]


@pytest.fixture
def apart(transactional_db, tmp_path: Path) -> Iterator[Apart]:
    """Runs functions at the same time, each with a connection of its own; returns their results."""
    place = connection.settings_dict
    name = place["NAME"]
    if connection.vendor == "sqlite":
        place["NAME"] = str(tmp_path / "shared.sqlite3")
        with sqlite3.connect(place["NAME"]) as copy:
            connection.connection.backup(copy)

    def run(*actions: Callable[[], object]) -> list[object]:
        with ThreadPoolExecutor(len(actions)) as pool:
            return list(pool.map(_with_own_connection, actions))

    yield run
    place["NAME"] = name


def _with_own_connection(action: Callable[[], object]) -> object:
    try:
        return action()
    finally:
        connections.close_all()
