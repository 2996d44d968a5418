"""All the lemmas that a word may have, by the analyser of CAMeL Tools (Obeid et al., 2020).

Its morphology database is data that the user installs (``camel_data -i morphology-db-msa-r13``),
so all of it is optional. CAMeL Tools is imported only once there is a database: importing
``camel_tools.morphology`` without its catalogue would fetch that from the network.
"""

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from articles.language.clitics import ARTICLE, Cut
from articles.language.fold import fold

_DATABASE = Path("data", "morphology_db", "calima-msa-r13", "morphology.db")
_CATALOGUE = Path("catalogue.json")
#: More words than a process meets in a few thousand articles are not worth their memory.
_REMEMBERED_WORDS = 1 << 17
_ARABIC_WORD = re.compile("[ء-غف-ي]+")


class MorphologyDataError(ValueError):
    """A morphology database cannot be read; the message names the file."""


class MorphologyData(NamedTuple):
    """An installed morphology database: where it is, and which (another file, another source)."""

    directory: Path
    source: str


def find_data(directory: Path | None) -> MorphologyData | None:
    """The database that ``camel_data`` installed in a directory; None where there is none.

    It is told by its size and time of change: reading 40 MB for each command would be slow.
    """
    if directory is None:
        return None
    try:
        state = (directory / _DATABASE).stat()
        (directory / _CATALOGUE).stat()
    except OSError:
        return None
    digest = blake2b(f"{state.st_size} {state.st_mtime_ns}".encode(), digest_size=4)
    return MorphologyData(directory, f"camel-{digest.hexdigest()}")


class CamelLemmas:
    """The candidate lemmas of words, by one database.

    Raises:
        MorphologyDataError: the database cannot be read.
    """

    def __init__(self, directory: Path) -> None:
        path = directory / _DATABASE
        # CAMeL Tools looks for its catalogue there when it is imported.
        os.environ["CAMELTOOLS_DATA"] = str(directory)
        try:
            from camel_tools.morphology.analyzer import Analyzer
            from camel_tools.morphology.database import MorphologyDB

            database = MorphologyDB(str(path), "a")
        except (OSError, ValueError, LookupError, AttributeError, TypeError) as error:
            raise MorphologyDataError(f"{path}: {error}") from error
        except Exception as error:
            # DatabaseParseError has no other base, and cannot be named before the import.
            if type(error).__module__.startswith("camel_tools."):
                raise MorphologyDataError(f"{path}: {error}") from error
            raise
        # Our folding goes further than the one of CAMeL Tools: the database is folded alike.
        for name in ("prefix_hash", "stem_hash", "suffix_hash"):
            setattr(database, name, _fold_keys(getattr(database, name)))
        self._analyzer = Analyzer(database)

    def find(self, word: str) -> tuple[str, ...]:
        """The folded lemmas of a folded word in a fixed order; none where it has no analysis."""
        if not _ARABIC_WORD.fullmatch(word):
            return ()
        lemmas = {fold(analysis["lex"]) for analysis in self._analyzer.analyze(word)}
        return tuple(sorted(lemma for lemma in lemmas if _ARABIC_WORD.fullmatch(lemma)))

    def cut(self, word: str) -> tuple[Cut, ...]:
        """The readings of a folded word without its proclitics, by the analyser's tokenization.

        Where the article is cut off, the reading with it is another one.
        """
        if not _ARABIC_WORD.fullmatch(word):
            return ()
        tokens = {analysis.get("d3tok", "") for analysis in self._analyzer.analyze(word)}
        return tuple(dict.fromkeys(cut for each in sorted(tokens) for cut in _cuts(word, each)))


def _cuts(word: str, tokenized: str) -> Iterator[Cut]:
    """The cuts of a word that a tokenization such as و+_ب+_ال+_باب allows."""
    clitics = [piece.rstrip("+") for piece in fold(tokenized).split("_") if piece.endswith("+")]
    bare = [clitic for clitic in clitics if clitic != ARTICLE]
    offset = len("".join(bare))
    if not offset or not word.startswith("".join(bare)):
        return
    stem = word[offset:]
    # ل swallows the alef of the article.
    is_swallowed = ARTICLE in clitics and not stem.startswith(ARTICLE)
    yield Cut(offset, ARTICLE + stem.removeprefix(ARTICLE[1]) if is_swallowed else stem)
    if ARTICLE in clitics and not is_swallowed:
        yield Cut(offset + len(ARTICLE), stem.removeprefix(ARTICLE))


@lru_cache(maxsize=1)
def load_lemmas(data: MorphologyData) -> CamelLemmas:
    """The lemmas of a database, loaded once in a process."""
    return CamelLemmas(data.directory)


@lru_cache(maxsize=_REMEMBERED_WORDS)
def find_candidates(data: MorphologyData, word: str) -> tuple[str, ...]:
    """The folded lemmas that a database has for a folded word.

    Raises:
        MorphologyDataError: the database cannot be read.
    """
    return load_lemmas(data).find(word)


def _fold_keys(entries: Mapping[str, list[Any]]) -> dict[str, list[Any]]:
    """The entries by folded form; those whose forms fold to one are put together."""
    folded: dict[str, list[Any]] = {}
    for form, analyses in entries.items():
        folded.setdefault(fold(form), []).extend(analyses)
    return folded
