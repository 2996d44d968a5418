"""Switch a correction off or on: whether it steers extraction, and goes on being applied."""

from django.db import transaction

from articles.models import Correction
from articles.services.correcting.applying import go_on_applying


@transaction.atomic
def switch_rule(*, pk: int, is_active: bool) -> bool:
    """Switch a rule, after the batch that is just being applied; returns whether it was otherwise.

    What it has changed already stays: that is undone with the step that applied it.
    """
    rule = Correction.objects.select_for_update(no_key=True).get(pk=pk)
    was_otherwise = rule.is_active != is_active
    rule.is_active = is_active
    rule.save(update_fields=["is_active"])
    if is_active and rule.state != Correction.State.APPLIED:
        go_on_applying.enqueue(rule.pk)
    return was_otherwise
