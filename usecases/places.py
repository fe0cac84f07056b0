"""Places come to an end: what goes with them, what they leave vacant, who hears of it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from domain.blocs import Role
from domain.cycles import Cycle
from domain.errors import NotFound
from domain.ids import PersonId, PlaceId, Year
from domain.leaving import DepartureView, Vacancy
from domain.notices import Notice, NoticeKey, NoticeKind
from domain.people import Actor, Place
from usecases.ports import Tx

SUBJECT = "place"
"""What notices about a place that ended are about; their rung is its number."""


def newest_cycle(tx: Tx, place: Place) -> Cycle | None:
    """Return the newest year of a place's bloc in which its unit takes part."""
    cycle = tx.cycles.current(place.bloc)
    # A unit that left the bloc still has its last year to look back on.
    while cycle and place.unit and place.unit not in cycle.definition.unit_codes():
        cycle = tx.cycles.get(place.bloc, Year(cycle.year - 1))
    return cycle


def end_place(
    tx: Tx, cycle: Cycle, place: Place, at: datetime, *, why: str, actor: Actor | None = None
) -> None:
    """End a place: its rights, what it was still to be told, and who was to take it over.

    What was done from it stays: answers, evidence and receipts belong to the unit. ``actor`` is
    whoever ended it, if it was not its holder.
    """
    tx.people.end_place(place.id, at)
    tx.invitations.revoke_handover(place.id, at)
    tx.notices.cancel_to(place.id)
    draft = tx.drafts.of(place.person)
    if draft is not None and draft.place == place.id:
        tx.drafts.clear(place.person)
    tx.audit.record(
        "place_ended", f"{place.unit or '-'}/{place.role}", at=at, actor=actor, bloc=place.bloc,
        year=cycle.year, before={"place": place.id, "person": place.person}, after={"why": why},
    )  # fmt: skip


def vacancy_of(tx: Tx, place: Place, without: Collection[PlaceId] = ()) -> Vacancy:
    """Return what a place leaves vacant, when these end as well."""
    gone = {place.id, *without}
    seats = [seat for seat, _ in tx.people.members(place.bloc) if seat.id not in gone]
    beside = {seat.role for seat in seats if seat.unit == place.unit}
    if place.role in beside:
        return Vacancy.NOTHING
    if place.unit is None:
        return Vacancy.OFFICE
    if not beside:
        return Vacancy.UNIT
    return Vacancy.LEADER if place.role is Role.UNIT_LEADER else Vacancy.STAFF


def tell_holder(
    tx: Tx, cycle: Cycle, ended: Place, at: datetime, successor: Place | None = None
) -> None:
    """Tell whoever held a place that it is theirs no longer, and who has it now."""
    key = _key(cycle, ended.person, NoticeKind.PLACE_ENDED, ended)
    _plan(tx, cycle, key, ended, at, _facts(successor))


def tell_of_departure(
    tx: Tx,
    cycle: Cycle,
    ended: Place,
    at: datetime,
    *,
    successor: Place | None = None,
    by: PersonId | None = None,
    wait: timedelta = timedelta(0),
) -> None:
    """Tell the leader's side and the unit's other people; ``by`` knows, having done it."""
    know = {ended.person, by, successor.person if successor else None}
    for seat, person in tx.people.members(cycle.bloc_code):
        side = seat.role in {Role.BLOC_LEADER, Role.SECRETARY}
        colleague = ended.unit is not None and seat.unit == ended.unit
        if (side or colleague) and person.id not in know:
            key = _key(cycle, person.id, NoticeKind.MEMBER_LEFT, ended)
            _plan(tx, cycle, key, seat, at, _facts(successor), wait)


def departure_view(tx: Tx, cycle: Cycle, notice: Notice) -> DepartureView:
    """Return what the news of a place that ended has to say, as things stand now."""
    ended = tx.people.place(PlaceId(notice.key.rung))
    if ended is None:
        raise NotFound(place=notice.key.rung)
    return DepartureView(
        cycle=cycle,
        left=ended,
        name=tx.people.get(ended.person).name or "",
        at=ended.ended_at or notice.planned_at,
        vacancy=vacancy_of(tx, ended),
        successor=successor_in(tx, notice),
    )


def successor_in(tx: Tx, notice: Notice) -> str | None:
    """Return the name of who took the place over; None if it was not handed over."""
    following = tx.people.place(PlaceId(int(notice.facts.get("to", "0"))))
    return tx.people.get(following.person).name or "" if following else None


def _facts(successor: Place | None) -> dict[str, str]:
    return {"to": str(successor.id)} if successor else {}


def _key(cycle: Cycle, recipient: PersonId, kind: NoticeKind, ended: Place) -> NoticeKey:
    return NoticeKey(
        bloc=cycle.bloc_code,
        year=cycle.year,
        recipient=recipient,
        kind=kind,
        subject=SUBJECT,
        rung=ended.id,
    )


def _plan(
    tx: Tx,
    cycle: Cycle,
    key: NoticeKey,
    seat: Place,
    at: datetime,
    facts: dict[str, str],
    wait: timedelta = timedelta(0),
) -> None:
    not_before = cycle.allowed_from(at + wait)
    tx.notices.plan(key, seat.id, seat.unit, not_before=not_before, at=at, facts=facts)
