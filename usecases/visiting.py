"""The gate: who wrote, which places they hold, where their conversation stands."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple, NoReturn

from domain.cycles import Cycle
from domain.drafts import Draft
from domain.errors import NotAllowed, OldButton, PlaceEnded
from domain.ids import PersonId, PlaceId, Year
from domain.people import Actor, OwnData, Person, Place, Reach, Visitor
from domain.words import Language
from usecases.inbox import LiveMessage
from usecases.places import newest_cycle
from usecases.ports import Tx
from usecases.reaching import note_reach


class Arrived(NamedTuple):
    """A visitor at the gate: their year, where they stand, the keyboard they see."""

    visitor: Visitor
    cycle: Cycle | None
    draft: Draft | None
    live: LiveMessage | None


class Visiting:
    """Finds out who is there. Everything else asks here first."""

    def arrive(
        self, tx: Tx, telegram_id: int, chat_id: int, place: PlaceId | None, year: Year | None
    ) -> Arrived:
        """Return who this is. A button names the place and year it was shown for."""
        live = tx.inbox.live(chat_id)
        person = tx.people.by_telegram(telegram_id)
        if person is None:
            return Arrived(Visitor(person=None), None, None, live)
        places = tuple(tx.people.places_of(person.id))
        wanted = place or person.acting_place
        seat = next((p for p in places if p.id == wanted), None)
        if seat is None and not place:
            seat = places[0] if places else None
        cycle = self._cycle(tx, seat, year)
        visitor = Visitor(person=person, places=places, place=seat)
        return Arrived(visitor, cycle, tx.drafts.of(person.id), live)

    def _cycle(self, tx: Tx, seat: Place | None, year: Year | None) -> Cycle | None:
        if seat is None:
            return None
        if year:
            return tx.cycles.get(seat.bloc, year)
        return newest_cycle(tx, seat)

    def turn_away(self, tx: Tx, person: Person | None, place: PlaceId) -> NoReturn:
        """Say what is true of a button whose place is not held now.

        Raises:
            PlaceEnded: if it was this person's once.
            OldButton: else.
        """
        found = tx.people.place(place)
        cycle = tx.cycles.current(found.bloc) if found else None
        if found and cycle and person and found.person == person.id and found.ended_at:
            raise PlaceEnded(at=cycle.calendar.local(found.ended_at))
        raise OldButton

    def places_with_cycles(self, tx: Tx, person: Person) -> tuple[tuple[Place, Cycle], ...]:
        """Return the places a person holds, each with its bloc's newest year."""
        held = ((place, newest_cycle(tx, place)) for place in tx.people.places_of(person.id))
        return tuple((place, cycle) for place, cycle in held if cycle is not None)

    def choose_place(self, tx: Tx, person: Person, place: PlaceId) -> tuple[Place, Cycle]:
        """Act from another place from now on; the conversation in progress is put aside."""
        held = self.places_with_cycles(tx, person)
        wanted = next((pair for pair in held if pair[0].id == place), None)
        if wanted is None:
            raise NotAllowed(activity="act_for")
        tx.people.act_from(person.id, place)
        tx.drafts.clear(person.id)
        return wanted

    def own_data(self, tx: Tx, person: Person) -> OwnData:
        """Return what is stored about a person."""
        return OwnData(
            person=person,
            places=self.places_with_cycles(tx, person),
            consents=tuple(tx.people.consents_of(person.id)),
        )

    def speak(self, tx: Tx, person: PersonId, language: Language) -> None:
        """Speak another language to a person from now on."""
        tx.people.set_language(person, language)

    def listen(self, tx: Tx, person: PersonId, *, on: bool) -> None:
        """Answer somebody who listens to the screen by new messages from now on, or no longer."""
        tx.people.set_screen_reader(person, on=on)

    def put_aside(self, tx: Tx, person: PersonId) -> None:
        """Leave the conversation in progress; nothing that was saved is touched."""
        tx.drafts.clear(person)

    def note_reach(self, tx: Tx, telegram_id: int, reach: Reach, at: datetime) -> None:
        """Note that a person blocked the bot or let it in again."""
        person = tx.people.by_telegram(telegram_id)
        if person is not None:
            note_reach(tx, person, reach, at)


def actor_of(person: Person, place: Place | None, at: datetime) -> Actor:
    """Return who acts, from this place.

    Raises:
        OldButton: if the place is not held (any more): its buttons mean nothing now.
    """
    if place is None:
        raise OldButton
    return Actor(
        person=person.id,
        place=place.id,
        bloc=place.bloc,
        unit=place.unit,
        role=place.role,
        name=person.name or "",
        post=place.post or "",
        at=at.replace(microsecond=0),
    )
