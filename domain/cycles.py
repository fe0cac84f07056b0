"""A cycle: one year of one bloc, with every deadline resolved to an exact instant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property

from domain.blocs import Bloc, Role
from domain.calendar import WorkCalendar, YearlessDate
from domain.deadlines import Audience, Deadline, Duty, Period, Roll
from domain.definitions import Definition, Problem
from domain.ids import BlocCode, DeadlineKey, PeriodCode, Version, Year
from domain.model import Value

AFTERGLOW = timedelta(days=45)
"""How long after its last deadline a cycle still takes notices and late reports."""


class CycleStage(StrEnum):
    """Where a year stands. The calendar moves it; stored values are final."""

    DRAFTING = "drafting"
    CONSULTATION = "consultation"
    SIGNING = "signing"
    RUNNING = "running"
    SELF_SCORING = "self_scoring"
    REVIEW = "review"
    SUMMARY = "summary"
    CLOSED = "closed"


class Due(Value):
    """A deadline in its year. ``rolled_from`` is the stated day where it was no working day."""

    deadline: Deadline
    last_day: date
    instant: datetime
    rolled_from: date | None = None

    @property
    def key(self) -> DeadlineKey:
        """The deadline's key."""
        return self.deadline.key


class Rung(Value):
    """One step of a ladder: ``number`` working days from the last day, and when it is taken."""

    key: DeadlineKey
    number: int
    instant: datetime


class Cycle(Value):
    """One year of one bloc under one version of its definition."""

    bloc_code: BlocCode
    year: Year
    version: Version
    pledge_version: Version
    """The newest version that units have to confirm: a correction does not move it."""

    definition: Definition
    calendar: WorkCalendar
    opened_at: datetime
    amended_at: datetime
    """When this version was made; for the first version, when the cycle was opened."""

    @property
    def bloc(self) -> Bloc:
        """The bloc as this definition describes it."""
        return self.definition.bloc

    @cached_property
    def dues(self) -> tuple[Due, ...]:
        """Every deadline of the year in order of time."""
        dues = (self._resolve(d) for d in self.definition.deadlines)
        return tuple(sorted(dues, key=lambda due: due.instant))

    @cached_property
    def _by_key(self) -> dict[str, Due]:
        return {due.key: due for due in self.dues}

    def due(self, key: str) -> Due:
        """Return the deadline of this key in its year, or raise NotFound."""
        return self._by_key.get(key) or self._resolve(self.definition.deadline(key))

    @property
    def pledge_due(self) -> Due:
        """The deadline of the pledge; a definition has exactly one."""
        return next(due for due in self.dues if due.deadline.duty is Duty.PLEDGE)

    def due_of(self, period: PeriodCode) -> Due:
        """Return the deadline of a period's report."""
        return self.due(self.definition.period(period).deadline)

    def opening_of(self, period: PeriodCode) -> date:
        """Return the first day of a period."""
        return self.definition.period(period).opens.in_year(self.year)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Periods in the order of their deadlines."""
        return tuple(sorted(self.definition.periods, key=lambda p: self.due(p.deadline).instant))

    def is_open(self, period: PeriodCode, now: datetime) -> bool:
        """Tell whether the period has begun."""
        return self.calendar.day_of(now) >= self.opening_of(period)

    def open_periods(self, now: datetime) -> tuple[Period, ...]:
        """Return the periods that have begun, in order of their deadlines."""
        return tuple(p for p in self.periods if self.is_open(p.code, now))

    def period_before(self, period: PeriodCode) -> Period | None:
        """Return the period whose deadline comes just before this one's."""
        earlier = [p for p in self.periods if p.code != period]
        limit = self.due_of(period).instant
        earlier = [p for p in earlier if self.due(p.deadline).instant < limit]
        return earlier[-1] if earlier else None

    def rungs(self, key: DeadlineKey) -> Iterator[Rung]:
        """Yield the ladder of a deadline in order of time."""
        due = self.due(key)
        for number in due.deadline.rungs:
            if number:
                day = self.calendar.shift(due.last_day, number)
            else:
                day = self.calendar.on_or_before(due.last_day)
            at = self.calendar.instant(day, self.definition.reminding.rung_time)
            yield Rung(key=key, number=number, instant=at)

    @cached_property
    def ladder(self) -> tuple[Rung, ...]:
        """Every rung of the year in order of time."""
        rungs = (rung for due in self.dues for rung in self.rungs(due.key))
        return tuple(sorted(rungs, key=lambda rung: (rung.instant, rung.key)))

    def stage(self, now: datetime) -> CycleStage:
        """Return where the year stands; the calendar alone moves it."""
        if now > self.dues[-1].instant + AFTERGLOW:
            return CycleStage.CLOSED
        if now <= self.pledge_due.instant:
            return CycleStage.SIGNING
        final = self.periods[-1]
        if not self.is_open(final.code, now):
            return CycleStage.RUNNING
        if now <= self.due_of(final.code).instant:
            return CycleStage.SELF_SCORING
        return CycleStage.REVIEW

    def workdays_late(self, due: Due, at: datetime) -> int:
        """Return how many working days after its deadline an act came; 0 when on time."""
        if at <= due.instant:
            return 0
        return max(1, self.calendar.workdays_late(due.last_day, self.calendar.day_of(at)))

    def concerns(self, due: Due, role: Role) -> bool:
        """Tell whether a deadline is the business of this role."""
        match due.deadline.audience:
            case Audience.UNITS:
                return role.of_unit
            case Audience.BLOC_LEADER:
                return role in {Role.BLOC_LEADER, Role.SECRETARY}
            case Audience.DEPUTY_LEADER:
                return role is Role.DEPUTY_LEADER
            case Audience.EVERYONE:
                return role is not Role.ADMIN

    def _resolve(self, deadline: Deadline) -> Due:
        stated = deadline.date.in_year(self.year)
        rolls = deadline.roll is Roll.NEXT_WORKDAY and not self.calendar.is_workday(stated)
        last_day = self.calendar.on_or_after(stated) if rolls else stated
        return Due(
            deadline=deadline,
            last_day=last_day,
            instant=self.calendar.instant(last_day, deadline.time),
            rolled_from=stated if rolls else None,
        )


def problems_in_year(definition: Definition, year: Year) -> Iterator[Problem]:
    """Yield what is wrong with a definition once its days have a year."""
    days = [(f"periods[{n}].opens", p.opens) for n, p in enumerate(definition.periods)]
    days += [(f"deadlines[{n}].date", d.date) for n, d in enumerate(definition.deadlines)]
    missing = [(where, day) for where, day in days if not _exists(day, year)]
    for where, day in missing:
        yield Problem(where, "no-such-day", {"value": str(day), "year": str(year)})
    if missing:
        return
    for n, period in enumerate(definition.periods):
        last = definition.deadline(period.deadline).date.in_year(year)
        if period.opens.in_year(year) > last:
            facts = {"value": str(period.opens), "deadline": str(period.deadline)}
            yield Problem(f"periods[{n}].opens", "opens-after-deadline", facts)


def _exists(day: YearlessDate, year: Year) -> bool:
    try:
        day.in_year(year)
    except ValueError:
        return False
    return True
