"""What every stylesheet keeps: logical directions, and colours and faces named in one place."""

import re
from pathlib import Path

import pytest
from django.conf import settings

FOLDER = Path(settings.BASE_DIR, "static", "css")
#: The stylesheet of the admin builds on Django's own variables.
SHEETS = sorted(path.name for path in FOLDER.glob("*.css"))

PHYSICAL = re.compile(
    r"""
    \b(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b
    | border-(?:top|bottom)-(?:left|right)-radius
    | (?:^|[\s;{])(?:left|right|top|bottom)\s*:
    | (?:text-align|float|clear)\s*:\s*(?:left|right)
    """,
    re.VERBOSE,
)
COLOUR = re.compile(r"\#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(")
FACE = re.compile(r"font-family\s*:(?!\s*(?:var\(|inherit))")


def rules(name: str) -> str:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def faults(pattern: re.Pattern[str], css: str) -> list[str]:
    return [line.strip() for line in css.splitlines() if pattern.search(line)]


@pytest.mark.parametrize("name", SHEETS)
def test_directions_are_logical(name):
    assert faults(PHYSICAL, rules(name)) == []


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "tokens.css"])
def test_colours_are_tokens(name):
    assert faults(COLOUR, rules(name)) == []


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "fonts.css"])
def test_faces_are_tokens(name):
    assert faults(FACE, rules(name)) == []


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "admin.css"])
def test_nothing_slants_or_spaces_arabic_letters(name):
    assert not re.search(r"letter-spacing|text-transform|font-style:\s*italic", rules(name))


@pytest.mark.parametrize(
    "name", [name for name in SHEETS if name not in {"fonts.css", "admin.css"}]
)
def test_everything_stands_in_a_layer(name):
    outside = re.sub(r"@layer [\w, ]+;", "", rules(name)).lstrip()
    assert outside.startswith("@layer ")


@pytest.mark.parametrize(
    "css",
    ["a { margin-left: 1px }", "  left: 0;", "text-align: right", "border-top-left-radius: 2px"],
)
def test_physical_directions_are_caught(css):
    assert faults(PHYSICAL, css)


def test_templates_have_no_style_or_script_of_their_own():
    for path in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"\sstyle=|\son\w+=\"|<style|<script(?![^>]*\bsrc=)(?![^>]*json)", text
        ), path
