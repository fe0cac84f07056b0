from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.clock import LeapingTime, ShiftedClock, SystemClock
from usecases.ports import Clock

START = datetime(2027, 1, 4, 8, tzinfo=timezone(timedelta(hours=7)))


class Stopwatch:
    def __init__(self) -> None:
        self.seconds = 500.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def stopwatch() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def clock(stopwatch: Stopwatch) -> ShiftedClock:
    return ShiftedClock(START, monotonic=stopwatch)


def test_both_clocks_are_clocks_and_tell_utc() -> None:
    clocks: list[Clock] = [SystemClock(), ShiftedClock(START)]
    assert [clock.now().tzinfo for clock in clocks] == [UTC, UTC]


def test_the_systems_clock_goes_on() -> None:
    clock = SystemClock()
    assert clock.now() <= clock.now()


def test_a_shifted_clock_starts_where_it_is_set(clock: ShiftedClock) -> None:
    assert clock.now() == START


def test_a_shifted_clock_runs_at_normal_speed(clock: ShiftedClock, stopwatch: Stopwatch) -> None:
    stopwatch.seconds += 90.5
    assert clock.now() == START + timedelta(seconds=90.5)


def test_a_hop_moves_it_forward_and_it_runs_on(clock: ShiftedClock, stopwatch: Stopwatch) -> None:
    clock.hop(START + timedelta(days=30))
    stopwatch.seconds += 1
    assert clock.now() == START + timedelta(days=30, seconds=1)


def test_a_hop_into_the_past_changes_nothing(clock: ShiftedClock, stopwatch: Stopwatch) -> None:
    stopwatch.seconds += 60
    clock.hop(START)
    assert clock.now() == START + timedelta(seconds=60)


def test_it_cannot_be_set_to_an_instant_that_is_not_known() -> None:
    with pytest.raises(ValueError, match="offset"):
        ShiftedClock(datetime(2027, 1, 4))  # noqa: DTZ001


async def test_seconds_that_are_waited_for_have_passed_at_once() -> None:
    leaping = LeapingTime()
    start = leaping.now()
    assert start > 0
    await leaping.sleep(3600)
    await leaping.sleep(-5)
    assert leaping.now() == start + 3600
