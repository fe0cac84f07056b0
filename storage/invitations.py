"""Invitations, found by the hash of what a person holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from domain.blocs import Role
from domain.ids import BlocCode, PersonId, PlaceId, UnitCode
from domain.invitations import Invitation
from storage.rows import Row, epoch, epoch_or_none, instant, instant_or_none

_COLUMNS = (
    "id, bloc, unit, role, inviter, replaces, name, post, expires_at, code_expires_at,"
    " created_at, used_at, revoked_at"
)


class InvitationRows:
    """Invitations to places."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, invitation: Invitation, token_hash: str, code_hash: str | None) -> int:
        """Keep a new invitation; return its number."""
        cursor = self._connection.execute(
            "INSERT INTO invitation (bloc, unit, role, inviter, replaces, name, post,"
            " token_hash, code_hash, expires_at, code_expires_at, created_at)"
            " VALUES (:bloc, :unit, :role, :inviter, :replaces, :name, :post,"
            " :token_hash, :code_hash, :expires_at, :code_expires_at, :created_at)",
            {
                "bloc": invitation.bloc,
                "unit": invitation.unit,
                "role": invitation.role.value,
                "inviter": invitation.inviter and invitation.inviter.value,
                "replaces": invitation.replaces,
                "name": invitation.name,
                "post": invitation.post,
                "token_hash": token_hash,
                "code_hash": code_hash,
                "expires_at": epoch(invitation.expires_at),
                "code_expires_at": epoch_or_none(invitation.code_expires_at),
                "created_at": epoch(invitation.created_at),
            },
        )
        return cursor.lastrowid or 0

    def open_in(self, bloc: BlocCode, now: datetime) -> Sequence[Invitation]:
        """Return the invitations of a bloc that can still be used, oldest first."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM invitation WHERE bloc = :bloc AND used_at IS NULL"
            " AND revoked_at IS NULL AND expires_at > :now ORDER BY id",
            {"bloc": bloc, "now": epoch(now)},
        )
        return [_invitation(row) for row in rows]

    def by_hash(self, hash_: str) -> Invitation | None:
        """Return the invitation whose token or code has this hash."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM invitation WHERE token_hash = :hash OR code_hash = :hash",
            {"hash": hash_},
        ).fetchone()
        return row and _invitation(row)

    def get(self, invitation: int) -> Invitation | None:
        """Return an invitation by its number."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM invitation WHERE id = :id", {"id": invitation}
        ).fetchone()
        return row and _invitation(row)

    def use(self, invitation: int, person: PersonId, at: datetime) -> None:
        """Mark an invitation as used."""
        self._connection.execute(
            "UPDATE invitation SET used_at = :at, used_by = :person WHERE id = :id",
            {"id": invitation, "person": person, "at": epoch(at)},
        )

    def revoke(self, invitation: int, at: datetime) -> None:
        """Revoke one unused invitation."""
        self._connection.execute(
            "UPDATE invitation SET revoked_at = :at"
            " WHERE id = :id AND used_at IS NULL AND revoked_at IS NULL",
            {"id": invitation, "at": epoch(at)},
        )

    def revoke_open(self, bloc: BlocCode, unit: UnitCode | None, role: Role, at: datetime) -> int:
        """Revoke every unused invitation to a place; return how many.

        One that hands a place over is that person's own affair, and stays.
        """
        return self._connection.execute(
            "UPDATE invitation SET revoked_at = :at WHERE bloc = :bloc AND role = :role"
            " AND unit IS :unit AND replaces IS NULL AND used_at IS NULL AND revoked_at IS NULL",
            {"bloc": bloc, "unit": unit, "role": role.value, "at": epoch(at)},
        ).rowcount

    def handover_of(self, place: PlaceId, now: datetime) -> Invitation | None:
        """Return the invitation to take a place over that can still be used."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM invitation WHERE replaces = :place AND used_at IS NULL"
            " AND revoked_at IS NULL AND expires_at > :now ORDER BY id DESC LIMIT 1",
            {"place": place, "now": epoch(now)},
        ).fetchone()
        return row and _invitation(row)

    def revoke_handover(self, place: PlaceId, at: datetime) -> int:
        """Revoke the unused invitation to take a place over; return how many there were."""
        return self._connection.execute(
            "UPDATE invitation SET revoked_at = :at WHERE replaces = :place"
            " AND used_at IS NULL AND revoked_at IS NULL",
            {"place": place, "at": epoch(at)},
        ).rowcount

    def note_wrong_token(self, telegram_id: int, at: datetime) -> None:
        """Remember that an account gave a wrong token."""
        self._connection.execute(
            "INSERT INTO wrong_token (telegram_id, at) VALUES (:telegram_id, :at)",
            {"telegram_id": telegram_id, "at": epoch(at)},
        )

    def forget_wrong_tokens(self, before: datetime) -> int:
        """Forget wrong tokens given before an instant; return how many."""
        return self._connection.execute(
            "DELETE FROM wrong_token WHERE at < :before", {"before": epoch(before)}
        ).rowcount

    def wrong_tokens_since(self, telegram_id: int, since: datetime) -> int:
        """Count an account's wrong tokens since an instant."""
        row = self._connection.execute(
            "SELECT count(at) AS tries FROM wrong_token"
            " WHERE telegram_id = :telegram_id AND at > :since",
            {"telegram_id": telegram_id, "since": epoch(since)},
        ).fetchone()
        return int(row["tries"])


def _invitation(row: Row) -> Invitation:
    return Invitation(
        id=row["id"],
        bloc=row["bloc"],
        unit=row["unit"],
        role=Role(row["role"]),
        inviter=row["inviter"] and Role(row["inviter"]),
        replaces=row["replaces"],
        name=row["name"],
        post=row["post"],
        expires_at=instant(row["expires_at"]),
        code_expires_at=instant_or_none(row["code_expires_at"]),
        created_at=instant(row["created_at"]),
        used_at=instant_or_none(row["used_at"]),
        revoked_at=instant_or_none(row["revoked_at"]),
    )
