"""Notices on their way out, and the ledger they form."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.ids import BlocCode, DeadlineKey, NoticeId, PersonId, PlaceId, UnitCode, Year
from domain.notices import (
    UNREACHABLE,
    Acknowledgement,
    Notice,
    NoticeKey,
    NoticeKind,
    NoticeState,
)
from domain.people import Actor, Place
from storage.rows import Row, dumped, epoch, instant, instant_or_none, loaded

_COLUMNS = (
    "notice.id, bloc, year, recipient, kind, subject, due, rung, place, unit, facts, state,"
    " not_before, planned_at, sent_at, message_id, resent, acknowledged_at, acknowledged_by"
)
_RETURNED = _COLUMNS.replace("notice.id", "id")
_REMINDING = "('reminder', 'snooze', 'nudge')"


class NoticeRows:
    """Rows of notices and acknowledgements."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def plan(
        self,
        key: NoticeKey,
        place: PlaceId,
        unit: UnitCode | None,
        *,
        not_before: datetime,
        at: datetime,
        facts: Mapping[str, str] | None = None,
    ) -> bool:
        """Plan a notice unless its key is there already; tell whether it was new."""
        cursor = self._connection.execute(
            "INSERT INTO notice (bloc, year, recipient, kind, subject, due, rung, place, unit,"
            " facts, state, not_before, planned_at) VALUES (:bloc, :year, :recipient, :kind,"
            " :subject, :due, :rung, :place, :unit, :facts, 'planned', :not_before, :at)"
            " ON CONFLICT (bloc, year, recipient, kind, subject, due, rung) DO NOTHING",
            {
                "bloc": key.bloc,
                "year": key.year,
                "recipient": key.recipient,
                "kind": key.kind.value,
                "subject": key.subject,
                "due": key.due,
                "rung": key.rung,
                "place": place,
                "unit": unit,
                "facts": dumped(facts or {}),
                "not_before": epoch(not_before),
                "at": epoch(at),
            },
        )
        return cursor.rowcount == 1

    def waiting(self, now: datetime, limit: int) -> Sequence[tuple[PersonId, PlaceId, Year]]:
        """Return the reachable people whom something is due for, longest waiting first.

        Each is named with the place and year that the buttons of their message will carry.
        """
        # Read from the front of an index until there are enough: grouping would walk over all.
        rows = self._connection.execute(
            "SELECT recipient, place, year FROM notice CROSS JOIN person ON person.id = recipient"
            " WHERE state = 'planned' AND not_before <= :now AND reach = 'reachable'"
            " ORDER BY not_before, notice.id",
            {"now": epoch(now)},
        )
        found: dict[tuple[PersonId, PlaceId, Year], None] = {}
        for row in rows:
            found[row["recipient"], row["place"], row["year"]] = None
            if len(found) == limit:
                break
        rows.close()
        return list(found)

    def planned_for(self, recipient: PersonId, place: PlaceId, year: Year) -> Sequence[Notice]:
        """Return what is planned for a person in one place and year, earliest first."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM notice WHERE state = 'planned' AND recipient = :recipient"
            " AND place = :place AND year = :year ORDER BY not_before, id",
            {"recipient": recipient, "place": place, "year": year},
        )
        return [_notice(row) for row in rows]

    def claim(self, notices: Sequence[NoticeId], at: datetime) -> Sequence[Notice]:
        """Move planned notices to ``sending`` and return those that were still planned."""
        claimed = []
        for notice in notices:
            row = self._connection.execute(
                "UPDATE notice SET state = 'sending', sending_at = :at, attempts = attempts + 1"
                f" WHERE id = :id AND state = 'planned' RETURNING {_RETURNED}",
                {"id": notice, "at": epoch(at)},
            ).fetchone()
            if row is not None:
                claimed.append(_notice(row))
        return claimed

    def settle(
        self,
        notices: Sequence[NoticeId],
        state: NoticeState,
        at: datetime,
        *,
        message_id: int | None = None,
        trouble: str | None = None,
    ) -> None:
        """Write how a delivery ended."""
        self._connection.executemany(
            "UPDATE notice SET state = :state, message_id = :message_id, trouble = :trouble,"
            " sent_at = CASE WHEN :state IN ('sent', 'unknown') THEN :at ELSE sent_at END"
            " WHERE id = :id",
            [
                {
                    "id": notice,
                    "state": state.value,
                    "at": epoch(at),
                    "message_id": message_id,
                    "trouble": trouble,
                }
                for notice in notices
            ],
        )

    def put_back(self, notices: Sequence[NoticeId], *, not_before: datetime, resent: bool) -> None:
        """Plan notices again: they did not go out, or go out once more (``resent``, for good)."""
        self._connection.executemany(
            "UPDATE notice SET state = 'planned', not_before = :not_before,"
            " resent = max(resent, :resent) WHERE id = :id",
            [
                {"id": notice, "not_before": epoch(not_before), "resent": int(resent)}
                for notice in notices
            ],
        )

    def interrupted(self) -> Sequence[Notice]:
        """Return notices found ``sending``: a crash came between the call and its mark."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM notice WHERE state = 'sending' ORDER BY id"
        )
        return [_notice(row) for row in rows]

    def cancel(
        self,
        bloc: BlocCode,
        year: Year,
        subject: str,
        kinds: Sequence[NoticeKind],
        *,
        unit: UnitCode | None = None,
        recipient: PersonId | None = None,
    ) -> int:
        """Cancel planned notices about a subject; return how many."""
        cancelled = 0
        for kind in kinds:
            cancelled += self._connection.execute(
                "UPDATE notice SET state = 'cancelled' WHERE bloc = :bloc AND year = :year"
                " AND subject = :subject AND kind = :kind AND state = 'planned'"
                " AND (:unit IS NULL OR unit = :unit)"
                " AND (:recipient IS NULL OR recipient = :recipient)",
                {
                    "bloc": bloc,
                    "year": year,
                    "subject": subject,
                    "kind": kind.value,
                    "unit": unit,
                    "recipient": recipient,
                },
            ).rowcount
        return cancelled

    def hand_on(self, old: PlaceId, new: Place) -> int:
        """Let what is planned for a place go to another's holder; return how many.

        What they are to be told anyway is left where it is.
        """
        return self._connection.execute(
            "UPDATE notice SET recipient = :person, place = :new WHERE state = 'planned'"
            " AND place = :old AND recipient = (SELECT person FROM place WHERE id = :old)"
            " AND NOT EXISTS (SELECT 1 FROM notice AS other WHERE other.bloc = notice.bloc"
            " AND other.year = notice.year AND other.recipient = :person"
            " AND other.kind = notice.kind AND other.subject = notice.subject"
            " AND other.due = notice.due AND other.rung = notice.rung)",
            {"old": old, "new": new.id, "person": new.person},
        ).rowcount

    def cancel_to(self, place: PlaceId) -> int:
        """Cancel what is planned for a place; return how many."""
        return self._connection.execute(
            "UPDATE notice SET state = 'cancelled' WHERE state = 'planned' AND place = :place"
            " AND recipient = (SELECT person FROM place WHERE id = :place)",
            {"place": place},
        ).rowcount

    def next_planned(self) -> Notice | None:
        """Return the planned notice to a reachable person that becomes due first."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM notice JOIN person ON person.id = recipient"
            " WHERE state = 'planned' AND reach = 'reachable'"
            " ORDER BY not_before, notice.id LIMIT 1"
        ).fetchone()
        return row and _notice(row)

    def counts(self) -> Mapping[str, int]:
        """Return how many notices are in each state."""
        rows = self._connection.execute("SELECT state, count(*) FROM notice GROUP BY state")
        return {state.value: 0 for state in NoticeState} | dict(map(tuple, rows))

    def get(self, notice: NoticeId) -> Notice | None:
        """Return one notice."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM notice WHERE id = :id", {"id": notice}
        ).fetchone()
        return row and _notice(row)

    def ledger(
        self, bloc: BlocCode, year: Year, *, subject: str | None, unit: UnitCode | None
    ) -> Sequence[Notice]:
        """Return the reminders of a cycle about a deadline or for a unit, oldest first."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM notice WHERE bloc = :bloc AND year = :year"
            f" AND kind IN {_REMINDING} AND (:subject IS NULL OR subject = :subject)"
            " AND (:unit IS NULL OR unit = :unit) ORDER BY planned_at, id",
            {"bloc": bloc, "year": year, "subject": subject, "unit": unit},
        )
        return [_notice(row) for row in rows]

    def cards(
        self, bloc: BlocCode, year: Year, recipient: PersonId, subject: str
    ) -> Sequence[Notice]:
        """Return the delivered reminders of a person about a deadline, oldest first."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM notice WHERE bloc = :bloc AND year = :year"
            f" AND recipient = :recipient AND kind IN {_REMINDING} AND subject = :subject"
            " AND state = 'sent' AND message_id IS NOT NULL ORDER BY sent_at, id",
            {"bloc": bloc, "year": year, "recipient": recipient, "subject": subject},
        )
        return [_notice(row) for row in rows]

    def unnoted(self, bloc: BlocCode, year: Year, place: PlaceId) -> Sequence[Notice]:
        """Return the delivered reminders to a place that its holder has not taken note of."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM notice WHERE bloc = :bloc AND year = :year"
            f" AND recipient = (SELECT person FROM place WHERE id = :place) AND place = :place"
            f" AND kind IN {_REMINDING} AND state IN ('sent', 'unknown')"
            " AND acknowledged_at IS NULL ORDER BY notice.id",
            {"bloc": bloc, "year": year, "place": place},
        )
        return [_notice(row) for row in rows]

    def let_go(self, bloc: BlocCode, year: Year, recipient: PersonId, message_id: int) -> None:
        """Note that a reminder's message shows something else now: it is a card no more."""
        self._connection.execute(
            "UPDATE notice SET message_id = NULL WHERE bloc = :bloc AND year = :year"
            " AND recipient = :recipient AND message_id = :message_id",
            {"bloc": bloc, "year": year, "recipient": recipient, "message_id": message_id},
        )

    def revive(self, recipient: PersonId) -> int:
        """Plan again what failed because its recipient could not be reached; return how many."""
        return self._connection.execute(
            "UPDATE notice SET state = 'planned' WHERE recipient = :recipient"
            f" AND state = 'failed' AND trouble = '{UNREACHABLE}'",
            {"recipient": recipient},
        ).rowcount

    def acknowledge(
        self, actor: Actor, year: Year, subject: DeadlineKey, due: str, rung: int
    ) -> Acknowledgement:
        """Keep that a place took note of a rung; a second time returns the first."""
        key = {
            "bloc": actor.bloc,
            "year": year,
            "subject": subject,
            "place": actor.place,
            "due": due,
            "rung": rung,
        }
        self._connection.execute(
            "INSERT INTO acknowledgement (bloc, year, subject, place, due, rung, person, unit, at)"
            " VALUES (:bloc, :year, :subject, :place, :due, :rung, :person, :unit, :at)"
            " ON CONFLICT (bloc, year, subject, place, due, rung) DO NOTHING",
            {**key, "person": actor.person, "unit": actor.unit, "at": epoch(actor.at)},
        )
        self._connection.execute(
            "UPDATE notice SET acknowledged_at = :at, acknowledged_by = :person"
            " WHERE bloc = :bloc AND year = :year AND recipient = :person AND subject = :subject"
            " AND place = :place AND due IN (:due, :due || '/' || coalesce(:unit, ''))"
            f" AND rung <= :rung AND kind IN {_REMINDING}"
            " AND acknowledged_at IS NULL AND state IN ('sent', 'unknown')",
            {**key, "person": actor.person, "unit": actor.unit, "at": epoch(actor.at)},
        )
        row = self._connection.execute(
            "SELECT subject, place, unit, person, due, rung, at FROM acknowledgement"
            " WHERE bloc = :bloc AND year = :year AND subject = :subject AND place = :place"
            " AND due = :due AND rung = :rung",
            key,
        ).fetchone()
        return _acknowledgement(row)

    def find(self, key: NoticeKey) -> Notice | None:
        """Return the notice of this key."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM notice WHERE bloc = :bloc AND year = :year"
            " AND recipient = :recipient AND kind = :kind AND subject = :subject"
            " AND due = :due AND rung = :rung",
            {**key.model_dump(), "kind": key.kind.value},
        ).fetchone()
        return row and _notice(row)

    def newest(
        self,
        bloc: BlocCode,
        year: Year,
        recipient: PersonId,
        kind: NoticeKind,
        subject: str,
        due: str = "",
    ) -> Notice | None:
        """Return the notice of the highest rung to a person about a subject and its due day."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM notice WHERE bloc = :bloc AND year = :year"
            " AND recipient = :recipient AND kind = :kind AND subject = :subject AND due = :due"
            " ORDER BY rung DESC LIMIT 1",
            {
                "bloc": bloc,
                "year": year,
                "recipient": recipient,
                "kind": kind.value,
                "subject": subject,
                "due": due,
            },
        ).fetchone()
        return row and _notice(row)

    def last_sent(self, bloc: BlocCode, year: Year, recipient: PersonId) -> datetime | None:
        """Return when a message last arrived at a person."""
        row = self._connection.execute(
            "SELECT max(sent_at) AS at FROM notice WHERE bloc = :bloc AND year = :year"
            " AND recipient = :recipient AND state = 'sent'",
            {"bloc": bloc, "year": year, "recipient": recipient},
        ).fetchone()
        return instant_or_none(row["at"])

    def noted(
        self, bloc: BlocCode, year: Year, subject: str, due: str, rung: int
    ) -> Sequence[Acknowledgement]:
        """Return who took note of one rung of a deadline, first come first."""
        rows = self._connection.execute(
            "SELECT subject, place, unit, person, due, rung, at FROM acknowledgement"
            " WHERE bloc = :bloc AND year = :year AND subject = :subject AND due = :due"
            " AND rung = :rung ORDER BY at, place",
            {"bloc": bloc, "year": year, "subject": subject, "due": due, "rung": rung},
        )
        return [_acknowledgement(row) for row in rows]

    def acknowledgements(self, bloc: BlocCode, year: Year) -> Sequence[Acknowledgement]:
        """Return every acknowledgement of a cycle, oldest first."""
        rows = self._connection.execute(
            "SELECT subject, place, unit, person, due, rung, at FROM acknowledgement"
            " WHERE bloc = :bloc AND year = :year ORDER BY at, place, rung",
            {"bloc": bloc, "year": year},
        )
        return [_acknowledgement(row) for row in rows]


def _acknowledgement(row: Row) -> Acknowledgement:
    return Acknowledgement(**{**dict(row), "at": instant(row["at"])})


def _notice(row: Row) -> Notice:
    return Notice(
        id=row["id"],
        key=NoticeKey(
            bloc=row["bloc"],
            year=row["year"],
            recipient=row["recipient"],
            kind=NoticeKind(row["kind"]),
            subject=row["subject"],
            due=row["due"],
            rung=row["rung"],
        ),
        place=row["place"],
        unit=row["unit"],
        facts=loaded(row["facts"]),
        state=NoticeState(row["state"]),
        not_before=instant(row["not_before"]),
        planned_at=instant(row["planned_at"]),
        sent_at=instant_or_none(row["sent_at"]),
        message_id=row["message_id"],
        resent=bool(row["resent"]),
        acknowledged_at=instant_or_none(row["acknowledged_at"]),
        acknowledged_by=row["acknowledged_by"],
    )
