"""How many open questions an article has, kept beside it so that the queue can be read in order."""

from collections.abc import Collection

from django.db.models import Count, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from articles.models import Article, Mention
from articles.services.batches import batches


def refresh_doubt(article_ids: Collection[int]) -> None:
    """Count anew what is open in these articles, within the transaction that changed them."""
    counted = (
        Mention.objects.open_questions()
        .filter(article=OuterRef("pk"))
        .order_by()
        .values("article")
        .annotate(count=Count("pk"))
        .values("count")
    )
    doubt = Coalesce(Subquery(counted), Value(0))
    # An article with the right number is not written again.
    for batch in batches(sorted(article_ids)):
        Article.objects.filter(pk__in=batch).exclude(doubt=doubt).update(doubt=doubt)
