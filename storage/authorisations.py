"""Authorisations: which officer may confirm and send for their unit."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from domain.authorisations import Authorisation
from domain.ids import AuthorisationId, BlocCode, PaperId, PlaceId, UnitCode, Year
from domain.people import Actor
from storage.rows import Row, epoch, instant

_COLUMNS = "id, bloc, year, unit, place, assigned_by, paper, at"


class AuthorisationRows:
    """Rows of authorisations. What was ended keeps its row."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def grant(
        self,
        actor: Actor,
        year: Year,
        unit: UnitCode,
        place: PlaceId,
        assigned_by: str,
        paper: PaperId | None,
    ) -> Authorisation:
        """Keep that an officer's place may confirm and send from now on."""
        self._connection.execute(
            "INSERT INTO authorisation (bloc, year, unit, place, assigned_by, paper, granted_by,"
            " at) VALUES (:bloc, :year, :unit, :place, :assigned_by, :paper, :person, :at)",
            {
                "bloc": actor.bloc,
                "year": year,
                "unit": unit,
                "place": place,
                "assigned_by": assigned_by,
                "paper": paper,
                "person": actor.person,
                "at": epoch(actor.at),
            },
        )
        kept = self.of_place(actor.bloc, year, place)
        assert kept is not None
        return kept

    def of_place(self, bloc: BlocCode, year: Year, place: PlaceId) -> Authorisation | None:
        """Return what an officer's place may do now by assignment."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM authorisation WHERE bloc = :bloc AND year = :year"
            " AND place = :place AND revoked_at IS NULL",
            {"bloc": bloc, "year": year, "place": place},
        ).fetchone()
        return row and _authorisation(row)

    def of_unit(self, bloc: BlocCode, year: Year, unit: UnitCode) -> Sequence[Authorisation]:
        """Return the authorisations of a unit that hold, oldest first."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM authorisation WHERE bloc = :bloc AND year = :year"
            " AND unit = :unit AND revoked_at IS NULL ORDER BY id",
            {"bloc": bloc, "year": year, "unit": unit},
        )
        return [_authorisation(row) for row in rows]

    def get(self, number: AuthorisationId) -> tuple[BlocCode, Year, Authorisation] | None:
        """Return one that holds, and whose cycle it belongs to."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM authorisation WHERE id = :id AND revoked_at IS NULL",
            {"id": number},
        ).fetchone()
        return None if row is None else (row["bloc"], row["year"], _authorisation(row))

    def revoke(self, actor: Actor, number: AuthorisationId) -> None:
        """End an authorisation: what it granted is gone at once."""
        self._connection.execute(
            "UPDATE authorisation SET revoked_at = :at, revoked_by = :person"
            " WHERE id = :id AND revoked_at IS NULL",
            {"id": number, "at": epoch(actor.at), "person": actor.person},
        )


def _authorisation(row: Row) -> Authorisation:
    return Authorisation(
        id=row["id"],
        unit=row["unit"],
        place=row["place"],
        by=row["assigned_by"],
        paper=row["paper"],
        at=instant(row["at"]),
    )
