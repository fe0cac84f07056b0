"""Asking for more time (xin thêm thời gian): a day, a reason, and what a typed day means."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from domain.cycles import Cycle, Due
from domain.duties import DutyStatus
from domain.errors import DayNotLater, DayNotUnderstood, DayTooFar
from domain.ids import DeadlineKey, UnitCode
from domain.model import Value
from domain.people import Place
from domain.words import clean_line, quoted

MAX_REASON = 500
"""Characters of a reason: it is read aloud to a leader."""

OFFERED = (2, 3, 5)
"""Working days after the deadline that buttons offer."""

FARTHEST = timedelta(days=60)
"""How long after a deadline a unit may wish for."""

HALF_A_YEAR = timedelta(days=183)

_DAY_MONTH = re.compile(
    r"(\d{1,2})\s*(?:[/.\-]|tháng|thang|\s)\s*(\d{1,2}|[a-z]{3,9})"
    r"(?:\s*(?:[/.\-,]|năm|nam|\s)\s*(\d{4}|\d{2}))?",
    re.ASCII,
)
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = (
    ("thứ hai", "thu hai", "thứ 2", "thu 2", "t2", "monday"),
    ("thứ ba", "thu ba", "thứ 3", "thu 3", "t3", "tuesday"),
    ("thứ tư", "thu tu", "thứ 4", "thu 4", "t4", "wednesday"),
    ("thứ năm", "thu nam", "thứ 5", "thu 5", "t5", "thursday"),
    ("thứ sáu", "thu sau", "thứ 6", "thu 6", "t6", "friday"),
    ("thứ bảy", "thu bay", "thứ 7", "thu 7", "t7", "saturday"),
    ("chủ nhật", "chu nhat", "cn", "sunday"),
)
_WORDS_BEFORE = re.compile(r"^(?:(?:đến|den|hết|het|ngày|ngay|hôm|hom|until|by|on|the)\s+)+")


class Extension(Value):
    """A unit has asked for more time. It changes no deadline: that is for its leader to decide."""

    unit: UnitCode
    deadline: DeadlineKey
    due: date
    """The last day that was to be put off."""

    wished: date
    reason: str
    by: str
    """Who asked; empty where the person left and is not to be named any more."""

    at: datetime
    told_at: datetime
    """From when on the leader's side hears of it: at once, or after the quiet hours."""


class ExtensionView(Value):
    """Asking for more time, step by step: the day, the reason, the look back, the record."""

    cycle: Cycle
    place: Place
    duty: DutyStatus
    offered: tuple[date, ...] = ()
    wished: date | None = None
    typed: date | None = None
    """The day as it was typed, where it is no working day and the next one was taken."""

    reason: str = ""
    standing: Extension | None = None
    """What stands on record: asked before, or just now."""

    saved: bool = False
    """It was recorded just now."""

    leaders: int = 0
    """How many people of the leader's side hear of it."""


class ExtensionNewsView(Value):
    """For the leader's side: a unit asks for more time."""

    cycle: Cycle
    duty: DutyStatus
    extension: Extension


def earliest(due: Due, today: date) -> date:
    """Return the first day worth asking for: after the deadline, and after today."""
    return max(due.last_day, today) + timedelta(days=1)


def offered_days(cycle: Cycle, due: Due, today: date) -> tuple[date, ...]:
    """Return the working days that buttons offer."""
    start = max(due.last_day, today)
    return tuple(cycle.calendar.shift(start, number) for number in OFFERED)


def read_day(text: str, first: date) -> date:
    """Read a typed day: "20/11", "20/11/2027", "20 tháng 11", "thứ Sáu", "Friday".

    ``first`` is the earliest day that may be meant; a weekday is the first such day from then on,
    and a day without a year lies near it.

    Raises:
        DayNotUnderstood: if no day can be read from it.
    """
    said = _WORDS_BEFORE.sub("", clean_line(text).casefold().rstrip(" .,"))
    weekday, rest = _parted(said)
    if weekday is not None and not rest:
        return first + timedelta(days=(weekday - first.weekday()) % 7)
    day = _dated(_WORDS_BEFORE.sub("", rest), first)
    if day is None:
        raise DayNotUnderstood(given=quoted(text))
    return day


def must_be_later(cycle: Cycle, due: Due, today: date, day: date) -> None:
    """Refuse a day that puts nothing off, or puts it off for months.

    Raises:
        DayNotLater, DayTooFar: if it is not after the deadline and today, or too far.
    """
    first = earliest(due, today)
    if day < first:
        raise DayNotLater(day=day, first=first)
    last = min(first + FARTHEST, cycle.calendar.day_of(cycle.closes_at))
    if day > max(last, first):
        raise DayTooFar(day=day, last=max(last, first))


def _parted(said: str) -> tuple[int | None, str]:
    """Part a weekday from what follows it: "thứ sáu, 20/11"."""
    for number, names in enumerate(_WEEKDAYS):
        for name in names:
            tail = said.removeprefix(name)
            if tail != said and not tail[:1].isalnum():
                return number, tail.strip(" ,")
    return None, said


def _dated(said: str, first: date) -> date | None:
    """Read day and month; of a year that is not said, the next if this one's lies far behind.

    So too if this year has no such day: 29 February.
    """
    parts = _DAY_MONTH.fullmatch(said)
    month = _month(parts[2]) if parts else 0
    if parts is None or not month:
        return None
    if parts[3]:
        year = int(parts[3])
        return _day(year + 2000 if year < 100 else year, month, int(parts[1]))
    found = (_day(first.year + later, month, int(parts[1])) for later in (0, 1))
    return next((day for day in found if day and first - day <= HALF_A_YEAR), None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(said: str) -> int:
    if said.isdigit():
        return int(said)
    named = (number for number, name in enumerate(_MONTHS, start=1) if name.startswith(said))
    return next(named, 0)
