"""Reminding: time knocks, the ladders are walked, people take note or ask again later."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from domain.cycles import Cycle
from domain.ids import BlocCode, NoticeId, UnitCode, Year
from domain.people import Actor
from domain.policy import Activity, require, require_in_season
from domain.reminders import CatchUpView, DeadlinesView, LedgerView, NextEvent, ReminderView
from usecases import foreseeing, ledgers, listing, noting, planning
from usecases.planning import swept_until
from usecases.ports import Clock, Tx


class Swept(NamedTuple):
    """What one sweep planned."""

    reminders: int = 0
    digests: int = 0


class Reminding:
    """What time does with deadlines, and what people answer to it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def to_sweep(self, tx: Tx) -> list[tuple[BlocCode, Year]]:
        """Return the cycles in which something may have become due."""
        return list(tx.cycles.to_sweep(self._clock.now()))

    def sweep(self, tx: Tx, bloc: BlocCode, year: Year) -> Swept:
        """Plan what became due in one cycle since the last sweep.

        However late, early or often it is called, everything is planned once: until when the
        ladders have been walked is kept in the same transaction.
        """
        now = self._clock.now()
        cycle = tx.cycles.get(bloc, year)
        if cycle is None:
            return Swept()
        if cycle.is_over(now):
            tx.cycles.mark_swept(bloc, year, now, None)
            return Swept()
        since = swept_until(tx, cycle)
        swept = self._plan(tx, cycle, since, now) if since < now else Swept()
        tx.cycles.mark_swept(bloc, year, now, _next_look(cycle, max(since, now)))
        return swept

    def _plan(self, tx: Tx, cycle: Cycle, since: datetime, now: datetime) -> Swept:
        if _next_look(cycle, since) > now:
            return Swept()
        members = tx.people.members(cycle.bloc_code)
        return Swept(
            reminders=planning.plan_rungs(tx, cycle, members, since, now),
            digests=planning.plan_digest(tx, cycle, members, since, now),
        )

    def next_event(self, tx: Tx, now: datetime) -> NextEvent | None:
        """Return what goes out next by itself."""
        return foreseeing.next_event(tx, now)

    def deadlines(self, tx: Tx, actor: Actor, cycle: Cycle, page: int = 0) -> DeadlinesView:
        """Return what is due for the actor's unit or office, and how each stands."""
        require(actor, Activity.READ_DEADLINES, actor.unit)
        return listing.deadlines(tx, actor, cycle, self._clock.now(), page)

    def acknowledge(
        self, tx: Tx, actor: Actor, cycle: Cycle, deadline: str, rung: int
    ) -> ReminderView:
        """Keep that the actor's unit or office took note of a deadline at one rung."""
        require(actor, Activity.ACKNOWLEDGE, actor.unit)
        require_in_season(Activity.ACKNOWLEDGE, cycle, actor.at)
        return noting.acknowledge(tx, actor, cycle, deadline, rung, self._clock.now())

    def acknowledge_all(self, tx: Tx, actor: Actor, cycle: Cycle, newest: NoticeId) -> CatchUpView:
        """Take note of every reminder the actor has had, up to the newest of one message."""
        require(actor, Activity.ACKNOWLEDGE, actor.unit)
        require_in_season(Activity.ACKNOWLEDGE, cycle, actor.at)
        return noting.acknowledge_all(tx, actor, cycle, newest, self._clock.now())

    def later(self, tx: Tx, actor: Actor, cycle: Cycle, deadline: str) -> ReminderView:
        """Remind the actor once more on the next working morning."""
        require(actor, Activity.ACKNOWLEDGE, actor.unit)
        require_in_season(Activity.ACKNOWLEDGE, cycle, actor.at)
        return noting.later(tx, actor, cycle, deadline, self._clock.now())

    def ledger(self, tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode) -> LedgerView:
        """Return a unit's ledger: the proof of notice."""
        require(actor, Activity.READ_LEDGER, unit)
        return ledgers.ledger(tx, cycle, unit)


def _next_look(cycle: Cycle, after: datetime) -> datetime:
    """Return when the next rung or digest of a year comes, or when the year closes."""
    rungs = (rung.instant for rung in cycle.ladder if rung.instant > after)
    digests = (day.at for day in cycle.digest_days if day.at > after)
    closing = cycle.closes_at
    return min(next(rungs, closing), next(digests, closing))
