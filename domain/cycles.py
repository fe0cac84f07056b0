"""A cycle: one year of one bloc, with every deadline resolved to an exact instant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property

from domain.blocs import Bloc, Role
from domain.calendar import WorkCalendar
from domain.deadlines import Audience, Deadline, Duty, Period, Roll
from domain.definitions import Definition
from domain.digest_days import DigestDay, digest_days
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

    def passed(self, at: datetime) -> bool:
        """Tell whether an act at this instant comes too late; the last second counts whole."""
        return at.replace(microsecond=0) > self.instant


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

    @cached_property
    def pledge_due(self) -> Due:
        """The deadline of the pledge; a definition has exactly one."""
        return next(due for due in self.dues if due.deadline.duty is Duty.PLEDGE)

    @cached_property
    def targets_due(self) -> Due | None:
        """The deadline of the units' own targets; None where the bloc asks for none."""
        return next((due for due in self.dues if due.deadline.duty is Duty.TARGETS), None)

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
        return self._before[self.definition.period(period).code]

    @cached_property
    def _before(self) -> dict[str, Period | None]:
        found: dict[str, Period | None] = {}
        for period in self.periods:
            limit = self.due(period.deadline).instant
            earlier = [p for p in self.periods if self.due(p.deadline).instant < limit]
            found[period.code] = earlier[-1] if earlier else None
        return found

    def rungs(self, key: DeadlineKey) -> Iterator[Rung]:
        """Yield the ladder of a deadline in order of time.

        Where the last day is no working day, the rungs up to it count back from the last working
        day before, so that no two fall together.
        """
        due = self.due(key)
        last_workday = self.calendar.on_or_before(due.last_day)
        for number in due.deadline.rungs:
            day = self.calendar.shift(due.last_day if number > 0 else last_workday, number)
            at = self.calendar.instant(day, self.definition.reminding.rung_time)
            yield Rung(key=key, number=number, instant=at)

    @cached_property
    def ladder(self) -> tuple[Rung, ...]:
        """Every rung of the year in order of time."""
        rungs = (rung for due in self.dues for rung in self.rungs(due.key))
        return tuple(sorted(rungs, key=lambda rung: (rung.instant, rung.key)))

    @property
    def closes_at(self) -> datetime:
        """When the year is over: a while after its last deadline."""
        return self.dues[-1].instant + AFTERGLOW

    @cached_property
    def digest_days(self) -> tuple[DigestDay, ...]:
        """Every day of the year with a digest for the bloc's leaders, in order."""
        first, last = (self.calendar.day_of(at) for at in (self.opened_at, self.closes_at))
        return digest_days(self.dues, self.calendar, self.definition.reminding, first, last)

    def stage(self, now: datetime) -> CycleStage:
        """Return where the year stands; the calendar alone moves it."""
        if now < self.opened_at:
            return CycleStage.DRAFTING
        if now > self.closes_at:
            return CycleStage.CLOSED
        if not self.pledge_due.passed(now):
            return CycleStage.SIGNING
        final = self.periods[-1]
        if not self.is_open(final.code, now):
            return CycleStage.RUNNING
        if not self.due_of(final.code).passed(now):
            return CycleStage.SELF_SCORING
        return CycleStage.REVIEW

    def is_over(self, now: datetime) -> bool:
        """Tell whether the year is closed: what it holds is only read."""
        return self.stage(now) is CycleStage.CLOSED

    def workdays_late(self, due: Due, at: datetime) -> int:
        """Return how many working days after its deadline an act came; 0 when on time."""
        if not due.passed(at):
            return 0
        return max(1, self.calendar.workdays_late(due.last_day, self.calendar.day_of(at)))

    def allowed_from(self, at: datetime) -> datetime:
        """Return the first instant from this one on at which a notice may go out.

        Quiet hours are the bloc's own; within its open hours it is the instant itself.
        """
        hours, local = self.definition.reminding, self.calendar.local(at)
        if hours.quiet_until <= local.time() < hours.quiet_from:
            return at
        morning = local.date() + timedelta(days=local.time() >= hours.quiet_from)
        return self.calendar.instant(morning, hours.quiet_until)

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
