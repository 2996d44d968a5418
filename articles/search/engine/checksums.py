"""Whether the files of a build are as the engine wrote them.

Tantivy ends each file of a segment with a footer: JSON with the CRC-32 of what stands before it,
the length of that JSON and a magic number (its ``directory/footer.rs``). It compares the sums only
when it is asked to, and the Python package has no way to ask.
"""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_PARTS = ("idx", "pos", "term", "fast", "fieldnorm", "store")
_MAGIC = 1337
_TAIL_BYTES = 8
_CHUNK_BYTES = 1 << 20


def find_damage(build: Path) -> list[Path]:
    """The files of a build that are missing, cut short or changed."""
    living = json.loads((build / "meta.json").read_text(encoding="utf-8"))["segments"]
    files = [build / name for segment in living for name in _name_files(segment)]
    return [path for path in files if not (path.exists() and _is_whole(path))]


def _name_files(segment: dict[str, Any]) -> Iterator[str]:
    name = segment["segment_id"].replace("-", "")
    for part in _PARTS:
        yield f"{name}.{part}"
    if deletes := segment["deletes"]:
        yield f"{name}.{deletes['opstamp']}.del"


def _is_whole(path: Path) -> bool:
    size = path.stat().st_size
    with path.open("rb") as file:
        if size < _TAIL_BYTES:
            return False
        file.seek(size - _TAIL_BYTES)
        length = int.from_bytes(file.read(4), "little")
        magic = int.from_bytes(file.read(4), "little")
        rest = size - _TAIL_BYTES - length
        if magic != _MAGIC or rest < 0:
            return False
        file.seek(rest)
        try:
            expected = json.loads(file.read(length))["crc"]
        except (ValueError, KeyError, TypeError):
            return False
        file.seek(0)
        crc = 0
        while rest and (chunk := file.read(min(rest, _CHUNK_BYTES))):
            crc = zlib.crc32(chunk, crc)
            rest -= len(chunk)
    return bool(crc == expected)
