"""What can go wrong with an index, and how the engine's many errors become these few."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


class IndexNotReadyError(Exception):
    """There is no index of this version of the analysis (yet)."""


class IndexDamagedError(IndexNotReadyError):
    """The files of the index are not as they were written."""


class IndexUnwritableError(Exception):
    """The index cannot be written: no room, no right to, or no memory."""


class WriterBusyError(Exception):
    """Another process is writing the index."""


@contextmanager
def writing_faults(directory: Path) -> Iterator[None]:
    """Raise ``IndexUnwritableError`` with the path for what the system or the engine refuses."""
    try:
        yield
    except BaseException as error:
        if _is_of_engine(error):
            raise IndexUnwritableError(f"{directory}: {error}") from error
        raise


def reading_faults(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """Have a function raise ``IndexDamagedError`` for what the engine cannot read."""

    @wraps(function)
    def guarded(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        try:
            return function(*args, **kwargs)
        except BaseException as error:
            if _is_of_engine(error):
                raise IndexDamagedError(str(error)) from error
            raise

    return guarded


def _is_of_engine(error: BaseException) -> bool:
    # A panic of the engine is no Exception, and its class cannot be imported.
    return isinstance(error, OSError | ValueError) or type(error).__name__ == "PanicException"
