"""What can change about a mention, as a value: an edit keeps it from before and after."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from django.contrib.auth.models import User

from articles.models import Entity, Mention


@dataclass(frozen=True, slots=True)
class State:
    """All that can change about a mention; entity and author are their rows' ids."""

    entity: int | None = None
    value: str = ""
    status: str = Mention.Status.SUGGESTED.value
    origin: str = Mention.Origin.MACHINE.value
    rule: str = ""
    evidence: str = ""
    extractor_version: str = ""
    author: int | None = None
    note: str = ""

    @classmethod
    def of(cls, mention: Any) -> Self:
        """The state of a mention, or of a row of its history."""
        return cls(
            entity=mention.entity_id,
            value=mention.value,
            status=str(mention.status),
            origin=str(mention.origin),
            rule=mention.rule,
            evidence=mention.evidence,
            extractor_version=mention.extractor_version,
            author=mention.author_id,
            note=mention.note,
        )

    @classmethod
    def read(cls, data: dict[str, Any] | None) -> Self | None:
        """A state as an edit keeps it."""
        return cls(**data) if data is not None else None

    def as_json(self) -> dict[str, Any]:
        """As an edit keeps it."""
        return asdict(self)

    def put_on(self, mention: Mention) -> None:
        """Bring a mention into this state."""
        mention.entity_id, mention.author_id = self.entity, self.author
        mention.value, mention.status, mention.origin = self.value, self.status, self.origin
        mention.rule, mention.evidence = self.rule, self.evidence
        mention.extractor_version, mention.note = self.extractor_version, self.note
        mention.derive()

    def decided(self, status: str, user: User) -> Self:
        """The same reading with a person's decision on it."""
        return replace(self, status=str(status), author=user.pk)

    def says(self, other: Self) -> bool:
        """Whether both say the same, whoever said it."""
        return replace(self, author=other.author) == other

    @property
    def is_untouched(self) -> bool:
        """A machine's suggestion that no person has decided on or written a note to."""
        untouched = (Mention.Origin.MACHINE, Mention.Status.SUGGESTED, "")
        return (self.origin, self.status, self.note) == untouched


def by_person(
    *, user: User, entity: Entity | None = None, value: str = "", note: str = ""
) -> State:
    """What a person says of a mention, accepted; the machine's grounds are none for that."""
    return State(
        entity=entity.pk if entity else None,
        value=value,
        status=Mention.Status.ACCEPTED.value,
        origin=Mention.Origin.PERSON.value,
        author=user.pk,
        note=note,
    )


@dataclass(frozen=True, slots=True)
class Present:
    """Which entities and users are still there, and into which an entity was merged."""

    successors: dict[int, int]
    users: frozenset[int]

    @classmethod
    def among(cls, states: Iterable[State | None]) -> Self:
        """Those that these states name."""
        named = [state for state in states if state]
        entities = Entity.objects.filter(pk__in={state.entity for state in named})
        users = User.objects.filter(pk__in={state.author for state in named})
        return cls(
            {pk: into or pk for pk, into in entities.values_list("pk", "merged_into")},
            frozenset(users.values_list("pk", flat=True)),
        )

    def has_entity(self, state: State) -> bool:
        """Whether what a state links to can still be linked to."""
        return state.entity is None or state.entity in self.successors

    def current(self, state: State) -> State:
        """The state as it reads today: merged entities are their successors, users may be gone."""
        entity = state.entity if state.entity is None else self.successors.get(state.entity)
        return replace(
            state, entity=entity, author=state.author if state.author in self.users else None
        )
