"""Ladders at work: who is reminded at which rung, and when a late reminder may still go out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from domain.blocs import Role
from domain.cycles import Cycle, Due, Rung
from domain.deadlines import Audience, Duty, LatePolicy
from domain.notices import NoticeKind

SLOT = timedelta(minutes=30)
"""How long after its own time a reminder or digest is still on time, whatever the hour."""

FRESH = 5
"""How many working days later a missed rung still asks about what is done outside the chat."""

_BY_THE_CALENDAR = {NoticeKind.REMINDER, NoticeKind.SNOOZE, NoticeKind.DIGEST}


def rungs_for(cycle: Cycle, due: Due, role: Role, beside: Collection[Role]) -> frozenset[int]:
    """Return the rungs of a deadline that this role is reminded at.

    ``beside`` are the roles of the unit in which somebody can be reached. Whoever does the work
    gets every rung: the leader for the pledge, the staff for targets and reports. Of these the
    unit's leader gets the last rung before the deadline and those after it. A meeting is
    everybody's.
    """
    every = frozenset(due.deadline.rungs)
    duty, audience = due.deadline.duty, due.deadline.audience
    if not cycle.concerns(due, role):
        return frozenset()
    if duty is Duty.ATTEND and audience is not Audience.UNITS:
        return every
    if not role.of_unit:
        return every if audience is not Audience.EVERYONE else frozenset()
    doer = Role.UNIT_LEADER if duty is Duty.PLEDGE else Role.UNIT_STAFF
    if role is doer or doer not in beside:
        return every
    if duty is Duty.PLEDGE:
        return frozenset()
    last = max((number for number in every if number <= 0), default=0)
    return frozenset(number for number in every if number >= last)


def taken_between(cycle: Cycle, after: datetime, upto: datetime) -> Sequence[Rung]:
    """Return the rungs of a year whose time came after one instant and up to another."""
    first, end = (bisect_right(cycle.ladder, at, key=_instant) for at in (after, upto))
    return cycle.ladder[first:end]


def _instant(rung: Rung) -> datetime:
    return rung.instant


def can_be_done(cycle: Cycle, due: Due, now: datetime) -> bool:
    """Tell whether doing a deadline's duty is still of use at this time."""
    if not due.passed(now):
        return True
    match due.deadline.duty:
        case Duty.ATTEND:
            return False
        case Duty.REPORT:
            return cycle.definition.late.policy is not LatePolicy.REFUSE
        case Duty.PLEDGE | Duty.TARGETS:
            return True


def still_true(cycle: Cycle, due: Due, rung: int, now: datetime) -> bool:
    """Tell whether a rung has something to say now, if its duty was not done meanwhile.

    A meeting's day that has gone by makes earlier rungs void; a later rung asks about the paper,
    and only while it is fresh.
    """
    if due.deadline.duty is Duty.ATTEND and rung > 0:
        return rung_of_day(cycle, due, cycle.calendar.day_of(now)) <= rung + FRESH
    return can_be_done(cycle, due, now)


def rung_of_day(cycle: Cycle, due: Due, day: date) -> int:
    """Return where a day stands on a deadline's ladder, in working days; 0 is its last day."""
    calendar = cycle.calendar
    if day <= due.last_day:
        return -calendar.workdays_left(day, due.last_day)
    return calendar.workdays_late(due.last_day, day)


def snooze_at(cycle: Cycle, due: Due, now: datetime) -> datetime | None:
    """Return when "later" would be: the next working morning, at the time of rungs.

    None where that is too late to be of use, or where a rung comes that morning anyway.
    """
    calendar = cycle.calendar
    morning = calendar.shift(calendar.day_of(now), 1)
    at = calendar.instant(morning, cycle.definition.reminding.rung_time)
    if at >= due.instant or any(rung.instant == at for rung in cycle.rungs(due.key)):
        return None
    return at


def roll_is_called(cycle: Cycle, now: datetime) -> bool:
    """Tell whether a bloc's people may be asked now whether messages reach them.

    In the hours of notices, once the morning's rungs are out: whoever got one need not be asked.
    """
    if cycle.allowed_from(now) != now:
        return False
    calendar, rules = cycle.calendar, cycle.definition.reminding
    rungs_out = calendar.instant(calendar.day_of(now), rules.rung_time) + SLOT
    return now >= rungs_out or cycle.allowed_from(rungs_out) != rungs_out


def may_go_at(
    cycle: Cycle, kind: NoticeKind, planned_for: datetime, now: datetime, due: Due | None
) -> datetime:
    """Return when a notice whose time has come may go out: now, or later.

    A rung or digest goes at its own time. One that missed it, like any other notice, respects the
    quiet hours; and the calendar's own wait for a working day, unless the deadline would not.
    """
    by_calendar = kind in _BY_THE_CALENDAR
    if by_calendar and now - planned_for < SLOT:
        return now
    free = cycle.allowed_from(now)
    if not by_calendar:
        return free
    calendar, rules = cycle.calendar, cycle.definition.reminding
    day = calendar.day_of(free)
    if free == now and calendar.is_workday(day):
        return now
    workday = calendar.on_or_after(day)
    # At the time of rungs, so that what waited and that morning's own rung are one message.
    morning = calendar.instant(workday, max(rules.quiet_until, rules.rung_time))
    if due is not None and now <= due.instant < morning:
        return free
    return morning
