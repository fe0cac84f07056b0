"""Registered targets, and that a unit has said these are all."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.ids import BlocCode, TargetId, UnitCode, Year
from domain.people import Actor
from domain.targets import Registration, Target, TargetLine
from storage.rows import (
    Row,
    capacity,
    capacity_text,
    epoch,
    hundredths,
    instant,
    instant_or_none,
    points,
)

_COLUMNS = "id, text, amount, measure, revision, by_name, capacity, at, removed_at"


class TargetRows:
    """Rows of targets."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, bloc: BlocCode, year: Year, unit: UnitCode) -> Sequence[Target]:
        """Return a unit's targets in the order they were first written, the removed ones too."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM target WHERE bloc = :bloc AND year = :year AND unit = :unit"
            " ORDER BY id",
            {"bloc": bloc, "year": year, "unit": unit},
        )
        return [_target(row) for row in rows]

    def counts(self, bloc: BlocCode, year: Year) -> Mapping[UnitCode, int]:
        """Return how many targets each unit has; only units that have some."""
        rows = self._connection.execute(
            "SELECT unit, count(*) AS count FROM target"
            " WHERE bloc = :bloc AND year = :year AND removed_at IS NULL GROUP BY unit",
            {"bloc": bloc, "year": year},
        )
        return {row["unit"]: row["count"] for row in rows}

    def add(self, actor: Actor, year: Year, unit: UnitCode, line: TargetLine) -> TargetId:
        """Keep a new target."""
        cursor = self._connection.execute(
            "INSERT INTO target (bloc, year, unit, text, amount, measure, revision, person,"
            " by_name, capacity, at) VALUES (:bloc, :year, :unit, :text, :amount, :measure, 1,"
            " :person, :by_name, :capacity, :at)",
            {"bloc": actor.bloc, "year": year, "unit": unit, **_line(line), **_by(actor)},
        )
        return TargetId(cursor.lastrowid or 0)

    def alter(self, actor: Actor, target: TargetId, line: TargetLine) -> None:
        """Write a target anew."""
        self._connection.execute(
            "UPDATE target SET text = :text, amount = :amount, measure = :measure,"
            " revision = revision + 1, person = :person, by_name = :by_name,"
            " capacity = :capacity, at = :at WHERE id = :id",
            {"id": target, **_line(line), **_by(actor)},
        )

    def remove(self, target: TargetId, at: datetime) -> None:
        """Take a target out; its row stays."""
        self._connection.execute(
            "UPDATE target SET removed_at = :at WHERE id = :id AND removed_at IS NULL",
            {"id": target, "at": epoch(at)},
        )

    def register(self, actor: Actor, year: Year, unit: UnitCode) -> bool:
        """Keep that these are all; tell whether it was not said before. The first time stands."""
        cursor = self._connection.execute(
            "INSERT INTO target_registration (bloc, year, unit, person, by_name, capacity, at)"
            " VALUES (:bloc, :year, :unit, :person, :by_name, :capacity, :at)"
            " ON CONFLICT (bloc, year, unit) DO NOTHING",
            {"bloc": actor.bloc, "year": year, "unit": unit, **_by(actor)},
        )
        return cursor.rowcount == 1

    def registrations(self, bloc: BlocCode, year: Year) -> Mapping[UnitCode, Registration]:
        """Return which units have registered all their targets."""
        rows = self._connection.execute(
            "SELECT unit, by_name, capacity, at FROM target_registration"
            " WHERE bloc = :bloc AND year = :year",
            {"bloc": bloc, "year": year},
        )
        return {
            row["unit"]: Registration(
                by_name=row["by_name"],
                capacity=capacity(row["capacity"]),
                at=instant(row["at"]),
            )
            for row in rows
        }


def _line(line: TargetLine) -> dict[str, object]:
    return {"text": line.text, "amount": hundredths(line.amount), "measure": line.measure}


def _by(actor: Actor) -> dict[str, object]:
    return {
        "person": actor.person,
        "by_name": actor.name,
        "capacity": capacity_text(actor.capacity),
        "at": epoch(actor.at),
    }


def _target(row: Row) -> Target:
    return Target(
        id=row["id"],
        line=TargetLine(text=row["text"], amount=points(row["amount"]), measure=row["measure"]),
        revision=row["revision"],
        by_name=row["by_name"],
        capacity=capacity(row["capacity"]),
        at=instant(row["at"]),
        removed_at=instant_or_none(row["removed_at"]),
    )
