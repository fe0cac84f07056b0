"""The audit trail: each row carries the hash of the one before, so that no row can go unseen."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from pydantic import BaseModel
from pydantic_core import to_json

from domain.ids import BlocCode, Year
from domain.people import Actor
from storage.memos import MemoRows
from storage.rows import Row, epoch

GENESIS = "0" * 64
"""What the first row carries in place of a hash before it."""

_COLUMNS = "seq, at, bloc, year, person, place, action, subject, before, after, previous, hash"


NAMES = frozenset({"by_name"})
"""Facts that never enter the trail: it names people by their numbers alone, so that it can stand
unaltered when somebody's name is erased."""

HEAD = "audit_head"
"""The memo that names the newest row: a trail cut short at its end is seen too."""


class Link(NamedTuple):
    """A row of the trail, by its number and its hash."""

    seq: int
    hash: str


class BrokenLink(NamedTuple):
    """A row that does not fit the chain: missing, added, unlinked or altered."""

    seq: int
    reason: str


class AuditRows:
    """Appends to the trail and proves it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._memos = MemoRows(connection)

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
        """Append what was done: who, when, what, before, after. Names of people are left out."""
        last = self.newest()
        seq, previous = (last.seq + 1, last.hash) if last else (1, GENESIS)
        values: dict[str, object] = {
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
        self._memos.write(HEAD, f"{seq}:{values['hash']}")

    def newest(self) -> Link | None:
        """Return the newest row; None while there is none."""
        row = self._connection.execute(
            "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        return None if row is None else Link(row["seq"], row["hash"])

    def has(self, link: Link) -> bool:
        """Tell whether a row is in the trail as it was."""
        row = self._connection.execute(
            "SELECT hash FROM audit WHERE seq = :seq", {"seq": link.seq}
        ).fetchone()
        return row is not None and row["hash"] == link.hash

    def broken_links(self) -> Iterator[BrokenLink]:
        """Yield every row that was altered, removed or put in, at the end too."""
        expected, previous = 1, GENESIS
        for row in self._connection.execute(f"SELECT {_COLUMNS} FROM audit ORDER BY seq"):
            if row["seq"] != expected:
                yield BrokenLink(expected, "missing")
            elif row["previous"] != previous:
                yield BrokenLink(row["seq"], "unlinked")
            if chained(dict(row)) != row["hash"]:
                yield BrokenLink(row["seq"], "altered")
            expected, previous = row["seq"] + 1, row["hash"]
        if head := self._memos.read(HEAD):
            seq, _, hash_ = head.partition(":")
            if int(seq) >= expected:
                yield BrokenLink(expected, "missing")
            elif int(seq) < expected - 1:
                yield BrokenLink(int(seq) + 1, "added")
            elif hash_ != previous:
                yield BrokenLink(int(seq), "altered")

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
        return value.model_dump_json(exclude=set(NAMES))
    return to_json(_nameless(value)).decode()


def _nameless(value: object) -> object:
    if not isinstance(value, Mapping):
        return value
    return {key: _nameless(fact) for key, fact in value.items() if key not in NAMES}
