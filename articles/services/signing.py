"""Whose change it is: what the history says of the next save or deletion of a row."""

from django.contrib.auth.models import User
from django.db.models import Model


def sign(row: Model, user: User) -> None:
    """Have the history name the user for whatever happens to the row next."""
    row._history_user = user  # type: ignore[attr-defined]  # simple_history reads it
