"""Single facts, by their names."""

from __future__ import annotations

from typing import Protocol


class Memos(Protocol):
    """Single facts that outlive a run."""

    def read(self, name: str) -> str | None:
        """Return a fact."""
        ...

    def write(self, name: str, value: str) -> None:
        """Set a fact."""
        ...
