"""Requests for more time: one for each unit and deadline, the newest."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date

from domain.extensions import Extension
from domain.ids import BlocCode, DeadlineKey, UnitCode, Year
from domain.people import Actor
from storage.rows import Row, epoch, instant

_SELECT = (
    "SELECT unit, deadline, due, wished, reason, name, at, told_at"
    " FROM extension JOIN person ON person.id = extension.person"
    " WHERE bloc = :bloc AND year = :year"
)


class ExtensionRows:
    """Rows of requests."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(
        self, bloc: BlocCode, year: Year, unit: UnitCode, deadline: DeadlineKey
    ) -> Extension | None:
        """Return what a unit asked for a deadline."""
        row = self._connection.execute(
            f"{_SELECT} AND unit = :unit AND deadline = :deadline",
            {"bloc": bloc, "year": year, "unit": unit, "deadline": deadline},
        ).fetchone()
        return row and _extension(row)

    def all(self, bloc: BlocCode, year: Year) -> Sequence[Extension]:
        """Return every unit's requests, in the order they were made."""
        rows = self._connection.execute(
            f"{_SELECT} ORDER BY at, unit, deadline", {"bloc": bloc, "year": year}
        )
        return [_extension(row) for row in rows]

    def keep(self, actor: Actor, year: Year, asked: Extension) -> None:
        """Keep a request in place of the unit's earlier one for the same deadline."""
        self._connection.execute(
            "INSERT INTO extension (bloc, year, unit, deadline, due, wished, reason, person, at,"
            " told_at) VALUES (:bloc, :year, :unit, :deadline, :due, :wished, :reason, :person,"
            " :at, :told_at) ON CONFLICT (bloc, year, unit, deadline) DO UPDATE SET"
            " due = excluded.due, wished = excluded.wished, reason = excluded.reason,"
            " person = excluded.person, at = excluded.at, told_at = excluded.told_at",
            {
                "bloc": actor.bloc,
                "year": year,
                "unit": asked.unit,
                "deadline": asked.deadline,
                "due": asked.due.isoformat(),
                "wished": asked.wished.isoformat(),
                "reason": asked.reason,
                "person": actor.person,
                "at": epoch(asked.at),
                "told_at": epoch(asked.told_at),
            },
        )


def _extension(row: Row) -> Extension:
    return Extension(
        unit=row["unit"],
        deadline=row["deadline"],
        due=date.fromisoformat(row["due"]),
        wished=date.fromisoformat(row["wished"]),
        reason=row["reason"],
        by=row["name"] or "",
        at=instant(row["at"]),
        told_at=instant(row["told_at"]),
    )
