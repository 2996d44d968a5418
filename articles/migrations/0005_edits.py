"""Edits that can be undone, corrections, the words by which mentions are compared, and who may."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

import articles.models.fields
from articles.language.tokens import fold_name

_BATCH = 1000
_LONGEST = 200
_MODELS = ("edit", "editchange", "correction")
_EDITED = ("add_correction", "change_correction")


def fold_mentions(apps, schema_editor):
    """Give every mention its folded words, a range of keys at a time."""
    mentions = apps.get_model("articles", "Mention").objects.using(schema_editor.connection.alias)
    last = 0
    while rows := list(mentions.filter(pk__gt=last).only("surface").order_by("pk")[:_BATCH]):
        last = rows[-1].pk
        for row in rows:
            row.folded = fold_name(row.surface)[:_LONGEST]
        mentions.bulk_update(rows, ["folded"])


def grant_permissions(apps, schema_editor):
    """Editors may make and change corrections; they and Researchers see what was edited."""
    database = schema_editor.connection.alias
    # As in 0002: permissions are otherwise made after the last migration.
    app = apps.get_app_config("articles")
    app.models_module = True
    create_permissions(app, apps=apps, using=database, verbosity=0)
    app.models_module = None
    view = [f"view_{model}" for model in _MODELS]
    permissions = apps.get_model("auth", "Permission").objects.using(database)
    for name, codenames in (("Editors", [*view, *_EDITED]), ("Researchers", view)):
        granted = permissions.filter(content_type__app_label="articles", codename__in=codenames)
        # A site may have done away with a group.
        for group in apps.get_model("auth", "Group").objects.using(database).filter(name=name):
            group.permissions.add(*granted)


class Migration(migrations.Migration):
    """Edits and corrections."""

    dependencies = [
        ("articles", "0004_word_lemmas"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("relink", "relink"),
                            ("reject", "reject"),
                            ("accept", "accept"),
                            ("retag", "change the kind"),
                        ],
                        max_length=8,
                        verbose_name="what it does",
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
                ("folded", models.CharField(max_length=200, verbose_name="words")),
                (
                    "kind_after",
                    models.CharField(
                        blank=True,
                        choices=[("place", "place"), ("faction", "faction"), ("date", "date")],
                        max_length=8,
                        verbose_name="kind after",
                    ),
                ),
                (
                    "value_before",
                    articles.models.fields.EDTFField(
                        blank=True, max_length=64, verbose_name="date before"
                    ),
                ),
                (
                    "value_after",
                    articles.models.fields.EDTFField(
                        blank=True, max_length=64, verbose_name="date after"
                    ),
                ),
                (
                    "scope",
                    models.CharField(
                        choices=[
                            ("article", "in this article"),
                            ("archive", "in the whole archive"),
                            ("never", "never again"),
                        ],
                        max_length=8,
                        verbose_name="scope",
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "pending"),
                            ("applying", "being applied"),
                            ("applied", "applied"),
                        ],
                        default="pending",
                        max_length=8,
                        verbose_name="state",
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0, verbose_name="mentions changed")),
                (
                    "total",
                    models.PositiveIntegerField(default=0, verbose_name="mentions to change"),
                ),
            ],
            options={
                "verbose_name": "correction",
                "verbose_name_plural": "corrections",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="Edit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verb",
                    models.CharField(
                        choices=[
                            ("add", "marked"),
                            ("accept", "accepted"),
                            ("reject", "rejected"),
                            ("reopen", "decision taken back"),
                            ("change", "changed"),
                            ("note", "note written"),
                            ("apply", "correction applied"),
                            ("alias", "name added"),
                            ("merge", "entities merged"),
                            ("split", "entity split off"),
                            ("delete_entity", "entity deleted"),
                            ("metadata", "article data changed"),
                            ("restore", "earlier state restored"),
                        ],
                        max_length=16,
                        verbose_name="what was done",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="undone")),
                (
                    "is_turning",
                    models.BooleanField(default=False, verbose_name="being undone or redone"),
                ),
                ("details", models.JSONField(default=dict, verbose_name="details")),
            ],
            options={
                "verbose_name": "edit",
                "verbose_name_plural": "edits",
                "ordering": ("-pk",),
            },
        ),
        migrations.CreateModel(
            name="EditChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("mention_id", models.BigIntegerField()),
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
                ("before", models.JSONField(null=True, verbose_name="before")),
                ("after", models.JSONField(null=True, verbose_name="after")),
            ],
            options={
                "verbose_name": "change of a mention",
                "verbose_name_plural": "changes of mentions",
                "ordering": ("pk",),
            },
        ),
        migrations.AddField(
            model_name="mention",
            name="folded",
            field=models.CharField(blank=True, default="", editable=False, max_length=200),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(fields=["folded", "kind"], name="mention_by_words"),
        ),
        migrations.AddField(
            model_name="correction",
            name="article",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.article",
                verbose_name="made in article",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="created_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="made by",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="entity_after",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.entity",
                verbose_name="entity after",
            ),
        ),
        migrations.AddField(
            model_name="correction",
            name="entity_before",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="articles.entity",
                verbose_name="entity before",
            ),
        ),
        migrations.AddField(
            model_name="edit",
            name="article",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="edits",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AddField(
            model_name="edit",
            name="correction",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="edits",
                to="articles.correction",
                verbose_name="correction",
            ),
        ),
        migrations.AddField(
            model_name="edit",
            name="user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="edits",
                to=settings.AUTH_USER_MODEL,
                verbose_name="editor",
            ),
        ),
        migrations.AddField(
            model_name="editchange",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="articles.article",
                verbose_name="article",
            ),
        ),
        migrations.AddField(
            model_name="editchange",
            name="edit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="changes",
                to="articles.edit",
                verbose_name="edit",
            ),
        ),
        migrations.AddIndex(
            model_name="correction",
            index=models.Index(fields=["is_active", "scope"], name="correction_steering"),
        ),
        migrations.AddIndex(
            model_name="edit",
            index=models.Index(fields=["user", "article", "-id"], name="edit_by_user_and_article"),
        ),
        migrations.AddIndex(
            model_name="editchange",
            index=models.Index(fields=["article", "start", "end", "kind"], name="change_by_span"),
        ),
        migrations.RunPython(fold_mentions, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(grant_permissions, migrations.RunPython.noop),
    ]
