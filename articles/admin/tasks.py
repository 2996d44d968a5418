"""What the background worker does, in the words of this site instead of those of django-tasks-db."""

from datetime import datetime

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_tasks_db.admin import DBTaskResultAdmin
from django_tasks_db.models import DBTaskResult

#: What django-tasks and django-tasks-db call things. They come without translations, and Django
#: looks for theirs in our catalogue too, which holds only what is named in our code.
FOREIGN_WORDS = (
    *(_("Task Result"), _("Task Results"), _("status"), _("task path"), _("args kwargs")),
    *(_("enqueued at"), _("started at"), _("finished at"), _("run after"), _("priority")),
    *(_("worker id"), _("queue name"), _("backend name"), _("return value")),
    *(_("exception class path"), _("traceback")),
    *(pgettext_lazy("Task", "Ready"), pgettext_lazy("Task", "Running")),
    *(pgettext_lazy("Task", "Failed"), pgettext_lazy("Task", "Successful")),
)

admin.site.unregister(DBTaskResult)


@admin.register(DBTaskResult)
class TaskResultAdmin(DBTaskResultAdmin):
    """The list begins with what was done; there is one queue and one priority, so no column of them."""

    # The package's own have no type but that of tuples of their length.
    list_display = ("name", "status", "enqueued_at", "started_at", "finished_at")  # type: ignore[assignment]
    list_filter = ("status",)  # type: ignore[assignment]

    def get_readonly_fields(
        self, request: HttpRequest, obj: DBTaskResult | None = None
    ) -> list[str]:
        """All but the id, which the heading shows."""
        return [name for name in super().get_readonly_fields(request, obj) if name != "id"]

    @admin.display(description=_("task"), ordering="task_path")
    def name(self, result: DBTaskResult) -> str:
        """The function that ran."""
        return result.task_name

    @admin.display(description=_("traceback"))
    def formatted_traceback(self, obj: DBTaskResult) -> str | SafeString:
        """What went wrong, as the package formats it."""
        return super().formatted_traceback(obj)

    @admin.display(description=_("run after"))
    def display_run_after(self, obj: DBTaskResult) -> datetime | str:
        """When it may run, unless at once."""
        return super().display_run_after(obj)
