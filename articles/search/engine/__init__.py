"""The search engine: tantivy, and the only package that knows it.

Elsewhere in the project stand criteria, documents and ids; another engine could take its place.
"""

from articles.search.engine.faults import (
    IndexDamagedError,
    IndexNotReadyError,
    IndexUnwritableError,
    WriterBusyError,
)
from articles.search.engine.reading import Found, Reader
from articles.search.engine.schema import IndexDocument, index_version
from articles.search.engine.store import Store, Writer

__all__ = [
    "Found",
    "IndexDamagedError",
    "IndexDocument",
    "IndexNotReadyError",
    "IndexUnwritableError",
    "Reader",
    "Store",
    "Writer",
    "WriterBusyError",
    "index_version",
]
