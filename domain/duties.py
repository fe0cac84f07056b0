"""Duties: a deadline as it concerns one unit or office now — done, open, late, seen."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from domain.cycles import Due
from domain.deadlines import Duty, Period
from domain.model import Value


class DutyState(StrEnum):
    """How a duty stands."""

    DONE = "done"
    OPEN = "open"
    LATER = "later"
    """Its period has not begun."""

    OVERDUE = "overdue"
    PASSED = "passed"
    """A meeting or paper whose day has gone by, or what can be done no more."""


class DutyStatus(Value):
    """One deadline of one unit or office."""

    due: Due
    state: DutyState
    today: date
    workdays_left: int
    """From tomorrow to the last day inclusive; 0 on the day itself and after it."""

    workdays_late: int
    over: bool = False
    """The year is closed and it was not done: nobody does it any more."""

    issued_after: bool = False
    """The pledge's wording was issued after its deadline: nobody is late with it."""

    period: Period | None = None
    done_at: datetime | None = None
    settled: int = 0
    asked: int = 0
    """Progress of a report: settled of asked criteria. Of targets, how many are written."""

    begun: bool = False
    """Something is answered or written; of the pledge, it is confirmed in the chat."""

    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""
    resume_at: str | None = None
    """The criterion the unit worked on last."""

    @property
    def duty(self) -> Duty:
        """Which act fulfils it."""
        return self.due.deadline.duty

    @property
    def waits(self) -> bool:
        """Tell whether somebody has to act on it now."""
        return self.state in {DutyState.OPEN, DutyState.OVERDUE} and self.duty is not Duty.ATTEND

    @property
    def is_today(self) -> bool:
        """Tell whether today is the last day."""
        return self.due.last_day == self.today
