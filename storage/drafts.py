"""Positions of conversations."""

from __future__ import annotations

import sqlite3

from domain.drafts import Draft, Step
from domain.ids import PersonId, Revision
from storage.rows import dumped, epoch, instant, loaded


class DraftRows:
    """Where each person's conversation stands."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, person: PersonId) -> Draft | None:
        """Return the person's position."""
        row = self._connection.execute(
            "SELECT person, place, year, step, subject, revision, updated_at"
            " FROM draft WHERE person = :person",
            {"person": person},
        ).fetchone()
        if row is None:
            return None
        return Draft(
            person=row["person"],
            place=row["place"],
            year=row["year"],
            step=Step(row["step"]),
            subject=loaded(row["subject"]),
            revision=Revision(row["revision"]),
            updated_at=instant(row["updated_at"]),
        )

    def keep(self, draft: Draft) -> None:
        """Set a person's position."""
        self._connection.execute(
            "INSERT INTO draft (person, place, year, step, subject, revision, updated_at)"
            " VALUES (:person, :place, :year, :step, :subject, :revision, :updated_at)"
            " ON CONFLICT (person) DO UPDATE SET place = excluded.place, year = excluded.year,"
            " step = excluded.step, subject = excluded.subject, revision = excluded.revision,"
            " updated_at = excluded.updated_at",
            {
                "person": draft.person,
                "place": draft.place,
                "year": draft.year,
                "step": draft.step.value,
                "subject": dumped(draft.subject),
                "revision": draft.revision,
                "updated_at": epoch(draft.updated_at),
            },
        )

    def clear(self, person: PersonId) -> None:
        """Forget a person's position; answers are not touched."""
        self._connection.execute("DELETE FROM draft WHERE person = :person", {"person": person})
