"""Who takes part: the holders of a unit's places or of the offices, and who is invited to them."""

from __future__ import annotations

from datetime import datetime

from domain.blocs import OFFICES, Role
from domain.cycles import Cycle
from domain.ids import PersonId, PlaceId, UnitCode
from domain.invitations import Invitation
from domain.model import Value

SEATS = 8
"""How many people one place can have, open invitations counted: more is a mistake or mischief."""

UNIT_ROLES = tuple(role for role in Role if role.of_unit)


class Participant(Value):
    """Somebody who holds a place."""

    place: PlaceId
    person: PersonId
    name: str
    post: str
    role: Role
    since: datetime
    reachable: bool


class PeopleView(Value):
    """The people of one unit, or of the bloc's offices, as somebody who leads sees them."""

    cycle: Cycle
    unit: UnitCode | None
    now: datetime
    people: tuple[Participant, ...]
    invitations: tuple[Invitation, ...]
    """Those that can still be used, oldest first."""

    manages: tuple[Role, ...]
    """The roles the reader may invite to and end the places of."""

    reader: PersonId

    @property
    def free(self) -> tuple[Role, ...]:
        """The places that nobody holds."""
        held = {one.role for one in self.people}
        return tuple(role for role in roles_of(self.unit) if role not in held)

    @property
    def removable(self) -> tuple[Participant, ...]:
        """Whose place the reader may end: never their own, so that nobody does it in passing."""
        return tuple(
            one for one in self.people if one.role in self.manages and one.person != self.reader
        )

    @property
    def revocable(self) -> tuple[Invitation, ...]:
        """The invitations the reader may revoke."""
        return tuple(one for one in self.invitations if one.role in self.manages)

    def holders(self, role: Role) -> tuple[Participant, ...]:
        """Return who holds places of a role."""
        return tuple(one for one in self.people if one.role is role)

    def invited(self, role: Role) -> tuple[Invitation, ...]:
        """Return the open invitations to a role, but for those that hand a place over."""
        mine = (one for one in self.invitations if one.role is role)
        return tuple(one for one in mine if one.replaces is None)

    def newest(self, role: Role) -> int:
        """Return the number of the newest open invitation to a role; 0 where there is none.

        A button carries it: if it has changed, somebody invited, joined or revoked meanwhile.
        """
        return max((one.id for one in self.invited(role)), default=0)


class PlaceQuestion(Value):
    """Some invitation to this place is open: shall a new one replace it, or come beside it?"""

    view: PeopleView
    role: Role


class EndingView(Value):
    """A place before it is ended: whose it is, and what is left of it afterwards."""

    view: PeopleView
    participant: Participant


class PlaceEndedView(Value):
    """For whoever held a place: which it was, since when it is theirs no longer."""

    cycle: Cycle
    unit: UnitCode | None
    role: Role
    at: datetime
    others: bool
    """They hold another place still."""

    successor: str | None = None
    """Who holds it now, if it was handed over."""


def roles_of(unit: UnitCode | None) -> tuple[Role, ...]:
    """Return the roles of a unit, or the bloc's offices."""
    return UNIT_ROLES if unit else OFFICES
