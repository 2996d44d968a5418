"""Let the rules that editors made of their corrections steer what extraction suggests."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from articles.models import Correction, Mention
from articles.services.correcting.rules import RULE_NAME, Rule

Words = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Steering:
    """The lasting rules by kind and folded words, the oldest first: the last word counts."""

    rules: Mapping[Words, list[Correction]] = field(default_factory=dict)

    def steer(self, rows: Iterable[Mention]) -> list[Mention]:
        """Unsaved suggestions as the rules have them; without those that nobody wants to see."""
        return [row for row in rows if self._steer_one(row)]

    def _steer_one(self, row: Mention) -> bool:
        """Change one suggestion as the rules say; False where it is not to be suggested."""
        for correction in self.rules.get((row.kind, row.folded), ()):
            rule = Rule.stored(correction)
            is_never = correction.scope == Correction.Scope.NEVER
            if not is_never and row.entity_id != rule.entity_before:
                continue
            if rule.verb == Correction.Verb.REJECT:
                return False
            if rule.verb != Correction.Verb.ACCEPT:
                row.kind = rule.kind_after or row.kind
                row.entity_id, row.value = rule.entity_after, rule.value_after
                row.derive()
            row.rule, row.evidence = RULE_NAME, f"#{correction.pk}"
        return True


def read_rules() -> Steering:
    """The rules that hold now; to be read in the transaction that stores what they steer."""
    rules: dict[Words, list[Correction]] = defaultdict(list)
    rows = Correction.objects.steering().select_related("entity_before", "entity_after")
    for correction in rows.order_by("pk"):
        rules[correction.kind, correction.folded].append(correction)
    return Steering(rules)
