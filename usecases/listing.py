"""The list of what is due: the reader's own deadlines, and for offices those of the units."""

from __future__ import annotations

from datetime import datetime

from domain.cycles import Cycle, Due
from domain.deadlines import Duty
from domain.duties import DutyState, DutyStatus
from domain.errors import OldButton
from domain.ladders import rung_of_day
from domain.people import Actor, Place
from domain.reminders import DeadlineLine, DeadlinesView, ReminderView
from usecases.cards import card
from usecases.duties import duties_of, status_of, with_acknowledgements
from usecases.extension_facts import extendable, standing
from usecases.missing import missing_units
from usecases.ports import Tx


def deadlines(tx: Tx, actor: Actor, cycle: Cycle, now: datetime, page: int) -> DeadlinesView:
    """Return what is due for the actor's unit or office, sorted by time."""
    place = tx.people.place(actor.place)
    if place is None:
        raise OldButton
    own = duties_of(tx, cycle, actor.role, actor.unit, now)
    lines = [
        DeadlineLine(duty=duty, extension=standing(tx, cycle, duty.due, actor.unit))
        for duty in with_acknowledgements(tx, cycle, place.id, place.unit, own)
    ]
    if not actor.role.of_unit:
        others = (due for due in cycle.dues if not cycle.concerns(due, actor.role))
        lines += [_of_units(tx, cycle, due, now) for due in others]
    lines.sort(key=lambda line: line.duty.due.instant)
    ahead = [line for line in lines if _matters(line)]
    return DeadlinesView(
        cycle=cycle,
        place=place,
        ahead=tuple(ahead),
        past=tuple(line for line in reversed(lines) if not _matters(line)),
        page=page,
        noting=_nearest(tx, cycle, place, ahead, now),
        extendable=_extendable(cycle, own, now) if actor.unit else None,
    )


def _extendable(cycle: Cycle, own: tuple[DutyStatus, ...], now: datetime) -> DutyStatus | None:
    """Return the next duty that can be put off; where all are late, the one late the least."""
    found = [duty for duty in own if extendable(cycle, duty, now)]
    ahead = [duty for duty in found if duty.state is DutyState.OPEN]
    return next(iter(ahead or found[::-1]), None)


def _of_units(tx: Tx, cycle: Cycle, due: Due, now: datetime) -> DeadlineLine:
    """A deadline of others: when it is, and for what is done in the chat, how many did it."""
    duty = status_of(tx, cycle, due, None, now)
    if due.deadline.duty is Duty.ATTEND or due.passed(cycle.opened_at):
        return DeadlineLine(duty=duty, others=True)
    units = len(cycle.definition.units)
    done = units - len(missing_units(tx, cycle, due))
    return DeadlineLine(duty=duty, others=True, units=units, done=done)


def _matters(line: DeadlineLine) -> bool:
    """Tell whether a deadline lies ahead, or behind with something still to be done."""
    duty = line.duty
    if duty.state is DutyState.OVERDUE or duty.due.last_day >= duty.today:
        return True
    return line.done is not None and line.done != line.units


def _nearest(
    tx: Tx, cycle: Cycle, place: Place, ahead: list[DeadlineLine], now: datetime
) -> ReminderView | None:
    """The nearest of the reader's own deadlines that is open and that nobody took note of."""
    found = next((line.duty for line in ahead if not line.others and _unnoted(line.duty)), None)
    if found is None:
        return None
    rung = rung_of_day(cycle, found.due, cycle.calendar.day_of(now))
    return card(tx, cycle, place, found.due, rung, now)


def _unnoted(duty: DutyStatus) -> bool:
    return duty.state in {DutyState.OPEN, DutyState.OVERDUE} and duty.acknowledged_at is None
