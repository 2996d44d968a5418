"""Whether a word is an ordinary English one, after simplemma's dictionary (MIT)."""

from functools import cache
from itertools import chain

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

#: Longer words look like no Arabic name.
_LONGEST_WORD = 10


def is_english(word: str) -> bool:
    """Whether the dictionary lists a word in lower case, as itself or as an inflected form.

    >>> is_english("bridges"), is_english("halab")
    (True, False)
    """
    return word in _words()


@cache
def _words() -> frozenset[str]:
    """The dictionary's forms and the words that they belong to."""
    dictionary = DefaultDictionaryFactory(cache_max_size=0).get_dictionary("en")
    words = chain(dictionary.keys(), dictionary.values())
    return frozenset(word for word in words if len(word) <= _LONGEST_WORD and word.islower())
