"""Load files of any known format, all of them or none."""

from collections.abc import Sequence
from pathlib import Path

from django.db import transaction

from articles.extraction.builtin import read_entries, read_names, with_main_names
from articles.extraction.lists import geonames, pcodes
from articles.extraction.lists.formats import Format, detect, kind_of
from articles.extraction.lists.listed import Listed
from articles.models import Entity
from articles.services.loading.matching import match_listed
from articles.services.loading.merging import Loaded, load_gazetteer

_OURS = (Format.ENTRIES, Format.NAMES)


@transaction.atomic
def load_files(paths: Sequence[Path]) -> tuple[Loaded, int]:
    """Load files, each a list of its own that is known by its name.

    Returns what was done, and how many rows were left out for want of an Arabic name or a type.

    Raises:
        ValueError: a file makes no sense; the message names it and the line.
        OSError: a file cannot be read.
    """
    formats = {path: detect(path) for path in paths}
    order = list(Format)
    ordered = sorted(paths, key=lambda path: order.index(formats[path]))
    alternates = _read_alternates(formats)
    arabic = {
        name.key: name.text
        for listed in reversed(alternates.values())
        for name in reversed(listed.names)
        if name.language == "ar"
    }
    total, left_out = Loaded(), 0
    waiting = {path: alternates.get(path) or _read(path, formats[path], arabic) for path in ordered}
    while waiting:
        path = _next(waiting)
        listed, is_ours = waiting.pop(path), formats[path] in _OURS
        if not is_ours:
            listed = match_listed(listed, path.name)
        total += load_gazetteer(
            entries=listed.entries, names=listed.names, source=path.name, overrides=is_ours
        )
        left_out += listed.left_out
    return total, left_out


def _next(waiting: dict[Path, Listed]) -> Path:
    """The first file that waits for none of the others: their places are no parents in it."""
    keys = {path: {entry.key for entry in listed.entries} for path, listed in waiting.items()}
    for path, listed in waiting.items():
        parents = {entry.parent for entry in listed.entries} - keys[path]
        if not any(parents & others for other, others in keys.items() if other != path):
            return path
    return next(iter(waiting))


def _read_alternates(formats: dict[Path, Format]) -> dict[Path, Listed]:
    """The alternate names of the places that are known or that another file lists."""
    files = [path for path, format_ in formats.items() if format_ is Format.ALTERNATE_NAMES]
    if not files:
        return {}
    known = Entity.objects.values_list("geonames_id", flat=True)
    wanted = {geonames_id for geonames_id in known if geonames_id}
    for path, format_ in formats.items():
        if format_ is Format.GEONAMES:
            wanted |= geonames.read_ids(path)
    return {path: geonames.read_alternate_names(path, wanted) for path in files}


def _read(path: Path, format_: Format, arabic: dict[str, str]) -> Listed:
    if format_ is Format.GEONAMES:
        return geonames.read_dump(path, arabic)
    if format_ is Format.PCODES:
        return pcodes.read_pcodes(path)
    if format_ is Format.NAMES:
        return Listed(names=tuple(read_names(path, kind_of(path))))
    entries = tuple(read_entries(path, kind_of(path)))
    return Listed(entries, tuple(with_main_names(entries, [])))
