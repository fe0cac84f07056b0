"""One person through all tables: what is kept about them, and how they are forgotten."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime
from typing import Any

from domain.ids import PersonId
from domain.own_data import (
    OwnAcknowledgement,
    OwnAnswer,
    OwnConfirmation,
    OwnEvidence,
    OwnNotice,
    OwnPlace,
    OwnRecords,
    OwnRegistration,
    OwnScan,
    OwnSending,
    OwnTarget,
)
from domain.people import Person
from storage.rows import Row, dumped, epoch, instant, instant_or_none, points

_PLACES = (
    "SELECT bloc, unit, role, post, since, ended_at, text_version AS consent_version,"
    " language AS consent_language, at AS consent_at FROM place"
    " LEFT JOIN consent ON consent.place = place.id AND consent.person = place.person"
    " WHERE place.person = :person ORDER BY place.id"
)
_CONFIRMATIONS = (
    "SELECT bloc, year, unit, version, at, receipt, by_name, by_post FROM pledge_confirmation"
    " WHERE person = :person ORDER BY at"
)
_SENDINGS = (
    "SELECT bloc, year, unit, period, sent_at AS at, receipt, total, by_name, by_post"
    " FROM assessment WHERE person = :person AND sent_at IS NOT NULL ORDER BY sent_at"
)
_ANSWERS = (
    "SELECT bloc, year, unit, period, criterion, points, times, assigned, note, at FROM answer"
    " WHERE person = :person ORDER BY bloc, year, period, unit, criterion"
)
_EVIDENCE = (
    "SELECT bloc, year, unit, period, criterion, kind, name, text, at, removed_at FROM evidence"
    " WHERE person = :person ORDER BY id"
)
_SCANS = (
    "SELECT bloc, year, unit, period, paper.kind, paper.number, paper_file.name, paper_file.at,"
    " paper_file.removed_at FROM paper_file JOIN paper ON paper.id = paper_file.paper"
    " WHERE paper_file.person = :person ORDER BY paper_file.id"
)
_TARGETS = (
    "SELECT bloc, year, unit, text, at, removed_at FROM target WHERE person = :person ORDER BY id"
)
_REGISTRATIONS = (
    "SELECT bloc, year, unit, at FROM target_registration WHERE person = :person ORDER BY at"
)
_NOTED = (
    "SELECT bloc, year, unit, subject, due, rung, at FROM acknowledgement"
    " WHERE person = :person ORDER BY at, subject"
)
_NOTICES = (
    "SELECT bloc, year, unit, kind, subject, state, sent_at, acknowledged_at FROM notice"
    " WHERE recipient = :person AND state <> 'cancelled' ORDER BY id"
)

_FORGETTING = """
UPDATE pledge_confirmation SET by_name = :pseudonym WHERE person = :person;
UPDATE assessment SET by_name = :pseudonym WHERE person = :person AND by_name IS NOT NULL;
UPDATE answer SET by_name = :pseudonym WHERE person = :person;
UPDATE evidence SET by_name = :pseudonym, file_unique = NULL WHERE person = :person;
UPDATE pledge_signing SET by_name = :pseudonym WHERE person = :person;
UPDATE target SET by_name = :pseudonym WHERE person = :person;
UPDATE target_registration SET by_name = :pseudonym WHERE person = :person;
UPDATE paper SET by_name = :pseudonym WHERE person = :person;
UPDATE paper_file SET by_name = :pseudonym WHERE person = :person;
UPDATE place SET post = NULL WHERE person = :person;
UPDATE invitation SET name = NULL, post = NULL WHERE used_by = :person;
UPDATE notice SET message_id = NULL WHERE recipient = :person;
DELETE FROM draft WHERE person = :person;
DELETE FROM typed_message WHERE person = :person;
DELETE FROM live_message WHERE chat_id = :chat;
DELETE FROM wrong_token WHERE telegram_id = :account;
UPDATE inbox SET raw = NULL, chat_id = NULL WHERE chat_id = :chat AND finished_at IS NOT NULL;
UPDATE person SET telegram_id = -id, chat_id = 0, name = :pseudonym, acting_place = NULL,
    screen_reader = 0, reach = 'gone', reach_at = :at, reach_known_at = 0,
    erased_at = :at WHERE id = :person
"""
"""What is done to each table. The audit trail names nobody and stays as it is.

Accounts have positive numbers, so none will ever be taken for this person again.
"""


NAMING = ("by", "name")
"""Facts of a notice that name people of the unit or the secretary."""


class PersonalRows:
    """The rows of one person."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def records(self, person: Person) -> OwnRecords:
        """Return everything that is kept about a person."""
        (since,) = self._connection.execute(
            "SELECT created_at FROM person WHERE id = :person", {"person": person.id}
        ).fetchone()
        return OwnRecords(
            name=person.name,
            telegram_id=person.telegram_id,
            language=person.language,
            reach=person.reach,
            screen_reader=person.screen_reader,
            known_since=instant(since),
            places=tuple(OwnPlace(**row) for row in self._rows(_PLACES, person.id)),
            confirmations=tuple(
                OwnConfirmation(**row) for row in self._rows(_CONFIRMATIONS, person.id)
            ),
            reports_sent=tuple(OwnSending(**row) for row in self._rows(_SENDINGS, person.id)),
            answers=tuple(OwnAnswer(**row) for row in self._rows(_ANSWERS, person.id)),
            evidence=tuple(OwnEvidence(**row) for row in self._rows(_EVIDENCE, person.id)),
            scans=tuple(OwnScan(**row) for row in self._rows(_SCANS, person.id)),
            targets=tuple(OwnTarget(**row) for row in self._rows(_TARGETS, person.id)),
            registrations=tuple(
                OwnRegistration(**row) for row in self._rows(_REGISTRATIONS, person.id)
            ),
            acknowledgements=tuple(
                OwnAcknowledgement(**row) for row in self._rows(_NOTED, person.id)
            ),
            notices=tuple(OwnNotice(**row) for row in self._rows(_NOTICES, person.id)),
        )

    def forget(self, person: Person, pseudonym: str, at: datetime) -> None:
        """Remove what identifies a person; their acts stay under a pseudonym.

        Updates of theirs that are not finished stay until they are answered: a person may have
        written on. They are emptied then, like all others.
        """
        values = {
            "person": person.id,
            "pseudonym": pseudonym,
            "chat": person.chat_id,
            "account": person.telegram_id,
            "at": epoch(at),
        }
        self._forget_in_news(person, pseudonym)
        for statement in _FORGETTING.split(";"):
            self._connection.execute(statement, values)

    def _forget_in_news(self, person: Person, pseudonym: str) -> None:
        """News keep who sent a report, entered it or was authorised: true of their moment."""
        rows = self._connection.execute(
            "SELECT DISTINCT notice.id, facts FROM notice JOIN place"
            " ON place.bloc = notice.bloc"
            " AND (place.unit = notice.unit OR place.unit IS NULL)"
            " WHERE place.person = :person AND facts <> '{}'",
            {"person": person.id},
        ).fetchall()
        for row in rows:
            facts = json.loads(row["facts"])
            named = {key: pseudonym for key in NAMING if facts.get(key) == person.name}
            if named:
                self._connection.execute(
                    "UPDATE notice SET facts = :facts WHERE id = :id",
                    {"id": row["id"], "facts": dumped({**facts, **named})},
                )

    def _rows(self, query: str, person: PersonId) -> list[dict[str, Any]]:
        rows = self._connection.execute(query, {"person": person})
        return [_spoken(row) for row in rows]


_INSTANTS = {"at", "since", "ended_at", "consent_at", "removed_at", "sent_at", "acknowledged_at"}
_POINTS = {"points", "total"}


def _spoken(row: Row) -> dict[str, Any]:
    """Turn seconds into instants and hundredths into points."""
    values = dict(row)
    for name in values.keys() & _INSTANTS:
        values[name] = instant_or_none(values[name])
    for name in values.keys() & _POINTS:
        values[name] = points(values[name])
    return values
