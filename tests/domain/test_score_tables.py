from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import NotFound, OffStep, OverMaximum
from domain.score_tables import Side
from tests.domain.builders import (
    H1,
    Q1,
    Q3,
    WORDS,
    YEAR,
    a_criterion,
    a_table,
    the_eleven,
    the_small,
)


def test_criteria_are_read_base_first_then_bonus_then_penalty() -> None:
    table = the_eleven().score_table
    codes = [c.code for c in table.criteria]
    assert codes[0] == "1.1"
    assert codes[-5:] == ["DT1", "DT2", "DT3", "TR1", "TR2"]
    assert table.side_of("8.3") is Side.BASE
    assert table.side_of("DT1") is Side.BONUS
    assert table.side_of("TR1") is Side.PENALTY


def test_paths_name_every_criterion_where_it_stands_in_the_file() -> None:
    paths = {str(c.code): where for where, c in the_eleven().score_table.paths()}
    assert paths["1.2"] == "score_table.sections[0].criteria[1]"
    assert paths["DT3"] == "score_table.bonus.criteria[2]"
    assert paths["TR1"] == "score_table.penalty.criteria[0]"


def test_an_unknown_criterion_is_not_found() -> None:
    table = the_small().score_table
    with pytest.raises(NotFound):
        table.criterion("9.9")
    with pytest.raises(NotFound):
        table.side_of("9.9")


@pytest.mark.parametrize(("period", "asked"), [(Q1, 2), (H1, 9), (Q3, 2), (YEAR, 16)])
def test_a_period_asks_the_base_criteria_of_its_cadences(period: str, asked: int) -> None:
    definition = the_eleven()
    listed = definition.criteria_of(definition.period(period).code)
    base = [c for c in listed if definition.score_table.side_of(c.code) is Side.BASE]
    assert sum(c.asked for c in base) == asked


def test_the_sample_table_is_the_proposed_one_and_says_so() -> None:
    table = the_eleven().score_table
    assert [s.max for s in table.sections] == [30, 10, 16, 12, 8, 6, 6, 12]
    assert [(str(c.code), int(c.max)) for s in table.sections for c in s.criteria] == [
        ("1.1", 5), ("1.2", 20), ("1.3", 5), ("2.1", 5), ("2.2", 5), ("3.1", 6), ("3.2", 6),
        ("3.3", 4), ("4.1", 6), ("4.2", 6), ("5.1", 4), ("5.2", 4), ("6.1", 6), ("7.1", 6),
        ("8.1", 4), ("8.2", 4), ("8.3", 4),
    ]  # fmt: skip
    assert table.proposal is not None
    assert (table.step, table.total) == (Decimal("0.25"), Decimal(100))


def test_a_criterion_filled_by_the_bloc_asks_the_unit_for_nothing() -> None:
    by_bloc = a_criterion("8.2", 4, kind="by_bloc", evidence=WORDS)
    assert not by_bloc.asked
    assert not by_bloc.wants_evidence
    assert a_criterion("1.1", evidence=WORDS).wants_evidence
    assert not a_criterion("1.1").wants_evidence


@pytest.mark.parametrize(("count", "points"), [(0, "0"), (1, "2"), (3, "5"), (1000, "5")])
def test_counted_points_stop_at_the_maximum(count: int, points: str) -> None:
    assert a_criterion("T", 5, kind="count", each=2).points_for(count) == Decimal(points)


@pytest.mark.parametrize("points", ["0", "0.25", "4.75", "5"])
def test_points_on_a_step_are_taken(points: str) -> None:
    criterion = a_criterion("1", 5)
    a_table(criterion).check_points(criterion, Decimal(points))


def test_points_beyond_the_maximum_are_refused_with_the_maximum() -> None:
    criterion = a_criterion("1", 5)
    with pytest.raises(OverMaximum) as refusal:
        a_table(criterion).check_points(criterion, Decimal("5.25"))
    assert refusal.value.facts["maximum"] == 5


def test_points_below_nothing_are_refused() -> None:
    criterion = a_criterion("1", 5)
    with pytest.raises(OverMaximum):
        a_table(criterion).check_points(criterion, Decimal("-0.25"))


def test_points_between_two_steps_are_refused_with_the_nearest() -> None:
    criterion = a_criterion("1", 5)
    with pytest.raises(OffStep) as refusal:
        a_table(criterion).check_points(criterion, Decimal("3.3"))
    facts = refusal.value.facts
    assert (facts["below"], facts["above"]) == (Decimal("3.25"), Decimal("3.5"))


def test_a_criterion_may_have_a_step_of_its_own() -> None:
    criterion = a_criterion("1", 5, step=1)
    with pytest.raises(OffStep):
        a_table(criterion).check_points(criterion, Decimal("0.5"))


def test_the_maximum_fits_even_where_it_is_no_whole_number_of_steps() -> None:
    criterion = a_criterion("1", "2.5", step=1)
    table = a_table(criterion)
    table.check_points(criterion, Decimal("2.5"))
    with pytest.raises(OffStep) as refusal:
        table.check_points(criterion, Decimal("2.25"))
    assert refusal.value.facts["above"] == Decimal("2.5")


def test_met_is_all_or_nothing() -> None:
    criterion = a_criterion("1", 4, kind="met")
    table = a_table(criterion)
    table.check_points(criterion, Decimal(0))
    table.check_points(criterion, Decimal(4))
    with pytest.raises(OffStep) as refusal:
        table.check_points(criterion, Decimal(2))
    assert (refusal.value.facts["below"], refusal.value.facts["above"]) == (0, 4)


def test_a_count_moves_by_its_points_for_one() -> None:
    criterion = a_criterion("1", 5, kind="count", each=2)
    table = a_table(criterion)
    for times in range(4):
        table.check_points(criterion, criterion.points_for(times))
    with pytest.raises(OffStep):
        table.check_points(criterion, Decimal(3))


@given(
    st.integers(1, 4000).map(lambda n: Decimal(n) / 4),
    st.sampled_from(["0.25", "0.5", "1", "2.5"]),
    st.integers(0, 400_000).map(lambda n: Decimal(n) / 100),
)
def test_every_refused_score_names_scores_that_are_taken(
    maximum: Decimal, step: str, points: Decimal
) -> None:
    criterion = a_criterion("1", maximum, step=step)
    table = a_table(criterion)
    try:
        table.check_points(criterion, points)
    except OffStep as refusal:
        below, above = refusal.facts["below"], refusal.facts["above"]
        assert below < points < above
        table.check_points(criterion, below)
        table.check_points(criterion, above)
    except OverMaximum:
        assert points > maximum
