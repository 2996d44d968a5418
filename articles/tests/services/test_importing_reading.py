"""What files become: encodings, formats, columns, and every row that cannot be an article."""

import gzip
import json
import unicodedata
from pathlib import Path

import pytest

from articles.services.importing.decoding import detect_encoding
from articles.services.importing.reading import (
    InputError,
    find_files,
    read_manifest,
    read_records,
)
from articles.services.importing.records import BadRow, Record, derive_title, make_record

TEXT = "دخل الجيش مدينة حلب في 13 ديسمبر 2016."
LONG = TEXT * 100


def read(path: Path, file_format: str = "auto") -> list[Record | BadRow]:
    return list(read_records(path, file_format, {}))


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def bodies(rows: list[Record | BadRow]) -> list[str]:
    return [row.body if isinstance(row, Record) else f"{row.where}: {row.reason}" for row in rows]


# Encodings


@pytest.mark.parametrize("text", ["حلب", TEXT, LONG, "Aleppo", "Aleppo: حلب, 2016"])
@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b""),
        ("utf-16-be", b"\xfe\xff"),
        ("cp1256", b""),
    ],
)
@pytest.mark.parametrize("name", ["article.txt", "article.csv", "article.jsonl", "article.txt.gz"])
def test_every_encoding_is_recognised_in_every_format(tmp_path, name, encoding, bom, text):
    content = text
    if ".csv" in name:
        content = f'title,body\nخبر,"{text}"\n'
    elif ".jsonl" in name:
        content = json.dumps({"body": text}, ensure_ascii=False) + "\n"
    data = bom + content.encode(encoding)
    path = write(tmp_path, name, gzip.compress(data) if name.endswith(".gz") else data)
    assert bodies(read(path)) == [text]


def test_a_letter_cut_by_the_end_of_the_sample_is_no_fault():
    assert detect_encoding("حلب".encode()[:-1]) == "utf-8"
    assert detect_encoding("حلب".encode()[:-1], is_whole=True) == "utf-8"
    assert detect_encoding(b"aleppo\xcd") == "utf-8"


def test_damaged_bytes_cost_their_row_only(tmp_path):
    lines = [f"body\n{TEXT}\n".encode(), b"\xd8\xd8 \xff\n", "حمص\n".encode()]
    path = write(tmp_path, "rows.csv", b"".join(lines))
    no_text = "body: holds bytes that are no text in the file's encoding"
    assert bodies(read(path)) == [TEXT, f"{path}, line 3: {no_text}", "حمص"]


def test_a_damaged_text_file_is_a_bad_row(tmp_path):
    path = write(tmp_path, "a.txt", TEXT.encode() + b"\xff")
    assert bodies(read(path)) == [f"{path}: byte {len(TEXT.encode())} is no text in utf-8"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cut.jsonl.gz", gzip.compress(bytes(range(256)), mtime=0)[:100]),
        ("false.txt.gz", b"no gzip"),
        ("odd.csv", "body\n".encode("utf-16") + b"\x01"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, name, data):
    with pytest.raises(InputError, match=name):
        read(write(tmp_path, name, data))


def test_damage_inside_gzip_is_named(tmp_path):
    data = bytearray(gzip.compress(json.dumps({"body": LONG}).encode()))
    data[12:20] = b"\xff" * 8
    with pytest.raises(InputError, match=r"bad.jsonl.gz"):
        read(write(tmp_path, "bad.jsonl.gz", bytes(data)))


def test_empty_files(tmp_path):
    assert bodies(read(write(tmp_path, "a.txt", ""))) == [
        f"{tmp_path}/a.txt: body: there is no text"
    ]
    assert read(write(tmp_path, "a.jsonl", "\n\n")) == []
    assert read(write(tmp_path, "a.csv", "body,title\n")) == []
    with pytest.raises(InputError, match=r"a.csv, line 1: no column “body”"):
        read(write(tmp_path, "a.csv", ""))


# Records


@pytest.mark.parametrize(
    ("column", "field", "value"),
    [
        ("headline", "title", "خبر"),
        ("outlet", "source", "سانا"),
        ("byline", "author", "مكرم محمد أحمد"),
        ("link", "url", "https://example.org/1"),
        ("date", "published", "2016-12-13"),
        ("published_on", "published", "2016-12"),
        ("published_at", "published", "2016"),
        ("id", "external_id", "17"),
    ],
)
@pytest.mark.parametrize("body", ["body", "text", "content"])
def test_columns_have_several_names(body, column, field, value):
    record = make_record({body: TEXT, column: f" {value} "}, "line 1")
    assert isinstance(record, Record)
    assert (record.body, getattr(record, field)) == (TEXT, value)


def test_our_own_name_of_a_column_comes_first():
    record = make_record({"id": "2", "external_id": "1", "text": "حمص", "body": TEXT}, "")
    assert (record.external_id, record.body) == ("1", TEXT)


@pytest.mark.parametrize(("given", "kept"), [(17, "17"), (True, ""), (None, ""), (["1"], "")])
def test_numbers_of_json_are_texts(given, kept):
    assert make_record({"body": TEXT, "id": given}, "").external_id == kept


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("سطر\r\nسطر\rسطر", "سطر\nسطر\nسطر"),
        ("فقرة\u2029فقرة\u2028سطر\u0085سطر", "فقرة\nفقرة\nسطر\nسطر"),
        (unicodedata.normalize("NFD", "آمن أحمد"), "آمن أحمد"),
        ("\ufeffحلب", "حلب"),
    ],
)
def test_newlines_and_composition_are_made_uniform(given, stored):
    assert make_record({"body": given}, "").body == stored


@pytest.mark.parametrize(
    "body",
    [
        "  مسافة\tوجدولة  \n\n",
        "ســــوريا فى مستشفى الشّام",
        "ﺣﻠﺐ ۱۲ ١٢ 12",
        "\u200fعلامة\u200d اتجاه\u00a0",
        "رمز 😀 خارج المستوى",
    ],
)
def test_nothing_else_changes_in_the_body(body):
    assert make_record({"body": body}, "").body == body


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("2016-12-13T10:00:00Z", "2016-12-13"),
        ("2016-12-13 9:05", "2016-12-13"),
        ("2016-12-13T10:00:00.123+03:00", "2016-12-13"),
        ("2016-12~", "2016-12~"),
        ("2016-10/2016-12", "2016-10/2016-12"),
    ],
)
def test_dates(given, stored):
    record = make_record({"body": TEXT, "date": given}, "")
    assert (record.published, record.published_estimated) == (stored, False)


def test_an_estimated_date():
    record = make_record({"body": TEXT, "published": "2016", "published_status": "estimated"}, "")
    assert record.published_estimated


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("عنوان قصير\nثم النص", "عنوان قصير"),
        ("\n\n  عنوان   قصير \nثم النص", "عنوان قصير"),
        ("بقلم فلان الفلاني\nعنوان قصير\nثم النص", "عنوان قصير"),
        ("كتبت فلانة:\nعنوان قصير", "عنوان قصير"),
        ("بقلم فلان", "بقلم فلان"),
        ("كتب", "كتب"),
        ("كتاب جديد عن حلب\nالنص", "كتاب جديد عن حلب"),
    ],
)
def test_a_title_is_taken_from_the_text(body, title):
    record = make_record({"body": body}, "")
    assert (record.title, record.title_derived) == (title, True)


@pytest.mark.parametrize("body", ["كلمة " * 100, "ك" * 600])
def test_a_long_first_line_is_cut_between_words(body):
    title = derive_title(body)
    assert len(title) <= 121
    assert title.endswith("…")
    assert body.startswith(title[:-1])


def test_a_title_that_is_given_stays():
    record = make_record({"body": TEXT, "title": " عنوان\n آخر "}, "")
    assert (record.title, record.title_derived) == ("عنوان آخر", False)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({}, "body: there is no text"),
        ({"body": " \n\u00a0"}, "body: there is no text"),
        ({"body": ["list"]}, "body: there is no text"),
        ({"body": "حلب\0"}, "body: holds a NUL character"),
        ({"body": TEXT, "title": "a\0"}, "title: holds a NUL character"),
        ({"body": TEXT, "title": "ع" * 501}, "title: longer than 500 characters"),
        # Composition makes two letters of this one.
        ({"body": TEXT, "title": "\u0958" * 300}, "title: longer than 500 characters"),
        ({"body": TEXT, "source": "ع" * 201}, "source: longer than 200 characters"),
        ({"body": TEXT, "author": "ع" * 201}, "author: longer than 200 characters"),
        ({"body": TEXT, "id": "1" * 201}, "external_id: longer than 200 characters"),
        ({"body": TEXT, "date": "2016" + "~" * 61}, "published: longer than 64 characters"),
        ({"body": TEXT, "date": "13/12/2016"}, "published: “13/12/2016” is no date"),
        ({"body": TEXT, "date": "2016-02-30"}, "published: “2016-02-30” is no date"),
        ({"body": TEXT, "date": "2016-13-45T10:00"}, "published: “2016-13-45” is no date"),
        ({"body": TEXT, "url": "javascript:alert(1)"}, "url: “javascript:alert(1)” does not begin"),
        ({"body": TEXT, "url": "http://" + "a" * 1000}, "url: longer than 1000 characters"),
        ({"body": "\ud800"}, "body: holds bytes that are no text"),
    ],
)
def test_rows_that_are_no_articles_name_the_field(row, reason):
    bad = make_record(row, "file.csv, line 7")
    assert isinstance(bad, BadRow)
    assert bad.where == "file.csv, line 7"
    assert bad.reason.startswith(reason)


def test_bad_rows_of_csv_name_their_line(tmp_path):
    lines = [
        "body,title",
        '"سطر',
        'سطر",خبر',
        '"حلب"x,خبر',
        "حمص,خبر,زائد",
        "حماة,خبر",
        '"مفتوح,خبر',
    ]
    path = write(tmp_path, "rows.csv", "\n".join(lines) + "\n")
    first, quoted, more, good, unclosed = read(path)
    assert isinstance(first, Record)
    assert (first.where, first.body) == (f"{path}, line 2", "سطر\nسطر")
    assert isinstance(good, Record)
    assert good.where == f"{path}, line 6"
    assert [bad.where for bad in (quoted, more, unclosed)] == [
        f"{path}, line {number}" for number in (4, 5, 7)
    ]
    assert more.reason == "more fields than the header has"


def test_bad_lines_of_json_name_their_line(tmp_path):
    deep = "[" * 100_000
    lines = ["{", '["a"]', f'{{"body": "x", "id": {"1" * 5000}}}', deep, "", '{"body": "حلب"}']
    path = write(tmp_path, "rows.jsonl", "\n".join(lines))
    *bad, good = read(path)
    assert [row.where for row in bad] == [f"{path}, line {number}" for number in (1, 2, 3, 4)]
    assert [row.reason.split(":")[0] for row in bad] == [
        "no JSON",
        "no JSON object",
        *["no JSON"] * 2,
    ]
    assert bodies([good]) == ["حلب"]


def test_texts_without_bounds_are_read(tmp_path):
    body = "كلمة " * 100_000
    assert bodies(read(write(tmp_path, "a.csv", f'body\n"{body}"\n'))) == [body]


# Files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of all kinds, some to be passed over."""
    (tmp_path / "inner").mkdir()
    for name in (
        "b.txt",
        "a.csv",
        "c.jsonl",
        "d.ndjson.gz",
        "inner/e.TXT",
        "manifest.csv",
        "x.pdf",
    ):
        write(tmp_path, name, "")
    return tmp_path


def names(paths: list[Path], folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in paths]


def test_a_folder_gives_what_is_known_in_order(folder):
    assert names(find_files([str(folder)], "auto"), folder) == [
        "a.csv", "b.txt", "c.jsonl", "d.ndjson.gz", "inner/e.TXT",
    ]  # fmt: skip
    assert names(find_files([str(folder)], "txt"), folder) == ["b.txt", "inner/e.TXT"]


def test_globs_and_repeated_paths_name_each_file_once(folder):
    patterns = [f"{folder}/*.txt", f"{folder}/b.txt", f"{folder}/*/*.TXT"]
    assert names(find_files(patterns, "auto"), folder) == ["b.txt", "inner/e.TXT"]


def test_a_name_with_brackets_is_a_name_first(tmp_path):
    path = write(tmp_path, "[1].txt", "")
    assert find_files([str(path)], "auto") == [path]


@pytest.mark.parametrize("pattern", ["nothing", "nothing/*.txt"])
def test_what_is_not_there_is_named(folder, pattern):
    with pytest.raises(InputError, match="no such file or folder"):
        find_files([str(folder / pattern)], "auto")


def test_an_unknown_kind_of_file_needs_a_format(tmp_path):
    path = write(tmp_path, "data.dat", json.dumps({"body": TEXT}))
    with pytest.raises(InputError, match=r"data.dat: unknown kind of file; say --format"):
        find_files([str(path)], "auto")
    assert find_files([str(path)], "jsonl") == [path]
    assert bodies(read(path, "jsonl")) == [TEXT]


def test_a_manifest_describes_text_files(tmp_path):
    manifest = write(tmp_path, "list.csv", "\ufefffile,title,source,date\na.txt,خبر,سانا,2016-12\n")
    path = write(tmp_path, "a.txt", TEXT)
    (record,) = read_records(path, "auto", read_manifest(manifest))
    assert (record.title, record.source, record.published) == ("خبر", "سانا", "2016-12")
    # The name of a file identifies nothing: the same name may come from anywhere.
    assert record.external_id == ""


def test_a_manifest_cannot_replace_the_text(tmp_path):
    path = write(tmp_path, "a.txt", TEXT)
    (record,) = read_records(path, "auto", {"a.txt": {"body": "غيره", "text": "غيره"}})
    assert record.body == TEXT


@pytest.mark.parametrize(
    ("data", "message"), [("name\na.txt\n", "no column “file”"), (None, "No such file")]
)
def test_a_manifest_that_is_none_is_named(tmp_path, data, message):
    path = tmp_path / "list.csv"
    if data:
        write(tmp_path, "list.csv", data)
    with pytest.raises(InputError, match=f"list.csv.*{message}"):
        read_manifest(path)
