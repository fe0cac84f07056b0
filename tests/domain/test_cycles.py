from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.blocs import Role
from domain.cycles import Cycle, CycleStage
from domain.errors import NotFound
from domain.ids import DeadlineKey, PeriodCode
from tests.builders import local
from tests.domain.builders import (
    H1,
    Q1,
    Q3,
    YEAR,
    a_calendar,
    a_cycle,
    the_eleven,
    the_small,
    vietnam,
    with_deadline,
)

SELF_SCORE = DeadlineKey("year_self_score")


def ladder(cycle: Cycle, key: str) -> dict[int, str]:
    """Return rung number → day and time on the office wall."""
    rungs = cycle.rungs(DeadlineKey(key))
    return {r.number: f"{cycle.calendar.local(r.instant):%a %d/%m %H:%M}" for r in rungs}


# Deadlines in their year


def test_a_deadline_on_a_working_day_stays_and_ends_with_the_day() -> None:
    due = a_cycle(year=2027).due("year_self_score")
    assert (due.last_day, due.rolled_from) == (date(2027, 11, 15), None)
    assert due.instant == local("2027-11-15 23:59:59")


def test_a_deadline_on_a_sunday_rolls_to_monday_and_says_from_where() -> None:
    due = a_cycle(year=2026).due("year_self_score")
    assert (due.last_day, due.rolled_from) == (date(2026, 11, 16), date(2026, 11, 15))
    assert due.instant == local("2026-11-16 23:59:59")


def test_a_deadline_within_tet_rolls_behind_all_of_it() -> None:
    definition = with_deadline(the_eleven(), "registration", date="05/02")
    due = a_cycle(definition, 2027).due("registration")
    assert (due.last_day, due.rolled_from) == (date(2027, 2, 11), date(2027, 2, 5))


def test_a_deadline_that_does_not_roll_stays_on_its_day_off() -> None:
    definition = with_deadline(the_eleven(), "year_self_score", roll="none")
    due = a_cycle(definition, 2026).due("year_self_score")
    assert (due.last_day, due.rolled_from) == (date(2026, 11, 15), None)
    assert due.instant == local("2026-11-15 23:59:59")


def test_a_deadline_of_the_following_year_belongs_to_the_same_cycle() -> None:
    due = a_cycle(the_small(), 2027).due("bc12")
    assert due.instant == local("2028-01-05 17:00")


def test_a_day_swapped_into_a_working_saturday_is_a_fine_last_day() -> None:
    definition = with_deadline(the_eleven(), "registration", date="22/08")
    assert a_cycle(definition, 2026).due("registration").rolled_from is None


def test_an_unknown_deadline_or_period_is_not_found() -> None:
    cycle = a_cycle()
    with pytest.raises(NotFound):
        cycle.due("nothing")
    with pytest.raises(NotFound):
        cycle.due_of(PeriodCode("nothing"))


def test_deadlines_come_in_order_of_time() -> None:
    instants = [due.instant for due in a_cycle().dues]
    assert instants == sorted(instants)
    assert len(instants) == 9


# Ladders


def test_a_ladder_goes_by_working_days_at_the_reminding_time() -> None:
    rungs = ladder(a_cycle(year=2027), "year_self_score")
    assert [rungs[n] for n in (-15, -7, -3, -1, 0)] == [
        "Mon 25/10 08:00",
        "Thu 04/11 08:00",
        "Wed 10/11 08:00",
        "Fri 12/11 08:00",
        "Mon 15/11 08:00",
    ]


def test_daily_reminders_after_a_deadline_end_after_ten_working_days() -> None:
    rungs = ladder(a_cycle(year=2027), "year_self_score")
    after = [rungs[n] for n in sorted(rungs) if n > 0]
    # Wednesday 24 November is the Day of Vietnamese Culture.
    assert after == [
        f"{day} 08:00"
        for day in (
            *("Tue 16/11", "Wed 17/11", "Thu 18/11", "Fri 19/11", "Mon 22/11"),
            *("Tue 23/11", "Thu 25/11", "Fri 26/11", "Mon 29/11", "Tue 30/11"),
        )
    ]


def test_a_rolled_deadline_takes_its_ladder_along() -> None:
    rungs = ladder(a_cycle(year=2026), "year_self_score")
    assert (rungs[-1], rungs[0], rungs[1]) == (
        "Fri 13/11 08:00",
        "Mon 16/11 08:00",
        "Tue 17/11 08:00",
    )


def test_without_rolling_the_last_reminder_comes_on_the_last_working_day_before() -> None:
    definition = with_deadline(the_eleven(), "year_self_score", roll="none")
    rungs = ladder(a_cycle(definition, 2026), "year_self_score")
    # The deadline is Sunday 15 November.
    assert (rungs[0], rungs[-1], rungs[-3], rungs[1]) == (
        "Fri 13/11 08:00",
        "Thu 12/11 08:00",
        "Tue 10/11 08:00",
        "Mon 16/11 08:00",
    )


def test_a_ladder_steps_over_tet() -> None:
    definition = with_deadline(the_eleven(), "registration", date="12/02", before=[2, 1, 0])
    assert ladder(a_cycle(definition, 2027), "registration") == {
        -2: "Wed 03/02 08:00",
        -1: "Thu 11/02 08:00",
        0: "Fri 12/02 08:00",
        1: "Mon 15/02 08:00",
    }


def test_a_ladder_may_begin_in_the_year_before() -> None:
    definition = with_deadline(the_eleven(), "pledge_signing", date="05/01", before=[5, 0])
    # 1 January and its substitute Monday 3 January 2028 are days off.
    assert ladder(a_cycle(definition, 2028), "pledge_signing")[-5] == "Tue 28/12 08:00"


def test_the_ladder_of_a_year_holds_every_rung_in_order_of_time() -> None:
    cycle = a_cycle()
    rungs = [r for due in cycle.dues for r in cycle.rungs(due.key)]
    assert sorted(cycle.ladder, key=str) == sorted(rungs, key=str)
    assert [r.instant for r in cycle.ladder] == sorted(r.instant for r in rungs)


@given(st.integers(2026, 2031), st.dates(date(2027, 1, 1), date(2027, 12, 31)), st.booleans())
def test_no_two_rungs_of_a_deadline_fall_on_one_day(year: int, day: date, rolls: bool) -> None:
    roll = "next_working_day" if rolls else "none"
    changes = {"date": f"{day:%d/%m}", "roll": roll, "before": [5, 2, 1, 0], "after": "daily"}
    definition = with_deadline(the_eleven(), "year_self_score", **changes)
    cycle = a_cycle(definition, year)
    days = [cycle.calendar.day_of(rung.instant) for rung in cycle.rungs(SELF_SCORE)]
    assert len(set(days)) == len(days)
    assert days == sorted(days)
    assert all(cycle.calendar.is_workday(day) for day in days)


@given(st.dates(date(2027, 1, 1), date(2027, 12, 31)), st.booleans())
def test_a_rung_says_how_many_working_days_are_left(day: date, rolls: bool) -> None:
    roll = "next_working_day" if rolls else "none"
    definition = with_deadline(
        the_eleven(), "year_self_score", date=f"{day:%d/%m}", roll=roll, before=[9, 3, 1, 0]
    )
    cycle = a_cycle(definition)
    last = cycle.due("year_self_score").last_day
    for rung in cycle.rungs(SELF_SCORE):
        if rung.number <= 0:
            today = cycle.calendar.day_of(rung.instant)
            assert cycle.calendar.workdays_left(today, last) == -rung.number


# Periods


def test_periods_follow_their_deadlines_not_the_order_of_the_file() -> None:
    definition = the_eleven()
    shuffled = definition.model_copy(update={"periods": tuple(reversed(definition.periods))})
    assert [p.code for p in a_cycle(shuffled).periods] == [Q1, H1, Q3, YEAR]


def test_the_period_before_is_the_one_whose_deadline_came_last() -> None:
    cycle = a_cycle()
    before = [cycle.period_before(code) for code in (Q1, H1, Q3, YEAR)]
    assert [p and p.code for p in before] == [None, Q1, H1, Q3]


def test_a_period_opens_with_its_first_day_in_the_blocs_zone() -> None:
    cycle = a_cycle()
    assert not cycle.is_open(Q1, local("2027-01-04 23:59:59"))
    assert cycle.is_open(Q1, local("2027-01-05 00:00"))
    assert [p.code for p in cycle.open_periods(local("2027-07-01 08:00"))] == [Q1, H1]


# Stages


@pytest.mark.parametrize(
    ("now", "stage"),
    [
        ("2027-01-04 08:00", CycleStage.DRAFTING),
        ("2027-01-04 09:00", CycleStage.SIGNING),
        ("2027-01-25 23:59:59", CycleStage.SIGNING),
        ("2027-01-26 00:00", CycleStage.RUNNING),
        ("2027-10-14 23:59", CycleStage.RUNNING),
        ("2027-10-15 00:00", CycleStage.SELF_SCORING),
        ("2027-11-15 23:59:59", CycleStage.SELF_SCORING),
        ("2027-11-16 00:00", CycleStage.REVIEW),
        ("2028-01-29 23:59", CycleStage.REVIEW),
        ("2028-01-30 00:00", CycleStage.CLOSED),
    ],
)
def test_the_calendar_moves_a_cycle_through_its_stages(now: str, stage: CycleStage) -> None:
    assert a_cycle(year=2027).stage(local(now)) is stage


def test_a_closed_cycle_never_reopens() -> None:
    cycle = a_cycle(year=2027)
    assert cycle.stage(local("2030-01-25 08:00")) is CycleStage.CLOSED


# Lateness


def test_the_last_second_of_a_deadline_counts_whole() -> None:
    cycle = a_cycle()
    due = cycle.due("year_self_score")
    assert cycle.workdays_late(due, due.instant + timedelta(microseconds=999_999)) == 0
    assert cycle.workdays_late(due, due.instant + timedelta(seconds=1)) == 1


@pytest.mark.parametrize(
    ("sent", "days_late"),
    [
        ("2027-11-12 23:00", 0),
        ("2027-11-16 00:00", 1),
        ("2027-11-16 23:59", 1),
        ("2027-11-22 09:00", 5),
        ("2027-11-23 09:00", 6),
        ("2027-11-24 09:00", 6),  # a holiday adds no working day
    ],
)
def test_lateness_is_counted_in_working_days(sent: str, days_late: int) -> None:
    cycle = a_cycle()
    assert cycle.workdays_late(cycle.due("year_self_score"), local(sent)) == days_late


@pytest.mark.parametrize(
    ("sent", "days_late"),
    [
        ("2027-09-03 16:59:59", 0),
        ("2027-09-06 17:00", 0),
        ("2027-09-06 17:00:01", 1),
        ("2027-09-06 23:00", 1),
        ("2027-09-07 08:00", 1),
        ("2027-09-08 08:00", 2),
    ],
)
def test_a_deadline_at_17_hours_is_missed_on_its_own_day(sent: str, days_late: int) -> None:
    # 03/09/2027 is a holiday (Friday), so August's report is due on Monday the 6th.
    cycle = a_cycle(the_small())
    assert cycle.workdays_late(cycle.due("bc08"), local(sent)) == days_late


def test_an_unrolled_sunday_deadline_is_missed_by_one_day_on_monday() -> None:
    definition = with_deadline(the_eleven(), "year_self_score", roll="none")
    cycle = a_cycle(definition, 2026)
    due = cycle.due("year_self_score")
    assert cycle.workdays_late(due, local("2026-11-15 23:00")) == 0
    assert cycle.workdays_late(due, local("2026-11-16 09:00")) == 1


# Whose business a deadline is


def test_every_role_is_concerned_by_its_own_deadlines() -> None:
    cycle = a_cycle()
    concerned = {
        role: [due.key for due in cycle.dues if cycle.concerns(due, role)] for role in Role
    }
    units = [d.key for d in cycle.dues if d.key != "submission"]
    everyone = ["midyear_meeting", "yearend_meeting"]
    assert concerned == {
        Role.UNIT_LEADER: units,
        Role.UNIT_STAFF: units,
        Role.BLOC_LEADER: [*everyone, "submission"],
        Role.SECRETARY: [*everyone, "submission"],
        Role.DEPUTY_LEADER: everyone,
        Role.STANDING_BODY: everyone,
        Role.ADMIN: [],
    }


# Quiet hours


@pytest.mark.parametrize(
    ("now", "allowed"),
    [
        ("2027-11-15 06:59:59", "2027-11-15 07:00"),
        ("2027-11-15 07:00", "2027-11-15 07:00"),
        ("2027-11-15 19:59:59", "2027-11-15 19:59:59"),
        ("2027-11-15 20:00", "2027-11-16 07:00"),
        ("2027-12-31 23:00", "2028-01-01 07:00"),
        ("2027-11-16 00:00", "2027-11-16 07:00"),
    ],
)
def test_nothing_goes_out_in_quiet_hours(now: str, allowed: str) -> None:
    assert a_cycle().allowed_from(local(now)) == local(allowed)


# Copies


def test_a_copy_of_a_cycle_computes_its_own_deadlines() -> None:
    cycle = a_cycle(year=2027)
    before = cycle.due("year_self_score").instant
    copy = cycle.model_copy(update={"year": 2028, "calendar": vietnam(2028)})
    assert copy.due("year_self_score").instant > before + timedelta(days=300)


def test_a_calendar_without_holidays_changes_the_ladder() -> None:
    bare = a_cycle(calendar=a_calendar())
    assert ladder(bare, "year_self_score")[7] == "Wed 24/11 08:00"


def test_instants_are_aware_and_in_utc() -> None:
    cycle = a_cycle()
    instants: list[datetime] = [due.instant for due in cycle.dues]
    instants += [rung.instant for rung in cycle.ladder]
    assert {instant.utcoffset() for instant in instants} == {timedelta(0)}
