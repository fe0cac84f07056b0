"""Definitions by bloc, year and version. A version is immutable, so it is read from disk once."""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime

from domain.calendar import WorkCalendar
from domain.cycles import Cycle
from domain.definitions import Definition
from domain.ids import BlocCode, Version, Year
from domain.pledges import AmendmentKind
from storage.rows import Row, epoch, epoch_or_none, instant

_KEY = "bloc, year, version, pledge_version, fingerprint, calendar, opened_at, amended_at"
_KEPT = 512
_cache: OrderedDict[tuple[object, ...], Cycle] = OrderedDict()
"""Parsed versions by all that tells them apart, so that every connection of the process may share
them, whichever database it has open."""


class CycleRows:
    """Cycles and their versions."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, cycle: Cycle, kind: AmendmentKind | None) -> None:
        """Keep a new cycle, or a new version of one (``kind``)."""
        self._connection.execute(
            "INSERT INTO cycle (bloc, year, version, pledge_version, kind, definition,"
            " fingerprint, calendar, opened_at, amended_at) VALUES (:bloc, :year, :version,"
            " :pledge_version, :kind, :definition, :fingerprint, :calendar, :opened_at,"
            " :amended_at)",
            {
                "bloc": cycle.bloc_code,
                "year": cycle.year,
                "version": cycle.version,
                "pledge_version": cycle.pledge_version,
                "kind": kind.value if kind else "first",
                "definition": cycle.definition.model_dump_json(),
                "fingerprint": cycle.definition.fingerprint,
                "calendar": cycle.calendar.model_dump_json(),
                "opened_at": epoch(cycle.opened_at),
                "amended_at": epoch(cycle.amended_at),
            },
        )
        self._connection.execute(
            "UPDATE sweep SET next_at = 0 WHERE bloc = :bloc AND year = :year",
            {"bloc": cycle.bloc_code, "year": cycle.year},
        )

    def get(self, bloc: BlocCode, year: Year) -> Cycle | None:
        """Return the newest version of a cycle."""
        return self._first(
            f"SELECT {_KEY} FROM cycle WHERE bloc = :bloc AND year = :year"
            " ORDER BY version DESC LIMIT 1",
            {"bloc": bloc, "year": year},
        )

    def version(self, bloc: BlocCode, year: Year, version: Version) -> Cycle | None:
        """Return one version of a cycle."""
        return self._first(
            f"SELECT {_KEY} FROM cycle WHERE bloc = :bloc AND year = :year AND version = :version",
            {"bloc": bloc, "year": year, "version": version},
        )

    def current(self, bloc: BlocCode) -> Cycle | None:
        """Return the newest version of the bloc's newest year."""
        return self._first(
            f"SELECT {_KEY} FROM cycle WHERE bloc = :bloc"
            " ORDER BY year DESC, version DESC LIMIT 1",
            {"bloc": bloc},
        )

    def all_current(self) -> Sequence[Cycle]:
        """Return every year of every bloc in its newest version, oldest year first."""
        rows = self._connection.execute(
            f"SELECT {_KEY} FROM cycle AS one WHERE version = ("
            "SELECT max(version) FROM cycle AS other"
            " WHERE other.bloc = one.bloc AND other.year = one.year) ORDER BY year, bloc"
        ).fetchall()
        return [self._cycle(row) for row in rows]

    def to_sweep(self, now: datetime) -> Sequence[tuple[BlocCode, Year]]:
        """Return the cycles whose ladders have to be walked by now; no definition is read."""
        rows = self._connection.execute(
            "SELECT cycle.bloc, cycle.year FROM cycle"
            " LEFT JOIN sweep ON sweep.bloc = cycle.bloc AND sweep.year = cycle.year"
            " WHERE cycle.version = 1 AND (sweep.bloc IS NULL OR sweep.next_at <= :now)"
            " ORDER BY cycle.year, cycle.bloc",
            {"now": epoch(now)},
        )
        return [(row["bloc"], row["year"]) for row in rows]

    def open_years(self) -> Sequence[tuple[BlocCode, Year]]:
        """Return the cycles in which time may still do something, oldest year first."""
        rows = self._connection.execute(
            "SELECT cycle.bloc, cycle.year FROM cycle"
            " LEFT JOIN sweep ON sweep.bloc = cycle.bloc AND sweep.year = cycle.year"
            " WHERE cycle.version = 1 AND (sweep.bloc IS NULL OR sweep.next_at IS NOT NULL)"
            " ORDER BY cycle.year, cycle.bloc"
        )
        return [(row["bloc"], row["year"]) for row in rows]

    def swept_until(self, bloc: BlocCode, year: Year) -> datetime | None:
        """Return until when the cycle's ladders have been walked."""
        row = self._connection.execute(
            "SELECT upto FROM sweep WHERE bloc = :bloc AND year = :year",
            {"bloc": bloc, "year": year},
        ).fetchone()
        return None if row is None else instant(row["upto"])

    def mark_swept(
        self, bloc: BlocCode, year: Year, upto: datetime, next_at: datetime | None
    ) -> None:
        """Remember until when the ladders have been walked, and when to look again, if ever."""
        self._connection.execute(
            "INSERT INTO sweep (bloc, year, upto, next_at) VALUES (:bloc, :year, :upto, :next_at)"
            " ON CONFLICT (bloc, year) DO UPDATE SET upto = excluded.upto,"
            " next_at = excluded.next_at",
            {"bloc": bloc, "year": year, "upto": epoch(upto), "next_at": epoch_or_none(next_at)},
        )

    def _first(self, sql: str, values: dict[str, object]) -> Cycle | None:
        row = self._connection.execute(sql, values).fetchone()
        return None if row is None else self._cycle(row)

    def _cycle(self, row: Row) -> Cycle:
        key = tuple(row)
        if key not in _cache:
            _cache[key] = self._read(row["bloc"], row["year"], row["version"])
            if len(_cache) > _KEPT:
                _cache.popitem(last=False)
        return _cache[key]

    def _read(self, bloc: str, year: int, version: int) -> Cycle:
        row = self._connection.execute(
            "SELECT bloc, year, version, pledge_version, definition, calendar, opened_at,"
            " amended_at FROM cycle WHERE bloc = :bloc AND year = :year AND version = :version",
            {"bloc": bloc, "year": year, "version": version},
        ).fetchone()
        return Cycle(
            bloc_code=row["bloc"],
            year=row["year"],
            version=row["version"],
            pledge_version=row["pledge_version"],
            definition=Definition.model_validate_json(row["definition"]),
            calendar=WorkCalendar.model_validate_json(row["calendar"]),
            opened_at=instant(row["opened_at"]),
            amended_at=instant(row["amended_at"]),
        )
