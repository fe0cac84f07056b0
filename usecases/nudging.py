"""Reminding by hand: the leader's side reminds the units that miss a deadline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from domain.blocs import Role
from domain.boards import Board, BoardStep, Contact
from domain.errors import NotFound
from domain.ids import PersonId, UnitCode, Year
from domain.ladders import rungs_for
from domain.notices import NoticeKey, NoticeKind
from domain.people import Actor, Person, Place, Reach
from domain.policy import Activity, require, require_in_season
from domain.unit_views import RemindView
from usecases.authority import doer
from usecases.board_facts import board_of
from usecases.planning import due_of
from usecases.pledge_facts import cycle_of
from usecases.ports import Clock, Tx


class _Reached(NamedTuple):
    """Somebody who would get a reminder, and under which key."""

    place: Place
    unit: UnitCode
    key: NoticeKey


class Nudging:
    """Reminds units once for each deadline, person and day."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def preview(self, tx: Tx, actor: Actor, year: Year, deadline: str = "") -> RemindView | Board:
        """Return who would be reminded of a deadline now.

        Where none is named, that of the only open step; else the board to choose one from.

        Raises:
            NotFound: if no such step has begun.
            YearClosed: if the year is over.
        """
        board = self._board(tx, actor, year)
        if not deadline and len(board.open_steps) != 1:
            return board
        return _view(tx, board, _step(board, deadline or board.focus.key))

    def remind(self, tx: Tx, actor: Actor, year: Year, deadline: str) -> RemindView:
        """Plan a reminder for everyone who works on it in the units that miss it now.

        Who was reminded by hand for the same day before is left out, so that a second tap sends
        nothing. The ledger keeps each message.
        """
        board = self._board(tx, actor, year)
        step = _step(board, deadline)
        view = _view(tx, board, step)
        if not view.units:
            return view
        for place, unit, key in _reached(tx, board, step, view.at):
            if unit in view.units:
                tx.notices.plan(key, place.id, unit, not_before=view.at, at=actor.at)
        tx.audit.record(
            "reminded",
            f"deadline/{step.key}",
            at=actor.at,
            actor=actor,
            year=board.cycle.year,
            after={"units": list(view.units), "people": view.people},
        )
        return view.model_copy(update={"sent": True})

    def _board(self, tx: Tx, actor: Actor, year: Year) -> Board:
        require(actor, Activity.SEND_REMINDERS)
        cycle, now = cycle_of(tx, actor.bloc, year), self._clock.now()
        require_in_season(Activity.SEND_REMINDERS, cycle, now)
        return board_of(tx, cycle, now, acts=True)


def _step(board: Board, deadline: str) -> BoardStep:
    step = board.step(deadline)
    if step is None:
        raise NotFound(deadline=deadline)
    return step


def _view(tx: Tx, board: Board, step: BoardStep) -> RemindView:
    goes_at = board.cycle.allowed_from(board.now)
    reached = list(_reached(tx, board, step, goes_at))
    known = _known(tx, board, step)
    new = [one for one in reached if (one.key.recipient, one.key.due, one.key.rung) not in known]
    units = _in_order(board, {one.unit for one in new})
    again = {one.unit for one in reached} - set(units)
    missing = board.missing(step) if step.sendable else ()
    return RemindView(
        board=board,
        step=step,
        units=units,
        people=len({one.key.recipient for one in new}),
        already=_in_order(board, again),
        unreachable=tuple(row.code for row in missing if row.contact is not Contact.REACHED),
        at=goes_at,
        choices=len(board.open_steps),
    )


def _known(tx: Tx, board: Board, step: BoardStep) -> set[tuple[PersonId, str, int]]:
    """Return who was reminded of it by hand before, of which last day, on which day."""
    cycle = board.cycle
    kept = tx.notices.ledger(cycle.bloc_code, cycle.year, subject=step.key, unit=None)
    keys = (notice.key for notice in kept if notice.key.kind is NoticeKind.NUDGE)
    return {(key.recipient, key.due, key.rung) for key in keys}


def _reached(tx: Tx, board: Board, step: BoardStep, goes_at: datetime) -> Iterable[_Reached]:
    """Yield everybody who can be reached in a unit that misses the step and works on it.

    The day it goes out is the rung of its key: once for each deadline, person and day.
    """
    cycle = board.cycle
    missing = {row.code for row in board.missing(step)} if step.sendable else set()
    members = [
        (place, person)
        for place, person in tx.people.members(cycle.bloc_code)
        if place.unit is not None and person.reach is Reach.REACHABLE
    ]
    roles, seats = _beside(members)
    for place, person in members:
        if place.unit not in missing:
            continue
        role = doer(tx, cycle, step.duty.due, place)
        if not rungs_for(cycle, step.duty.due, role, roles[place.unit]):
            continue
        key = NoticeKey(
            bloc=cycle.bloc_code,
            year=cycle.year,
            recipient=person.id,
            kind=NoticeKind.NUDGE,
            subject=step.key,
            due=due_of(step.duty.due, place, alone=seats[person.id] <= 1),
            rung=cycle.calendar.day_of(goes_at).toordinal(),
        )
        yield _Reached(place, place.unit, key)


def _beside(
    members: Sequence[tuple[Place, Person]],
) -> tuple[dict[UnitCode | None, set[Role]], dict[PersonId, int]]:
    """Return the roles of each unit in which somebody is reached, and each person's places."""
    roles: dict[UnitCode | None, set[Role]] = defaultdict(set)
    seats: dict[PersonId, int] = defaultdict(int)
    for place, person in members:
        roles[place.unit].add(place.role)
        seats[person.id] += 1
    return roles, seats


def _in_order(board: Board, units: set[UnitCode]) -> tuple[UnitCode, ...]:
    return tuple(row.code for row in board.rows if row.code in units)
