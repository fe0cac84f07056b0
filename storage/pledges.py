"""Confirmations of the pledge: one for each unit and version, never altered."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from datetime import date

from domain.ids import BlocCode, UnitCode, Version, Year
from domain.people import Actor
from domain.pledges import PledgeConfirmation, PledgeSigning
from storage.rows import Row, capacity, capacity_text, epoch, instant

_COLUMNS = "unit, version, at, receipt, by_name, by_post, capacity"


class PledgeRows:
    """Rows of confirmations."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(
        self, bloc: BlocCode, year: Year, unit: UnitCode, version: Version
    ) -> PledgeConfirmation | None:
        """Return a unit's confirmation of one version."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM pledge_confirmation WHERE bloc = :bloc AND year = :year"
            " AND unit = :unit AND version = :version",
            {"bloc": bloc, "year": year, "unit": unit, "version": version},
        ).fetchone()
        return row and _confirmation(row)

    def all(
        self, bloc: BlocCode, year: Year, version: Version
    ) -> Mapping[UnitCode, PledgeConfirmation]:
        """Return every unit's confirmation of one version."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM pledge_confirmation"
            " WHERE bloc = :bloc AND year = :year AND version = :version ORDER BY at, unit",
            {"bloc": bloc, "year": year, "version": version},
        )
        return {row["unit"]: _confirmation(row) for row in rows}

    def add(self, actor: Actor, year: Year, confirmation: PledgeConfirmation) -> None:
        """Keep a confirmation."""
        self._connection.execute(
            "INSERT INTO pledge_confirmation (bloc, year, unit, version, person, place, by_name,"
            " by_post, at, receipt, capacity) VALUES (:bloc, :year,"
            " :unit, :version, :person, :place, :by_name, :by_post, :at, :receipt, :capacity)",
            {
                "bloc": actor.bloc,
                "year": year,
                "unit": confirmation.unit,
                "version": confirmation.version,
                "person": actor.person,
                "place": actor.place,
                "by_name": confirmation.by_name,
                "by_post": confirmation.by_post,
                "at": epoch(confirmation.at),
                "receipt": confirmation.receipt,
                "capacity": capacity_text(confirmation.capacity),
            },
        )

    def last_before(
        self, bloc: BlocCode, year: Year, unit: UnitCode, version: Version
    ) -> PledgeConfirmation | None:
        """Return a unit's newest confirmation of an earlier version."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM pledge_confirmation WHERE bloc = :bloc AND year = :year"
            " AND unit = :unit AND version < :version ORDER BY version DESC LIMIT 1",
            {"bloc": bloc, "year": year, "unit": unit, "version": version},
        ).fetchone()
        return row and _confirmation(row)

    def sign(self, actor: Actor, year: Year, signing: PledgeSigning) -> None:
        """Keep that a unit signed."""
        self._connection.execute(
            "INSERT INTO pledge_signing (bloc, year, unit, version, day, venue, paper, person,"
            " by_name, at) VALUES (:bloc, :year, :unit, :version, :day, :venue, :paper, :person,"
            " :by_name, :at)",
            {
                **signing.model_dump(mode="json"),
                "bloc": actor.bloc,
                "year": year,
                "person": actor.person,
                "at": epoch(signing.at),
            },
        )

    def unsign(self, bloc: BlocCode, year: Year, unit: UnitCode, version: Version) -> None:
        """Take out that a unit signed: it was recorded by mistake."""
        self._connection.execute(
            "DELETE FROM pledge_signing WHERE bloc = :bloc AND year = :year AND unit = :unit"
            " AND version = :version",
            {"bloc": bloc, "year": year, "unit": unit, "version": version},
        )

    def signings(
        self, bloc: BlocCode, year: Year, version: Version
    ) -> Mapping[UnitCode, PledgeSigning]:
        """Return which units have signed one version."""
        rows = self._connection.execute(
            "SELECT unit, version, day, venue, paper, by_name, at FROM pledge_signing"
            " WHERE bloc = :bloc AND year = :year AND version = :version ORDER BY day, unit",
            {"bloc": bloc, "year": year, "version": version},
        )
        return {row["unit"]: _signing(row) for row in rows}

    def receipt_taken(self, bloc: BlocCode, year: Year, receipt: str) -> bool:
        """Tell whether a confirmation or a sent report of the cycle carries this number."""
        row = self._connection.execute(
            "SELECT 1 FROM pledge_confirmation"
            " WHERE bloc = :bloc AND year = :year AND receipt = :receipt"
            " UNION ALL SELECT 1 FROM assessment"
            " WHERE bloc = :bloc AND year = :year AND receipt = :receipt LIMIT 1",
            {"bloc": bloc, "year": year, "receipt": receipt},
        ).fetchone()
        return row is not None


def _confirmation(row: Row) -> PledgeConfirmation:
    return PledgeConfirmation(
        unit=row["unit"],
        version=row["version"],
        at=instant(row["at"]),
        receipt=row["receipt"],
        by_name=row["by_name"],
        by_post=row["by_post"],
        capacity=capacity(row["capacity"]),
    )


def _signing(row: Row) -> PledgeSigning:
    return PledgeSigning(
        unit=row["unit"],
        version=row["version"],
        day=date.fromisoformat(row["day"]),
        venue=row["venue"],
        paper=row["paper"],
        by_name=row["by_name"],
        at=instant(row["at"]),
    )
