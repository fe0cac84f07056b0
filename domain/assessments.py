"""A unit's report for a period: its answers, its state, its totals, what stands in its way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from domain.capacities import OWN_RIGHT, Capacity
from domain.errors import ReportClosed
from domain.ids import CriterionCode, PeriodCode, PersonId, Revision, UnitCode
from domain.model import Value
from domain.points import ZERO, round_points
from domain.score_tables import Criterion, ScoreTable, Side


class AssessmentState(StrEnum):
    """Where a report stands (DOMAIN: self-score states). Stored values are final."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    RETURNED = "returned"
    CLARIFICATION_REQUESTED = "clarification_requested"
    CLARIFIED = "clarified"
    REVIEWED = "reviewed"
    LOCKED = "locked"
    PUBLISHED = "published"


WITH_UNIT = frozenset({AssessmentState.DRAFT, AssessmentState.RETURNED})
"""States in which the unit may change its answers."""


class Answer(Value):
    """What a unit (or, for ``by_bloc``, the bloc) says of one criterion.

    ``points`` is None while nobody has scored it: blank and zero are different.
    """

    criterion: CriterionCode
    points: Decimal | None = None
    count: int | None = None
    """For counted criteria: how many times."""

    assigned: bool = True
    """False: the task was not assigned to this unit, and leaves the denominator."""

    note: str = ""
    """Explanation (diễn giải)."""

    revision: Revision = Revision(0)
    by: PersonId | None = None
    by_name: str = ""
    at: datetime | None = None
    capacity: Capacity = OWN_RIGHT
    """In whose name it was last written: only what the secretary entered is marked."""

    @property
    def settled(self) -> bool:
        """Tell whether nothing is missing: scored, or not assigned."""
        return self.points is not None or not self.assigned


class Sending(Value):
    """A report as it was sent: the receipt's facts."""

    at: datetime
    first_at: datetime
    """When it was first sent in time or at all: resubmitting keeps it."""

    receipt: str
    by: PersonId | None = None
    by_name: str
    by_post: str
    capacity: Capacity = OWN_RIGHT
    total: Decimal
    workdays_late: int


class Assessment(Value):
    """A unit's report for one period."""

    unit: UnitCode
    period: PeriodCode
    state: AssessmentState = AssessmentState.DRAFT
    answers: Mapping[str, Answer] = {}
    sending: Sending | None = None

    def answer(self, criterion: str) -> Answer:
        """Return the answer to a criterion; an empty one where nobody has answered."""
        return self.answers.get(criterion) or Answer(criterion=CriterionCode(criterion))

    @property
    def sent(self) -> bool:
        """Tell whether the bloc holds the report at present."""
        return self.state not in WITH_UNIT

    @property
    def stamp(self) -> int:
        """Count the writings of all answers: it grows with each, so it tells that one came."""
        return sum(answer.revision for answer in self.answers.values())

    def must_be_editable(self) -> None:
        """Refuse a change to a report that the bloc holds.

        Raises:
            ReportClosed: if it was sent and not taken back or returned.
        """
        if self.sent:
            raise ReportClosed(period=self.period)


class SectionTotal(Value):
    """Points of one section, and how many of its asked criteria are settled.

    ``maximum`` counts what was assigned to the unit, the bloc's own part included.
    """

    code: str
    points: Decimal
    maximum: Decimal
    settled: int
    asked: int


class Tally(Value):
    """Everything that is counted about a report.

    ``total`` is base + bonus - penalty. Where criteria were not assigned, the base is
    points / assigned maximum × the whole maximum, half up (ARCHITECTURE); ``raw_base`` is the sum.
    What the bloc has not filled yet is left out of both maxima. Bonus and penalty need no answer,
    so ``settled``, ``asked`` and ``waiting_for_bloc`` speak of the base alone.
    """

    sections: tuple[SectionTotal, ...]
    raw_base: Decimal
    base: Decimal
    bonus: Decimal
    penalty: Decimal
    total: Decimal
    settled: int
    asked: int
    waiting_for_bloc: tuple[CriterionCode, ...]
    scaled: bool


def tally(
    table: ScoreTable, criteria: Iterable[Criterion], answers: Mapping[str, Answer]
) -> Tally:
    """Count a report: the criteria of its period, with the answers given so far."""
    listed = {c.code: c for c in criteria}
    given = {code: answers.get(code) or Answer(criterion=code) for code in listed}
    counted = {c for c, a in given.items() if listed[c].asked or a.points is not None}
    base = [c for c in counted if table.side_of(c) is Side.BASE]
    raw = sum((given[c].points or ZERO for c in base if given[c].assigned), ZERO)
    whole = sum((listed[c].max for c in base), ZERO)
    assigned = sum((listed[c].max for c in base if given[c].assigned), ZERO)
    scaled = assigned != whole
    scaled_base = round_points(raw / assigned * whole) if scaled and assigned else raw
    bonus = _capped(table, Side.BONUS, given)
    penalty = _capped(table, Side.PENALTY, given)
    needed = [c for c in listed.values() if table.side_of(c.code) is Side.BASE]
    asked = [c for c in needed if c.asked]
    return Tally(
        sections=tuple(_section_totals(table, listed, given)),
        raw_base=round_points(raw),
        base=round_points(scaled_base),
        bonus=round_points(bonus),
        penalty=round_points(penalty),
        total=round_points(scaled_base + bonus - penalty),
        settled=sum(given[c.code].settled for c in asked),
        asked=len(asked),
        waiting_for_bloc=tuple(
            c.code for c in needed if not c.asked and not given[c.code].settled
        ),
        scaled=scaled,
    )


def _capped(table: ScoreTable, side: Side, given: Mapping[CriterionCode, Answer]) -> Decimal:
    extra = table.bonus if side is Side.BONUS else table.penalty
    if extra is None:
        return ZERO
    points = (
        a.points or ZERO for c, a in given.items() if a.assigned and table.side_of(c) is side
    )
    return min(extra.cap, sum(points, ZERO))


def _section_totals(
    table: ScoreTable,
    listed: Mapping[CriterionCode, Criterion],
    given: Mapping[CriterionCode, Answer],
) -> Iterable[SectionTotal]:
    for section in table.sections:
        members = [c for c in section.criteria if c.code in listed]
        asked = [c for c in members if c.asked]
        assigned = [c for c in members if given[c.code].assigned]
        if members:
            yield SectionTotal(
                code=section.code,
                points=sum((given[c.code].points or ZERO for c in assigned), ZERO),
                maximum=sum((c.max for c in assigned), ZERO),
                settled=sum(given[c.code].settled for c in asked),
                asked=len(asked),
            )


class FindingKind(StrEnum):
    """What a review sheet points at. Blockers stop the sending; warnings do not."""

    BLANK = "blank"
    OVER_CAP = "over_cap"
    ZERO_WITHOUT_NOTE = "zero_without_note"
    NO_EVIDENCE = "no_evidence"
    NOT_ASSIGNED_WITHOUT_NOTE = "not_assigned_without_note"

    @property
    def blocks(self) -> bool:
        """Tell whether the report cannot be sent while this stands."""
        return self in {FindingKind.BLANK, FindingKind.OVER_CAP}


class Finding(Value):
    """One place in a report that is missing something or deserves a second look."""

    kind: FindingKind
    criterion: CriterionCode
    points: Decimal | None = None


def findings(
    table: ScoreTable,
    criteria: Iterable[Criterion],
    answers: Mapping[str, Answer],
    evidenced: frozenset[str],
) -> tuple[Finding, ...]:
    """List what stands in a report's way, blockers first, each part in table order.

    Bonus and penalty criteria may stay blank: nobody has to claim them.
    """
    found: list[Finding] = []
    for criterion in criteria:
        if not criterion.asked:
            continue
        answer = answers.get(criterion.code) or Answer(criterion=criterion.code)
        kind = _finding(table, criterion, answer, criterion.code in evidenced)
        if kind:
            found.append(Finding(kind=kind, criterion=criterion.code, points=answer.points))
    return tuple(sorted(found, key=lambda finding: not finding.kind.blocks))


def _finding(
    table: ScoreTable, criterion: Criterion, answer: Answer, evidenced: bool
) -> FindingKind | None:
    if not answer.assigned:
        return None if answer.note else FindingKind.NOT_ASSIGNED_WITHOUT_NOTE
    if answer.points is None:
        optional = table.side_of(criterion.code) is not Side.BASE
        return None if optional else FindingKind.BLANK
    if answer.points > criterion.max:
        return FindingKind.OVER_CAP
    if answer.points == 0:
        normal = table.side_of(criterion.code) is not Side.BASE or answer.note
        return None if normal else FindingKind.ZERO_WITHOUT_NOTE
    if criterion.wants_evidence and not evidenced:
        return FindingKind.NO_EVIDENCE
    return None


def all_zero(criteria: Iterable[Criterion], answers: Mapping[str, Answer]) -> bool:
    """Tell whether nothing at all is claimed: such a report needs an explicit confirmation."""
    asked = (c.code for c in criteria if c.asked)
    return not any(a.points for code in asked if (a := answers.get(code)))
