"""The memo of candidate lemmas: written by who indexes, read by who searches.

Only the processes that index load the morphology database (seconds, and hundreds of megabytes).
What they learn of each word of the articles stays in a table, by the source that the index records.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings

from articles.language.morphology import MorphologyData, find_data
from articles.models import WordLemma
from articles.search.analysis import Term, find_lemma
from articles.search.engine import IndexDocument

_BATCH = 1000


def installed_data() -> MorphologyData | None:
    """The morphology database at ``CAMELTOOLS_DATA``, as it is now."""
    return find_data(settings.CAMELTOOLS_DATA)


class Memo:
    """Writes down the candidates of words, each word once."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._known: set[str] = set()

    def add(self, documents: Iterable[IndexDocument]) -> None:
        """Write down the words of some documents."""
        found: dict[str, tuple[str, ...]] = {}
        for document in documents:
            found.update(document.words.candidates)
        rows = [
            WordLemma(source=self._source, word=word, lemma=lemma)
            for word, lemmas in found.items()
            if word not in self._known
            for lemma in lemmas
        ]
        WordLemma.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)
        self._known.update(found)

    def forget_others(self) -> None:
        """Drop what other sources said, once no index is of them."""
        WordLemma.objects.exclude(source=self._source).delete()


def add_candidates(terms: Iterable[Term], source: str) -> dict[str, Term]:
    """Terms by folded word, each with all its lemmas and the words of the articles that share one.

    Two queries, however many terms there are; none for an index without a source.
    """
    known = {term.folded: term for term in terms}
    if not source or not known:
        return {}
    rows = WordLemma.objects.filter(source=source)
    lemmas: dict[str, set[str]] = {word: {find_lemma(word)} for word in known}
    for word, lemma in rows.filter(word__in=known).values_list("word", "lemma"):
        lemmas[word].add(lemma)
    wanted = set().union(*lemmas.values())
    words: dict[str, set[str]] = defaultdict(set)
    for word, lemma in rows.filter(lemma__in=wanted).values_list("word", "lemma"):
        words[lemma].add(word)
    return {
        word: term._replace(
            lemmas=tuple(sorted(lemmas[word])),
            forms=frozenset().union(*(words[lemma] for lemma in lemmas[word])),
        )
        for word, term in known.items()
    }
