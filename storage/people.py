"""People, the places they hold, and what they agreed to."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from domain.blocs import Role
from domain.errors import NotFound
from domain.ids import BlocCode, PersonId, PlaceId, UnitCode
from domain.people import Person, Place, Reach
from domain.words import Language
from storage.rows import Row, epoch, instant, instant_or_none

_PERSON = "person.id, telegram_id, chat_id, name, language, reach, screen_reader, acting_place"
_PLACE = "place.id AS place_id, person, bloc, unit, role, post, since, ended_at"


class PeopleRows:
    """Rows of people and places."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def by_telegram(self, telegram_id: int) -> Person | None:
        """Return the person with this account."""
        row = self._connection.execute(
            f"SELECT {_PERSON} FROM person WHERE telegram_id = :telegram_id",
            {"telegram_id": telegram_id},
        ).fetchone()
        return row and _person(row)

    def get(self, person: PersonId) -> Person:
        """Return a person, or raise NotFound."""
        row = self._connection.execute(
            f"SELECT {_PERSON} FROM person WHERE id = :id", {"id": person}
        ).fetchone()
        if row is None:
            raise NotFound(person=person)
        return _person(row)

    def add(self, telegram_id: int, chat_id: int, language: Language, at: datetime) -> Person:
        """Keep a new person."""
        cursor = self._connection.execute(
            "INSERT INTO person (telegram_id, chat_id, language, reach, reach_at, created_at)"
            " VALUES (:telegram_id, :chat_id, :language, 'reachable', :at, :at)",
            {
                "telegram_id": telegram_id,
                "chat_id": chat_id,
                "language": language.value,
                "at": epoch(at),
            },
        )
        return self.get(PersonId(cursor.lastrowid or 0))

    def rename(self, person: PersonId, name: str) -> None:
        """Set a person's official name."""
        self._set(person, "name", name)

    def set_language(self, person: PersonId, language: Language) -> None:
        """Set a person's language."""
        self._set(person, "language", language.value)

    def set_screen_reader(self, person: PersonId, *, on: bool) -> None:
        """Note whether a person listens to the screen."""
        self._set(person, "screen_reader", int(on))

    def act_from(self, person: PersonId, place: PlaceId) -> None:
        """Choose which place a person acts from."""
        self._set(person, "acting_place", place)

    def _set(self, person: PersonId, column: str, value: object) -> None:
        self._connection.execute(
            f"UPDATE person SET {column} = :value WHERE id = :id", {"id": person, "value": value}
        )

    def set_post(self, place: PlaceId, post: str) -> None:
        """Set the official post of a place."""
        self._connection.execute(
            "UPDATE place SET post = :post WHERE id = :id", {"id": place, "post": post}
        )

    def set_reach(self, person: PersonId, reach: Reach, at: datetime) -> None:
        """Note whether messages reach a person."""
        self._connection.execute(
            "UPDATE person SET reach = :reach, reach_at = :at WHERE id = :id AND reach <> :reach",
            {"id": person, "reach": reach.value, "at": epoch(at)},
        )

    def note_known(self, person: PersonId, at: datetime) -> None:
        """Note when it was last known whether messages reach a person."""
        self._set(person, "reach_known_at", epoch(at))

    def unknown_since(self, bloc: BlocCode, since: datetime) -> Sequence[Person]:
        """Return a bloc's people of whom nothing is known since then, longest first; none gone."""
        rows = self._connection.execute(
            f"SELECT DISTINCT {_PERSON}, reach_known_at"
            " FROM place JOIN person ON person.id = place.person"
            " WHERE bloc = :bloc AND ended_at IS NULL AND reach <> 'gone'"
            " AND reach_known_at <= :since ORDER BY reach_known_at, person.id",
            {"bloc": bloc, "since": epoch(since)},
        )
        return [_person(row) for row in rows]

    def move_chat(self, old_chat: int, new_chat: int) -> None:
        """Follow a chat that got another number."""
        self._connection.execute(
            "UPDATE person SET chat_id = :new WHERE chat_id = :old",
            {"old": old_chat, "new": new_chat},
        )

    def places_of(self, person: PersonId) -> Sequence[Place]:
        """Return the places a person holds now, in the order they were taken."""
        rows = self._connection.execute(
            f"SELECT {_PLACE} FROM place WHERE person = :person AND ended_at IS NULL",
            {"person": person},
        )
        # Read with every update, and mostly one row: SQLite would set up a sorter for it.
        return sorted(map(_place, rows), key=lambda place: place.id)

    def place(self, place: PlaceId) -> Place | None:
        """Return a place, also one that ended."""
        row = self._connection.execute(
            f"SELECT {_PLACE} FROM place WHERE id = :id", {"id": place}
        ).fetchone()
        return row and _place(row)

    def members(self, bloc: BlocCode) -> Sequence[tuple[Place, Person]]:
        """Return everyone who holds a place in a bloc now."""
        rows = self._connection.execute(
            f"SELECT {_PLACE}, {_PERSON} FROM place JOIN person ON person.id = place.person"
            " WHERE bloc = :bloc AND ended_at IS NULL ORDER BY place.id",
            {"bloc": bloc},
        )
        return [(_place(row), _person(row)) for row in rows]

    def holders(self, role: Role) -> Sequence[tuple[Place, Person]]:
        """Return everyone who holds a place of this role now, in whatever bloc."""
        rows = self._connection.execute(
            f"SELECT {_PLACE}, {_PERSON} FROM place JOIN person ON person.id = place.person"
            " WHERE role = :role AND ended_at IS NULL ORDER BY place.id",
            {"role": role.value},
        )
        return [(_place(row), _person(row)) for row in rows]

    def take_place(
        self,
        person: PersonId,
        bloc: BlocCode,
        unit: UnitCode | None,
        role: Role,
        post: str | None,
        at: datetime,
    ) -> Place:
        """Give a person a place; one they hold already is returned as it is."""
        self._connection.execute(
            "INSERT INTO place (person, bloc, unit, role, post, since)"
            " VALUES (:person, :bloc, :unit, :role, :post, :since) ON CONFLICT DO NOTHING",
            {
                "person": person,
                "bloc": bloc,
                "unit": unit,
                "role": role.value,
                "post": post,
                "since": epoch(at),
            },
        )
        held = self.places_of(person)
        return next(p for p in held if (p.bloc, p.unit, p.role) == (bloc, unit, role))

    def end_place(self, place: PlaceId, at: datetime) -> None:
        """End a place: its rights are gone at once."""
        self._connection.execute(
            "UPDATE place SET ended_at = :at WHERE id = :id AND ended_at IS NULL",
            {"id": place, "at": epoch(at)},
        )

    def consent(
        self, person: PersonId, place: PlaceId, text_version: str, language: Language, at: datetime
    ) -> None:
        """Keep that a person agreed to the consent text of this version."""
        self._connection.execute(
            "INSERT INTO consent (person, place, text_version, language, at)"
            " VALUES (:person, :place, :text_version, :language, :at)"
            " ON CONFLICT (person, place) DO UPDATE SET text_version = excluded.text_version,"
            " language = excluded.language, at = excluded.at, put_off_at = NULL",
            {
                "person": person,
                "place": place,
                "text_version": text_version,
                "language": language.value,
                "at": epoch(at),
            },
        )

    def consent_of(self, person: PersonId, place: PlaceId) -> tuple[str, datetime | None] | None:
        """Return which text a person agreed to for a place, and when they put a newer one off."""
        row = self._connection.execute(
            "SELECT text_version, put_off_at FROM consent"
            " WHERE person = :person AND place = :place",
            {"person": person, "place": place},
        ).fetchone()
        return row and (row["text_version"], instant_or_none(row["put_off_at"]))

    def put_consent_off(self, person: PersonId, place: PlaceId, at: datetime) -> None:
        """Note that a person wants to be asked about the newer text another time."""
        self._connection.execute(
            "UPDATE consent SET put_off_at = :at WHERE person = :person AND place = :place",
            {"person": person, "place": place, "at": epoch(at)},
        )

    def consents_of(self, person: PersonId) -> Sequence[tuple[PlaceId, str, datetime]]:
        """Return a person's consents: place, text version, instant."""
        rows = self._connection.execute(
            "SELECT place, text_version, at FROM consent WHERE person = :person ORDER BY place",
            {"person": person},
        )
        return [(row["place"], row["text_version"], instant(row["at"])) for row in rows]


def _person(row: Row) -> Person:
    return Person(
        id=row["id"],
        telegram_id=row["telegram_id"],
        chat_id=row["chat_id"],
        name=row["name"],
        language=Language(row["language"]),
        reach=Reach(row["reach"]),
        screen_reader=bool(row["screen_reader"]),
        acting_place=row["acting_place"],
    )


def _place(row: Row) -> Place:
    return Place(
        id=row["place_id"],
        person=row["person"],
        bloc=row["bloc"],
        unit=row["unit"],
        role=Role(row["role"]),
        post=row["post"],
        since=instant(row["since"]),
        ended_at=instant_or_none(row["ended_at"]),
    )
