"""Tantivy as it comes: its Arabic stemmer, one field of text, the same fast fields."""

from pathlib import Path

import tantivy

from benchmarks.peers.peer import TOP, days_of, read_rows
from benchmarks.questions import Question

_FACETS = ("place", "faction", "source", "status", "year")
_HEAP_BYTES = 64_000_000
_MOST_VALUES = 1000


class PlainTantivy:
    """An index in a folder, which is made anew where its size is another."""

    name = "tantivy, Arabic stemmer"

    def __init__(self, folder: Path, size: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._schema = _build_schema()
        self._index = tantivy.Index(self._schema, path=str(folder))
        stemmed = (
            tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            .filter(tantivy.Filter.lowercase())
            .filter(tantivy.Filter.stemmer("arabic"))
            .build()
        )
        self._index.register_tokenizer("stemmed", stemmed)
        self._index.reload()
        if self._index.searcher().num_docs != size:
            self._fill()
        self._searcher = self._index.searcher()

    def _fill(self) -> None:
        writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
        writer.delete_all_documents()
        for row in read_rows():
            document = tantivy.Document()
            document.add_text("body", row.body)
            for name in ("id", "source", "status", "year", "day"):
                document.add_integer(name, getattr(row, name))
            for name, entities in (("place", row.places), ("faction", row.factions)):
                for entity in entities:
                    document.add_integer(name, entity)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def answer(self, question: Question) -> int:
        """One ranked search with its number, one pass for the facets."""
        query = self._compile(question)
        if question.words:
            found = self._searcher.search(query, TOP, count=True)
        else:
            found = self._searcher.search(query, TOP, count=True, order_by_field="day")
        self._searcher.fast_field_values("id", [address for _, address in found.hits])
        wanted = {name: {"terms": {"field": name, "size": _MOST_VALUES}} for name in _FACETS}
        self._searcher.aggregate(query, wanted)
        return int(found.count)  # type: ignore[attr-defined]  # missing in the package's stubs

    def _compile(self, question: Question) -> tantivy.Query:
        if not question.words:
            return tantivy.Query.all_query()
        integer = tantivy.FieldType.Integer
        parts = [self._index.parse_query(_write_match(question), ["body"])]
        for name in ("place", "source"):
            if value := question.filters.get(name):
                term = tantivy.Query.term_query(self._schema, name, int(value))
                parts.append(tantivy.Query.const_score_query(term, 0.0))
        if days := days_of(question):
            period = tantivy.Query.range_query(self._schema, "day", integer, *days)
            parts.append(tantivy.Query.const_score_query(period, 0.0))
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, part) for part in parts])


def _build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("body", tokenizer_name="stemmed")
    for name in ("id", "day", *_FACETS):
        builder.add_integer_field(name, stored=False, indexed=True, fast=True)
    return builder.build()


def _write_match(question: Question) -> str:
    if question.join == "phrase":
        return f'"{" ".join(question.words)}"'
    if question.join == "prefix":
        # Its parser knows prefixes of phrases only; every word that begins so is one of these.
        return f"body:{question.words[0]}*"
    joint = " OR " if question.join == "any" else " AND "
    return joint.join(f'"{word}"' for word in question.words)
