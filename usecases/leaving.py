"""Leaving: giving a place up, being forgotten, and taking along what is kept about oneself."""

from __future__ import annotations

from datetime import datetime

from domain.cycles import Cycle
from domain.errors import OldButton
from domain.ids import PersonId, PlaceId
from domain.leaving import EVERY_PLACE, ChoiceView, Ending, Forgotten, LeavingView
from domain.own_data import OwnFile
from domain.people import Person, Place
from usecases.places import end_place, newest_cycle, tell_of_departure, vacancy_of
from usecases.ports import Clock, Tx


class Leaving:
    """What a person may do with their own places and data, whatever their role."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def choose(self, tx: Tx, person: Person) -> ChoiceView:
        """Return the places a person may give up."""
        return ChoiceView(held=tuple(_held(tx, person)))

    def look(self, tx: Tx, person: Person, place: PlaceId) -> LeavingView:
        """Return what ends if the person gives a place up, or every place.

        Raises:
            OldButton: if the place is not theirs (any more).
        """
        held = list(_held(tx, person))
        ending = [one for one in held if place in {EVERY_PLACE, one[0].id}]
        if not ending and place != EVERY_PLACE:
            raise OldButton
        gone = [seat.id for seat, _ in ending]
        return LeavingView(
            person=person,
            ending=tuple(
                Ending(place=seat, cycle=cycle, vacancy=vacancy_of(tx, seat, gone))
                for seat, cycle in ending
            ),
            kept=len(held) - len(ending),
        )

    def leave(self, tx: Tx, person: Person, place: PlaceId, at: datetime) -> LeavingView:
        """End a person's place, or every place; what they did for the unit stays with it."""
        view = self.look(tx, person, place)
        if not view.ending:
            raise OldButton
        at = at.replace(microsecond=0)
        self._end(tx, view, at, why="left")
        return view.model_copy(update={"at": at})

    def forget(
        self, tx: Tx, person: Person, number: PersonId, pseudonym: str, at: datetime
    ) -> Forgotten:
        """Remove what identifies a person; their official acts stay under a pseudonym.

        Raises:
            OldButton: if the button was made for somebody this account was before.
        """
        if person.id != number:
            raise OldButton
        at = at.replace(microsecond=0)
        self._end(tx, self.look(tx, person, EVERY_PLACE), at, why="forgotten")
        tx.personal.forget(person, pseudonym, at)
        tx.audit.record("forgotten", f"person/{person.id}", at=at)
        return Forgotten(number=person.id, at=at)

    def own_file(self, tx: Tx, person: Person) -> OwnFile:
        """Return everything that is kept about a person."""
        records = tx.personal.records(person)
        found = [tx.cycles.get(bloc, year) for bloc, year in records.years]
        found += [tx.cycles.current(bloc) for bloc in {place.bloc for place in records.places}]
        cycles = {(c.bloc_code, c.year): c for c in found if c is not None}
        return OwnFile(records=records, cycles=cycles, at=self._clock.now())

    def _end(self, tx: Tx, view: LeavingView, at: datetime, *, why: str) -> None:
        for one in view.ending:
            end_place(tx, one.cycle, one.place, at, why=why)
        for one in view.ending:
            tell_of_departure(tx, one.cycle, one.place, at)


def _held(tx: Tx, person: Person) -> list[tuple[Place, Cycle]]:
    held = ((place, newest_cycle(tx, place)) for place in tx.people.places_of(person.id))
    return [(place, cycle) for place, cycle in held if cycle is not None]
