"""Why an article was found, below its passages."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from articles.models import Article
from articles.search.describing import Hit, Reason
from articles.search.highlight import Snippet
from articles.search.matching import Tier


def render(*reasons: Reason) -> str:
    nothing = Snippet(())
    hit = Hit(Article(), 1.0, nothing, (), reasons)
    with override("en"):
        html = render_to_string("articles/_reasons.html", {"reasons": hit.told_reasons})
    return " ".join(html.split())


@pytest.mark.parametrize(
    ("tier", "words"),
    [
        (Tier.SPELLING, "(in another spelling)"),
        (Tier.INFLECTION, "(in another form)"),
        (Tier.ALIAS, "(by another name)"),
    ],
)
def test_what_differs_is_said_in_words(tier: Tier, words: str) -> None:
    html = render(Reason("داعش", tier, ("تنظيم الدولة", "الدواعش")))
    assert "<bdi>داعش</bdi>:" in html
    found = '<bdi class="reason-found">{}</bdi>'
    assert f"{found.format('تنظيم الدولة')}, {found.format('الدواعش')} {words}" in html


@pytest.mark.parametrize("tier", [Tier.EXACT, Tier.ALIAS])
def test_what_stands_as_typed_needs_no_words(tier: Tier) -> None:
    assert render(Reason("قلعة سمعان", tier, ("قلعة سمعان",))) == ""


def test_words_are_shown_as_text() -> None:
    assert "<b>" not in render(Reason("<b>", Tier.INFLECTION, ("<i><b>",)))
