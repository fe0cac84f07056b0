"""Alerting: whoever runs the machine hears what is amiss, once until it ends or time has gone by.

When a trouble began is a memo; what each of them has been told stands in their notices. Where
nobody holds an ``admin`` place, the log alone says it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from domain.alerts import COMING_YEAR_FROM, AlertView, Facts, Symptoms, Trouble, lasting_troubles
from domain.blocs import Role
from domain.cycles import Cycle
from domain.notices import Notice, NoticeKey, NoticeKind, NoticeState
from domain.people import Person, Place, Reach
from usecases.housekeeping import Housekeeping, expect_backups
from usecases.ports import Clock, HolidayBook, Tx

INCIDENTS_KEPT = timedelta(days=1)
"""How far back incidents are told to somebody who has not heard of any lately."""

_ON_ITS_WAY = {NoticeState.PLANNED, NoticeState.SENDING}


class Looked(NamedTuple):
    """What one look round found."""

    began: tuple[Trouble, ...] = ()
    ended: tuple[Trouble, ...] = ()
    told: int = 0
    """Messages planned."""


class Seat(NamedTuple):
    """An ``admin`` place, and the bloc's newest year."""

    place: Place
    cycle: Cycle


class Alerting:
    """Compares what is amiss with what has been said."""

    def __init__(self, clock: Clock, holidays: HolidayBook) -> None:
        self._clock = clock
        self._holidays = holidays

    def look(self, tx: Tx, symptoms: Symptoms) -> Looked:
        """Note what began and what ended, and plan what is to be said to whom."""
        now = self._clock.now()
        expect_backups(tx, now)
        found = self._found(tx, symptoms, now)
        began, ended = _remember(tx, found, now)
        told = 0
        for person, seats in _admins(tx).values():
            for trouble in Trouble:
                told += _tell(tx, person, seats, trouble, found, now)
        return Looked(began, ended, told)

    def _found(self, tx: Tx, symptoms: Symptoms, now: datetime) -> dict[Trouble, Facts]:
        last = Housekeeping(self._clock).last_backup(tx)
        found = lasting_troubles(symptoms, last, now)
        if now.month >= COMING_YEAR_FROM and not self._holidays.known(now.year + 1):
            found[Trouble.HOLIDAYS] = {"year": str(now.year + 1)}
        return found


def still_amiss(tx: Tx, place: Place, notice: Notice) -> bool:
    """Tell whether a trouble still lasts, and its recipient still runs the machine."""
    if place.role is not Role.ADMIN:
        return False
    trouble = Trouble(notice.key.subject)
    return not trouble.lasts or _began(tx, trouble) is not None


def alert_view(cycle: Cycle, notice: Notice) -> AlertView:
    """Return what an alert says."""
    facts = notice.facts
    last = facts.get("last")
    return AlertView(
        cycle=cycle,
        trouble=Trouble(notice.key.subject),
        why=facts.get("why", ""),
        since=datetime.fromisoformat(facts["since"]),
        last_backup=datetime.fromisoformat(last) if last else None,
        free_mb=int(facts.get("free", "0")),
        numbers=tuple(facts.get("numbers", "").split()),
        year=int(facts.get("year", "0")),
    )


def _began(tx: Tx, trouble: Trouble) -> datetime | None:
    noted = tx.memos.read(_memo(trouble))
    return datetime.fromisoformat(noted) if noted else None


def _memo(trouble: Trouble) -> str:
    return f"trouble/{trouble.value}"


def _remember(
    tx: Tx, found: Mapping[Trouble, Facts], now: datetime
) -> tuple[tuple[Trouble, ...], tuple[Trouble, ...]]:
    """Note which troubles begin and which end; an empty memo is one that has ended."""
    known = {trouble for trouble in Trouble if _began(tx, trouble) is not None}
    began = tuple(trouble for trouble in found if trouble not in known)
    ended = tuple(trouble for trouble in Trouble if trouble in known and trouble not in found)
    for trouble in began:
        tx.memos.write(_memo(trouble), now.isoformat())
    for trouble in ended:
        tx.memos.write(_memo(trouble), "")
    return began, ended


def _admins(tx: Tx) -> Mapping[int, tuple[Person, list[Seat]]]:
    """Return who runs the machine, each once, with all their ``admin`` places."""
    seats: dict[int, list[Seat]] = defaultdict(list)
    people: dict[int, Person] = {}
    for place, person in tx.people.holders(Role.ADMIN):
        cycle = tx.cycles.current(place.bloc)
        if cycle is not None and person.reach is Reach.REACHABLE:
            people[person.id] = person
            seats[person.id].append(Seat(place, cycle))
    return {number: (person, seats[number]) for number, person in people.items()}


def _tell(
    tx: Tx,
    person: Person,
    seats: Sequence[Seat],
    trouble: Trouble,
    found: Mapping[Trouble, Facts],
    now: datetime,
) -> bool:
    """Plan an alert, unless it was said lately, still waits, or the hour is a quiet one.

    What is held back in quiet hours is gathered in the morning's one message.
    """
    heard = [one for seat in seats if (one := _last(tx, seat, trouble)) is not None]
    last = max(heard, key=lambda one: one.planned_at, default=None)
    seat = next((one for one in seats if _concerns(trouble, found, one)), None)
    if seat is None or seat.cycle.allowed_from(now) > now or _said(tx, trouble, last, now):
        return False
    facts = found.get(trouble) if trouble.lasts else _incidents(tx, seat, last, now)
    if facts is None:
        return False
    began = _began(tx, trouble) or now
    key = NoticeKey(
        bloc=seat.place.bloc,
        year=seat.cycle.year,
        recipient=person.id,
        kind=NoticeKind.ALERT,
        subject=trouble.value,
        rung=int(now.timestamp()),
    )
    facts = {"since": began.isoformat(), **facts}
    return tx.notices.plan(key, seat.place.id, None, not_before=now, at=now, facts=facts)


def _last(tx: Tx, seat: Seat, trouble: Trouble) -> Notice | None:
    """Return the newest alert of this trouble to an ``admin`` place's holder."""
    bloc, year, person = seat.place.bloc, seat.cycle.year, seat.place.person
    return tx.notices.newest(bloc, year, person, NoticeKind.ALERT, trouble.value)


def _said(tx: Tx, trouble: Trouble, last: Notice | None, now: datetime) -> bool:
    if last is None:
        return False
    if last.state in _ON_ITS_WAY or last.key.rung == int(now.timestamp()):
        return True
    began = _began(tx, trouble)
    if began is not None and last.key.rung < int(began.timestamp()):
        return False
    return now - last.planned_at < trouble.again_after


def _concerns(trouble: Trouble, found: Mapping[Trouble, Facts], seat: Seat) -> bool:
    """Holidays do not concern a bloc that states its own for the year, or all by itself."""
    if trouble is not Trouble.HOLIDAYS or trouble not in found:
        return True
    own, year = seat.cycle.definition.holidays, int(found[trouble]["year"])
    return own.general and not any(day.year == year for day in own.dates)


def _incidents(tx: Tx, seat: Seat, last: Notice | None, now: datetime) -> Facts | None:
    """Return the incidents since the last alert of them; this very second's come next time."""
    since = max(now - INCIDENTS_KEPT, seat.place.since)
    if last is not None:
        since = max(since, last.planned_at)
    numbers = tx.inbox.incidents(since, now)
    if not numbers:
        return None
    return {"since": since.isoformat(), "numbers": " ".join(numbers)}
