"""Who has an article in hand, what of it wants eyes, and blind double annotation."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models.functions import Coalesce

import articles.models.fields


def fill_doubt(apps, schema_editor):
    """Count the open questions of the articles that are there."""
    Article = apps.get_model("articles", "Article")
    Mention = apps.get_model("articles", "Mention")
    database = schema_editor.connection.alias
    unlinked = models.Q(entity=None) & ~models.Q(kind="date")
    undecided = models.Q(kind="date", value="")
    open_ones = (
        Mention.objects.using(database)
        .filter(unlinked | undecided, article=models.OuterRef("pk"))
        .filter(origin="machine", status="suggested")
        .order_by()
        .values("article")
        .annotate(count=models.Count("pk"))
        .values("count")
    )
    Article.objects.using(database).update(
        doubt=Coalesce(models.Subquery(open_ones), models.Value(0))
    )


class Migration(migrations.Migration):
    """Reviews."""

    dependencies = [
        ("articles", "0005_edits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DoubleReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
                (
                    "decided_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="decided at"),
                ),
            ],
            options={
                "verbose_name": "double annotation",
                "verbose_name_plural": "double annotations",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Layer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="finished at"),
                ),
            ],
            options={
                "verbose_name": "layer",
                "verbose_name_plural": "layers",
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="LayerMention",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("place", "place"), ("faction", "faction"), ("date", "date")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("start", models.PositiveIntegerField(verbose_name="start")),
                ("end", models.PositiveIntegerField(verbose_name="end")),
                ("surface", models.CharField(max_length=500, verbose_name="as written")),
                (
                    "value",
                    articles.models.fields.EDTFField(
                        blank=True, max_length=64, verbose_name="date"
                    ),
                ),
            ],
            options={
                "verbose_name": "mark of a layer",
                "verbose_name_plural": "marks of layers",
                "ordering": ("start", "pk"),
            },
        ),
        migrations.AddField(
            model_name="article",
            name="claimed_at",
            field=models.DateTimeField(
                blank=True, editable=False, null=True, verbose_name="in hand since"
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="claimed_by",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="in the hands of",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="doubt",
            field=models.PositiveIntegerField(
                default=0, editable=False, verbose_name="open questions"
            ),
        ),
        migrations.RunPython(fill_doubt, migrations.RunPython.noop, elidable=True),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["status", "-doubt", "id"], name="article_by_doubt"),
        ),
        migrations.AddField(
            model_name="doublereading",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="double_readings",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AddField(
            model_name="doublereading",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="decided by",
            ),
        ),
        migrations.AddField(
            model_name="layer",
            name="editor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="editor",
            ),
        ),
        migrations.AddField(
            model_name="layer",
            name="reading",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="layers",
                to="articles.doublereading",
            ),
        ),
        migrations.AddField(
            model_name="layermention",
            name="entity",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.entity",
                verbose_name="entity",
            ),
        ),
        migrations.AddField(
            model_name="layermention",
            name="layer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="mentions",
                to="articles.layer",
            ),
        ),
        migrations.AddConstraint(
            model_name="doublereading",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at", None)),
                fields=("article",),
                name="one_open_double_reading",
            ),
        ),
        migrations.AddConstraint(
            model_name="layer",
            constraint=models.UniqueConstraint(
                fields=("reading", "editor"), name="layer_once_per_editor"
            ),
        ),
        migrations.AddConstraint(
            model_name="layermention",
            constraint=models.CheckConstraint(
                condition=models.Q(("end__gt", models.F("start"))), name="layer_mention_not_empty"
            ),
        ),
        migrations.AddConstraint(
            model_name="layermention",
            constraint=models.UniqueConstraint(
                fields=("layer", "start", "end", "kind"), name="layer_mention_once_per_span"
            ),
        ),
    ]
