"""How a report's criteria fall into groups: its sections, then bonus and penalty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from domain.assessments import Assessment, Tally, tally
from domain.cycles import Cycle
from domain.evidence import Evidence
from domain.ids import CriterionCode, PeriodCode
from domain.reports import BONUS, PENALTY, CriterionItem, GroupItem
from domain.score_tables import Criterion, Side


def count(cycle: Cycle, assessment: Assessment) -> Tally:
    """Count a report."""
    listed = cycle.definition.criteria_of(assessment.period)
    return tally(cycle.definition.score_table, listed, assessment.answers)


def evidenced(pieces: Sequence[Evidence]) -> frozenset[str]:
    """Return the criteria that have evidence."""
    return frozenset(piece.criterion for piece in pieces if piece.criterion)


def _group_codes(cycle: Cycle, period: PeriodCode) -> Mapping[CriterionCode, str]:
    """Return which group each criterion of a period belongs to, in table order."""
    table = cycle.definition.score_table
    section_of = {c.code: s.code for s in table.sections for c in s.criteria}
    marks = {Side.BONUS: BONUS, Side.PENALTY: PENALTY}
    return {
        c.code: section_of.get(c.code) or marks[table.side_of(c.code)]
        for c in cycle.definition.criteria_of(period)
    }


def groups_of(cycle: Cycle, assessment: Assessment, counted: Tally) -> tuple[GroupItem, ...]:
    """Return the groups that have criteria in the report's period, in table order."""
    titles = {s.code: s.title for s in cycle.definition.score_table.sections}
    items = [
        GroupItem(
            code=total.code,
            title=titles[total.code],
            side=Side.BASE,
            settled=total.settled,
            asked=total.asked,
            points=total.points,
        )
        for total in counted.sections
    ]
    present = set(_group_codes(cycle, assessment.period).values())
    for code, side, points in (
        (BONUS, Side.BONUS, counted.bonus),
        (PENALTY, Side.PENALTY, counted.penalty),
    ):
        if code in present:
            extra = _extra(cycle, assessment, side)
            items.append(
                GroupItem(
                    code=code,
                    title=None,
                    side=side,
                    settled=sum(assessment.answer(c.code).settled for c in extra),
                    asked=len(extra),
                    points=points,
                )
            )
    return tuple(items)


def _extra(cycle: Cycle, assessment: Assessment, side: Side) -> list[Criterion]:
    table = cycle.definition.score_table
    listed = cycle.definition.criteria_of(assessment.period)
    return [c for c in listed if c.asked and table.side_of(c.code) is side]


def items_of(
    cycle: Cycle, assessment: Assessment, pieces: Sequence[Evidence]
) -> list[CriterionItem]:
    """Return the criteria of the report's period, in table order."""
    table = cycle.definition.score_table
    groups = _group_codes(cycle, assessment.period)
    found = Counter(piece.criterion for piece in pieces)
    return [
        CriterionItem(
            criterion=c,
            side=table.side_of(c.code),
            answer=assessment.answer(c.code),
            evidence=found[c.code],
            group=groups[c.code],
        )
        for c in cycle.definition.criteria_of(assessment.period)
    ]


def next_blank(
    listed: Sequence[Criterion], blank: Sequence[CriterionCode], bookmark: CriterionCode | None
) -> CriterionCode | None:
    """Return the first blank criterion from the bookmark on, else from the beginning."""
    codes = [c.code for c in listed]
    begin = codes.index(bookmark) if bookmark in codes else 0
    return next((c for c in (*codes[begin:], *codes[:begin]) if c in blank), None)
