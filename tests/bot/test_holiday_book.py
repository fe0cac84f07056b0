"""The package's data, held against days known from announcements and the lunar calendar."""

from __future__ import annotations

from datetime import date

import pytest

from bot.holiday_book import HolidayBook

BOOK = HolidayBook()

TET = {  # mùng một
    2026: "2026-02-17",
    2027: "2027-02-06",
    2028: "2028-01-26",
    2029: "2029-02-13",
    2030: "2030-02-02",
}
HUNG_KINGS = {
    2026: "2026-04-26",
    2027: "2027-04-16",
    2028: "2028-04-04",
    2029: "2029-04-23",
    2030: "2030-04-12",
}


@pytest.mark.parametrize("year", TET)
def test_lunar_days_are_those_of_viet_nam(year: int) -> None:
    days = BOOK.days([year]).dates
    assert date.fromisoformat(TET[year]) in days
    assert date.fromisoformat(HUNG_KINGS[year]) in days


@pytest.mark.parametrize("year", range(2026, 2032))
def test_the_fixed_days_are_off_every_year(year: int) -> None:
    days = BOOK.days([year]).dates
    fixed = [(1, 1), (4, 30), (5, 1), (9, 2), (11, 24)]
    assert {date(year, month, day) for month, day in fixed} <= set(days)
    assert all(day.year == year for day in days)


def test_tet_2026_is_off_as_it_was_announced() -> None:
    february = [day.day for day in BOOK.days([2026]).dates if day.month == 2]
    assert february == [16, 17, 18, 19, 20]


def test_a_holiday_on_a_weekend_gives_the_monday_after() -> None:
    assert date(2026, 4, 27) in BOOK.days([2026]).dates  # Giỗ Tổ on a Sunday
    assert date(2027, 5, 3) in BOOK.days([2027]).dates  # 1 May on a Saturday


def test_a_swap_of_the_government_is_known_both_ways() -> None:
    days = BOOK.days([2026])
    assert date(2026, 8, 31) in days.dates
    assert days.extra_workdays == (date(2026, 8, 22),)


def test_several_years_are_one_list_in_order() -> None:
    both = BOOK.days([2027, 2026])
    assert both.dates == tuple(sorted({*BOOK.days([2026]).dates, *BOOK.days([2027]).dates}))


def test_only_announced_years_are_known() -> None:
    assert BOOK.known(2026)
    assert not BOOK.known(2031)
    assert not BOOK.known(1999)


def test_a_year_without_lunar_tables_has_no_list_and_is_not_known() -> None:
    assert BOOK.days([2150]).dates == ()
    assert not BOOK.known(2150)
