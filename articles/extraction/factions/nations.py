"""The states whose forces are named by an adjective, from ``data/armies.csv``.

Adjectives agree with their noun as in any grammar of Modern Standard Arabic (Ryding 2005, ch. 10):
الجيش takes the masculine, القوات the feminine, both with the article.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.extraction.builtin import DATA
from articles.language.fold import fold


@dataclass(frozen=True, slots=True)
class State:
    """A state: its army's key in the gazetteer, its adjectives and its names, all folded."""

    army: str
    adjectives: tuple[str, ...]
    names: tuple[str, ...]


def _read_states(path: Path) -> Iterator[State]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            adjectives, names = (
                tuple(filter(None, fold(row[column]).split("|")))
                for column in ("adjectives", "names")
            )
            yield State(row["army"], adjectives, names)


STATES = tuple(_read_states(DATA / "armies.csv"))


def _definite(ending: str) -> dict[str, State]:
    """Definite adjective (السوريه, الكوريه الشماليه) to state."""
    return {
        " ".join(f"ال{word}{ending}" for word in adjective.split()): state
        for state in STATES
        for adjective in state.adjectives
    }


MASCULINE = _definite("")
FEMININE = _definite("ه")
#: Every single word that tells a state: its names and all forms of its adjectives.
WORDS = {
    word: state
    for state in STATES
    for word in (
        *state.names,
        *(
            form
            for adjective in state.adjectives
            for form in (
                adjective,
                f"{adjective}ه",
                f"ال{adjective}",
                f"ال{adjective}ه",
                f"ال{adjective}ين",
            )
        ),
    )
}
#: The names that a force can be named after (جيش مصر); of two words or more, none is in the news.
COUNTRIES = {name: state for state in STATES for name in state.names if " " not in name}
