"""The groups *Editors*, who correct, and *Researchers*, who look on, with their permissions."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITORS, RESEARCHERS = "Editors", "Researchers"
MODELS = ("source", "article", "entity", "alias", "mention")
EDITED = {
    "source": ("add", "change"),
    "article": ("change",),
    "entity": ("add", "change", "delete"),
    "alias": ("add", "change", "delete"),
    "mention": ("add", "change"),
}


def create_groups(apps, schema_editor):
    """Make both groups, or give them what they lack."""
    database = schema_editor.connection.alias
    _ensure_permissions(apps, database)
    view = {f"view_{model}" for model in MODELS}
    edit = {f"{verb}_{model}" for model, verbs in EDITED.items() for verb in verbs}
    _grant(apps, database, RESEARCHERS, view)
    _grant(apps, database, EDITORS, view | edit)


def delete_groups(apps, schema_editor):
    """Take both groups away; their members stay."""
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=(EDITORS, RESEARCHERS)).delete()


def _ensure_permissions(apps, database):
    # Django makes permissions only after the last migration, and for apps with a models module,
    # which the historical app does not have unless we say so.
    app = apps.get_app_config("articles")
    app.models_module = True
    create_permissions(app, apps=apps, using=database, verbosity=0)
    app.models_module = None


def _grant(apps, database, name, codenames):
    group, _ = apps.get_model("auth", "Group").objects.using(database).get_or_create(name=name)
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    group.permissions.add(
        *permissions.filter(content_type__app_label="articles", codename__in=codenames)
    )


class Migration(migrations.Migration):
    """Groups and their permissions."""

    dependencies = [
        ("articles", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(create_groups, delete_groups)]
