"""Messages that gave an answer what it says now."""

from __future__ import annotations

from typing import Protocol

from domain.cards import Field, TypedMessage
from domain.ids import BlocCode, CriterionCode, PeriodCode, PersonId, Revision, UnitCode, Year


class Typed(Protocol):
    """Messages that gave an answer what it says now."""

    def of(self, person: PersonId, message: int) -> TypedMessage | None:
        """Return what a person's message set, if nothing else has set it since by typing."""
        ...

    def keep(self, typed: TypedMessage) -> None:
        """Remember a message; it takes the place of the one that set this field before."""
        ...

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
        ...
