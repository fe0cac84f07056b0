"""The digest: where the bloc stands now, for its leaders."""

from __future__ import annotations

from datetime import datetime

from domain.blocs import Role
from domain.boards import Board
from domain.cycles import Cycle
from domain.digests import DigestView
from domain.duties import DutyStatus
from domain.ids import Year
from domain.people import Actor
from domain.policy import Activity, may, require
from usecases.board_facts import board_of
from usecases.duties import status_of
from usecases.housekeeping import backup_gap
from usecases.pledge_facts import cycle_of
from usecases.ports import Clock, Tx


class Digesting:
    """Puts digests together, asked for or due."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def read(self, tx: Tx, actor: Actor, year: Year) -> DigestView:
        """Return the digest as of now, for the office that asks."""
        require(actor, Activity.READ_DIGEST)
        cycle = cycle_of(tx, actor.bloc, year)
        acts = may(actor, Activity.SEND_REMINDERS)
        return _digest(tx, cycle, self._clock.now(), actor.role, None, acts=acts)

    def digest(
        self,
        tx: Tx,
        cycle: Cycle,
        now: datetime | None = None,
        *,
        role: Role = Role.BLOC_LEADER,
        about: str | None = None,
    ) -> DigestView:
        """Return a digest that is due for an office of the bloc.

        ``about`` is the key of a deadline to speak of first; by default it is what matters now.
        """
        return _digest(tx, cycle, now or self._clock.now(), role, about, acts=role.leads)


def _digest(
    tx: Tx, cycle: Cycle, now: datetime, role: Role, about: str | None, *, acts: bool
) -> DigestView:
    board = board_of(tx, cycle, now, acts=acts)
    step = (about and board.step(about)) or board.focus
    later = _later(tx, board, step.key)
    gap = backup_gap(tx, now)
    return DigestView(board=board, step=step, role=role, later=later, backup_gap=gap)


def _later(tx: Tx, board: Board, spoken_of: str) -> DutyStatus | None:
    """Return the next deadline ahead, of whomever, other than the one the digest is about."""
    for due in board.cycle.dues:
        if due.key != spoken_of and not due.passed(board.now):
            return status_of(tx, board.cycle, due, None, board.now)
    return None
