"""Single facts that outlive a run."""

from __future__ import annotations

import sqlite3


class MemoRows:
    """Facts by name."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def read(self, name: str) -> str | None:
        """Return a fact."""
        row = self._connection.execute(
            "SELECT value FROM memo WHERE name = :name", {"name": name}
        ).fetchone()
        return None if row is None else str(row["value"])

    def write(self, name: str, value: str) -> None:
        """Set a fact."""
        self._connection.execute(
            "INSERT INTO memo (name, value) VALUES (:name, :value)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            {"name": name, "value": value},
        )
