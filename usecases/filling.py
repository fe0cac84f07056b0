"""Criteria that the bloc fills for its units: attendance, punctuality, whatever it keeps."""

from __future__ import annotations

from decimal import Decimal

from domain.assessments import Answer, AssessmentState
from domain.cycles import Cycle
from domain.drafts import Draft, Step
from domain.errors import EmptyText, FilledByUnit, OldButton, ReportClosed
from domain.ids import PeriodCode, Revision, UnitCode, Year
from domain.people import Actor
from domain.points import CENT, parse_points
from domain.policy import Activity, require, require_in_season
from domain.score_tables import Criterion
from domain.unit_views import FillView
from domain.words import clean_line
from usecases.pledge_facts import cycle_of
from usecases.ports import Clock, Tx
from usecases.report_parts import begun_period, listed_criterion

_FINAL = {AssessmentState.LOCKED, AssessmentState.PUBLISHED}


class Filling:
    """Opens such a criterion for one unit, and writes its points."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def open(
        self,
        tx: Tx,
        actor: Actor,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: str,
    ) -> FillView:
        """Show the criterion, and take the actor's next message for its points.

        Raises:
            FilledByUnit: if the unit scores it itself.
            ReportNotOpen, ReportClosed, YearClosed: if nothing can be written there now.
        """
        cycle, listed = self._allowed(tx, actor, year, unit, period, criterion)
        view = _view(tx, cycle, unit, period, listed)
        _await_points(tx, actor, view)
        return view

    def fill(
        self,
        tx: Tx,
        actor: Actor,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: str,
        hundredths: int,
        expected: Revision,
    ) -> FillView:
        """Write the points of a button.

        Where somebody wrote meanwhile, nothing is saved and the present value is shown. So it is
        where these points stand there already: a second tap changes nothing.

        Raises:
            OverMaximum, OffStep: if the table was amended and they no longer fit.
        """
        cycle, listed = self._allowed(tx, actor, year, unit, period, criterion)
        points = (hundredths * CENT).quantize(CENT)
        return _write(tx, actor, cycle, unit, period, listed, points, expected)

    def fill_typed(self, tx: Tx, actor: Actor, draft: Draft | None, text: str) -> FillView:
        """Write the points that were typed below the open criterion.

        Raises:
            OldButton: if none is open.
            EmptyText, PointsNotUnderstood, OverMaximum, OffStep: for what does not fit.
        """
        (year, unit, period, criterion), revision = _open_in(actor, draft)
        cycle, listed = self._allowed(tx, actor, year, unit, period, criterion)
        if not clean_line(text):
            raise EmptyText
        points = parse_points(text)
        return _write(tx, actor, cycle, unit, period, listed, points, revision)

    def look(self, tx: Tx, actor: Actor, draft: Draft | None) -> FillView:
        """Return the open criterion as things stand, changing nothing.

        Raises:
            OldButton: if none is open.
        """
        (year, unit, period, criterion), _ = _open_in(actor, draft)
        cycle, listed = self._allowed(tx, actor, year, unit, period, criterion)
        return _view(tx, cycle, unit, period, listed)

    def _allowed(
        self, tx: Tx, actor: Actor, year: Year, unit: UnitCode, period: PeriodCode, code: str
    ) -> tuple[Cycle, Criterion]:
        require(actor, Activity.FILL_FOR_BLOC)
        cycle = cycle_of(tx, actor.bloc, year)
        cycle.definition.unit(unit)
        begun_period(cycle, period, self._clock.now())
        criterion = listed_criterion(cycle, period, code)
        if criterion.asked:
            raise FilledByUnit(criterion=code)
        require_in_season(Activity.FILL_FOR_BLOC, cycle, actor.at)
        if tx.assessments.state(actor.bloc, cycle.year, unit, period) in _FINAL:
            raise ReportClosed(period=period)
        return cycle, criterion


def _open_in(
    actor: Actor, draft: Draft | None
) -> tuple[tuple[Year, UnitCode, PeriodCode, str], Revision]:
    """Return which criterion of which unit the actor has open, and the revision it showed."""
    if draft is None or draft.step is not Step.BLOC_POINTS or draft.place != actor.place:
        raise OldButton
    subject = draft.subject
    unit, period = UnitCode(subject["unit"]), PeriodCode(subject["period"])
    return (Year(draft.year or 0), unit, period, subject["criterion"]), draft.revision


def _write(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    unit: UnitCode,
    period: PeriodCode,
    criterion: Criterion,
    points: Decimal,
    expected: Revision,
) -> FillView:
    cycle.definition.score_table.check_points(criterion, points)
    code = criterion.code
    before = tx.assessments.answer(actor.bloc, cycle.year, unit, period, code)
    wanted = Answer(criterion=code, points=points, note=before.note)
    kept = tx.assessments.write(actor, cycle.year, unit, period, wanted, expected=expected)
    view = _view(tx, cycle, unit, period, criterion)
    _await_points(tx, actor, view)
    if kept is None:
        if before.points == points and before.by == actor.person:
            return view.model_copy(update={"saved": True})
        return view.model_copy(update={"overtaken": points})
    tx.audit.record(
        "filled_for_bloc",
        f"report/{unit}/{period}/{code}",
        at=actor.at,
        actor=actor,
        year=cycle.year,
        before=None if before.points is None else str(before.points),
        after=str(kept.points),
    )
    return view.model_copy(update={"saved": True})


def _view(
    tx: Tx, cycle: Cycle, unit: UnitCode, period: PeriodCode, criterion: Criterion
) -> FillView:
    table = cycle.definition.score_table
    reports = tx.assessments.of_period(cycle.bloc_code, cycle.year, period)
    blank = {
        code
        for code in cycle.definition.unit_codes()
        if code not in reports or reports[code].answer(criterion.code).points is None
    }
    sent = {code for code in blank if code in reports and reports[code].sent}
    return FillView(
        cycle=cycle,
        unit=cycle.definition.unit(unit),
        period=cycle.definition.period(period),
        criterion=criterion,
        side=table.side_of(criterion.code),
        step=table.step_of(criterion),
        answer=tx.assessments.answer(cycle.bloc_code, cycle.year, unit, period, criterion.code),
        following=_after(cycle, unit, blank, sent),
    )


def _after(
    cycle: Cycle, unit: UnitCode, blank: set[UnitCode], sent: set[UnitCode]
) -> UnitCode | None:
    """Return the next unit for which it is blank, going round the definition's order once.

    Those whose reports wait with the bloc come before those that are still being written.
    """
    codes = cycle.definition.unit_codes()
    here = codes.index(unit)
    waiting = [code for code in (*codes[here + 1 :], *codes[:here]) if code in blank]
    return next((code for code in waiting if code in sent), next(iter(waiting), None))


def _await_points(tx: Tx, actor: Actor, view: FillView) -> None:
    tx.drafts.keep(
        Draft(
            person=actor.person,
            place=actor.place,
            year=view.cycle.year,
            step=Step.BLOC_POINTS,
            subject={
                "unit": view.unit.code,
                "period": view.period.code,
                "criterion": view.criterion.code,
            },
            revision=view.answer.revision,
            updated_at=actor.at,
        )
    )
