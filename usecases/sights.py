"""Whether a digest has anything to say: something in sight, somebody missing, something new."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.cycles import Cycle, Due
from domain.deadlines import Duty
from domain.digest_days import DigestDay
from domain.people import Person, Place
from usecases.missing import missing_units
from usecases.ports import Tx

SIGHT = 10
"""How many working days ahead a deadline is in sight of a weekly digest."""

WEEK = timedelta(days=7)


def worth_a_digest(
    tx: Tx, cycle: Cycle, day: DigestDay, members: Sequence[tuple[Place, Person]], now: datetime
) -> bool:
    """Tell whether a day's digest would say anything. An empty one is never sent."""
    if any(missing_units(tx, cycle, cycle.due(key)) for key in day.deadlines):
        return True
    if not day.weekly:
        return False
    if any(place.since > now - WEEK for place, _ in members if place.unit):
        return True
    return any(_tells(tx, cycle, due, now) for due in cycle.dues)


def _tells(tx: Tx, cycle: Cycle, due: Due, now: datetime) -> bool:
    """A deadline is told of while it is in sight, and afterwards while a unit is missing."""
    if not due.passed(now):
        today = cycle.calendar.day_of(now)
        far = cycle.calendar.shift(today, SIGHT)
        return due.last_day <= far
    return due.deadline.duty is not Duty.ATTEND and bool(missing_units(tx, cycle, due))
