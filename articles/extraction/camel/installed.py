"""Which optional extractors are installed, told without loading them, and loading them."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from articles.extraction.camel.recognition import MODEL, NameRecognizer, load_model
from articles.extraction.camel.segmentation import CliticSegmenter
from articles.extraction.extractor import Extractor
from articles.language.morphology import MorphologyData, find_data, load_lemmas

_CATALOGUE = "catalogue.json"
_NEEDED = ("torch", "transformers")


class Installed(NamedTuple):
    """What there is at a directory of CAMeL data: a morphology database, a model of names."""

    morphology: MorphologyData | None = None
    model: Path | None = None

    @property
    def version(self) -> str:
        """Short, and another one for another database or model; empty where there is nothing."""
        told = [self.morphology.source] if self.morphology else []
        if self.model:
            state = (self.model / "config.json").stat()
            told.append(f"{self.model.name} {state.st_size} {state.st_mtime_ns}")
        return blake2b(" ".join(told).encode(), digest_size=4).hexdigest() if told else ""


def find_installed(directory: Path | None) -> Installed:
    """What is installed at a directory and can be loaded on this machine."""
    if directory is None:
        return Installed()
    model = directory / MODEL
    is_there = (model / "config.json").is_file() and (directory / _CATALOGUE).is_file()
    can_run = is_there and all(find_spec(package) for package in _NEEDED)
    return Installed(find_data(directory), model if can_run else None)


@lru_cache(maxsize=1)
def load_extractors(directory: Path) -> Sequence[Extractor]:
    """The extractors installed at a directory, loaded once in a process.

    Raises:
        MorphologyDataError: the morphology database cannot be read.
    """
    installed = find_installed(directory)
    extractors: list[Extractor] = []
    if installed.morphology:
        extractors.append(CliticSegmenter(load_lemmas(installed.morphology)))
    if installed.model:
        extractors.append(NameRecognizer(load_model(directory, installed.model)))
    return tuple(extractors)
