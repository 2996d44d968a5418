"""What the index's morphology database says of words, for those who search without it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WordLemma(models.Model):
    """A lemma that a word of the articles may have besides its first, by one source."""

    source = models.CharField(max_length=40)
    word = models.CharField(max_length=60)
    lemma = models.CharField(max_length=60)

    class Meta:
        verbose_name = _("candidate lemma")
        verbose_name_plural = _("candidate lemmas")
        constraints = (
            models.UniqueConstraint(fields=("source", "word", "lemma"), name="word_lemma_once"),
        )
        indexes = (models.Index(fields=("source", "lemma"), name="word_lemma_lemma"),)

    def __str__(self) -> str:
        return f"{self.word}: {self.lemma}"
