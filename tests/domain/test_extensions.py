"""A typed day, near a deadline: read as an office means it, or refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import DayNotLater, DayNotUnderstood, DayTooFar
from domain.extensions import must_be_later, offered_days, read_day
from tests.builders import a_cycle

FIRST = date(2027, 11, 16)
"""A Tuesday."""


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20/11", date(2027, 11, 20)),
        ("ngày 20/11", date(2027, 11, 20)),
        ("đến hết ngày 20 tháng 11", date(2027, 11, 20)),
        ("20 tháng 11 năm 2027", date(2027, 11, 20)),
        ("20-11-2027.", date(2027, 11, 20)),
        ("20.11.27", date(2027, 11, 20)),
        ("thứ Sáu", date(2027, 11, 19)),
        ("thu 6", date(2027, 11, 19)),
        ("thứ Ba", FIRST),
        ("Chủ nhật", date(2027, 11, 21)),
        ("thứ Sáu, 26/11", date(2027, 11, 26)),
        ("20 November", date(2027, 11, 20)),
        ("5 Jan 2028", date(2028, 1, 5)),
        ("Friday", date(2027, 11, 19)),
        ("by Thursday", date(2027, 11, 18)),
        ("05/01", date(2028, 1, 5)),
        ("10/11", date(2027, 11, 10)),
    ],
)
def test_a_typed_day_is_the_one_that_is_meant(typed: str, day: date) -> None:
    assert read_day(typed, FIRST) == day


@pytest.mark.parametrize(
    "typed", ["", "31/02", "20", "sớm nhất có thể", "1/1/1/1", "٢٠/١١", "0/0"]
)
def test_what_is_no_day_is_not_guessed(typed: str) -> None:
    with pytest.raises(DayNotUnderstood):
        read_day(typed, FIRST)


def test_a_day_has_to_put_something_off_and_not_for_months() -> None:
    cycle = a_cycle()
    due, today = cycle.due("year_report"), date(2027, 11, 8)
    must_be_later(cycle, due, today, FIRST)
    with pytest.raises(DayNotLater):
        must_be_later(cycle, due, today, due.last_day)
    with pytest.raises(DayNotLater):
        must_be_later(cycle, due, date(2027, 11, 20), date(2027, 11, 20))
    with pytest.raises(DayTooFar):
        must_be_later(cycle, due, today, date(2028, 6, 1))


def test_working_days_after_the_deadline_are_offered() -> None:
    cycle = a_cycle()
    offered = offered_days(cycle, cycle.due("year_report"), date(2027, 11, 8))
    assert offered == (date(2027, 11, 17), date(2027, 11, 18), date(2027, 11, 22))


near = st.dates(date(2027, 1, 1), date(2028, 6, 30))
dated = st.from_regex(
    r"(thứ (hai|7)|cn|mon)?,? ?[0-9]{1,3}[ /.-]{1,2}([0-9]{1,3}|tháng [0-9]{1,3}|feb)"
    r"([ /.,-][0-9]{0,5})?",
    fullmatch=True,
)


@given(st.text(max_size=60) | dated, near)
def test_any_text_is_a_day_near_by_or_is_not_understood(text: str, first: date) -> None:
    try:
        day = read_day(text, first)
    except DayNotUnderstood:
        return
    assert str(day.day) in text or 0 <= (day - first).days < 7


forms = st.sampled_from(("{d}/{m}/{y}", "ngày {d} tháng {m} năm {y}", "{d:02}.{m:02}.{y}"))


@given(near, near, forms)
def test_a_day_typed_with_its_year_is_that_day(day: date, first: date, form: str) -> None:
    assert read_day(form.format(d=day.day, m=day.month, y=day.year), first) == day


def test_29_february_is_understood_without_its_year_from_the_autumn_before() -> None:
    assert read_day("29/2", date(2027, 9, 2)) == date(2028, 2, 29)
    with pytest.raises(DayNotUnderstood):
        read_day("29/2", date(2026, 9, 2))


@given(near)
def test_a_day_typed_without_a_year_is_the_one_that_lies_ahead(first: date) -> None:
    for days in (0, 30, 180):
        ahead = date.fromordinal(first.toordinal() + days)
        assert read_day(f"{ahead.day}/{ahead.month}", first) == ahead
