"""Results as Markdown, on the screen and in a file for the README."""

from collections.abc import Iterable, Sequence
from pathlib import Path


def format_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table, every column but the first aligned as numbers.

    >>> print(format_table(["query", "found"], [["rare word", 11]]))
    | query | found |
    |---|--:|
    | rare word | 11 |
    """
    lines = [f"| {' | '.join(head)} |", f"|---|{'--:|' * (len(head) - 1)}"]
    lines += [f"| {' | '.join(map(str, row))} |" for row in rows]
    return "\n".join(lines)


def publish(text: str, path: Path | None) -> None:
    """Print, and write to the file where one is named."""
    print(text)
    if path:
        path.write_text(text + "\n", encoding="utf-8")
