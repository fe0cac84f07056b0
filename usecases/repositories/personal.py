"""The rows of one person, through all tables."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from domain.own_data import OwnRecords
from domain.people import Person


class Personal(Protocol):
    """The rows of one person, through all tables."""

    def records(self, person: Person) -> OwnRecords:
        """Return everything that is kept about a person."""
        ...

    def forget(self, person: Person, pseudonym: str, at: datetime) -> None:
        """Remove what identifies a person; their acts stay under a pseudonym."""
        ...
