"""An article as a file gives it, checked and made uniform before it becomes a row."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from articles.extraction.dates.periods import bounds
from articles.models.article import hash_content

#: What columns and keys are called: ours first, then what other tools call them.
COLUMNS = {
    "title": ("title", "headline"),
    "body": ("body", "text", "content"),
    "source": ("source", "outlet"),
    "author": ("author", "byline"),
    "url": ("url", "link"),
    "published": ("published", "published_on", "published_at", "date"),
    "published_status": ("published_status",),
    "external_id": ("external_id", "id"),
}
_LONGEST = {
    "title": 500,
    "source": 200,
    "author": 200,
    "url": 1000,
    "published": 64,
    "external_id": 200,
}
_NEWLINE = re.compile(r"\r\n?|[\u2028\u2029\u0085]")
_TIMESTAMP = re.compile(r"^(\d{4}-\d\d-\d\d)[T ]\d\d?:\d\d.*$", re.ASCII)
_BYLINE = re.compile(r"\s*(?:بقلم|كتبت?|إعداد|اعداد)\b.{0,60}")
_LONGEST_DERIVED = 120
_LONGEST_HEADING = 160


@dataclass(frozen=True, slots=True)
class Record:
    """An article ready to be stored; ``where`` names file and line."""

    where: str
    title: str
    title_derived: bool
    body: str
    source: str
    author: str
    url: str
    published: str
    published_estimated: bool
    external_id: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be an article, and why."""

    where: str
    reason: str


def make_record(values: Mapping[str, object], where: str) -> Record | BadRow:
    """Check a row's values (by any of the known column names) and make them uniform.

    Texts are put into Unicode's composed form and their newlines unified; nothing else changes in
    the body.
    """
    texts = {name: _uniform(_pick(values, names)) for name, names in COLUMNS.items()}
    texts["published"] = _TIMESTAMP.sub(r"\1", texts["published"].strip())
    if reason := _find_fault(texts):
        return BadRow(where, reason)
    body = texts["body"]
    title = " ".join(texts["title"].split())
    return Record(
        where=where,
        title=title or derive_title(body),
        title_derived=not title,
        body=body,
        source=" ".join(texts["source"].split()),
        author=" ".join(texts["author"].split()),
        url=texts["url"].strip(),
        published=texts["published"],
        published_estimated=texts["published_status"].strip() == "estimated",
        external_id=texts["external_id"].strip(),
        content_hash=hash_content(body),
    )


def derive_title(body: str) -> str:
    r"""A title for an article that has none: its first line if that is short, else its first words.

    A line that only says who wrote it is passed over.

    >>> derive_title("بقلم فلان\nحلب اليوم\nنص طويل")
    'حلب اليوم'
    """
    lines = [" ".join(line.split()) for line in body.splitlines() if line.strip()]
    first = next((line for line in lines if not _BYLINE.fullmatch(line)), lines[0])
    if len(first) <= _LONGEST_HEADING:
        return first
    return first[:_LONGEST_DERIVED].rsplit(" ", 1)[0] + "…"


def _pick(values: Mapping[str, object], names: tuple[str, ...]) -> str:
    """The first of these columns that has a value, as text."""
    for name in names:
        value = values.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _find_fault(texts: Mapping[str, str]) -> str:
    """Why a row is no article; empty if it is one."""
    if not texts["body"].strip():
        return "body: there is no text"
    for name, text in texts.items():
        if "\0" in text:
            return f"{name}: holds a NUL character"
        if not _encodes(text):
            return f"{name}: holds bytes that are no text in the file's encoding"
        if len(text) > _LONGEST.get(name, len(text)):
            return f"{name}: longer than {_LONGEST[name]} characters"
    if texts["published"] and bounds(texts["published"]) is None:
        return f"published: “{texts['published'][:40]}” is no date (2016-12-13, 2016-12, 2016)"
    if texts["url"] and not texts["url"].strip().startswith(("http://", "https://")):
        return f"url: “{texts['url'][:80]}” does not begin with http:// or https://"
    return ""


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _uniform(text: str) -> str:
    return unicodedata.normalize("NFC", _NEWLINE.sub("\n", text.removeprefix("\ufeff")))
