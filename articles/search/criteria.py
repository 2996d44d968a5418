"""What the engine is asked, in terms of keys and ids: no query syntax, no database, no tantivy."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from articles.search.analysis import Term

#: Mentions are counted so far; who has more has this many.
MOST_TIMES = 99


class Match(StrEnum):
    """How closely a word must agree."""

    INFLECTED = "inflected"
    EXACT = "exact"
    PREFIX = "prefix"


class Place(StrEnum):
    """Which part of an article is looked at."""

    ANYWHERE = "anywhere"
    TITLE = "title"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class HasWord:
    """The word occurs."""

    term: Term
    match: Match = Match.INFLECTED
    place: Place = Place.ANYWHERE

    @property
    def terms(self) -> tuple[Term, ...]:
        """The word, as a phrase has its words."""
        return (self.term,)


@dataclass(frozen=True, slots=True)
class HasPhrase:
    """The words follow each other, with at most ``slop`` others in between.

    Where some are allowed, the words may also change places: that costs two for a pair.
    """

    terms: tuple[Term, ...]
    match: Match = Match.INFLECTED
    place: Place = Place.ANYWHERE
    slop: int = 0


@dataclass(frozen=True, slots=True)
class Mentions:
    """One of the entities is mentioned, or something that is part of it."""

    entities: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """One of the entities itself is mentioned."""

    entities: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MentionsTimes:
    """One of the entities, or what lies in it, is mentioned so many times, ends included."""

    entities: tuple[int, ...]
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class FromSource:
    """The article is from one of the sources."""

    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HasStatus:
    """The article is in one of the states of review (positions in ``STATUSES``)."""

    statuses: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """The article may have been published within the days, ends included."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class MentionsDate:
    """A date in the text touches the days, ends included."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class HasUnresolvedDate:
    """A date in the text is not decided."""


@dataclass(frozen=True, slots=True)
class UpTo:
    """The article had come by the time that the one of this id did."""

    article: int


@dataclass(frozen=True, slots=True)
class Everything:
    """Any article."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No article."""


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: "tuple[Criterion, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: "tuple[Criterion, ...]"


@dataclass(frozen=True, slots=True)
class NoneOf:
    """The part does not hold."""

    part: "Criterion"


Criterion = (
    HasWord
    | HasPhrase
    | Mentions
    | Names
    | MentionsTimes
    | FromSource
    | HasStatus
    | Published
    | MentionsDate
    | HasUnresolvedDate
    | UpTo
    | Everything
    | Nothing
    | AllOf
    | AnyOf
    | NoneOf
)


def parts_of(criterion: Criterion) -> tuple[Criterion, ...]:
    """What a criterion joins or negates."""
    match criterion:
        case AllOf(parts) | AnyOf(parts):
            return parts
        case NoneOf(part):
            return (part,)
    return ()
