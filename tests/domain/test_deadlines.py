from __future__ import annotations

from decimal import Decimal

import pytest

from domain.deadlines import Late
from tests.domain.builders import the_eleven, the_small, with_deadline

BANDS = [{"upto": 5, "points": 1}, {"upto": 10, "points": 2}, {"points": 4}]


@pytest.mark.parametrize(
    ("days_late", "points"),
    [(-3, 0), (0, 0), (1, 1), (5, 1), (6, 2), (10, 2), (11, 4), (200, 4)],
)
def test_a_late_report_costs_what_its_band_says(days_late: int, points: int) -> None:
    assert Late.model_validate({"bands": BANDS}).cost(days_late) == points


def test_beyond_the_last_band_the_last_one_goes_on() -> None:
    assert Late.model_validate({"bands": BANDS[:2]}).cost(99) == Decimal(2)


def test_without_bands_a_late_report_costs_nothing() -> None:
    assert Late().cost(3) == 0


@pytest.mark.parametrize("policy", ["exclude", "refuse"])
def test_where_lateness_is_no_matter_of_points_it_costs_none(policy: str) -> None:
    assert Late.model_validate({"policy": policy, "bands": BANDS}).cost(7) == 0


@pytest.mark.parametrize(("days_late", "points"), [(1, 1), (5, 1), (6, 2), (60, 2)])
def test_the_sample_bloc_takes_one_point_and_then_two(days_late: int, points: int) -> None:
    assert the_eleven().late.cost(days_late) == points


def test_the_small_cluster_takes_no_points() -> None:
    assert the_small().late.cost(3) == 0


def test_rungs_are_in_order_of_time_and_never_doubled() -> None:
    definition = with_deadline(the_eleven(), "registration", before=[0, 1, 10, 1], after=[3, 1, 3])
    assert definition.deadline("registration").rungs == (-10, -1, 0, 1, 3)


def test_daily_means_ten_rungs() -> None:
    assert the_eleven().deadline("year_self_score").after == tuple(range(1, 11))
