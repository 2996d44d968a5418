"""What each list said of an entity: until now there was one, the built-in."""

from collections.abc import Callable
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BUILTIN = "builtin"
BATCH = 500


def by_list(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    _rewrite(apps, lambda loaded: {BUILTIN: loaded})


def of_one_list(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    _rewrite(apps, lambda loaded: loaded.get(BUILTIN, {}))


def _rewrite(apps: StateApps, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    entities = apps.get_model("articles", "Entity").objects.exclude(loaded={})
    changed = []
    for entity in entities.only("pk", "loaded").iterator(chunk_size=BATCH):
        entity.loaded = change(entity.loaded)
        changed.append(entity)
    entities.model.objects.bulk_update(changed, ["loaded"], batch_size=BATCH)


class Migration(migrations.Migration):
    """Entity.loaded by the name of the list."""

    dependencies = [
        ("articles", "0006_reviews"),
    ]

    operations = [migrations.RunPython(by_list, of_one_list)]
