"""Who takes part: the leader's side invites to places, revokes invitations, ends places."""

from __future__ import annotations

from domain.blocs import Role
from domain.cycles import Cycle
from domain.errors import NotFound, OwnPlace, PeopleChanged, PlaceFull
from domain.ids import PlaceId, UnitCode
from domain.invitations import InvitationCard
from domain.participants import (
    SEATS,
    EndingView,
    Participant,
    PeopleView,
    PlaceQuestion,
    roles_of,
)
from domain.people import Actor, Person, Place, Reach
from domain.policy import Activity, managing, may, require
from usecases.joining import Joining
from usecases.places import end_place, tell_holder, tell_of_departure
from usecases.ports import Clock, Tx


class Participating:
    """Shows and changes who holds which place. Whatever is asked holds for the newest year."""

    def __init__(self, clock: Clock, joining: Joining) -> None:
        self._clock = clock
        self._joining = joining

    def people(self, tx: Tx, actor: Actor, unit: UnitCode | None) -> PeopleView:
        """Return the people of a unit, or of the bloc's offices."""
        require(actor, Activity.MANAGE_PEOPLE)
        cycle = _current(tx, actor)
        code = cycle.definition.unit(unit).code if unit else None
        now = self._clock.now()
        members = tx.people.members(cycle.bloc_code)
        mine = (one for one in members if one[0].unit == code and one[0].role in roles_of(code))
        invited = tx.invitations.open_in(cycle.bloc_code, now)
        return PeopleView(
            cycle=cycle,
            unit=code,
            now=now,
            people=tuple(_participant(place, person) for place, person in mine),
            invitations=tuple(one for one in invited if one.unit == code),
            manages=tuple(role for role in roles_of(code) if may(actor, managing(role))),
            reader=actor.person,
        )

    def invite(
        self,
        tx: Tx,
        actor: Actor,
        unit: UnitCode | None,
        role: Role,
        seen: int,
        *,
        replacing: bool | None,
    ) -> InvitationCard | PlaceQuestion:
        """Invite to a place, taken or not. ``replacing`` None asks first if an invitation is open.

        Raises:
            PeopleChanged: if ``seen`` is not the newest open invitation to this place.
            PlaceFull: if the place has as many holders and invitations as it can have.
        """
        require(actor, managing(role))
        view = self.people(tx, actor, unit)
        if role not in view.manages:
            raise NotFound(role=role)
        if view.newest(role) != seen:
            raise PeopleChanged
        if seen and replacing is None:
            return PlaceQuestion(view=view, role=role)
        staying = 0 if replacing else len(view.invited(role))
        if len(view.holders(role)) + staying >= SEATS:
            raise PlaceFull(limit=SEATS)
        return self._joining.issue(
            tx, view.cycle, view.unit, role, actor=actor, replacing=bool(replacing)
        )

    def revoke(self, tx: Tx, actor: Actor, number: int) -> PeopleView:
        """Revoke an open invitation; return who takes part now.

        Raises:
            PeopleChanged: if it was used or revoked, or has expired, meanwhile.
        """
        found = tx.invitations.get(number)
        if found is None or found.bloc != actor.bloc:
            raise NotFound(invitation=number)
        require(actor, managing(found.role))
        now = self._clock.now()
        if found not in tx.invitations.open_in(actor.bloc, now):
            raise PeopleChanged
        tx.invitations.revoke(number, now)
        tx.audit.record(
            "invitation_revoked", f"{found.unit or '-'}/{found.role}", at=now, actor=actor,
            year=_current(tx, actor).year, before={"invitation": number},
        )  # fmt: skip
        return self.people(tx, actor, found.unit)

    def ending(self, tx: Tx, actor: Actor, place: PlaceId) -> EndingView:
        """Return a place that somebody may end.

        Raises:
            OwnPlace: for the actor's own places.
            PeopleChanged: if it has ended meanwhile.
        """
        found = tx.people.place(place)
        if found is None or found.bloc != actor.bloc:
            raise NotFound(place=place)
        require(actor, managing(found.role))
        if found.person == actor.person:
            raise OwnPlace
        view = self.people(tx, actor, found.unit)
        held = next((one for one in view.people if one.place == place), None)
        if held is None:
            raise PeopleChanged
        return EndingView(view=view, participant=held)

    def end(self, tx: Tx, actor: Actor, place: PlaceId) -> EndingView:
        """End a place at once: its rights are gone, its buttons dead, its holder is told.

        What was done from it stays as it is. Returns the place as it was, among the people that
        are left.
        """
        before = self.ending(tx, actor, place)
        one, cycle, now = before.participant, before.view.cycle, self._clock.now()
        held = tx.people.place(place)
        if held is None:
            raise PeopleChanged
        end_place(tx, cycle, held, now, why="removed", actor=actor)
        tell_holder(tx, cycle, held, now)
        tell_of_departure(tx, cycle, held, now, by=actor.person)
        return EndingView(view=self.people(tx, actor, before.view.unit), participant=one)


def _current(tx: Tx, actor: Actor) -> Cycle:
    """Return the bloc's newest year: places are held in none of the earlier ones."""
    cycle = tx.cycles.current(actor.bloc)
    if cycle is None:
        raise NotFound(bloc=actor.bloc)
    return cycle


def _participant(place: Place, person: Person) -> Participant:
    return Participant(
        place=place.id,
        person=person.id,
        name=person.name or "",
        post=place.post or "",
        role=place.role,
        since=place.since,
        reachable=person.reach is Reach.REACHABLE,
    )
