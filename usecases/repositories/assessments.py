"""Reports, and the answers to their criteria."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from domain.assessments import Answer, Assessment, AssessmentState, Sending
from domain.ids import BlocCode, CriterionCode, PeriodCode, Revision, UnitCode, Year
from domain.people import Actor


class Assessments(Protocol):
    """Reports and their answers."""

    def get(self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode) -> Assessment:
        """Return a unit's report with all its answers; an empty one where none was begun."""
        ...

    def of_period(
        self, bloc: BlocCode, year: Year, period: PeriodCode
    ) -> Mapping[UnitCode, Assessment]:
        """Return the reports of all units that have begun one, with their answers."""
        ...

    def states_of(
        self, bloc: BlocCode, year: Year, unit: UnitCode
    ) -> Mapping[PeriodCode, AssessmentState]:
        """Return the states of a unit's reports, without their answers."""
        ...

    def state(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode
    ) -> AssessmentState:
        """Return the state of one report, without its answers."""
        ...

    def states_in(
        self, bloc: BlocCode, year: Year, period: PeriodCode
    ) -> Mapping[UnitCode, AssessmentState]:
        """Return the states of every unit's report for a period, without the answers."""
        ...

    def receipts(
        self, bloc: BlocCode, year: Year
    ) -> Mapping[PeriodCode, Mapping[UnitCode, Assessment]]:
        """Return every report of a cycle that was sent once, without its answers."""
        ...

    def answer(
        self,
        bloc: BlocCode,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: CriterionCode,
    ) -> Answer:
        """Return one answer; an empty one where nobody has answered."""
        ...

    def write(
        self,
        actor: Actor,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        answer: Answer,
        *,
        expected: Revision,
    ) -> Answer | None:
        """Write an answer over the expected revision; return it as stored, None if it moved on."""
        ...

    def set_state(
        self,
        bloc: BlocCode,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        state: AssessmentState,
        sending: Sending | None,
        at: datetime,
    ) -> None:
        """Set a report's state and what its receipt says."""
        ...

    def first_sent_at(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode
    ) -> datetime | None:
        """Return when the report was sent for the first time, also if it was taken back since."""
        ...

    def bookmark(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode
    ) -> CriterionCode | None:
        """Return the criterion the unit worked on last."""
        ...

    def set_bookmark(
        self,
        bloc: BlocCode,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: CriterionCode,
    ) -> None:
        """Remember the criterion the unit works on."""
        ...
