from __future__ import annotations

import os
import time as system_time
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from domain.calendar import (
    CalendarDay,
    ClockTime,
    Holidays,
    YearlessDate,
    work_calendar,
    years_touched,
)
from tests.domain.builders import a_calendar, vietnam

days = st.dates(date(2026, 1, 1), date(2029, 12, 31))


@pytest.fixture(params=["UTC", "America/New_York", "Pacific/Kiritimati"])
def host_zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Move the host itself to another time zone."""
    monkeypatch.setenv("TZ", request.param)
    system_time.tzset()
    yield os.environ["TZ"]
    monkeypatch.undo()
    system_time.tzset()


# Days as a file writes them


@pytest.mark.parametrize(
    ("written", "in_2027"),
    [
        ("15/11", date(2027, 11, 15)),
        ("5/4", date(2027, 4, 5)),
        (" 05/01+1 ", date(2028, 1, 5)),
        ("31/12+0", date(2027, 12, 31)),
    ],
)
def test_a_day_without_a_year_takes_the_cycles_year(written: str, in_2027: date) -> None:
    assert YearlessDate.model_validate(written).in_year(2027) == in_2027


@pytest.mark.parametrize(
    "written",
    [
        *("31/11", "30/02", "0/1", "1/0", "15-11", "15/11/2027", "11/15", "15/11+2", "15/11-1"),
        *("", "mai", "١٥/١١", 15, 15.11, True, None, ["15/11"], date(2027, 11, 15)),
    ],
)
def test_what_is_no_day_of_a_year_is_refused(written: object) -> None:
    with pytest.raises(ValidationError) as refusal:
        YearlessDate.model_validate(written)
    assert refusal.value.errors()[0]["type"] == "day-month"


def test_29_february_exists_only_in_leap_years() -> None:
    day = YearlessDate.model_validate("29/02")
    assert day.in_year(2028) == date(2028, 2, 29)
    with pytest.raises(ValueError, match="day"):
        day.in_year(2027)


def _read(kind: Any, text: object) -> tuple[object, list[str]]:
    """Read a value of a file as this kind; with what is wrong with it."""
    try:
        return TypeAdapter(kind).validate_python(text), []
    except ValidationError as refusal:
        return None, [problem["type"] for problem in refusal.errors()]


written = (
    st.text(max_size=20)
    | st.from_regex(r"[0-9]{0,4}[/:.+-][0-9]{0,3}([/:+-][0-9]{0,5})?", fullmatch=True)
    | st.integers()
    | st.floats()
    | st.none()
)


@given(written)
def test_whatever_a_file_writes_is_a_day_or_a_time_or_is_refused_by_name(text: object) -> None:
    for kind, name in (
        (YearlessDate, "day-month"),
        (CalendarDay, "calendar-day"),
        (ClockTime, "clock-time"),
    ):
        read, problems = _read(kind, text)
        assert problems in ([], [name])
        if not problems:
            assert isinstance(text, str)
            assert _read(kind, str(read)) == (read, [])


@given(days, st.integers(0, 1))
def test_a_yearless_day_reads_back_what_it_writes(day: date, later: int) -> None:
    yearless = YearlessDate(day=day.day, month=day.month, years_later=later)
    assert YearlessDate.model_validate(str(yearless)) == yearless


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("08:00", time(8)),
        ("8:00", time(8)),
        ("23:59:59", time(23, 59, 59)),
        (time(17, 30), time(17, 30)),
    ],
)
def test_a_time_of_day_is_written_with_a_colon(written: object, meant: time) -> None:
    assert TypeAdapter(ClockTime).validate_python(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        *("8", "8h", "0800", "24:00", "08:60", "08:00+07:00", "08:00:00.5", "", 8, 8.0, True),
        *(time(8, tzinfo=UTC), time(8, 0, 0, 500_000), datetime(2027, 1, 1, 8, tzinfo=UTC)),
    ],
)
def test_a_time_with_a_zone_or_a_bare_number_is_refused(written: object) -> None:
    with pytest.raises(ValidationError) as refusal:
        TypeAdapter(ClockTime).validate_python(written)
    assert refusal.value.errors()[0]["type"] == "clock-time"


@pytest.mark.parametrize("written", [date(2027, 2, 5), "2027-02-05", "05/02/2027", "5/2/2027"])
def test_a_holiday_is_written_either_way_round(written: object) -> None:
    assert TypeAdapter(CalendarDay).validate_python(written) == date(2027, 2, 5)


@pytest.mark.parametrize(
    "written", [20270205, 0, True, "31/02/2027", "05/02", datetime(2027, 2, 5, tzinfo=UTC), ""]
)
def test_a_number_is_never_taken_for_a_day(written: object) -> None:
    with pytest.raises(ValidationError) as refusal:
        TypeAdapter(CalendarDay).validate_python(written)
    assert refusal.value.errors()[0]["type"] == "calendar-day"


# Working days


def test_offices_work_from_monday_to_friday() -> None:
    week = [date(2027, 11, 15) + timedelta(days=n) for n in range(7)]
    assert [a_calendar().is_workday(day) for day in week] == [True] * 5 + [False] * 2


def test_a_holiday_is_no_working_day_and_a_swapped_saturday_is_one() -> None:
    calendar = a_calendar(holidays=["2026-08-31"], extra=["2026-08-22"])
    assert not calendar.is_workday(date(2026, 8, 31))
    assert calendar.is_workday(date(2026, 8, 22))


def test_an_extra_working_day_wins_over_a_holiday() -> None:
    calendar = a_calendar(holidays=["2027-05-03"], extra=["2027-05-03"])
    assert calendar.is_workday(date(2027, 5, 3))


def test_tet_2027_is_stepped_over_as_a_whole() -> None:
    # 30 Tết is Friday 5 February; the days off run from Thursday 4 to Wednesday 10.
    calendar = vietnam(2027)
    assert calendar.on_or_after(date(2027, 2, 4)) == date(2027, 2, 11)
    assert calendar.on_or_before(date(2027, 2, 10)) == date(2027, 2, 3)
    assert calendar.workdays_left(date(2027, 2, 3), date(2027, 2, 11)) == 1
    assert calendar.shift(date(2027, 2, 12), -2) == date(2027, 2, 3)


def test_the_day_of_culture_lies_within_the_self_score_season() -> None:
    assert not vietnam(2026).is_workday(date(2026, 11, 24))


def test_a_working_day_stays_where_it_is_and_a_day_off_moves() -> None:
    calendar = a_calendar()
    assert calendar.on_or_after(date(2026, 11, 16)) == date(2026, 11, 16)
    assert calendar.on_or_after(date(2026, 11, 15)) == date(2026, 11, 16)
    assert calendar.on_or_before(date(2026, 11, 15)) == date(2026, 11, 13)


def test_working_days_are_counted_across_month_and_year_ends() -> None:
    calendar = a_calendar(holidays=["2028-01-03"])
    assert calendar.shift(date(2027, 12, 31), 1) == date(2028, 1, 4)
    assert calendar.shift(date(2028, 1, 4), -1) == date(2027, 12, 31)
    assert calendar.workdays_left(date(2027, 11, 29), date(2027, 12, 1)) == 2


def test_days_left_count_from_tomorrow_to_the_last_day_inclusive() -> None:
    calendar, last = a_calendar(), date(2027, 11, 15)
    left = {day: calendar.workdays_left(day, last) for day in (date(2027, 11, 5), last)}
    assert left == {date(2027, 11, 5): 6, last: 0}
    assert calendar.workdays_left(date(2027, 11, 12), last) == 1
    assert calendar.workdays_left(date(2027, 11, 14), last) == 1
    assert calendar.workdays_left(date(2027, 11, 20), last) == 0


def test_days_late_count_from_the_day_after_and_are_never_zero() -> None:
    calendar, last = a_calendar(), date(2027, 11, 12)  # a Friday
    assert calendar.workdays_late(last, last) == 0
    assert calendar.workdays_late(last, date(2027, 11, 13)) == 1
    assert calendar.workdays_late(last, date(2027, 11, 15)) == 1
    assert calendar.workdays_late(last, date(2027, 11, 22)) == 6


@given(days, st.integers(1, 60))
def test_shifting_ahead_is_undone_by_counting(day: date, workdays: int) -> None:
    calendar = vietnam(2027)
    there = calendar.shift(day, workdays)
    assert calendar.is_workday(there)
    assert calendar.workdays_left(day, there) == workdays
    assert calendar.workdays_late(day, there) == workdays


@given(days, st.integers(1, 60))
def test_shifting_back_from_a_working_day_is_undone_by_shifting_ahead(day: date, n: int) -> None:
    calendar = vietnam(2027)
    day = calendar.on_or_after(day)
    assert calendar.shift(calendar.shift(day, -n), n) == day


# Instants


def test_the_end_of_a_day_in_viet_nam_is_17_hours_utc() -> None:
    instant = a_calendar().instant(date(2027, 11, 15), time(23, 59, 59))
    assert instant == datetime(2027, 11, 15, 16, 59, 59, tzinfo=UTC)
    assert instant.tzinfo is UTC


def test_midnight_belongs_to_the_day_that_begins() -> None:
    calendar = a_calendar()
    midnight = datetime(2027, 11, 15, 17, 0, tzinfo=UTC)
    assert calendar.day_of(midnight) == date(2027, 11, 16)
    assert calendar.day_of(midnight - timedelta(seconds=1)) == date(2027, 11, 15)


def test_a_host_elsewhere_does_not_move_a_deadline(host_zone: str) -> None:
    calendar = a_calendar()
    instant = calendar.instant(date(2027, 11, 15), time(23, 59, 59))
    assert instant.timestamp() == 1826297999, host_zone
    assert calendar.day_of(instant) == date(2027, 11, 15)


@given(days, st.times())
def test_clock_and_calendar_read_back_the_instant_they_gave(day: date, at: time) -> None:
    calendar = a_calendar()
    local = calendar.local(calendar.instant(day, at))
    assert (local.date(), local.time()) == (day, at)


def test_a_zone_with_summer_time_keeps_its_own_wall_clock() -> None:
    calendar = a_calendar(zone="Europe/Berlin")
    assert calendar.instant(date(2027, 1, 15), time(8)).hour == 7
    assert calendar.instant(date(2027, 7, 15), time(8)).hour == 6


# The general list, and a file's own days over it

GENERAL = Holidays(
    dates=(date(2026, 8, 31), date(2026, 9, 2)), extra_workdays=(date(2026, 8, 22),)
)


def test_a_file_adds_days_to_the_general_list() -> None:
    own = Holidays(dates=(date(2026, 9, 3),), extra_workdays=(date(2026, 9, 12),))
    calendar = work_calendar("UTC", GENERAL, own)
    assert calendar.holidays == {date(2026, 8, 31), date(2026, 9, 2), date(2026, 9, 3)}
    assert calendar.extra_workdays == {date(2026, 8, 22), date(2026, 9, 12)}


def test_a_file_can_take_back_a_swap() -> None:
    own = Holidays(not_holidays=(date(2026, 8, 31),), dates=(date(2026, 8, 22),))
    calendar = work_calendar("UTC", GENERAL, own)
    assert calendar.is_workday(date(2026, 8, 31))
    assert not calendar.is_workday(date(2026, 8, 22))


def test_a_file_can_do_without_the_general_list() -> None:
    own = Holidays(general=False, dates=(date(2026, 1, 1),))
    calendar = work_calendar("UTC", GENERAL, own)
    assert calendar.holidays == {date(2026, 1, 1)}
    assert not calendar.extra_workdays


def test_a_year_is_settled_by_the_file_once_it_names_a_day_of_it() -> None:
    own = Holidays(dates=(date(2027, 2, 11),))
    assert own.settles(2027)
    assert not own.settles(2028)
    assert Holidays(general=False).settles(2028)


def test_a_cycle_asks_for_the_years_its_ladders_can_reach() -> None:
    assert [*years_touched(2027)] == [2026, 2027, 2028, 2029]
