import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from articles.search import criteria as c
from articles.search.analysis import analyze, read_words
from articles.search.engine import (
    IndexDocument,
    IndexNotReadyError,
    Reader,
    Store,
    WriterBusyError,
    schema,
)
from articles.search.engine import store as builds

HOLDER = """
import sys
from pathlib import Path
from articles.search.engine import Store
with Store(Path(sys.argv[1])).writing():
    print("writing", flush=True)
    sys.stdin.read()
"""


def _document(pk: int, body: str = "", title: str = "", **fields) -> IndexDocument:
    fields = {
        "author": "",
        "named": frozenset(),
        "places": frozenset(),
        "factions": frozenset(),
        "source": None,
        "status": 0,
        "published": None,
        "mentioned": (),
    } | fields
    return IndexDocument(id=pk, words=read_words(title, body), **fields)


def _word(text: str, match: c.Match = c.Match.INFLECTED) -> c.HasWord:
    return c.HasWord(analyze(text)[0], match)


def _ids(reader: Reader, criterion: c.Criterion, order: str = "oldest") -> list[int]:
    return reader.find(criterion, order=order, offset=0, limit=100).ids


def _build(store: Store, *documents: IndexDocument) -> None:
    with store.rebuilding() as writer:
        writer.replace((), documents)


@pytest.fixture
def store(index_dir: Path) -> Store:
    return Store(index_dir)


def test_there_is_nothing_to_read_before_the_first_build(store) -> None:
    assert not store.is_ready()
    with pytest.raises(IndexNotReadyError):
        store.reader()
    with pytest.raises(IndexNotReadyError), store.writing():
        pass


def test_documents_are_added_replaced_and_removed(store) -> None:
    _build(store, _document(1, "حلب"), _document(2, "دمشق"))
    with store.writing() as writer:
        writer.replace([1, 2, 3], [_document(1, "حمص"), _document(3, "حلب")])
        writer.commit()
    reader = store.reader()
    assert reader.size == 2
    assert _ids(reader, _word("حلب")) == [3]
    assert _ids(reader, _word("حمص")) == [1]
    assert _ids(reader, _word("دمشق")) == []


def test_what_was_not_committed_is_dropped(store) -> None:
    _build(store, _document(1, "حلب"))
    with store.writing() as writer:
        writer.replace([1], [_document(1, "حمص")])
    assert _ids(store.reader(), _word("حلب")) == [1]


def test_an_open_reader_keeps_its_state_while_the_index_is_swapped(store, index_dir) -> None:
    _build(store, *(_document(pk, "حلب") for pk in range(1, 6)))
    reader = store.reader()
    _build(store, _document(9, "حلب"))
    assert _ids(reader, _word("حلب")) == [1, 2, 3, 4, 5]
    assert _ids(store.reader(), _word("حلب")) == [9]
    assert len([path for path in index_dir.iterdir() if path.is_dir()]) == 1


def test_another_process_reads_the_new_build(store, index_dir) -> None:
    other = Store(index_dir)
    _build(store, _document(1, "حلب"))
    assert _ids(other.reader(), _word("حلب")) == [1]
    _build(store, _document(2, "حلب"))
    assert _ids(other.reader(), _word("حلب")) == [2]


def test_what_is_remembered_of_an_old_build_is_not_taken_for_the_new_one(
    store, index_dir, monkeypatch
) -> None:
    _build(store, _document(1, "حلب"))
    reading, open_build = Store(index_dir), builds._open

    def open_while_another_swaps(path: Path) -> object:
        index = open_build(path)
        monkeypatch.setattr(builds, "_open", open_build)
        monkeypatch.setattr(Store, "_remove_others", lambda *_: None)  # it has not come so far yet
        _build(store, _document(2, "حلب"))
        return index

    monkeypatch.setattr(builds, "_open", open_while_another_swaps)
    assert reading.reader().last_id() == 1
    assert reading.reader().last_id() == 2


class _Forgetful(Store):
    """Another thread lets go of the open build as soon as this one has looked at it twice."""

    @property
    def _opened(self):
        self._looks += 1
        return vars(self).pop("open", None) if self._looks == 2 else vars(self).get("open")

    @_opened.setter
    def _opened(self, build) -> None:
        self._looks, vars(self)["open"] = 0, build


def test_a_reader_stands_another_thread_that_lets_go_of_the_build(store, index_dir) -> None:
    _build(store, _document(1, "حلب"))
    reading = _Forgetful(index_dir)
    assert [_ids(reading.reader(), _word("حلب")) for _ in range(3)] == [[1]] * 3


def test_a_build_that_fails_leaves_the_current_one(store, index_dir) -> None:
    _build(store, _document(1, "حلب"))

    def fail() -> Iterator[IndexDocument]:
        yield _document(2, "حلب")
        raise RuntimeError

    with pytest.raises(RuntimeError), store.rebuilding() as writer:
        writer.replace((), fail())
    assert _ids(store.reader(), _word("حلب")) == [1]
    assert len([path for path in index_dir.iterdir() if path.is_dir()]) == 1


def test_a_swap_removes_builds_and_nothing_else(store, index_dir) -> None:
    strange = index_dir / "photographs"
    strange.mkdir(parents=True)
    _build(store, _document(1, "حلب"))
    _build(store, _document(2, "حلب"))
    assert strange.is_dir()


def test_an_index_of_another_version_is_not_read(store, monkeypatch) -> None:
    _build(store, _document(1, "حلب"))
    monkeypatch.setattr(schema, "SCHEMA_VERSION", schema.SCHEMA_VERSION + 1)
    assert not store.is_ready()
    with pytest.raises(IndexNotReadyError):
        store.reader()
    _build(store, _document(2, "حلب"))
    assert _ids(store.reader(), _word("حلب")) == [2]


def test_only_one_writes_at_a_time(store, index_dir) -> None:
    _build(store, _document(1, "حلب"))
    with store.writing():
        with pytest.raises(WriterBusyError), Store(index_dir).writing():
            pass
        with pytest.raises(WriterBusyError), Store(index_dir).rebuilding():
            pass
        assert store.reader().size == 1
    with Store(index_dir).writing():
        pass


def test_a_killed_writer_leaves_the_lock_free(store, index_dir) -> None:
    _build(store, _document(1, "حلب"))
    with _holder(index_dir) as holder:
        with pytest.raises(WriterBusyError), store.writing():
            pass
        holder.kill()
        holder.wait()
        with store.writing() as writer:
            writer.replace([1], [_document(1, "حمص")])
            writer.commit()
    assert _ids(store.reader(), _word("حمص")) == [1]


@contextmanager
def _holder(index_dir: Path) -> Iterator[subprocess.Popen]:
    command = [sys.executable, "-c", HOLDER, str(index_dir)]
    with subprocess.Popen(  # noqa: S603 (this interpreter)
        command, cwd=settings.BASE_DIR, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "writing\n"
        try:
            yield holder
        finally:
            holder.kill()


CRITERIA = [
    (_word("حلب"), [1, 3]),
    (_word("مدن"), [1, 2]),
    (_word("المدينة", c.Match.EXACT), [2]),
    (_word("مد", c.Match.PREFIX), [1, 2]),
    (c.HasPhrase(tuple(analyze("مدينة حلب"))), [1]),
    (c.HasPhrase(tuple(analyze("حلب مدينة"))), []),
    (c.HasPhrase(tuple(analyze("سقطت مدن"))), [1]),
    (c.HasPhrase(tuple(analyze("سقطت مدن")), c.Match.EXACT), []),
    (c.HasWord(analyze("خبر")[0], place=c.Place.TITLE), [2]),
    (c.HasWord(analyze("حلب")[0], place=c.Place.TITLE), []),
    (c.HasWord(analyze("مكرم")[0], place=c.Place.AUTHOR), [3]),
    (c.HasPhrase(tuple(analyze("احمد مكرم")), place=c.Place.AUTHOR), [3]),
    (c.Mentions((10,)), [1, 2]),
    (c.Names((10,)), [1]),
    (c.Names((20, 11)), [2]),
    (c.Mentions((20,)), [2]),
    (c.Mentions((10, 11)), [1, 2, 3]),
    (c.FromSource((5,)), [1]),
    (c.FromSource((5, 6)), [1, 2]),
    (c.HasStatus((0,)), [1, 2]),
    (c.HasStatus((1, 2)), [3]),
    (c.Published(date(2016, 12, 13), None), [1, 2]),
    (c.Published(None, date(2016, 12, 12)), [2]),
    (c.Published(date(2017, 1, 1), date(2017, 12, 31)), []),
    (c.MentionsDate(date(2016, 5, 1), date(2016, 5, 31)), [1, 3]),
    (c.MentionsDate(date(2016, 5, 20), date(2016, 5, 21)), [1]),
    (c.MentionsDate(None, date(2015, 12, 31)), [2]),
    (c.MentionsDate(date(2016, 12, 31), None), [1]),
    (c.MentionsDate(date(2017, 1, 1), date(2017, 1, 31)), []),
    (c.Everything(), [1, 2, 3]),
    (c.Nothing(), []),
    (c.NoneOf(_word("حلب")), [2]),
    (c.NoneOf(c.NoneOf(_word("حلب"))), [1, 3]),
    (c.AllOf((_word("حلب"), _word("مدينة"))), [1]),
    (c.AllOf((_word("حلب"), c.NoneOf(_word("مدينة")))), [3]),
    (c.AllOf((c.NoneOf(_word("حلب")), c.NoneOf(_word("دمشق")))), []),
    (c.AnyOf((_word("حلب"), _word("دمشق"))), [1, 2, 3]),
    (c.AnyOf((_word("دمشق"), c.NoneOf(_word("مدينة")))), [2, 3]),
    (c.AllOf((c.Everything(), c.Nothing())), []),
]


@pytest.fixture
def filled(store) -> Reader:
    _build(
        store,
        _document(
            1,
            "سقطت مدينة حلب",
            named=frozenset({10}),
            places=frozenset({10}),
            source=5,
            published=(date(2016, 12, 13), date(2016, 12, 13)),
            mentioned=((date(2016, 1, 1), date(2016, 12, 31)),),
        ),
        _document(
            2,
            "دمشق المدينة",
            title="خبر",
            named=frozenset({20}),
            places=frozenset({10}),
            factions=frozenset({20}),
            source=6,
            published=(date(2016, 12, 1), date(2016, 12, 31)),
            mentioned=((date(2015, 3, 3), date(2015, 3, 3)),),
        ),
        _document(
            3,
            "في حلب",
            author="مكرم محمد احمد",
            places=frozenset({11}),
            status=2,
            mentioned=((date(2016, 5, 2), date(2016, 5, 3)),),
        ),
    )
    return store.reader()


def test_criteria_find_what_they_say(filled) -> None:
    found = [sorted(_ids(filled, criterion)) for criterion, _expected in CRITERIA]
    assert found == [expected for _criterion, expected in CRITERIA]
    assert [filled.count(criterion) for criterion, _expected in CRITERIA] == list(map(len, found))


def test_values_are_counted(filled) -> None:
    counts = filled.count_values(c.Everything(), ("place", "source", "status", "year", "month"))
    assert counts == {
        "place": [(10, 2), (11, 1)],
        "source": [(5, 1), (6, 1)],
        "status": [(0, 2), (2, 1)],
        "year": [(2016, 2)],
        "month": [(201612, 2)],
    }
    assert filled.count_values(_word("دمشق"), ("place",)) == {"place": [(10, 1)]}
    assert filled.count_values(c.Everything(), ()) == {}


@pytest.mark.parametrize(("order", "ids"), [("newest", [1, 2, 3]), ("oldest", [2, 1, 3])])
def test_dates_order_and_undated_articles_come_last(filled, order, ids) -> None:
    assert _ids(filled, c.Everything(), order) == ids


def test_words_outweigh_each_other_by_rarity_and_length(store) -> None:
    _build(
        store,
        _document(1, "حلب " + "كلام كثير عن شؤون أخرى " * 5),
        _document(2, "حلب حلب حلب"),
        _document(3, "حلب هنا"),
        _document(4, "سقطت المدينة"),
    )
    reader = store.reader()
    assert _ids(reader, _word("حلب"), "relevance") == [2, 3, 1]


def test_pages_beyond_the_last_are_empty(filled) -> None:
    found = filled.find(c.Everything(), order="newest", offset=20_000_000, limit=20)
    assert (found.ids, found.total) == ([], 3)


@pytest.mark.parametrize("order", ["relevance", "newest", "oldest"])
def test_pages_neither_repeat_nor_leave_out(store, order) -> None:
    _build(store, *(_document(pk, "حلب مدينة" * (pk % 3 + 1)) for pk in range(1, 48)))
    with store.writing() as writer:
        writer.replace([7, 8, 50], [_document(pk, "حلب") for pk in (7, 8, 50)])
        writer.commit()
    reader = store.reader()
    pages = [
        reader.find(_word("حلب"), order=order, offset=offset, limit=10)
        for offset in range(0, 60, 10)
    ]
    ids = [pk for page in pages for pk in page.ids]
    assert sorted(ids) == [*range(1, 48), 50]
    assert {page.total for page in pages} == {48}
