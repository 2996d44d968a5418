"""What keeps the tree simple to read: pure layers, said purposes, short files."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

PACKAGE = settings.BASE_DIR / "articles"
PURE = sorted(
    path
    for layer in ("language", "extraction")
    for path in (PACKAGE / layer).rglob("*.py")
    if path.name != "__init__.py"
)
#: Tables of queries and texts, and nothing else.
DATA = ("pairs.py",)
WRITTEN = sorted(
    path
    for folder, kinds in (
        ("articles", ("py", "html")),
        ("newsarchive", ("py",)),
        ("benchmarks", ("py",)),
        ("templates", ("html",)),
        ("static", ("css", "js")),
    )
    for kind in kinds
    for path in (settings.BASE_DIR / folder).rglob(f"*.{kind}")
    if "migrations" not in path.parts
)
LIST_MODULES = """
import importlib, pkgutil, sys
for name in ("articles.language", "articles.extraction"):
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, name + "."):
        if not module.name.endswith(".build_world"):
            importlib.import_module(module.name)
print(*sys.modules)
"""


def _name(path: Path) -> str:
    return str(path.relative_to(settings.BASE_DIR))


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """The top-level packages that importing every pure module loads, in a fresh process."""
    process = subprocess.run(  # noqa: S603 (this interpreter)
        [sys.executable, "-c", LIST_MODULES],
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.split(".")[0] for name in process.stdout.split()}


@pytest.mark.parametrize("package", ["django", "tantivy", "torch"])
def test_the_pure_layers_load_neither_django_nor_an_engine(loaded, package: str) -> None:
    assert "articles" in loaded
    assert package not in loaded


@pytest.mark.parametrize("path", PURE, ids=_name)
def test_every_pure_module_says_what_it_does(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", WRITTEN, ids=_name)
def test_no_file_but_data_is_longer_than_400_lines(path: Path) -> None:
    assert path.name in DATA or len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_module_is_called_after_nothing() -> None:
    nothing = {"utils.py", "helpers.py", "common.py", "misc.py", "signals.py"}
    assert [_name(path) for path in WRITTEN if path.name in nothing] == []
