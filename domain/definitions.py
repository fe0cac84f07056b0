"""A definition file's content: everything that differs from bloc to bloc."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from typing import TypeVar

from pydantic import Field

from domain.blocs import Bloc, Flags, Unit
from domain.calendar import Holidays
from domain.deadlines import Deadline, Late, Period, Reminding
from domain.errors import NotFound
from domain.ids import DeadlineKey, PeriodCode, UnitCode
from domain.model import Value
from domain.pledges import Pledge
from domain.score_tables import Criterion, ScoreTable

T = TypeVar("T")


class Definition(Value):
    """What a bloc agreed for its year, free of the year itself."""

    bloc: Bloc
    units: tuple[Unit, ...] = Field(min_length=1, max_length=200)
    pledge: Pledge
    score_table: ScoreTable
    periods: tuple[Period, ...] = Field(min_length=1, max_length=60)
    deadlines: tuple[Deadline, ...] = Field(min_length=1, max_length=100)
    flags: Flags = Flags()
    late: Late = Late()
    reminding: Reminding = Reminding()
    holidays: Holidays = Holidays()

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the content: two files that say the same have the same fingerprint."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

    @cached_property
    def _units(self) -> dict[str, Unit]:
        return {unit.code: unit for unit in reversed(self.units)}

    @cached_property
    def _periods(self) -> dict[str, Period]:
        return {period.code: period for period in reversed(self.periods)}

    @cached_property
    def _deadlines(self) -> dict[str, Deadline]:
        return {deadline.key: deadline for deadline in reversed(self.deadlines)}

    @cached_property
    def _listed(self) -> dict[str, tuple[Criterion, ...]]:
        return {
            period.code: tuple(
                c for c in self.score_table.criteria if c.cadence in period.cadences
            )
            for period in reversed(self.periods)
        }

    def unit(self, code: str) -> Unit:
        """Return the unit of this code, or raise NotFound."""
        return _named(self._units, "code", code)

    def period(self, code: str) -> Period:
        """Return the period of this code, or raise NotFound."""
        return _named(self._periods, "code", code)

    def deadline(self, key: str) -> Deadline:
        """Return the deadline of this key, or raise NotFound."""
        return _named(self._deadlines, "key", key)

    def period_of(self, key: DeadlineKey) -> Period | None:
        """Return the period whose report this deadline closes."""
        return next((p for p in self.periods if p.deadline == key), None)

    def criteria_of(self, period: PeriodCode) -> tuple[Criterion, ...]:
        """Return the criteria listed in this period: those of its cadences, in table order."""
        return self._listed[self.period(period).code]

    def unit_codes(self) -> tuple[UnitCode, ...]:
        """Return the codes of all units in the file's order."""
        return tuple(unit.code for unit in self.units)


def _named(things: Mapping[str, T], attribute: str, wanted: str) -> T:
    found = things.get(wanted)
    if found is None:
        raise NotFound(**{attribute: wanted})
    return found
