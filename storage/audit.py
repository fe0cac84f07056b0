"""The audit trail: each row carries the hash of the one before, so that no row can go unseen."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from pydantic import BaseModel
from pydantic_core import to_json

from domain.ids import BlocCode, Year
from domain.people import Actor
from storage.rows import Row, epoch

GENESIS = "0" * 64
"""What the first row carries in place of a hash before it."""

_COLUMNS = "seq, at, bloc, year, person, place, action, subject, before, after, previous, hash"


class BrokenLink(NamedTuple):
    """A row that does not fit the chain."""

    seq: int
    reason: str


class AuditRows:
    """Appends to the trail and proves it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def record(
        self,
        action: str,
        subject: str,
        *,
        at: datetime,
        actor: Actor | None = None,
        bloc: BlocCode | None = None,
        year: Year | None = None,
        before: object = None,
        after: object = None,
    ) -> None:
        """Append what was done: who, when, what, before, after."""
        last = self._connection.execute(
            "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        seq, previous = (last["seq"] + 1, last["hash"]) if last else (1, GENESIS)
        values = {
            "seq": seq,
            "at": epoch(at),
            "bloc": bloc or (actor.bloc if actor else None),
            "year": year,
            "person": actor.person if actor else None,
            "place": actor.place if actor else None,
            "action": action,
            "subject": subject,
            "before": _text(before),
            "after": _text(after),
            "previous": previous,
        }
        values["hash"] = chained(values)
        self._connection.execute(
            f"INSERT INTO audit ({_COLUMNS}) VALUES (:seq, :at, :bloc, :year, :person, :place,"
            " :action, :subject, :before, :after, :previous, :hash)",
            values,
        )

    def broken_links(self) -> Iterator[BrokenLink]:
        """Yield every row that was altered, removed or put in between."""
        expected, previous = 1, GENESIS
        for row in self._connection.execute(f"SELECT {_COLUMNS} FROM audit ORDER BY seq"):
            if row["seq"] != expected:
                yield BrokenLink(expected, "missing")
            elif row["previous"] != previous:
                yield BrokenLink(row["seq"], "unlinked")
            if chained(dict(row)) != row["hash"]:
                yield BrokenLink(row["seq"], "altered")
            expected, previous = row["seq"] + 1, row["hash"]

    def of_subject(self, bloc: BlocCode, subject: str) -> list[Row]:
        """Return the rows about one subject in a bloc, oldest first."""
        return self._connection.execute(
            f"SELECT {_COLUMNS} FROM audit WHERE bloc = :bloc AND subject = :subject ORDER BY seq",
            {"bloc": bloc, "subject": subject},
        ).fetchall()


def chained(values: dict[str, object]) -> str:
    """Return the hash of a row: over all its columns, the hash of the one before included."""
    fields = [values[name] for name in _COLUMNS.split(", ") if name != "hash"]
    return hashlib.sha256(to_json(fields)).hexdigest()


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, BaseModel):
        return value.model_dump_json()
    return to_json(value).decode()
