"""The key by which Latin spellings find Arabic names, for the names that are there too."""

from django.db import migrations, models

from articles.language.skeletons import arabic_skeleton

_BATCH = 1000


def fill_skeletons(apps, schema_editor):
    """Give every Arabic name its skeleton."""
    Alias = apps.get_model("articles", "Alias")
    names = Alias.objects.using(schema_editor.connection.alias)
    keyed = []
    for name in names.only("pk", "folded").order_by("pk").iterator():
        if skeleton := arabic_skeleton(name.folded):
            name.skeleton = skeleton
            keyed.append(name)
    names.bulk_update(keyed, ["skeleton"], batch_size=_BATCH)


class Migration(migrations.Migration):
    """Skeletons of names."""

    dependencies = [("articles", "0002_groups")]

    operations = [
        migrations.AddField(
            model_name="alias",
            name="skeleton",
            field=models.CharField(
                blank=True, db_index=True, default="", editable=False, max_length=200
            ),
        ),
        migrations.RunPython(fill_skeletons, migrations.RunPython.noop, elidable=True),
    ]
