"""The applications of others under names that the people of this archive understand."""

from axes.apps import AppConfig as StockAxesConfig
from django.contrib.admin.apps import AdminConfig as StockAdminConfig
from django.utils.translation import gettext_lazy as _
from django_tasks_db.apps import TasksAppConfig as StockTasksConfig


class AdminConfig(StockAdminConfig):
    """The admin with a site of our own."""

    default_site = "newsarchive.admin.ArchiveSite"


class AxesConfig(StockAxesConfig):
    """What was tried at the login page."""

    verbose_name = _("sign-in attempts")


class TasksConfig(StockTasksConfig):
    """What the background worker does."""

    verbose_name = _("background work")  # type: ignore[assignment]
