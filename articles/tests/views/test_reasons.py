"""Why an article was found, below its passages."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override


def render(*reasons: dict) -> str:
    with override("en"):
        return " ".join(render_to_string("articles/_reasons.html", {"reasons": reasons}).split())


@pytest.mark.parametrize(
    ("tier", "words"),
    [(1, "(in another spelling)"), (2, "(in another form)"), (3, "(by another name)")],
)
def test_what_differs_is_said_in_words(tier: int, words: str) -> None:
    html = render({"word": "داعش", "tier": tier, "found": ("تنظيم الدولة", "الدواعش")})
    assert "<bdi>داعش</bdi>:" in html
    found = '<bdi class="card-found">{}</bdi>'
    assert f"{found.format('تنظيم الدولة')}, {found.format('الدواعش')} {words}" in html


def test_what_stands_as_typed_needs_no_words() -> None:
    assert render({"word": "حلب", "tier": 0, "found": ("حلب",)}) == ""


def test_words_are_shown_as_text() -> None:
    assert "<b>" not in render({"word": "<b>", "tier": 2, "found": ("<b>",)})
