"""Working days, holidays and exact instants, in the bloc's own time zone.

An instant is aware UTC; a date is what an office reads on the wall. Only this module converts.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import override

from domain.model import Truth, Value, Whole

_DAY_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})(?:\+([01]))?", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


class YearlessDate(Value):
    """A day and month of the emulation year; ``+1`` for a day in the year after it.

    Written ``15/11`` or ``10/01+1`` in a definition file.
    """

    day: Whole
    month: Whole
    years_later: Annotated[Whole, Field(ge=0, le=1)] = 0

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, given: Any) -> Any:
        if isinstance(given, dict | YearlessDate):
            return given
        if not isinstance(given, str) or not (parts := _DAY_MONTH.fullmatch(given.strip())):
            raise _no_such("day-month")
        return {"day": int(parts[1]), "month": int(parts[2]), "years_later": int(parts[3] or 0)}

    @model_validator(mode="after")
    def _exists(self) -> YearlessDate:
        try:
            date(2028, self.month, self.day)  # a leap year: 29/02 is checked again with its year
        except (ValueError, OverflowError):
            raise _no_such("day-month") from None
        return self

    def in_year(self, year: int) -> date:
        """Return the date in the cycle of this year.

        Raises:
            ValueError: for 29/02 in a year that has none.
        """
        return date(year + self.years_later, self.month, self.day)

    @override
    def __str__(self) -> str:
        later = f"+{self.years_later}" if self.years_later else ""
        return f"{self.day:02}/{self.month:02}{later}"


def _clock_time(given: Any) -> Any:
    """Take 8:00, 08:00:00 or TOML's own time; whole seconds, the bloc's own zone."""
    try:
        if isinstance(given, str) and (parts := _CLOCK.fullmatch(given.strip())):
            return time(int(parts[1]), int(parts[2]), int(parts[3] or 0))
    except ValueError:
        raise _no_such("clock-time") from None
    if isinstance(given, time) and given.tzinfo is None and not given.microsecond:
        return given
    raise _no_such("clock-time")


ClockTime = Annotated[time, BeforeValidator(_clock_time)]
"""A time of day such as 08:00 or 23:59:59."""


def _calendar_day(given: Any) -> Any:
    """Take 2027-02-05 or 05/02/2027: never a number, which would be read as seconds."""
    try:
        if isinstance(given, str) and (parts := _DAY.fullmatch(given.strip())):
            return date(int(parts[3]), int(parts[2]), int(parts[1]))
        if isinstance(given, str):
            return date.fromisoformat(given.strip())
    except ValueError:
        raise _no_such("calendar-day") from None
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    raise _no_such("calendar-day")


CalendarDay = Annotated[date, BeforeValidator(_calendar_day)]
"""A day with its year."""


def _no_such(kind: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "no such day or time")


class Holidays(Value):
    """Days that differ from the working week: a file's own, or the general list of a country.

    Lunar days and swaps are announced year by year, so a file's own days win over the list.
    """

    dates: tuple[CalendarDay, ...] = ()
    not_holidays: tuple[CalendarDay, ...] = ()
    extra_workdays: tuple[CalendarDay, ...] = ()
    general: Truth = True
    """Start from the general list of Vietnamese public holidays."""

    def settles(self, year: int) -> bool:
        """Tell whether the list for this year is stated here, so that no other is relied on."""
        stated = (*self.dates, *self.not_holidays, *self.extra_workdays)
        return not self.general or any(day.year == year for day in stated)


class WorkCalendar(Value):
    """The working days of one bloc: Monday to Friday, less holidays, plus extra working days."""

    zone: str
    holidays: frozenset[date] = frozenset()
    extra_workdays: frozenset[date] = frozenset()

    @cached_property
    def zone_info(self) -> ZoneInfo:
        """The time zone in which the bloc's days begin and end."""
        return ZoneInfo(self.zone)

    def is_workday(self, day: date) -> bool:
        """Tell whether offices work on this day. An extra working day wins over everything."""
        if day in self.extra_workdays:
            return True
        return day.weekday() < 5 and day not in self.holidays

    def on_or_after(self, day: date) -> date:
        """Return the first working day from this day on."""
        while not self.is_workday(day):
            day += timedelta(days=1)
        return day

    def on_or_before(self, day: date) -> date:
        """Return the last working day up to this day."""
        while not self.is_workday(day):
            day -= timedelta(days=1)
        return day

    def shift(self, day: date, workdays: int) -> date:
        """Return the day that lies this many working days after (or, negative, before)."""
        step = timedelta(days=1 if workdays > 0 else -1)
        left = abs(workdays)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def workdays_left(self, today: date, last_day: date) -> int:
        """Count working days from tomorrow to the last day inclusive; 0 when it has come."""
        return self._count(today, last_day)

    def workdays_late(self, last_day: date, day: date) -> int:
        """Count working days after the last day up to this day inclusive, at least 1 if late."""
        return max(self._count(last_day, day), 1) if day > last_day else 0

    def _count(self, after: date, upto: date) -> int:
        days = (after + timedelta(days=n) for n in range(1, (upto - after).days + 1))
        return sum(self.is_workday(day) for day in days)

    def instant(self, day: date, at: time) -> datetime:
        """Return the UTC instant at which clocks on this day show this time."""
        return datetime.combine(day, at, self.zone_info).astimezone(UTC)

    def local(self, instant: datetime) -> datetime:
        """Return what clock and calendar on the office wall show at this instant."""
        return instant.astimezone(self.zone_info)

    def day_of(self, instant: datetime) -> date:
        """Return the office's date at this instant."""
        return self.local(instant).date()


def years_touched(year: int) -> range:
    """Return the years whose holidays a cycle may ask for.

    Its last steps fall into the next year, and a ladder reaches up to 60 working days further.
    """
    return range(year - 1, year + 3)


def work_calendar(zone: str, general: Holidays, own: Holidays) -> WorkCalendar:
    """Lay a definition's own days over the general list; what the file says wins."""
    base = general if own.general else Holidays()
    free = {*base.dates, *own.dates} - {*own.not_holidays}
    worked = {*base.extra_workdays} - {*own.dates} | {*own.extra_workdays}
    return WorkCalendar(zone=zone, holidays=frozenset(free), extra_workdays=frozenset(worked))
