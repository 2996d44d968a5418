"""Take up what a background worker was doing when it was killed."""

from articles.models import Correction, Edit
from articles.services.correcting.applying import go_on_applying
from articles.services.undoing import go_on_turning


def resume_unfinished() -> int:
    """Ask the background worker for all corrections, undos and redos that are half done.

    Returns how many; going on twice with the same does no harm.
    """
    corrections = list(Correction.objects.unfinished().values_list("pk", flat=True))
    edits = list(Edit.objects.filter(is_turning=True).values_list("pk", flat=True))
    for pk in corrections:
        go_on_applying.enqueue(pk)
    for pk in edits:
        go_on_turning.enqueue(pk)
    return len(corrections) + len(edits)
