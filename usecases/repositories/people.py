"""People, their places, their consent: what the use cases ask of where they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.blocs import Role
from domain.ids import BlocCode, PersonId, PlaceId, UnitCode
from domain.people import Person, Place, Reach
from domain.words import Language


class People(Protocol):
    """People, their places, their consent."""

    def by_telegram(self, telegram_id: int) -> Person | None:
        """Return the person with this account."""
        ...

    def get(self, person: PersonId) -> Person:
        """Return a person, or raise NotFound."""
        ...

    def add(self, telegram_id: int, chat_id: int, language: Language, at: datetime) -> Person:
        """Keep a new person."""
        ...

    def rename(self, person: PersonId, name: str) -> None:
        """Set a person's official name."""
        ...

    def set_post(self, place: PlaceId, post: str) -> None:
        """Set the official post of a place."""
        ...

    def set_language(self, person: PersonId, language: Language) -> None:
        """Set a person's language."""
        ...

    def set_screen_reader(self, person: PersonId, *, on: bool) -> None:
        """Note whether a person listens to the screen."""
        ...

    def set_reach(self, person: PersonId, reach: Reach, at: datetime) -> None:
        """Note whether messages reach a person."""
        ...

    def note_known(self, person: PersonId, at: datetime) -> None:
        """Note when it was last known whether messages reach a person."""
        ...

    def unknown_since(self, bloc: BlocCode, since: datetime) -> Sequence[Person]:
        """Return a bloc's people of whom nothing is known since then, longest first; none gone."""
        ...

    def move_chat(self, old_chat: int, new_chat: int) -> None:
        """Follow a chat that got another number."""
        ...

    def act_from(self, person: PersonId, place: PlaceId) -> None:
        """Choose which place a person acts from."""
        ...

    def places_of(self, person: PersonId) -> Sequence[Place]:
        """Return the places a person holds now, in the order they were taken."""
        ...

    def place(self, place: PlaceId) -> Place | None:
        """Return a place, also one that ended."""
        ...

    def members(self, bloc: BlocCode) -> Sequence[tuple[Place, Person]]:
        """Return everyone who holds a place in a bloc now."""
        ...

    def holders(self, role: Role) -> Sequence[tuple[Place, Person]]:
        """Return everyone who holds a place of this role now, in whatever bloc."""
        ...

    def take_place(
        self,
        person: PersonId,
        bloc: BlocCode,
        unit: UnitCode | None,
        role: Role,
        post: str | None,
        at: datetime,
    ) -> Place:
        """Give a person a place."""
        ...

    def end_place(self, place: PlaceId, at: datetime) -> None:
        """End a place: its rights are gone at once."""
        ...

    def consent(
        self, person: PersonId, place: PlaceId, text_version: str, language: Language, at: datetime
    ) -> None:
        """Keep that a person agreed to the consent text of this version."""
        ...

    def consent_of(self, person: PersonId, place: PlaceId) -> tuple[str, datetime | None] | None:
        """Return which text a person agreed to for a place, and when they put a newer one off."""
        ...

    def put_consent_off(self, person: PersonId, place: PlaceId, at: datetime) -> None:
        """Note that a person wants to be asked about the newer text another time."""
        ...

    def consents_of(self, person: PersonId) -> Sequence[tuple[PlaceId, str, datetime]]:
        """Return a person's consents: place, text version, instant."""
        ...
