"""Read the index: ranked or sorted ids, totals, and counts per value of a facet."""

from typing import Any, NamedTuple

import tantivy

from articles.search.criteria import MOST_TIMES, Criterion, Everything
from articles.search.engine.compiling import compile_criterion, compile_ranking
from articles.search.engine.faults import reading_faults
from articles.search.engine.schema import LARGEST_COUNTED, build_schema, number_times

_MOST_FACET_VALUES = 1000
_LARGEST_ID = (1 << 63) - 1


class Found(NamedTuple):
    """Articles of one page in order, with their scores (0 when sorted by date), and how many."""

    ids: list[int]
    scores: list[float]
    total: int


Counts = list[tuple[int, int]]
#: Counts of everything, by fields; and the highest id, under none.
Memory = dict[tuple[str, ...], Any]


class Reader:
    """One consistent state of the index.

    ``memory`` is shared by the readers of one state: what of it is the same for every search.
    """

    def __init__(self, index: tantivy.Index, memory: Memory) -> None:
        self._searcher = index.searcher()
        self._schema = build_schema()
        self._memory = memory

    @property
    def size(self) -> int:
        """How many articles the index holds."""
        return int(self._searcher.num_docs)

    @reading_faults
    def find(self, criterion: Criterion, *, order: str, offset: int, limit: int) -> Found:
        """Articles by relevance, ``newest`` or ``oldest``; equal scores by id, the latest first."""
        # The engine sets memory aside for every hit before the page, be there as many or not.
        offset = min(offset, self.size)
        if order == "relevance":
            query = compile_ranking(self._schema, criterion)
            found = self._searcher.search(query, limit, count=True, offset=offset)
        else:
            query = compile_criterion(self._schema, criterion)
            direction = tantivy.Order.Desc if order == "newest" else tantivy.Order.Asc
            found = self._searcher.search(
                query, limit, count=True, offset=offset, order_by_field=order, order=direction
            )
        ids = self._read_ids([address for _, address in found.hits])
        if order != "relevance":
            return Found(ids, [0.0] * len(ids), _total(found))
        scores = [float(score) for score, _ in found.hits]
        ranked = sorted(zip(scores, ids, strict=True), reverse=True)
        return Found([pk for _, pk in ranked], [score for score, _ in ranked], _total(found))

    @reading_faults
    def count(self, criterion: Criterion) -> int:
        """How many articles there are."""
        return _total(self._searcher.search(compile_criterion(self._schema, criterion), 1))

    @reading_faults
    def last_id(self) -> int:
        """The highest id of all articles, 0 where there are none."""
        if () not in self._memory:
            query = compile_criterion(self._schema, Everything())
            found = self._searcher.search(query, 1, order_by_field="id", order=tantivy.Order.Desc)
            ids = self._read_ids([address for _, address in found.hits])
            self._memory[()] = next(iter(ids), 0)
        return int(self._memory[()])

    @reading_faults
    def frequency(self, key: str | int, field: str = "lemma") -> int:
        """How many articles hold a word of this lemma, or another key in another field."""
        return int(self._searcher.doc_freq(field, key))

    @reading_faults
    def times_mentioned(self, entities: tuple[int, ...]) -> list[int]:
        """How often articles mention one of the entities: the numbers that occur, falling."""
        known = [entity for entity in entities if entity <= LARGEST_COUNTED]
        return [
            times
            for times in range(MOST_TIMES, 0, -1)
            if any(
                self._searcher.doc_freq("times_mentioned", number_times(entity, times))
                for entity in known
            )
        ]

    @reading_faults
    def count_values(self, criterion: Criterion, fields: tuple[str, ...]) -> dict[str, Counts]:
        """Per field, its values among the articles found with their counts, most frequent first."""
        if criterion != Everything():
            return self._count_values(criterion, fields)
        if fields not in self._memory:
            self._memory[fields] = self._count_values(criterion, fields)
        return {field: list(counts) for field, counts in self._memory[fields].items()}

    def _count_values(self, criterion: Criterion, fields: tuple[str, ...]) -> dict[str, Counts]:
        wanted = {
            field: {"terms": {"field": field, "size": _MOST_FACET_VALUES}} for field in fields
        }
        counted = self._searcher.aggregate(compile_criterion(self._schema, criterion), wanted)
        return {
            field: sorted(
                ((int(b["key"]), int(b["doc_count"])) for b in counted[field]["buckets"]),
                key=lambda pair: (-pair[1], pair[0]),
            )
            for field in fields
        }

    @reading_faults
    def fingerprints(self, *, after: int, limit: int) -> list[tuple[int, int]]:
        """The next articles by id, each with the fingerprint of what was indexed of it."""
        rest = tantivy.Query.range_query(
            self._schema, "id", tantivy.FieldType.Integer, after + 1, _LARGEST_ID
        )
        found = self._searcher.search(
            rest, limit, count=False, order_by_field="id", order=tantivy.Order.Asc
        )
        addresses = [address for _, address in found.hits]
        prints = self._searcher.fast_field_values("fingerprint", addresses)
        return list(
            zip(self._read_ids(addresses), (int(value or 0) for value in prints), strict=True)
        )

    def _read_ids(self, addresses: list[tantivy.DocAddress]) -> list[int]:
        return [int(pk or 0) for pk in self._searcher.fast_field_values("id", addresses)]


def _total(found: tantivy.SearchResult) -> int:
    return int(found.count)  # type: ignore[attr-defined]  # missing in the package's stubs
