"""Deadlines (hạn), the ladders that remind of them, and the periods that are reported."""

from __future__ import annotations

from datetime import time
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, field_validator

from domain.blocs import CODE, Code, code_of
from domain.calendar import ClockTime, YearlessDate
from domain.ids import DeadlineKey, PeriodCode
from domain.model import Value, Whole
from domain.points import ZERO, Points
from domain.words import Line

DAILY_RUNGS = 10
"""How many working days ``after = "daily"`` goes on reminding."""


class Duty(StrEnum):
    """Which act fulfils a deadline."""

    PLEDGE = "pledge"
    REPORT = "report"
    TARGETS = "targets"
    """The unit writes down what it sets itself for the year, and says that this is all."""

    ATTEND = "attend"
    """Nothing to be done in the chat: a meeting, a paper to hand in."""


class Audience(StrEnum):
    """Whose deadline it is."""

    UNITS = "units"
    BLOC_LEADER = "bloc_leader"
    DEPUTY_LEADER = "deputy_leader"
    EVERYONE = "everyone"


class Roll(StrEnum):
    """What happens to a deadline on a day that is no working day."""

    NEXT_WORKDAY = "next_working_day"
    NONE = "none"


class Deadline(Value):
    """An exact last instant. ``before`` and ``after`` are rungs in working days."""

    key: Annotated[DeadlineKey, code_of(20)]
    title: Line
    duty: Duty = Duty.ATTEND
    audience: Audience = Audience.UNITS
    date: YearlessDate
    time: ClockTime = time(23, 59, 59)
    roll: Roll = Roll.NEXT_WORKDAY
    before: tuple[Annotated[Whole, Field(ge=0, le=60)], ...] = (5, 2, 0)
    after: tuple[Annotated[Whole, Field(ge=1, le=60)], ...] = ()

    @field_validator("after", mode="before")
    @classmethod
    def _daily(cls, given: object) -> object:
        return tuple(range(1, DAILY_RUNGS + 1)) if given == "daily" else given

    @property
    def rungs(self) -> tuple[int, ...]:
        """Rungs in order of time: negative before the last day, 0 on it, positive after."""
        return tuple(sorted({*(-n for n in self.before), *self.after}))


class Period(Value):
    """A reporting period (kỳ báo cáo). It lists the criteria of its cadences."""

    code: Annotated[PeriodCode, CODE]
    title: Line
    opens: YearlessDate
    deadline: DeadlineKey
    cadences: tuple[Code, ...] = Field(min_length=1)


class LatePolicy(StrEnum):
    """What a bloc does with a report sent after its deadline."""

    PENALTY = "penalty"
    EXCLUDE = "exclude"
    REFUSE = "refuse"


class LateBand(Value):
    """Points a late report costs, up to this many working days late (None: without end)."""

    upto: Annotated[Whole, Field(ge=1, le=260)] | None = None
    points: Points


class Late(Value):
    """The bloc's rule for late reports."""

    policy: LatePolicy = LatePolicy.PENALTY
    bands: tuple[LateBand, ...] = ()

    def cost(self, workdays_late: int) -> Decimal:
        """Return the points a report this late costs; 0 when on time or not a matter of points."""
        if workdays_late <= 0 or self.policy is not LatePolicy.PENALTY:
            return ZERO
        fitting = (b.points for b in self.bands if b.upto is None or workdays_late <= b.upto)
        return next(fitting, self.bands[-1].points if self.bands else ZERO)


class Reminding(Value):
    """When notices may go out, in the bloc's own time."""

    rung_time: ClockTime = time(8, 0)
    quiet_until: ClockTime = time(7, 0)
    quiet_from: ClockTime = time(20, 0)
    digest_time: ClockTime = time(8, 0)
    digest_weekday: Annotated[Whole, Field(ge=1, le=7)] = 1
    """1 is Monday."""

    digest_daily_from: Annotated[Whole, Field(ge=0, le=30)] = 3
    """Working days before a deadline from which the digest comes daily."""
