"""Ask the background worker to bring the index up to date.

Changes are normally drained by the process that made them. This is for what it could not do: an
index that is missing or of another version, and changes whose process was killed before its drain.
"""

import logging

from django_tasks import task
from django_tasks_db.models import DBTaskResult

from articles.language.morphology import MorphologyDataError
from articles.models import IndexChange
from articles.search.engine import (
    IndexDamagedError,
    IndexNotReadyError,
    IndexUnwritableError,
    WriterBusyError,
)
from articles.search.lemma_memo import installed_data
from articles.search.outbox import drain, open_store, rebuild

logger = logging.getLogger(__name__)


@task()
def update_index() -> None:
    """Build the index if there is no sound one of this version, then read what changed.

    Where another process is at it, that one does the work; where the disk is full, a later call.
    """
    try:
        data = installed_data()
        if not open_store().is_sound(data.source if data else ""):
            rebuild()
        drain()
    except WriterBusyError:
        return
    except IndexUnwritableError as error:
        logger.error("changes wait, the search index cannot be written: %s", error)
    except MorphologyDataError as error:
        logger.error("changes wait, the morphology database cannot be read: %s", error)


def ask_for_rebuild(error: IndexNotReadyError) -> None:
    """Ask for the index that a search did not find or could not read, and tell the operator."""
    if isinstance(error, IndexDamagedError):
        logger.error("the search index is damaged and will be built anew: %s", error)
        open_store().suspect()
    ask_for_update()


def ask_for_update() -> None:
    """Have the index updated in the background, unless that has been asked for already."""
    if not DBTaskResult.objects.ready().filter(task_path=update_index.module_path).exists():
        update_index.enqueue()


def has_pending_changes() -> bool:
    """Whether any change has yet to reach the index."""
    return IndexChange.objects.exists()
