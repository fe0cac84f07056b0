"""Where each person's talk stands."""

from __future__ import annotations

from typing import Protocol

from domain.drafts import Draft
from domain.ids import PersonId


class Drafts(Protocol):
    """Where each person's conversation stands."""

    def of(self, person: PersonId) -> Draft | None:
        """Return the person's position."""
        ...

    def keep(self, draft: Draft) -> None:
        """Set a person's position."""
        ...

    def clear(self, person: PersonId) -> None:
        """Forget a person's position; answers are not touched."""
        ...
