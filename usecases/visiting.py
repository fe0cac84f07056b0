"""The gate: who wrote, which places they hold, where their conversation stands."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple, NoReturn

from domain.capacities import Capacity, CapacityKind
from domain.cycles import Cycle
from domain.drafts import CARDS, LEFT, Draft, Step
from domain.errors import NotAllowed, OldButton, PlaceEnded
from domain.ids import PaperId, PersonId, PlaceId, Year
from domain.papers import Paper
from domain.people import Actor, OwnData, Person, Place, Reach, Visitor
from domain.words import Language
from usecases.authority import paper_in_hand
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
    paper: Paper | None = None
    """What the visitor stands in for a unit with."""


class Visiting:
    """Finds out who is there. Everything else asks here first."""

    def arrive(
        self,
        tx: Tx,
        telegram_id: int,
        chat_id: int,
        place: PlaceId | None,
        year: Year | None,
        behalf: PaperId | None = None,
    ) -> Arrived:
        """Return who this is. A button names the place and year it was shown for.

        Where the secretary stood in for a unit, it names the paper too, and so that unit: if that
        paper is not there, or is none of the place's bloc and year, nobody acts from anywhere.
        """
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
        paper = None
        if behalf is not None and seat is not None and cycle is not None:
            paper = paper_in_hand(tx, seat.bloc, cycle, behalf)
        if behalf is not None and paper is None:
            visitor = Visitor(person=person, places=places, place=None)
        return Arrived(visitor, cycle, tx.drafts.of(person.id), live, paper)

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

    def leave(self, tx: Tx, draft: Draft) -> Draft | None:
        """Leave a step whose screen is left; return what remains of it.

        Of a criterion's card its name remains: what comes later is asked about, never saved as if
        the card were still before the person's eyes.
        """
        if draft.step not in CARDS:
            tx.drafts.clear(draft.person)
            return None
        subject = {**draft.subject, LEFT: draft.step.value}
        left = draft.model_copy(update={"step": Step.LEFT, "subject": subject})
        tx.drafts.keep(left)
        return left

    def put_aside(self, tx: Tx, person: PersonId) -> None:
        """Leave the conversation in progress; nothing that was saved is touched."""
        tx.drafts.clear(person)

    def note_reach(self, tx: Tx, telegram_id: int, reach: Reach, at: datetime) -> None:
        """Note that a person blocked the bot or let it in again."""
        person = tx.people.by_telegram(telegram_id)
        if person is not None:
            note_reach(tx, person, reach, at)


def actor_of(
    person: Person, place: Place | None, at: datetime, paper: Paper | None = None
) -> Actor:
    """Return who acts, from this place.

    Raises:
        OldButton: if the place is not held (any more): its buttons mean nothing now.
    """
    if place is None:
        raise OldButton
    if paper is not None:
        return _standing_in(person, place, at, paper)
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


def _standing_in(person: Person, place: Place, at: datetime, paper: Paper) -> Actor:
    """Return the secretary as they act for the unit that handed this paper in."""
    actor = actor_of(person, place, at)
    capacity = Capacity(
        kind=CapacityKind.ON_BEHALF, number=paper.name.number, day=paper.name.day, paper=paper.id
    )
    update = {"unit": paper.topic.unit, "capacity": capacity, "standing_in": paper}
    return actor.model_copy(update=update)
