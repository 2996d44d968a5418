"""What the background worker does for editors, when a request would take too long for it."""

from collections.abc import Sequence

from django_tasks import task

from articles.services.enriching import reextract

#: So many articles are read again while the editor waits; more go to the worker.
MOST_AT_ONCE = 100


@task()
def reextract_articles(ids: list[int]) -> None:
    """Read these articles again."""
    reextract(ids)


def ask_for_extraction(ids: Sequence[int]) -> bool:
    """Read these articles again, now or in the background; returns whether it is done already."""
    if len(ids) > MOST_AT_ONCE:
        reextract_articles.enqueue(list(ids))
        return False
    reextract(ids)
    return True
