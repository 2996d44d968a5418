"""Read once, at the start of a process, what the first search or change would have to wait for."""

from articles.language.english import is_english
from articles.search.analysis import analysis_version, analyze


def warm_up() -> None:
    """Load the dictionaries, the gazetteer's names and the version of the analysis."""
    analyze("حلب")
    is_english("aleppo")
    analysis_version()
