"""Handing a unit's place over: an invitation that ends the old place when it is taken."""

from __future__ import annotations

from domain.cycles import Cycle
from domain.errors import OldButton
from domain.ids import UnitCode
from domain.invitations import InvitationCard
from domain.leaving import HandoverView
from domain.people import Actor, Place
from domain.policy import Activity, require
from usecases.joining import Joining
from usecases.places import newest_cycle
from usecases.ports import Clock, Tx


class HandingOver:
    """A unit's person gives their place to another. Until that one agrees, nothing changes."""

    def __init__(self, clock: Clock, joining: Joining) -> None:
        self._clock = clock
        self._joining = joining

    def look(self, tx: Tx, actor: Actor) -> HandoverView:
        """Return the actor's place, and the invitation to take it over that is open."""
        place, cycle = _own(tx, actor)
        return HandoverView(
            place=place,
            cycle=cycle,
            invitation=tx.invitations.handover_of(place.id, self._clock.now()),
        )

    def offer(self, tx: Tx, actor: Actor) -> InvitationCard:
        """Make the invitation; an earlier one to the same place is void."""
        place, cycle = _own(tx, actor)
        tx.invitations.revoke_handover(place.id, self._clock.now())
        return self._joining.issue(
            tx, cycle, place.unit, place.role, actor=actor, replacing=False, replaces=place.id
        )

    def withdraw(self, tx: Tx, actor: Actor) -> HandoverView:
        """Void the open invitation; the actor keeps the place."""
        place, cycle = _own(tx, actor)
        now = self._clock.now()
        if tx.invitations.revoke_handover(place.id, now):
            tx.audit.record(
                "handover_withdrawn", f"{place.unit}/{place.role}", at=now, actor=actor,
                year=cycle.year, before={"place": place.id},
            )  # fmt: skip
        return HandoverView(place=place, cycle=cycle, withdrawn_at=cycle.calendar.local(now))


def _own(tx: Tx, actor: Actor) -> tuple[Place, Cycle]:
    require(actor, Activity.HAND_OVER, UnitCode(actor.unit or ""))
    place = tx.people.place(actor.place)
    cycle = newest_cycle(tx, place) if place else None
    if place is None or cycle is None or place.ended_at is not None:
        raise OldButton
    return place, cycle
