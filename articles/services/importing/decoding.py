"""Recognise how a file is encoded, and read it as text.

UTF-8 with or without a byte order mark, UTF-16 with one (or of obvious shape), else Windows-1256,
in which Arabic files that are no Unicode are written. ``.gz`` files are read as what they hold.
"""

import codecs
import gzip
import io
from pathlib import Path

_SAMPLE = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: The upper bytes, in UTF-16, of ASCII and of Arabic letters: control characters in any other text.
_HIGH_BYTES = (0x00, 0x06)
_MOST = 0.6


def detect_encoding(sample: bytes, *, is_whole: bool = False) -> str:
    """The encoding of a file that begins with ``sample``.

    >>> detect_encoding("حلب".encode("utf-8")), detect_encoding("حلب".encode("cp1256"))
    ('utf-8', 'cp1256')
    """
    for bom, encoding in _BOMS:
        if sample.startswith(bom):
            return encoding
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[first::2]
        if sum(map(high.count, _HIGH_BYTES)) > len(high) * _MOST:
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=is_whole)
    except UnicodeDecodeError as error:
        # Bytes that are Arabic in UTF-8 before the fault: a damaged UTF-8 file, no other encoding.
        is_damaged = error.start > 0 and not sample[: error.start].isascii()
        return "utf-8" if is_damaged else "cp1256"
    return "utf-8"


def read_text(path: Path) -> str:
    """The whole text of a file, newlines as they are.

    Raises:
        UnicodeDecodeError: the bytes are not of the encoding that the file seems to have.
        OSError: the file cannot be read.
    """
    with _open_bytes(path) as file:
        data = file.read()
    return data.decode(detect_encoding(data, is_whole=True))


def open_text(path: Path) -> io.TextIOWrapper:
    """A file opened for reading line by line; bytes that do not decode become lone surrogates.

    Raises:
        OSError: the file cannot be read.
    """
    with _open_bytes(path) as file:
        encoding = detect_encoding(file.read(_SAMPLE))
    return io.TextIOWrapper(_open_bytes(path), encoding, errors="surrogateescape", newline="")


def _open_bytes(path: Path) -> gzip.GzipFile | io.BufferedReader:
    return gzip.open(path) if path.suffix == ".gz" else path.open("rb")
