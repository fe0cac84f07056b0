"""Invitations, and the tries of those who guess."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.blocs import Role
from domain.ids import BlocCode, PersonId, PlaceId, UnitCode
from domain.invitations import Invitation


class Invitations(Protocol):
    """Invitations, found by the hash of what a person holds."""

    def add(self, invitation: Invitation, token_hash: str, code_hash: str | None) -> int:
        """Keep a new invitation; return its number."""
        ...

    def open_in(self, bloc: BlocCode, now: datetime) -> Sequence[Invitation]:
        """Return the invitations of a bloc that can still be used, oldest first."""
        ...

    def by_hash(self, hash_: str) -> Invitation | None:
        """Return the invitation whose token or code has this hash."""
        ...

    def get(self, invitation: int) -> Invitation | None:
        """Return an invitation by its number."""
        ...

    def use(self, invitation: int, person: PersonId, at: datetime) -> None:
        """Mark an invitation as used."""
        ...

    def revoke(self, invitation: int, at: datetime) -> None:
        """Revoke one unused invitation."""
        ...

    def revoke_open(self, bloc: BlocCode, unit: UnitCode | None, role: Role, at: datetime) -> int:
        """Revoke every unused invitation to a place; return how many."""
        ...

    def handover_of(self, place: PlaceId, now: datetime) -> Invitation | None:
        """Return the invitation to take a place over that can still be used."""
        ...

    def revoke_handover(self, place: PlaceId, at: datetime) -> int:
        """Revoke the unused invitation to take a place over; return how many there were."""
        ...

    def note_wrong_token(self, telegram_id: int, at: datetime) -> None:
        """Remember that an account gave a wrong token."""
        ...

    def forget_wrong_tokens(self, before: datetime) -> int:
        """Forget wrong tokens given before an instant; return how many."""
        ...

    def wrong_tokens_since(self, telegram_id: int, since: datetime) -> int:
        """Count an account's wrong tokens since an instant."""
        ...
