"""What every use case about reports begins with: whose it is, whether it may be touched."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from domain.assessments import WITH_UNIT, Answer, AssessmentState
from domain.cards import CriterionView, Outcome
from domain.cycles import Cycle
from domain.deadlines import LatePolicy, Period
from domain.drafts import Step
from domain.errors import NotAllowed, NotFound, ReportClosed, ReportNotOpen
from domain.evidence import Evidence
from domain.ids import CriterionCode, PeriodCode, UnitCode
from domain.people import Actor
from domain.policy import (
    Activity,
    in_season,
    require,
    require_in_season,
    require_paper_of,
)
from domain.reports import ReportHead
from domain.score_tables import Criterion
from usecases.duties import status_of
from usecases.ports import Tx


def own_unit(actor: Actor, activity: Activity) -> UnitCode:
    """Return the unit the actor works for, if they may do this for it.

    Raises:
        NotAllowed: for an office, which has no report of its own, and for what is not theirs.
    """
    if actor.unit is None:
        raise NotAllowed(activity="own_report")
    require(actor, activity, actor.unit)
    return actor.unit


def readable_unit(actor: Actor, unit: UnitCode | None) -> UnitCode:
    """Return whose report is read: the unit asked for, else the actor's own.

    Raises:
        NotAllowed: if the actor may not read it.
    """
    if unit is None:
        return own_unit(actor, Activity.READ_REPORT)
    require(actor, Activity.READ_REPORT, unit)
    return unit


def begun_period(cycle: Cycle, code: PeriodCode, at: datetime) -> Period:
    """Return a period that has begun.

    Raises:
        NotFound: if the definition has none of this code.
        ReportNotOpen: before its first day.
    """
    period = cycle.definition.period(code)
    if not cycle.is_open(code, at):
        raise ReportNotOpen(opens=cycle.opening_of(code))
    return period


def must_be_workable(
    tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode, code: PeriodCode
) -> Period:
    """Return the period, if its report is with the unit and the year is not over.

    Raises:
        NotFound, ReportNotOpen: as ``begun_period``.
        YearClosed: once the year is over: what is archived is only read.
        ReportClosed: while the bloc holds the report.
    """
    period = begun_period(cycle, code, actor.at)
    must_be_with_unit(tx, actor, cycle, unit, code)
    return period


def must_be_with_unit(
    tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode, code: PeriodCode
) -> None:
    """Refuse where the unit can change nothing of a report, begun or not.

    Raises:
        NotAllowed: if the secretary stands in with a paper about something else.
        YearClosed, ReportClosed: as ``must_be_workable``.
    """
    require_paper_of(actor, code)
    require_in_season(Activity.EDIT_REPORT, cycle, actor.at)
    if tx.assessments.state(actor.bloc, cycle.year, unit, code) not in WITH_UNIT:
        raise ReportClosed(period=code)


def next_period(cycle: Cycle, at: datetime) -> Period | None:
    """Return the period that begins next."""
    return next((p for p in cycle.periods if not cycle.is_open(p.code, at)), None)


def opens_on(cycle: Cycle, code: PeriodCode, at: datetime) -> date | None:
    """Return the day on which a period will begin; None once it has."""
    return None if cycle.is_open(code, at) else cycle.opening_of(code)


def is_workable(tx: Tx, cycle: Cycle, unit: UnitCode, code: PeriodCode, at: datetime) -> bool:
    """Tell whether a report is with the unit, in a year that is not over."""
    if not in_season(Activity.EDIT_REPORT, cycle, at):
        return False
    return tx.assessments.state(cycle.bloc_code, cycle.year, unit, code) in WITH_UNIT


def waiting_periods(tx: Tx, cycle: Cycle, unit: UnitCode, at: datetime) -> tuple[Period, ...]:
    """Return the periods whose report can still be sent, by deadline: an overdue one is first.

    What was due before the bloc opened its year here nobody could have sent: it does not wait.
    """
    if not in_season(Activity.SEND_REPORT, cycle, at):
        return ()
    states = tx.assessments.states_of(cycle.bloc_code, cycle.year, unit)
    refuses = cycle.definition.late.policy is LatePolicy.REFUSE
    return tuple(
        period
        for period in cycle.open_periods(at)
        if cycle.due_of(period.code).instant >= cycle.opened_at
        and states.get(period.code, AssessmentState.DRAFT) in WITH_UNIT
        and not (
            refuses
            and cycle.due_of(period.code).passed(at)
            and not _sent_in_time(tx, cycle, unit, period)
        )
    )


def head_of(tx: Tx, cycle: Cycle, unit: UnitCode, period: Period, now: datetime) -> ReportHead:
    """Return what the screens of one report begin with."""
    due = cycle.due_of(period.code)
    return ReportHead(
        cycle=cycle,
        unit=cycle.definition.unit(unit),
        period=period,
        duty=status_of(tx, cycle, due, None, now),
        excused=due.passed(now) and _sent_in_time(tx, cycle, unit, period),
        closed=cycle.is_over(now),
    )


def _sent_in_time(tx: Tx, cycle: Cycle, unit: UnitCode, period: Period) -> bool:
    """Tell whether the report's first sending came in time, also if it was taken back since."""
    first = tx.assessments.first_sent_at(cycle.bloc_code, cycle.year, unit, period.code)
    return first is not None and not cycle.due_of(period.code).passed(first)


def listed_criterion(cycle: Cycle, period: PeriodCode, code: str) -> Criterion:
    """Return a criterion that the period lists.

    Raises:
        NotFound: if it does not, or an amendment has taken it out of the table.
    """
    criterion = cycle.definition.score_table.criterion(code)
    if criterion.cadence not in cycle.definition.period(period).cadences:
        raise NotFound(criterion=code)
    return criterion


def card(
    tx: Tx,
    cycle: Cycle,
    unit: UnitCode,
    period: Period,
    criterion: Criterion,
    answer: Answer,
    *,
    editable: bool = True,
    awaiting: Step = Step.CRITERION,
    outcome: Outcome | None = None,
    evidence: Iterable[Evidence] | None = None,
) -> CriterionView:
    """Return a criterion's card as things stand."""
    table = cycle.definition.score_table
    if evidence is None:
        evidence = tx.evidence.of_criterion(
            cycle.bloc_code, cycle.year, unit, period.code, criterion.code
        )
    return CriterionView(
        cycle=cycle,
        unit=cycle.definition.unit(unit),
        period=period,
        criterion=criterion,
        side=table.side_of(criterion.code),
        step=table.step_of(criterion),
        answer=answer,
        previous=_previous(tx, cycle, unit, period, criterion),
        evidence=tuple(evidence),
        following=_following(cycle, period, criterion),
        editable=editable,
        awaiting=awaiting,
        outcome=outcome,
    )


def _previous(
    tx: Tx, cycle: Cycle, unit: UnitCode, period: Period, criterion: Criterion
) -> Answer | None:
    """Return what was said in the nearest earlier period that lists the criterion."""
    earlier = cycle.period_before(period.code)
    while earlier is not None and criterion.cadence not in earlier.cadences:
        earlier = cycle.period_before(earlier.code)
    if earlier is None:
        return None
    answer = tx.assessments.answer(cycle.bloc_code, cycle.year, unit, earlier.code, criterion.code)
    return answer if answer.points is not None and answer.assigned else None


def _following(cycle: Cycle, period: Period, criterion: Criterion) -> CriterionCode | None:
    asked = [
        c.code for c in cycle.definition.criteria_of(period.code) if c.asked or c is criterion
    ]
    return next(iter(asked[asked.index(criterion.code) + 1 :]), None)
