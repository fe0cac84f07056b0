"""What a sweep plans: for everyone concerned, the newest rung that came, and the digest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from domain.cycles import Cycle, Due
from domain.digest_days import DigestDay
from domain.ids import PersonId
from domain.ladders import still_true, taken_between
from domain.notices import NoticeKey, NoticeKind
from domain.people import Person, Place
from usecases.missing import Listener, listeners
from usecases.ports import Tx
from usecases.sights import worth_a_digest

DIGEST = "digest"
"""What notices of digests are about; their ``due`` is the day."""

Members = Sequence[tuple[Place, Person]]


def swept_until(tx: Tx, cycle: Cycle) -> datetime:
    """Return until when a year's ladders have been walked: never before it was opened."""
    swept = tx.cycles.swept_until(cycle.bloc_code, cycle.year)
    return max(swept or cycle.opened_at, cycle.opened_at)


def plan_rungs(tx: Tx, cycle: Cycle, members: Members, since: datetime, now: datetime) -> int:
    """Plan reminders for the rungs taken since the last sweep; return how many were new."""
    rungs = taken_between(cycle, since, now)
    seats = Counter(person.id for place, person in members if place.unit is not None)
    planned = 0
    for key in dict.fromkeys(rung.key for rung in rungs):
        due = cycle.due(key)
        times = {rung.number: rung.instant for rung in rungs if rung.key == key}
        for listener in listeners(tx, cycle, due, members):
            planned += _plan(tx, cycle, due, listener, times, seats, now)
    return planned


def _plan(
    tx: Tx,
    cycle: Cycle,
    due: Due,
    listener: Listener,
    times: dict[int, datetime],
    seats: Counter[PersonId],
    now: datetime,
) -> int:
    """Plan the newest rung that came since a person joined: after a silence, only that one."""
    place, person, numbers = listener
    heard = [n for n in times if n in numbers and times[n] > place.since]
    if not heard or not still_true(cycle, due, max(heard), now):
        return 0
    number = max(heard)
    key = NoticeKey(
        bloc=cycle.bloc_code,
        year=cycle.year,
        recipient=person.id,
        kind=NoticeKind.REMINDER,
        subject=due.key,
        due=due_of(due, place, alone=seats[person.id] <= 1),
        rung=number,
    )
    return tx.notices.plan(key, place.id, place.unit, not_before=times[number], at=now)


def due_of(due: Due, place: Place, *, alone: bool) -> str:
    """Return a deadline's last day as it stands in a notice's key.

    Whoever holds places in several units of a bloc is reminded for each of them.
    """
    day = due.last_day.isoformat()
    return day if alone or place.unit is None else f"{day}/{place.unit}"


def plan_digest(tx: Tx, cycle: Cycle, members: Members, since: datetime, now: datetime) -> int:
    """Plan the newest digest that came since the last sweep, if it has anything to say."""
    come = [day for day in cycle.digest_days if since < day.at <= now]
    if not come or not worth_a_digest(tx, cycle, come[-1], members, now):
        return 0
    return sum(
        _plan_digest(tx, cycle, come[-1], place, person, now)
        for place, person in members
        if place.role.leads and place.since < come[-1].at
    )


def _plan_digest(
    tx: Tx, cycle: Cycle, day: DigestDay, place: Place, person: Person, now: datetime
) -> bool:
    key = NoticeKey(
        bloc=cycle.bloc_code,
        year=cycle.year,
        recipient=person.id,
        kind=NoticeKind.DIGEST,
        subject=DIGEST,
        due=day.day.isoformat(),
    )
    return tx.notices.plan(key, place.id, None, not_before=day.at, at=now)
