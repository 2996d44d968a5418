"""What of a query makes no sense, in the reader's words."""


class Problems:
    """Sentences for the reader, each once, in order."""

    def __init__(self) -> None:
        self._told: dict[str, None] = {}

    def add(self, problem: str, **values: object) -> None:
        """Tell of a problem: a translated message and what to put in."""
        self._told[problem % values] = None

    def all(self) -> tuple[str, ...]:
        """Everything told."""
        return tuple(self._told)
