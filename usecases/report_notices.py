"""Whom the news of a report goes to: the unit's leaders, colleagues, the leader's side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from domain.assessments import WITH_UNIT, Assessment, Sending
from domain.blocs import Role
from domain.cycles import Cycle
from domain.deadlines import Period
from domain.ids import PeriodCode, UnitCode
from domain.notices import Notice, NoticeKey, NoticeKind
from domain.people import Actor, Person, Place
from domain.report_groups import count
from usecases.ports import Tx

GATHERING = timedelta(hours=1)
"""How long the news that the secretary enters a report waits, so that it is told once."""

_REMINDING = tuple(kind for kind in NoticeKind if kind.reminds)


class Told(NamedTuple):
    """Which of the unit's leaders hear of it, from when on, and whether they were told before."""

    names: tuple[str, ...]
    at: datetime
    again: bool


def tell_leaders(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    unit: UnitCode,
    period: Period,
    assessment: Assessment,
    stamp: int,
) -> Told:
    """Tell the unit's leaders that the report waits.

    Once for each state of it; but whoever has given it back is told anew, though nothing changed.
    """
    facts = {
        "period": period.code,
        "by": actor.name,
        "total": str(count(cycle, assessment).total),
        "stamp": str(stamp),
    }
    names, new = [], False
    for place, person in _members(tx, cycle, unit):
        if place.role is Role.UNIT_LEADER:
            names.append(person.name or "")
            handed = handed_to(tx, person, cycle, unit, period, stamp)
            if handed is None or handed.changed:
                key = _next_key(tx, actor, cycle, period, person)
                new |= _plan(tx, actor, cycle, key, place, facts)
    return Told(tuple(names), cycle.allowed_from(actor.at), again=bool(names) and not new)


def tell_of_sending(
    tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode, period: Period, sending: Sending
) -> None:
    """The unit needs no more reminding, colleagues hear of it, the last unit ends the round."""
    subject = cycle.due_of(period.code).key
    kinds = (*_REMINDING, NoticeKind.REPORT_WAITING, NoticeKind.ON_BEHALF)
    tx.notices.cancel(cycle.bloc_code, cycle.year, subject, kinds, unit=unit)
    facts = {
        "act": "sent",
        "period": period.code,
        "by": sending.by_name,
        "at": sending.at.isoformat(),
        "receipt": sending.receipt,
        "total": str(sending.total),
        "late": str(sending.workdays_late),
        "capacity": sending.capacity.model_dump_json(exclude_defaults=True),
    }
    _tell_colleagues(tx, actor, cycle, unit, period, facts)
    _tell_if_all_sent(tx, actor, cycle, period)


def tell_of_taking_back(
    tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode, period: Period
) -> None:
    """Tell colleagues that the report is with the unit again."""
    subject = cycle.due_of(period.code).key
    tx.notices.cancel(cycle.bloc_code, cycle.year, subject, [NoticeKind.ALL_SENT])
    facts = {
        "act": "taken_back",
        "period": period.code,
        "by": actor.name,
        "at": actor.at.isoformat(),
    }
    _tell_colleagues(tx, actor, cycle, unit, period, facts)


class Handed(NamedTuple):
    """A report that was put before a leader and waits for them."""

    by: str
    changed: bool
    """Somebody wrote in it since."""


def handed_to(
    tx: Tx, leader: Person, cycle: Cycle, unit: UnitCode, period: Period, stamp: int
) -> Handed | None:
    """Return who put the report before this leader; None once it was sent or given back."""
    waiting = _newest(tx, cycle, period, leader, NoticeKind.REPORT_WAITING)
    if waiting is None:
        return None
    asked = int(waiting.planned_at.timestamp())
    for _, person in _members(tx, cycle, unit):
        settled = _newest(tx, cycle, period, person, NoticeKind.REPORT_SENT)
        if settled is not None and settled.key.rung > asked:
            return None
    return Handed(waiting.facts.get("by", ""), changed=waiting.facts.get("stamp") != str(stamp))


def _newest(
    tx: Tx, cycle: Cycle, period: Period, person: Person, kind: NoticeKind
) -> Notice | None:
    due = cycle.due_of(period.code)
    day = due.last_day.isoformat()
    return tx.notices.newest(cycle.bloc_code, cycle.year, person.id, kind, due.key, day)


def tell_of_giving_back(
    tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode, period: Period
) -> tuple[str, ...]:
    """Tell colleagues that the leader wants the report corrected; return who they are."""
    facts = {
        "act": "given_back",
        "period": period.code,
        "by": actor.name,
        "at": actor.at.isoformat(),
    }
    _tell_colleagues(tx, actor, cycle, unit, period, facts)
    members = _members(tx, cycle, unit)
    return tuple(person.name or "" for _, person in members if person.id != actor.person)


def tell_of_entering(tx: Tx, actor: Actor, cycle: Cycle, unit: UnitCode, code: PeriodCode) -> None:
    """Tell the unit's people, in one message a day, that the secretary enters its report."""
    if actor.standing_in is None:
        return
    due = cycle.due_of(code)
    day = cycle.calendar.day_of(actor.at)
    for place, person in _members(tx, cycle, unit):
        key = NoticeKey(
            bloc=cycle.bloc_code,
            year=cycle.year,
            recipient=person.id,
            kind=NoticeKind.ON_BEHALF,
            subject=due.key,
            due=due.last_day.isoformat(),
            rung=day.toordinal(),
        )
        not_before = cycle.allowed_from(actor.at + GATHERING)
        facts = {"by": actor.name, "paper": str(actor.standing_in.id)}
        tx.notices.plan(key, place.id, place.unit, not_before=not_before, at=actor.at, facts=facts)


def _tell_colleagues(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    unit: UnitCode,
    period: Period,
    facts: Mapping[str, str],
) -> None:
    moment = int(actor.at.timestamp())
    for place, person in _members(tx, cycle, unit):
        if person.id != actor.person:
            key = _key(cycle, period, person, NoticeKind.REPORT_SENT, moment)
            _plan(tx, actor, cycle, key, place, facts)


def _tell_if_all_sent(tx: Tx, actor: Actor, cycle: Cycle, period: Period) -> None:
    states = tx.assessments.states_in(cycle.bloc_code, cycle.year, period.code)
    sent = {unit for unit, state in states.items() if state not in WITH_UNIT}
    if not sent.issuperset(cycle.definition.unit_codes()):
        return
    moment = int(actor.at.timestamp())
    for place, person in tx.people.members(cycle.bloc_code):
        if place.role.leads:
            key = _key(cycle, period, person, NoticeKind.ALL_SENT, moment)
            _plan(tx, actor, cycle, key, place, {"period": period.code})


def _members(tx: Tx, cycle: Cycle, unit: UnitCode) -> Iterator[tuple[Place, Person]]:
    return (pair for pair in tx.people.members(cycle.bloc_code) if pair[0].unit == unit)


def _key(cycle: Cycle, period: Period, person: Person, kind: NoticeKind, rung: int) -> NoticeKey:
    """Make the key; ``rung`` tells one event from the next: its moment, in seconds."""
    due = cycle.due_of(period.code)
    return NoticeKey(
        bloc=cycle.bloc_code,
        year=cycle.year,
        recipient=person.id,
        kind=kind,
        subject=due.key,
        due=due.last_day.isoformat(),
        rung=rung,
    )


def _next_key(tx: Tx, actor: Actor, cycle: Cycle, period: Period, leader: Person) -> NoticeKey:
    """Make the key of what a leader is told now, though it were the second time in a second."""
    kind, moment = NoticeKind.REPORT_WAITING, int(actor.at.timestamp())
    before = _newest(tx, cycle, period, leader, kind)
    return _key(cycle, period, leader, kind, max(moment, before.key.rung + 1 if before else 0))


def _plan(
    tx: Tx, actor: Actor, cycle: Cycle, key: NoticeKey, place: Place, facts: Mapping[str, str]
) -> bool:
    return tx.notices.plan(
        key,
        place.id,
        place.unit,
        not_before=cycle.allowed_from(actor.at),
        at=actor.at,
        facts=facts,
    )
