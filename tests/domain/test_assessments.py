from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.assessments import (
    Answer,
    Assessment,
    AssessmentState,
    FindingKind,
    Tally,
    all_zero,
    findings,
    tally,
)
from domain.errors import ReportClosed
from domain.ids import CriterionCode, PeriodCode, UnitCode
from domain.score_tables import ScoreTable
from tests.domain.builders import WORDS, YEAR, a_criterion, a_table, the_eleven

D = Decimal

TABLE = a_table(
    a_criterion("1.1", 10, evidence=WORDS),
    a_criterion("1.2", 5),
    a_criterion("2.1", 4),
    a_criterion("2.2", 1, kind="by_bloc"),
    bonus=[a_criterion("T1", 4), a_criterion("T2", 4)],
    penalty=[a_criterion("TR1", 4), a_criterion("TR2", 5, kind="by_bloc")],
)


def answers(**points: object) -> dict[str, Answer]:
    """Return answers by code, ``a1_2=5``; None stands for "not assigned to us"."""
    codes = {key.removeprefix("a").replace("_", "."): value for key, value in points.items()}
    return {
        code: Answer(
            criterion=CriterionCode(code),
            assigned=value is not None,
            points=None if value is None else Decimal(str(value)),
        )
        for code, value in codes.items()
    }


def counted(given: dict[str, Answer], table: ScoreTable = TABLE) -> Tally:
    return tally(table, table.criteria, given)


# Totals


def test_an_empty_report_counts_nothing_and_waits_for_the_bloc() -> None:
    result = counted({})
    assert (result.total, result.settled, result.asked) == (D(0), 0, 3)
    assert result.waiting_for_bloc == ("2.2",)
    assert not result.scaled


def test_the_total_is_base_and_bonus_less_penalty() -> None:
    result = counted(answers(a1_1=8, a1_2="4.5", a2_1=4, a2_2=1, T1=2, TR1=1))
    assert (result.base, result.bonus, result.penalty) == (D("17.5"), D(2), D(1))
    assert result.total == Decimal("18.5")
    assert result.waiting_for_bloc == ()


def test_bonus_and_penalty_stop_at_their_caps() -> None:
    result = counted(answers(T1=4, T2=4, TR1=4, TR2=5))
    assert (result.bonus, result.penalty) == (D(5), D(5))


def test_a_total_may_pass_the_maximum_and_may_fall_below_nothing() -> None:
    assert counted(answers(a1_1=10, a1_2=5, a2_1=4, a2_2=1, T1=4)).total == 24
    assert counted(answers(TR2=3)).total == -3


def test_zero_is_an_answer_and_blank_is_none() -> None:
    assert counted(answers(a1_1=0)).settled == 1
    blank = {"1.1": Answer(criterion=CriterionCode("1.1"), note="sẽ chấm sau")}
    assert counted(blank).settled == 0


def test_progress_speaks_of_the_base_alone() -> None:
    result = counted(answers(a1_1=10, T1=4, TR1=1))
    assert (result.settled, result.asked) == (1, 3)


def test_the_sample_year_asks_sixteen_criteria_and_waits_for_one() -> None:
    definition = the_eleven()
    result = tally(definition.score_table, definition.criteria_of(YEAR), {})
    assert (result.asked, result.waiting_for_bloc) == (16, ("8.2",))


def test_what_was_not_assigned_leaves_the_denominator() -> None:
    # 10 + 4 of 14 assigned; asked in all: 19 (the bloc has not filled 2.2 yet).
    result = counted(answers(a1_1=10, a1_2=None, a2_1=4))
    assert result.scaled
    assert (result.raw_base, result.base) == (D(14), D(19))
    assert result.settled == 3


def test_scaling_rounds_half_up_to_two_places() -> None:
    result = counted(answers(a1_1=None, a1_2="3.25", a2_1=2))
    assert result.raw_base == Decimal("5.25")
    assert result.base == Decimal("11.08")  # 5,25 of 9, times 19: 11,0833…


def test_points_left_in_an_answer_that_is_not_assigned_count_nowhere() -> None:
    leftover = Answer(criterion=CriterionCode("1.2"), points=Decimal(5), assigned=False)
    result = counted({**answers(a1_1=10), "1.2": leftover})
    assert result.raw_base == 10
    assert result.sections[0].points == 10


def test_a_report_with_nothing_assigned_is_zero_not_a_division() -> None:
    result = counted(answers(a1_1=None, a1_2=None, a2_1=None))
    assert (result.base, result.settled) == (D(0), 3)


def test_the_blocs_own_criterion_joins_the_denominator_once_filled() -> None:
    result = counted(answers(a1_1=10, a1_2=None, a2_1=4, a2_2=0))
    assert result.base == Decimal("18.67")  # 14 of 15, times 20


def test_a_criterion_the_bloc_does_not_give_is_not_waited_for() -> None:
    assert counted(answers(a2_2=None)).waiting_for_bloc == ()


def test_section_totals_count_what_is_assigned_and_asked() -> None:
    first, second = counted(answers(a1_1=8, a1_2=None, a2_2=1)).sections
    assert (first.points, first.maximum, first.settled, first.asked) == (D(8), D(10), 2, 2)
    assert (second.points, second.maximum, second.settled, second.asked) == (D(1), D(5), 0, 1)


def test_only_the_periods_own_criteria_count() -> None:
    some = [c for c in TABLE.criteria if c.code in {"1.1", "T1"}]
    result = tally(TABLE, some, answers(a1_1=8, a1_2=5, T1=2, TR1=4))
    assert (result.total, result.asked, result.penalty) == (D(10), 1, D(0))
    assert [s.code for s in result.sections] == ["1"]


points_or_none = st.none() | st.integers(0, 40).map(lambda n: Decimal(n) / 4)


@given(st.fixed_dictionaries({c.code: points_or_none for c in TABLE.criteria}))
def test_a_tally_never_leaves_its_bounds(given: dict[str, Decimal | None]) -> None:
    capped = {
        code: None if points is None else min(points, TABLE.criterion(code).max)
        for code, points in given.items()
    }
    result = counted(answers(**capped))
    assert 0 <= result.base <= 20
    assert 0 <= result.bonus <= 5
    assert 0 <= result.penalty <= 5
    assert result.total == result.base + result.bonus - result.penalty
    assert 0 <= result.settled <= result.asked


# What stands in a report's way


def found(given: dict[str, Answer], evidenced: set[str] | None = None) -> dict[str, FindingKind]:
    listed = findings(TABLE, TABLE.criteria, given, frozenset(evidenced or set()))
    return {finding.criterion: finding.kind for finding in listed}


def test_a_full_report_with_its_evidence_has_nothing_in_its_way() -> None:
    assert found(answers(a1_1=8, a1_2=5, a2_1=4), {"1.1"}) == {}


def test_blank_stops_the_sending_and_bonus_and_penalty_may_stay_blank() -> None:
    assert found({}) == dict.fromkeys(("1.1", "1.2", "2.1"), FindingKind.BLANK)
    assert FindingKind.BLANK.blocks


def test_points_over_the_maximum_stop_the_sending() -> None:
    kinds = found(answers(a1_1=11, a1_2=5, a2_1=4, T1=5))
    assert kinds == {"1.1": FindingKind.OVER_CAP, "T1": FindingKind.OVER_CAP}
    assert FindingKind.OVER_CAP.blocks


def test_points_without_expected_evidence_deserve_a_second_look() -> None:
    kinds = found(answers(a1_1=8, a1_2=5, a2_1=4))
    assert kinds == {"1.1": FindingKind.NO_EVIDENCE}
    assert not FindingKind.NO_EVIDENCE.blocks


def test_a_zero_wants_a_note_and_no_evidence() -> None:
    given = answers(a1_1=0, a1_2=5, a2_1=4, T1=0)
    assert found(given) == {"1.1": FindingKind.ZERO_WITHOUT_NOTE}
    noted = given["1.1"].model_copy(update={"note": "Chưa tổ chức"})
    assert found({**given, "1.1": noted}) == {}


def test_not_assigned_wants_a_note() -> None:
    given = answers(a1_1=None, a1_2=5, a2_1=4)
    assert found(given) == {"1.1": FindingKind.NOT_ASSIGNED_WITHOUT_NOTE}
    noted = given["1.1"].model_copy(update={"note": "Không được giao"})
    assert found({**given, "1.1": noted}) == {}


def test_what_the_bloc_fills_is_never_in_the_units_way() -> None:
    assert "2.2" not in found(answers(a1_1=8, a1_2=5, a2_1=4, a2_2=9))


def test_blockers_come_first_each_part_in_table_order() -> None:
    listed = findings(TABLE, TABLE.criteria, answers(a1_1=8, a2_1=0), frozenset())
    assert [(f.criterion, f.kind.blocks) for f in listed] == [
        ("1.2", True),
        ("1.1", False),
        ("2.1", False),
    ]


def test_nothing_claimed_at_all_is_noticed() -> None:
    assert all_zero(TABLE.criteria, {})
    assert all_zero(TABLE.criteria, answers(a1_1=0, a1_2=0, a2_1=None))
    assert all_zero(TABLE.criteria, answers(a2_2=1))  # the bloc's own points are no claim
    assert not all_zero(TABLE.criteria, answers(a1_1=0, a1_2="0.25"))


# States


@pytest.mark.parametrize("state", AssessmentState)
def test_answers_change_only_while_the_unit_holds_the_report(state: AssessmentState) -> None:
    report = Assessment(unit=UnitCode("HNM"), period=PeriodCode("year"), state=state)
    if state in {AssessmentState.DRAFT, AssessmentState.RETURNED}:
        report.must_be_editable()
        assert not report.sent
    else:
        assert report.sent
        with pytest.raises(ReportClosed):
            report.must_be_editable()


def test_a_criterion_nobody_answered_has_an_empty_answer_of_revision_zero() -> None:
    report = Assessment(unit=UnitCode("HNM"), period=PeriodCode("year"))
    assert report.answer("1.1") == Answer(criterion=CriterionCode("1.1"))
    assert report.answer("1.1").revision == 0
