"""People, the places they hold in blocs, and who is acting right now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from domain.blocs import Role
from domain.capacities import OWN_RIGHT, Capacity
from domain.cycles import Cycle
from domain.drafts import BEHALF
from domain.ids import BlocCode, PersonId, PlaceId, UnitCode
from domain.model import Value
from domain.papers import Paper
from domain.words import Language


class Reach(StrEnum):
    """Whether messages can reach a person. Stored values are final."""

    REACHABLE = "reachable"
    BLOCKED = "blocked"
    GONE = "gone"


class Person(Value):
    """Someone with an account in the chat app.

    Only what DOMAIN §7 allows is kept: the account's number, the official name, language, reach.
    """

    id: PersonId
    telegram_id: int
    chat_id: int
    name: str | None = None
    language: Language = Language.VI
    reach: Reach = Reach.REACHABLE
    screen_reader: bool = False
    """Listens to the screen (Đọc màn hình): answers come as new messages, never as edits."""

    acting_place: PlaceId | None = None


class Place(Value):
    """A place a person holds: a role in a bloc, for one unit or for the bloc's offices."""

    id: PlaceId
    person: PersonId
    bloc: BlocCode
    unit: UnitCode | None
    role: Role
    post: str | None = None
    """Official post (chức vụ), typed at joining or given with the invitation."""

    since: datetime
    ended_at: datetime | None = None


class Actor(Value):
    """Who acts, from which place, at what moment: what every use case asks about first."""

    person: PersonId
    place: PlaceId
    bloc: BlocCode
    unit: UnitCode | None
    role: Role
    name: str
    post: str = ""
    at: datetime
    """When the act happened: a message's own time or a press's arrival, never later than now."""

    capacity: Capacity = OWN_RIGHT
    """In whose name they act; what it grants is read from the database at every act."""

    standing_in: Paper | None = None
    """Set where the secretary acts for ``unit``, with the paper that the unit handed in."""

    @property
    def position(self) -> Mapping[str, str]:
        """What a draft of theirs must keep beside its own subject: for whom they stand in."""
        return {BEHALF: str(self.standing_in.id)} if self.standing_in else {}


class OwnData(Value):
    """What is stored about a person, for their own eyes."""

    person: Person
    places: tuple[tuple[Place, Cycle], ...]
    consents: tuple[tuple[PlaceId, str, datetime], ...]


class Visitor(Value):
    """Whoever wrote to the bot: a person known or not, their places, the one they act from."""

    person: Person | None
    places: tuple[Place, ...] = ()
    place: Place | None = None

    @property
    def language(self) -> Language:
        """The person's language; Vietnamese for a stranger."""
        return self.person.language if self.person else Language.VI
