from concurrent.futures import BrokenExecutor

import pytest

from articles.search import indexing
from articles.search.indexing import AnalysisPool, Text, keep_ahead, read_texts

BATCHES = [[Text("خبر", f"سقطت مدينة حلب {number}"), Text("", "١٢ قتيلاً")] for number in range(6)]


@pytest.mark.parametrize("read_here", [0, 5, 1000])
def test_processes_read_as_one_does(read_here) -> None:
    with AnalysisPool(read_here=read_here) as pool:
        words = list(keep_ahead(pool.begin(batch) for batch in BATCHES))
        assert (pool._executor is not None) == (read_here < 12)
    assert words == [read_texts(batch) for batch in BATCHES]


def test_without_processes_this_one_reads(monkeypatch) -> None:
    def refuse() -> None:
        raise PermissionError

    monkeypatch.setattr(indexing, "_start_processes", refuse)
    with AnalysisPool(read_here=0) as pool:
        assert pool.begin(BATCHES[0])() == read_texts(BATCHES[0])


def test_a_process_that_dies_costs_nothing() -> None:
    with AnalysisPool(read_here=0) as pool:
        begun = [pool.begin(batch) for batch in BATCHES]
        for process in list(pool._executor._processes.values()):
            process.kill()
        assert [finish() for finish in begun] == [read_texts(batch) for batch in BATCHES]
        with pytest.raises(BrokenExecutor):
            pool._executor.submit(len, ())
        # Later batches find the pool broken and are read here.
        assert pool.begin(BATCHES[0])() == read_texts(BATCHES[0])
