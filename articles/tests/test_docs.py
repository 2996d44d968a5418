"""The README cannot fall behind: it names every command and every variable."""

import re

import pytest
from django.conf import settings
from django.core.management import get_commands

ROOT = settings.BASE_DIR
README = ROOT / "README.md"
COMMANDS = sorted(name for name, app in get_commands().items() if app == "articles")
VARIABLES = re.findall(
    r"^(\w+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE
)
TARGETS = re.findall(r"^(\w+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("word", [*COMMANDS, *VARIABLES])
def test_the_readme_names_it(word):
    assert re.search(rf"\b{word}\b", README.read_text(encoding="utf-8"))


@pytest.mark.parametrize("target", ["run", "test", "check"])
def test_the_readme_names_what_make_does(target):
    assert target in TARGETS
    assert f"make {target}" in README.read_text(encoding="utf-8")


def test_the_readme_names_nothing_that_is_not_there():
    text = README.read_text(encoding="utf-8")
    named = set(re.findall(r"manage\.py (\w+)", text))
    assert named <= set(get_commands())
    assert set(re.findall(r"`make (\w+)", text)) <= set(TARGETS)


def test_links_to_files_lead_somewhere():
    links = re.findall(r"\]\(([^)#:]+)\)", README.read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_columns_of_gazetteer_files_are_documented():
    folder = ROOT / "articles" / "extraction" / "data"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    for path in (*folder.glob("place*.csv"), *folder.glob("faction*.csv")):
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        header = next(line for line in lines if not line.startswith("#"))
        assert [name for name in header.split(",") if f"`{name}`" not in readme] == [], path.name
