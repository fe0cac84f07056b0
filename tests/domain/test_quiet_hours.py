"""When a notice may go out, and the numbers on receipts."""

from __future__ import annotations

import pytest

from domain.receipts import first_free, in_pairs
from tests.builders import a_cycle, local, small_definition


@pytest.mark.parametrize(
    ("at", "allowed"),
    [
        ("2027-01-20 06:59:59", "2027-01-20 07:00"),
        ("2027-01-20 07:00", "2027-01-20 07:00"),
        ("2027-01-20 19:59:59", "2027-01-20 19:59:59"),
        ("2027-01-20 20:00", "2027-01-21 07:00"),
        ("2027-12-31 23:30", "2028-01-01 07:00"),
        ("2028-02-28 22:00", "2028-02-29 07:00"),
        ("2027-01-20 00:00", "2027-01-20 07:00"),
    ],
)
def test_a_notice_of_the_night_waits_for_the_morning(at: str, allowed: str) -> None:
    assert a_cycle().allowed_from(local(at)) == local(allowed)


def test_quiet_hours_are_the_blocs_own() -> None:
    cycle = a_cycle(small_definition(reminding={"quiet_until": "08:30", "quiet_from": "17:00"}))
    assert cycle.allowed_from(local("2027-01-20 08:00")) == local("2027-01-20 08:30")
    assert cycle.allowed_from(local("2027-01-20 17:00")) == local("2027-01-21 08:30")


def test_quiet_hours_follow_the_blocs_clock_not_the_hosts() -> None:
    bloc = {**small_definition().bloc.model_dump(), "time_zone": "Asia/Tokyo"}
    cycle = a_cycle(small_definition(bloc=bloc))
    in_hanoi = local("2027-01-20 18:30")
    assert cycle.allowed_from(in_hanoi) == local("2027-01-21 05:00")


def test_a_receipt_is_read_in_pairs() -> None:
    assert in_pairs("482715") == "48 27 15"
    assert in_pairs("000001") == "00 00 01"


def test_a_taken_number_gives_way_to_the_next_free_one() -> None:
    taken = {"999998", "999999", "000000"}
    assert first_free("482715", taken.__contains__) == "482715"
    assert first_free("999998", taken.__contains__) == "000001"


def test_with_every_number_taken_there_is_none() -> None:
    with pytest.raises(OverflowError):
        first_free("000000", lambda _: True)
