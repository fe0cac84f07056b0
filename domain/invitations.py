"""Invitations: single-use, bound to a bloc, a unit and a role, kept only as a hash."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime, timedelta
from enum import StrEnum

from pydantic import Field

from domain.blocs import Labels, Role
from domain.ids import BlocCode, PlaceId, UnitCode
from domain.model import Value
from domain.words import Words

LIFETIME = timedelta(days=30)
CODE_LIFETIME = timedelta(days=3)
TRIES = 5
"""Wrong tokens an account may give within an hour (INTERFACE: deep links)."""

TRY_WINDOW = timedelta(hours=1)

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}", re.ASCII)
_CODE = re.compile(r"[0-9]{8}", re.ASCII)
_LINK = re.compile(r"[?&]start=([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])", re.ASCII)
_AMONG_WORDS = re.compile(
    r"(?<![0-9])(?<![0-9][ .\-])"
    r"(?:[0-9]{8}|[0-9]{4}[ .\-][0-9]{4}|[0-9]{2}(?:[ .\-][0-9]{2}){3})"
    r"(?![ .\-]?[0-9])",
    re.ASCII,
)


class InvitationState(StrEnum):
    """Whether an invitation can still be used, and if not, why."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"


class Invitation(Value):
    """An invitation to one place."""

    id: int = 0
    """Its number; 0 before it is kept."""

    bloc: BlocCode
    unit: UnitCode | None
    role: Role
    inviter: Role | None = None
    """In whose name it was made; None for the terminal, which speaks for the secretary."""

    replaces: PlaceId | None = None
    """The place that ends when this invitation is agreed to: it is handed over."""

    name: str | None = None
    post: str | None = None
    expires_at: datetime
    code_expires_at: datetime | None = None
    created_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None

    def state(self, now: datetime, *, by_code: bool = False) -> InvitationState:
        """Return whether it can be used now; the dictated code lives shorter than the link."""
        if self.used_at is not None:
            return InvitationState.USED
        if self.revoked_at is not None:
            return InvitationState.REVOKED
        end = self.code_expires_at if by_code else self.expires_at
        if end is None or now >= end:
            return InvitationState.EXPIRED
        return InvitationState.OPEN


class InvitationCard(Value):
    """A new invitation as it is handed out: the only moment at which its secrets are known.

    It carries the words it needs, so that it can travel to the terminal as plain values.
    """

    number: int
    bloc: BlocCode
    bloc_name: Words
    labels: Labels
    unit: UnitCode | None
    unit_name: Words | None
    """The unit's official name; None for an office of the bloc."""

    role: Role
    inviter: Role | None
    token: str = Field(repr=False)
    code: str = Field(repr=False)
    made_at: datetime
    """In the bloc's time, as the two below."""

    expires_at: datetime
    """Until when the link serves."""

    code_expires_at: datetime
    """Until when the code can be dictated."""

    username: str | None = None
    """The assistant's name in links; None while it is not known."""

    @property
    def link(self) -> str | None:
        """What opens the invitation; None while the assistant's name is not known."""
        return f"https://t.me/{self.username}?start={self.token}" if self.username else None


def hash_of(secret: str) -> str:
    """Return what is kept instead of a token or code."""
    return hashlib.sha256(secret.encode()).hexdigest()


def looks_like_token(text: str) -> bool:
    """Tell whether a typed text has the shape of a token."""
    return bool(_TOKEN.fullmatch(text.strip()))


def code_in(text: str) -> str | None:
    """Return the 8 digits of a dictated code, however they were grouped."""
    digits = re.sub(r"[\s.\-]", "", text)
    return digits if _CODE.fullmatch(digits) else None


def secret_among_words(text: str) -> str | None:
    """Return the token of a link, or the one code, that stands in a longer text.

    People paste the whole letter they were sent, or write "Mã mời: 48 27 15 06".
    """
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    if link := _LINK.search(text):
        return link[1]
    codes = {code_in(found) for found in _AMONG_WORDS.findall(text)}
    return codes.pop() if len(codes) == 1 else None
