"""Several connections to one database, in threads."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

Apart = Callable[..., list[object]]


@pytest.fixture
def apart(transactional_db) -> Apart:
    """Runs functions at the same time, each with a connection of its own; returns their results."""

    def run(*actions: Callable[[], object]) -> list[object]:
        with ThreadPoolExecutor(len(actions)) as pool:
            return list(pool.map(_with_own_connection, actions))

    return run


def _with_own_connection(action: Callable[[], object]) -> object:
    try:
        return action()
    finally:
        connections.close_all()
