"""What a morphology database says of words, for queries."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """The memo of candidate lemmas."""

    dependencies = [
        ("articles", "0003_alias_skeleton"),
    ]

    operations = [
        migrations.CreateModel(
            name="WordLemma",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=40)),
                ("word", models.CharField(max_length=60)),
                ("lemma", models.CharField(max_length=60)),
            ],
            options={
                "verbose_name": "candidate lemma",
                "verbose_name_plural": "candidate lemmas",
                "indexes": [models.Index(fields=["source", "lemma"], name="word_lemma_lemma")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "word", "lemma"), name="word_lemma_once"
                    )
                ],
            },
        ),
    ]
