"""Find Arabic date expressions and resolve them to EDTF, as one rule table per family.

``find_dates`` reads a document; ``bounds`` gives the first and last day of an EDTF value.
"""

from articles.extraction.dates.finder import find_dates
from articles.extraction.dates.periods import bounds

__all__ = ["bounds", "find_dates"]
