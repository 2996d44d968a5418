"""Read once, at the start of a process, what the first search or change would have to wait for."""

import gc

from articles.language.english import is_english
from articles.search.analysis import analysis_version, analyze


def warm_up() -> None:
    """Load the dictionaries, the gazetteer's names and the version of the analysis."""
    analyze("حلب")
    is_english("aleppo")
    analysis_version()
    # Dictionaries of a million objects that live as long as the process: no search need wait while
    # the collector walks through them.
    gc.collect()
    gc.freeze()
