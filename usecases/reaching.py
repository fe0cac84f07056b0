"""Whether messages reach a person: noted, told to the leader's side, made good on return."""

from __future__ import annotations

from datetime import datetime

from domain.cycles import Cycle
from domain.ids import PlaceId
from domain.notices import Notice, NoticeKey, NoticeKind
from domain.people import Person, Place, Reach
from domain.reminders import ReachNewsView
from usecases.ports import Tx

KINDS = {True: NoticeKind.REACH_LOST, False: NoticeKind.REACH_BACK}
"""By whether the person is lost."""


def note_reach(tx: Tx, person: Person, reach: Reach, at: datetime) -> None:
    """Note that a person shut the assistant out, is gone, or let it in again.

    The leader's side is told once of either. What could not reach the person is planned anew when
    they are back; what no longer matters by then will not go out.
    """
    tx.people.set_reach(person.id, reach, at)
    if reach is Reach.REACHABLE:
        tx.notices.revive(person.id)
    lost = reach is not Reach.REACHABLE
    if lost is (person.reach is not Reach.REACHABLE):
        return
    for place in tx.people.places_of(person.id):
        cycle = tx.cycles.current(place.bloc)
        if cycle is not None and not cycle.is_over(at):
            _tell(tx, cycle, place, at, lost=lost)


def still_so(tx: Tx, notice: Notice) -> bool:
    """Tell whether somebody is still lost, or still back, as a notice says."""
    place = _place(tx, notice)
    if place is None or place.ended_at is not None:
        return False
    lost = tx.people.get(place.person).reach is not Reach.REACHABLE
    return KINDS[lost] is notice.key.kind


def reach_news(tx: Tx, cycle: Cycle, place: Place, notice: Notice) -> ReachNewsView:
    """Return what the leader's side hears: who, for whom, and how to call them."""
    about = _place(tx, notice) or place
    unit = about.unit and cycle.definition.unit(about.unit)
    return ReachNewsView(
        cycle=cycle,
        place=about,
        name=tx.people.get(about.person).name or "",
        lost=notice.key.kind is NoticeKind.REACH_LOST,
        at=notice.planned_at,
        phone=(unit.phone or "") if unit else "",
    )


def _tell(tx: Tx, cycle: Cycle, place: Place, at: datetime, *, lost: bool) -> None:
    """Tell the leader's side; who was not told of the loss yet need not hear of its end."""
    bloc, year, subject = cycle.bloc_code, cycle.year, f"place/{place.id}"
    told = set()
    for seat, leader in tx.people.members(bloc):
        if not seat.role.leads or leader.id == place.person or leader.id in told:
            continue
        told.add(leader.id)
        unsaid = [KINDS[not lost]]
        if tx.notices.cancel(bloc, year, subject, unsaid, recipient=leader.id):
            continue
        key = NoticeKey(
            bloc=bloc,
            year=year,
            recipient=leader.id,
            kind=KINDS[lost],
            subject=subject,
            rung=int(at.timestamp()),
        )
        facts = {"place": str(place.id)}
        tx.notices.plan(key, seat.id, None, not_before=cycle.allowed_from(at), at=at, facts=facts)


def _place(tx: Tx, notice: Notice) -> Place | None:
    return tx.people.place(PlaceId(int(notice.facts["place"])))
