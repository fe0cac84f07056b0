"""The board: what the leader's side reads of its units, and a unit of itself."""

from __future__ import annotations

from datetime import datetime

from domain.assessments import Assessment
from domain.blocs import PeerVisibility, Role
from domain.boards import Board, ReportRow
from domain.cycles import Cycle
from domain.deadlines import Period
from domain.duties import DutyState, DutyStatus
from domain.errors import NotAllowed, NotFound
from domain.evidence import Evidence
from domain.ids import EvidenceId, PeriodCode, UnitCode, Year
from domain.people import Actor
from domain.policy import Activity, may, require
from domain.report_groups import count, items_of
from domain.unit_views import (
    OwnStatusView,
    PeerCount,
    UnitCriterionView,
    UnitReportsView,
    UnitReportView,
    UnitView,
)
from usecases.authority import entitled
from usecases.board_facts import board_of, report_row
from usecases.duties import duties_of, status_of, with_acknowledgements
from usecases.pledge_facts import closed_units, confirmation_of, cycle_of, receipt_of, signing_of
from usecases.ports import Clock, Tx
from usecases.report_parts import begun_period, listed_criterion
from usecases.reporting import signed_paper, targets_beside

AHEAD = 3
"""How many coming deadlines a unit's status names."""


class Boarding:
    """Reads the bloc, a unit, a report. Nothing here changes anything."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def board(self, tx: Tx, actor: Actor, year: Year) -> Board:
        """Return the board of the actor's bloc."""
        require(actor, Activity.READ_BOARD)
        cycle = cycle_of(tx, actor.bloc, year)
        acts = may(actor, Activity.SEND_REMINDERS)
        return board_of(tx, cycle, self._clock.now(), acts=acts)

    def board_of_all(self, tx: Tx, cycle: Cycle) -> Board:
        """Return the board of a cycle for whoever holds the machine: the terminal."""
        return board_of(tx, cycle, self._clock.now())

    def unit(self, tx: Tx, actor: Actor, year: Year, unit: UnitCode) -> UnitView:
        """Return how one unit stands."""
        board = self.board(tx, actor, year)
        code = board.cycle.definition.unit(unit).code
        nearest = _nearest(tx, board.cycle, board.now) or board.focus.duty
        enters = may(actor, Activity.KEEP_ON_BEHALF, code)
        return UnitView(board=board, row=board.row(code), enters=enters, nearest=nearest)

    def reports(
        self, tx: Tx, actor: Actor, year: Year, unit: UnitCode, page: int = 0
    ) -> UnitReportsView:
        """Return the reports of a unit that have begun or were sent, the newest first."""
        require(actor, Activity.READ_BOARD)
        cycle = cycle_of(tx, actor.bloc, year)
        found = cycle.definition.unit(unit)
        rows = _report_rows(tx, cycle, found.code, self._clock.now())
        return UnitReportsView(cycle=cycle, unit=found, reports=rows[::-1], page=page)

    def report(
        self,
        tx: Tx,
        actor: Actor,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        page: int = 0,
    ) -> UnitReportView:
        """Return a unit's report with every score, sent or still in the making.

        Raises:
            ReportNotOpen: before the period's first day.
        """
        require(actor, Activity.READ_BOARD)
        cycle = cycle_of(tx, actor.bloc, year)
        found = cycle.definition.unit(unit)
        opened = begun_period(cycle, period, self._clock.now())
        report = tx.assessments.get(cycle.bloc_code, cycle.year, found.code, opened.code)
        pieces = tx.evidence.of_report(cycle.bloc_code, cycle.year, found.code, opened.code)
        return UnitReportView(
            cycle=cycle,
            unit=found,
            period=opened,
            row=report_row(cycle, opened, report, evidenced=bool(pieces)),
            tally=count(cycle, report),
            items=tuple(items_of(cycle, report, pieces)),
            acts=may(actor, Activity.FILL_FOR_BLOC),
            signed=signed_paper(tx, cycle, found.code, opened),
            targets=targets_beside(tx, cycle, found.code, opened),
            page=page,
        )

    def criterion(
        self,
        tx: Tx,
        actor: Actor,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: str,
        page: int = 0,
    ) -> UnitCriterionView:
        """Return one criterion of a unit's report, with its evidence."""
        require(actor, Activity.READ_BOARD)
        cycle = cycle_of(tx, actor.bloc, year)
        found = cycle.definition.unit(unit)
        opened = begun_period(cycle, period, self._clock.now())
        listed = listed_criterion(cycle, opened.code, criterion)
        place = (cycle.bloc_code, cycle.year, found.code, opened.code, listed.code)
        return UnitCriterionView(
            cycle=cycle,
            unit=found,
            period=opened,
            criterion=listed,
            side=cycle.definition.score_table.side_of(listed.code),
            answer=tx.assessments.answer(*place),
            evidence=tuple(tx.evidence.of_criterion(*place)),
            page=page,
        )

    def piece(self, tx: Tx, actor: Actor, evidence: EvidenceId) -> Evidence:
        """Return one piece of evidence of the actor's bloc.

        Raises:
            NotFound: if it was taken out, or belongs to another bloc.
        """
        require(actor, Activity.READ_BOARD)
        found = tx.evidence.get(evidence)
        if found is None or found[0] != actor.bloc:
            raise NotFound(evidence=evidence)
        return found[2]

    def own_status(self, tx: Tx, actor: Actor, year: Year) -> OwnStatusView:
        """Return how the actor's own unit stands.

        Raises:
            NotAllowed: for an office, which has the board instead.
        """
        if actor.unit is None:
            raise NotAllowed(activity="own_status")
        require(actor, Activity.READ_REPORT, actor.unit)
        cycle = cycle_of(tx, actor.bloc, year)
        now = self._clock.now()
        duties = duties_of(tx, cycle, actor.role, actor.unit, now)
        duties = with_acknowledgements(tx, cycle, actor.place, actor.unit, duties)
        given = confirmation_of(tx, cycle, actor.unit)
        return OwnStatusView(
            cycle=cycle,
            unit=cycle.definition.unit(actor.unit),
            role=actor.role,
            confirms=may(entitled(tx, actor, cycle.year), Activity.CONFIRM_PLEDGE, actor.unit),
            now=now,
            pledge=receipt_of(tx, actor, cycle, given) if given else None,
            signing=signing_of(tx, cycle, actor.unit),
            reports=tuple(row for _, row in _report_rows(tx, cycle, actor.unit, now)),
            task=next((duty for duty in duties if duty.waits), None),
            ahead=tuple(duty for duty in duties if _lies_ahead(duty))[:AHEAD],
            peers=_peers(tx, cycle, now),
        )


def _lies_ahead(duty: DutyStatus) -> bool:
    return duty.state in {DutyState.OPEN, DutyState.LATER}


def _nearest(tx: Tx, cycle: Cycle, now: datetime) -> DutyStatus | None:
    """Return the nearest deadline ahead that is the business of the units."""
    dues = (due for due in cycle.dues if cycle.concerns(due, Role.UNIT_STAFF))
    nearest = next((due for due in dues if not due.passed(now)), None)
    return status_of(tx, cycle, nearest, None, now) if nearest else None


def _report_rows(
    tx: Tx, cycle: Cycle, unit: UnitCode, now: datetime
) -> tuple[tuple[Period, ReportRow], ...]:
    """Return a unit's reports whose period has begun, by deadline."""
    found = []
    for period in cycle.open_periods(now):
        report = tx.assessments.get(cycle.bloc_code, cycle.year, unit, period.code)
        found.append((period, _row(tx, cycle, period, report)))
    return tuple(found)


def _row(tx: Tx, cycle: Cycle, period: Period, report: Assessment) -> ReportRow:
    if report.answers or report.sent:
        return report_row(cycle, period, report)
    pieces = tx.evidence.of_report(cycle.bloc_code, cycle.year, report.unit, period.code)
    return report_row(cycle, period, report, evidenced=bool(pieces))


def _peers(tx: Tx, cycle: Cycle, now: datetime) -> tuple[PeerCount, ...]:
    """Count the units that have taken each step which has begun and some unit still misses.

    Names are those of units that have done it: nobody's gap is shown to their peers.
    """
    visible = cycle.bloc.peer_visibility
    if visible is PeerVisibility.NONE:
        return ()
    codes = cycle.definition.unit_codes()
    given = closed_units(tx, cycle)
    sent = tx.assessments.receipts(cycle.bloc_code, cycle.year)
    steps = [(cycle.pledge_due, [code for code in codes if code in given])]
    for period in cycle.open_periods(now):
        held = {code for code, report in sent.get(period.code, {}).items() if report.sent}
        steps.append((cycle.due_of(period.code), [code for code in codes if code in held]))
    named = visible is PeerVisibility.NAMES
    return tuple(
        PeerCount(
            due=due,
            done=len(done),
            units=len(codes),
            names=tuple(done) if named else (),
        )
        for due, done in steps
        if len(done) < len(codes)
    )
