"""Which backups stay."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.rotation import DAYS, MONTHS, WEEKS, kept

NEWEST = datetime.fromisoformat("2027-11-05T02:00")
MOMENTS = st.sets(
    st.datetimes(NEWEST - timedelta(days=1500), NEWEST + timedelta(days=1500)), max_size=60
)


def nights(count: int) -> list[datetime]:
    return [NEWEST - timedelta(days=day) for day in range(count)]


def test_a_year_of_nights_leaves_days_weeks_and_months() -> None:
    left = sorted(kept(nights(500)), reverse=True)
    assert left[:DAYS] == nights(DAYS)
    # The newest of this week and of the last one, and of the last two months, are among the days.
    assert [f"{at:%Y-%m-%d}" for at in left[DAYS:]] == [
        "2027-10-24",
        "2027-10-17",
        "2027-09-30",
        "2027-08-31",
        "2027-07-31",
        "2027-06-30",
        "2027-05-31",
        "2027-04-30",
        "2027-03-31",
        "2027-02-28",
        "2027-01-31",
        "2026-12-31",
    ]


def test_of_one_day_the_newest_stays() -> None:
    day = [NEWEST.replace(hour=hour) for hour in (2, 9, 17)]
    assert kept(day) == {day[-1]}


def test_nothing_to_keep_keeps_nothing() -> None:
    assert kept([]) == frozenset()


def test_standing_still_for_years_loses_nothing() -> None:
    old = nights(5)
    later = [NEWEST + timedelta(days=1000)]
    assert kept(old + later) >= set(old[: DAYS - 1])


@given(MOMENTS)
def test_the_newest_stays_and_keeping_again_changes_nothing(moments: set[datetime]) -> None:
    left = kept(moments)
    assert left <= moments
    assert not moments or max(moments) in left
    assert kept(left) == left
    assert len(left) <= DAYS + WEEKS + MONTHS


@given(MOMENTS)
def test_the_newest_of_each_of_the_last_seven_days_stays(moments: set[datetime]) -> None:
    days = sorted({at.date() for at in moments}, reverse=True)[:DAYS]
    for day in days:
        assert max(at for at in moments if at.date() == day) in kept(moments)
