"""Where a file belongs that somebody sends: to the open card, or into the tray of a report."""

from __future__ import annotations

from typing import NamedTuple

from domain.cycles import Cycle
from domain.deadlines import Period
from domain.drafts import CARDS, Draft
from domain.errors import NotAllowed, TooLateToSend
from domain.ids import UnitCode
from domain.people import Actor
from domain.policy import Activity, may
from domain.score_tables import Criterion
from usecases.answering import place_of
from usecases.ports import Tx
from usecases.report_parts import (
    listed_criterion,
    must_be_with_unit,
    must_be_workable,
    next_period,
    own_unit,
    waiting_periods,
)


class Destination(NamedTuple):
    """Where a file belongs: the open card's criterion, or the tray of a report."""

    unit: UnitCode
    period: Period
    criterion: Criterion | None


def destination_of(tx: Tx, actor: Actor, cycle: Cycle, draft: Draft | None) -> Destination:
    """Return where a file belongs that the actor sends now.

    Raises:
        NotAllowed, ReportClosed, ReportNotOpen, TooLateToSend, YearClosed: if nowhere.
    """
    if may(actor, Activity.RECORD_SIGNING):
        raise NotAllowed(activity="scan_of_nothing")
    unit = own_unit(actor, Activity.EDIT_REPORT)
    if draft is not None and draft.step in CARDS:
        code, criterion = place_of(draft)
        period = must_be_workable(tx, actor, cycle, unit, code)
        return Destination(unit, period, listed_criterion(cycle, code, criterion))
    return Destination(unit, _current_period(tx, actor, cycle, unit), None)


def is_first(tx: Tx, cycle: Cycle, there: Destination) -> bool:
    """Tell whether the piece just kept is all there is of its report."""
    report = (cycle.bloc_code, cycle.year, there.unit, there.period.code)
    return len(tx.evidence.of_report(*report)) == 1 and not tx.assessments.get(*report).answers


def _current_period(tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode) -> Period:
    """Return the report a file belongs to when no card is open.

    It is the one that falls due next; where all are overdue, the latest of them; where none waits,
    the one that begins next: its tray keeps the file until then.

    Raises:
        NotAllowed, ReportClosed, YearClosed: if none begins either, as for the last one.
        TooLateToSend: if the bloc takes that one no more.
    """
    waiting = waiting_periods(tx, cycle, unit, actor.at)
    if waiting:
        ahead = (p for p in waiting if not cycle.due_of(p.code).passed(actor.at))
        return next(ahead, waiting[-1])
    upcoming = next_period(cycle, actor.at)
    period = upcoming or cycle.periods[-1]
    must_be_with_unit(tx, actor, cycle, unit, period.code)
    if upcoming is None:
        raise TooLateToSend(last=cycle.due_of(period.code).last_day)
    return upcoming
