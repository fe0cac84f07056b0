"""Messages that gave an answer what it says now."""

from __future__ import annotations

import sqlite3

from domain.cards import Field, TypedMessage
from domain.ids import BlocCode, CriterionCode, PeriodCode, PersonId, Revision, UnitCode, Year


class TypedRows:
    """The last message that set each field of an answer."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, person: PersonId, message: int) -> TypedMessage | None:
        """Return what a person's message set, if nothing else has set it since by typing."""
        row = self._connection.execute(
            "SELECT bloc, year, period, unit, criterion, field, person, place, message, revision"
            " FROM typed_message WHERE person = :person AND message = :message",
            {"person": person, "message": message},
        ).fetchone()
        return None if row is None else TypedMessage(**dict(row))

    def keep(self, typed: TypedMessage) -> None:
        """Remember a message; it takes the place of the one that set this field before."""
        self._connection.execute(
            "INSERT INTO typed_message (bloc, year, period, unit, criterion, field, person, place,"
            " message, revision) VALUES (:bloc, :year, :period, :unit, :criterion, :field,"
            " :person, :place, :message, :revision)"
            " ON CONFLICT (bloc, year, period, unit, criterion, field) DO UPDATE SET"
            " person = excluded.person, place = excluded.place, message = excluded.message,"
            " revision = excluded.revision",
            {**typed.model_dump(), "field": typed.field.value},
        )

    def carry(
        self,
        bloc: BlocCode,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: CriterionCode,
        field: Field,
        written: Revision,
    ) -> None:
        """Follow an answer to a newly written revision that has left this field as it was."""
        self._connection.execute(
            "UPDATE typed_message SET revision = :written WHERE bloc = :bloc AND year = :year"
            " AND period = :period AND unit = :unit AND criterion = :criterion"
            " AND field = :field AND revision = :written - 1",
            {
                "bloc": bloc,
                "year": year,
                "unit": unit,
                "period": period,
                "criterion": criterion,
                "field": field.value,
                "written": written,
            },
        )
