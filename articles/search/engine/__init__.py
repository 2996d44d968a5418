"""The search engine: tantivy, and the only package that knows it.

Elsewhere in the project stand criteria, documents and ids; another engine could take its place.
"""

from articles.search.engine.reading import Found, Reader
from articles.search.engine.schema import IndexDocument, index_version
from articles.search.engine.store import IndexNotReadyError, Store, Writer, WriterBusyError

__all__ = [
    "Found",
    "IndexDocument",
    "IndexNotReadyError",
    "Reader",
    "Store",
    "Writer",
    "WriterBusyError",
    "index_version",
]
