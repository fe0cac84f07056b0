"""A reminder card as things stand now: asked by deliveries, lists and answers alike."""

from __future__ import annotations

from datetime import date, datetime

from domain.cycles import Cycle, Due
from domain.duties import DutyStatus
from domain.ladders import can_be_done, snooze_at
from domain.notices import NoticeKey
from domain.people import Place
from domain.reminders import ReminderView
from usecases.authority import may_confirm
from usecases.duties import status_of, with_acknowledgements
from usecases.extension_facts import extendable, standing
from usecases.ports import Tx


def card(tx: Tx, cycle: Cycle, place: Place, due: Due, rung: int, now: datetime) -> ReminderView:
    """Return the card of a deadline for whoever holds this place."""
    duty = noted(tx, cycle, place, status_of(tx, cycle, due, place.unit, now))
    possible = can_be_done(cycle, due, now)
    return ReminderView(
        cycle=cycle,
        place=place,
        duty=duty,
        rung=rung,
        possible=possible,
        entitled=place.unit is not None and may_confirm(tx, cycle, place),
        snooze_at=snooze_at(cycle, due, now),
        extension=standing(tx, cycle, due, place.unit),
        extendable=place.unit is not None and extendable(cycle, duty, now),
    )


def noted(tx: Tx, cycle: Cycle, place: Place, duty: DutyStatus) -> DutyStatus:
    """Add who of the unit (or office) took note of a duty last, and when."""
    (known,) = with_acknowledgements(tx, cycle, place.id, place.unit, (duty,))
    return known


def due_named(cycle: Cycle, key: NoticeKey) -> Due | None:
    """Return the deadline that a reminder was planned for, if it is still due on that day."""
    due = next((due for due in cycle.dues if due.key == key.subject), None)
    return due if due is not None and due.last_day == last_day_in(key) else None


def last_day_in(key: NoticeKey) -> date:
    """Return the last day that stands in a reminder's key, whichever unit follows it."""
    return date.fromisoformat(key.due.partition("/")[0])
