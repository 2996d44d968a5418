"""Ask the background worker to bring the index up to date.

Changes are normally drained by the process that made them. This is for what it could not do: an
index that is missing or of another version, and changes whose process was killed before its drain.
"""

from django_tasks import task
from django_tasks_db.models import DBTaskResult

from articles.models import IndexChange
from articles.search.engine import WriterBusyError
from articles.search.outbox import drain, open_store, rebuild


@task()
def update_index() -> None:
    """Build the index if there is none of this version, then read what changed.

    Where another process is at it, that one does the work.
    """
    try:
        if not open_store().is_ready():
            rebuild()
        drain()
    except WriterBusyError:
        return


def ask_for_update() -> None:
    """Have the index updated in the background, unless that has been asked for already."""
    if not DBTaskResult.objects.ready().filter(task_path=update_index.module_path).exists():
        update_index.enqueue()


def has_pending_changes() -> bool:
    """Whether any change has yet to reach the index."""
    return IndexChange.objects.exists()
