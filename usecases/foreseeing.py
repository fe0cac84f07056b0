"""The next moment at which time does something: where a rehearsal hops to."""

from __future__ import annotations

from datetime import datetime

from domain.cycles import Cycle
from domain.ladders import still_true
from domain.reminders import EventKind, NextEvent
from usecases.missing import Listener, listeners
from usecases.planning import swept_until
from usecases.ports import Tx
from usecases.sights import worth_a_digest


def next_event(tx: Tx, now: datetime) -> NextEvent | None:
    """Return what goes out next by itself: a reminder, a digest, a notice that is planned."""
    found = [_planned(tx)]
    for bloc, year in tx.cycles.open_years():
        cycle = tx.cycles.get(bloc, year)
        if cycle is not None and not cycle.is_over(now):
            since = swept_until(tx, cycle)
            found += [_rung(tx, cycle, since), _digest(tx, cycle, since)]
    events = [event for event in found if event is not None]
    first = min(events, key=lambda event: event.at, default=None)
    return first and first.model_copy(update={"at": max(first.at, now)})


def _planned(tx: Tx) -> NextEvent | None:
    notice = tx.notices.next_planned()
    if notice is None:
        return None
    cycle = tx.cycles.get(notice.key.bloc, notice.key.year)
    if cycle is None:
        return None
    due = next((due for due in cycle.dues if due.key == notice.key.subject), None)
    return NextEvent(
        at=notice.not_before,
        kind=EventKind.NOTICE,
        cycle=cycle,
        due=due,
        notice=notice.key.kind,
    )


def _rung(tx: Tx, cycle: Cycle, since: datetime) -> NextEvent | None:
    """The next rung that somebody would hear, as things stand now."""
    members = tx.people.members(cycle.bloc_code)
    heard: dict[str, list[Listener]] = {}
    for rung in cycle.ladder:
        if rung.instant <= since:
            continue
        due = cycle.due(rung.key)
        if rung.key not in heard:
            heard[rung.key] = list(listeners(tx, cycle, due, members))
        for place, _, numbers in heard[rung.key]:
            hears = rung.number in numbers and place.since < rung.instant
            if hears and still_true(cycle, due, rung.number, rung.instant):
                return NextEvent(at=rung.instant, kind=EventKind.REMINDER, cycle=cycle, due=due)
    return None


def _digest(tx: Tx, cycle: Cycle, since: datetime) -> NextEvent | None:
    """The next digest that somebody would get and that would say something."""
    members = tx.people.members(cycle.bloc_code)
    leading = [place.since for place, _ in members if place.role.leads]
    for day in cycle.digest_days:
        told = day.at > since and any(joined < day.at for joined in leading)
        if told and worth_a_digest(tx, cycle, day, members, day.at):
            return NextEvent(at=day.at, kind=EventKind.DIGEST, cycle=cycle)
    return None
