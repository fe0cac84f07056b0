"""On which mornings a bloc's leaders get a digest: weekly, and daily around a deadline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from domain.calendar import WorkCalendar
from domain.deadlines import Audience, Duty, Reminding
from domain.ids import DeadlineKey
from domain.model import Value

if TYPE_CHECKING:
    from domain.cycles import Due


class DigestDay(Value):
    """A working day with a digest, and why it has one."""

    day: date
    at: datetime
    weekly: bool
    deadlines: tuple[DeadlineKey, ...] = ()
    """Deadlines that ask for a digest today while some unit is missing."""


def digest_days(
    dues: Iterable[Due], calendar: WorkCalendar, rules: Reminding, first: date, last: date
) -> tuple[DigestDay, ...]:
    """Return every day from first to last with a digest, in order; none is a holiday."""
    weekly = set(_weekly(calendar, rules, first, last))
    daily: dict[date, list[DeadlineKey]] = defaultdict(list)
    for due in dues:
        for day in _around(due, calendar, rules):
            daily[day].append(due.key)
    return tuple(
        DigestDay(
            day=day,
            at=calendar.instant(day, rules.digest_time),
            weekly=day in weekly,
            deadlines=tuple(daily.get(day, ())),
        )
        for day in sorted(weekly | daily.keys())
        if first <= day <= last
    )


def _weekly(calendar: WorkCalendar, rules: Reminding, first: date, last: date) -> Iterator[date]:
    """The day of the week; one that is a holiday moves to the next working day."""
    # A holiday may be weeks long, so what it pushes into the range began before the range.
    day = first - timedelta(days=21 + (first.isoweekday() - rules.digest_weekday) % 7)
    while day <= last:
        yield calendar.on_or_after(day)
        day += timedelta(days=7)


def _around(due: Due, calendar: WorkCalendar, rules: Reminding) -> Iterator[date]:
    """The working days before a deadline and its own day, then those of its later rungs."""
    deadline = due.deadline
    if deadline.duty is Duty.ATTEND or deadline.audience not in {
        Audience.UNITS,
        Audience.EVERYONE,
    }:
        return
    day = calendar.shift(calendar.on_or_before(due.last_day), -rules.digest_daily_from)
    while day <= due.last_day:
        if calendar.is_workday(day):
            yield day
        day += timedelta(days=1)
    for number in deadline.after:
        yield calendar.shift(due.last_day, number)
