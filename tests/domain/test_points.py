from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from domain.errors import PointsNotUnderstood
from domain.points import Points, in_step, parse_points, plain, round_points

cents = st.integers(0, 1_000_000).map(lambda n: Decimal(n) / 100)
of_file = TypeAdapter(Points)


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("5", "5"),
        ("5,5", "5.5"),
        ("5.5", "5.5"),
        ("8,25", "8.25"),
        ("8.25", "8.25"),
        ("  5,5  ", "5.5"),
        ("5 điểm", "5"),
        ("5.5 điểm", "5.5"),
        ("5,5 diem", "5.5"),
        ("5,5đ", "5.5"),
        ("5,5điểm", "5.5"),
        ("3 Points", "3"),
        ("0", "0"),
        ("05", "5"),
        ("100", "100"),
        ("5\u200b,5", "5.5"),
        ("5\u00a0điểm", "5"),
    ],
)
def test_points_are_read_as_people_type_them(typed: str, points: str) -> None:
    assert parse_points(typed) == Decimal(points)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "điểm", "năm", "-1", "+1", "−1", "5-6", "5/6", "1/2", "5,5,5", "5..5", ",5"),
        *("5,", "NaN", "nan", "inf", "Infinity", "1e309", "1e2", "0x10", "1_000", "٣", "５", "½"),
        *("1.000", "1.000,50", "5,255", "1234567", "5 kg", "5 6", "5 điểm rưỡi", "5%", "<b>5</b>"),
        *("5,5\n6", "9" * 5000),
    ],
)
def test_what_may_mean_something_else_is_asked_about(typed: str) -> None:
    with pytest.raises(PointsNotUnderstood):
        parse_points(typed)


@given(cents)
def test_a_comma_and_a_dot_mean_the_same(points: Decimal) -> None:
    with_dot = f"{points:.2f}"
    assert parse_points(with_dot) == parse_points(with_dot.replace(".", ",")) == points


@given(st.text())
def test_any_text_is_points_or_is_not_understood(text: str) -> None:
    try:
        points = parse_points(text)
    except PointsNotUnderstood:
        return
    assert points.is_finite()
    assert points >= 0
    assert points == round_points(points)


@pytest.mark.parametrize(
    ("value", "rounded"), [("0.005", "0.01"), ("96.245", "96.25"), ("2.675", "2.68")]
)
def test_totals_round_half_up(value: str, rounded: str) -> None:
    assert str(round_points(Decimal(value))) == rounded


@given(cents, st.sampled_from(["0.25", "0.5", "1", "0.1"]))
def test_in_step_means_a_whole_number_of_steps(points: Decimal, step: str) -> None:
    assert in_step(points, Decimal(step)) == (points * 100 % (Decimal(step) * 100) == 0)


@pytest.mark.parametrize("given", [5, 5.0, Decimal(5), Decimal("5.00"), "5", "5,0", "5.00"])
def test_a_file_may_write_the_same_points_in_any_way(given: object) -> None:
    assert str(of_file.validate_python(given)) == "5.00"


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (True, "not-points"),
        ("năm", "not-points"),
        ("1e2", "not-points"),
        ("1_000", "not-points"),
        ("1.000", "not-points"),
        ([5], "not-points"),
        (None, "not-points"),
        (Decimal("NaN"), "finite_number"),
        (Decimal("-Infinity"), "finite_number"),
        (float("inf"), "finite_number"),
        (Decimal("0.005"), "decimal_max_places"),
        (Decimal("1E-400"), "decimal_max_places"),
        (Decimal("-0.01"), "greater_than_equal"),
        (Decimal("10000.01"), "less_than_equal"),
        (Decimal("1E+999999"), "less_than_equal"),
        (10**400, "less_than_equal"),
    ],
)
def test_a_file_cannot_smuggle_in_what_is_no_number_of_points(given: object, kind: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        of_file.validate_python(given)
    assert refusal.value.errors()[0]["type"] == kind


@pytest.mark.parametrize(("value", "shown"), [("20.00", "20"), ("0.50", "0.5"), ("0.00", "0")])
def test_points_are_shown_as_a_file_writes_them(value: str, shown: str) -> None:
    assert plain(Decimal(value)) == shown
