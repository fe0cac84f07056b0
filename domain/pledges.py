"""The pledge (giao ước thi đua): its contents, its legal bases, and its confirmations."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from domain.blocs import Code
from domain.calendar import YearlessDate
from domain.capacities import OWN_RIGHT, Capacity
from domain.ids import PaperId, UnitCode, Version
from domain.model import Value
from domain.words import Line, Words


class PledgeContent(Value):
    """One content of the pledge (nội dung giao ước)."""

    code: Code
    title: Line
    text: Words


class ClosedBy(StrEnum):
    """Which of the two facts closes the duty of the pledge: the one in the chat, that on paper."""

    CONFIRMATION = "confirmation"
    SIGNING = "signing"
    BOTH = "both"
    EITHER = "either"

    @property
    def by_paper(self) -> bool:
        """Tell whether what is signed on paper may close it."""
        return self is not ClosedBy.CONFIRMATION

    def closed_at(self, confirmed: datetime | None, signed: datetime | None) -> datetime | None:
        """Return when the duty was closed; None while it is not."""
        known = [at for at in (confirmed, signed) if at is not None]
        match self:
            case ClosedBy.CONFIRMATION:
                return confirmed
            case ClosedBy.SIGNING:
                return signed
            case ClosedBy.BOTH:
                return max(known) if len(known) == 2 else None
            case ClosedBy.EITHER:
                return min(known, default=None)


class Pledge(Value):
    """What the units agree on. Legal bases are text: nothing is cited by default."""

    title: Line = Words(vi="Giao ước thi đua", en="Emulation pledge")
    opening: Words | None = None
    opens: YearlessDate | None = None
    """The first day on which units confirm; without one, the day the cycle is created."""

    closed_by: ClosedBy = ClosedBy.CONFIRMATION

    legal_bases: tuple[Words, ...] = ()
    contents: tuple[PledgeContent, ...] = Field(min_length=1)


class AmendmentKind(StrEnum):
    """What a new version of a definition asks of the units."""

    CORRECTION = "correction"
    """Đính chính: units are told, with the difference; confirmations stand."""

    CONTENT_CHANGE = "content_change"
    """Thay đổi nội dung: every unit confirms again, with the difference shown."""


class PledgeConfirmation(Value):
    """A unit's confirmation, pinned to the version it was given for."""

    unit: UnitCode
    version: Version
    at: datetime
    receipt: str
    by_name: str
    by_post: str
    capacity: Capacity = OWN_RIGHT


class PledgeSigning(Value):
    """That a unit signed the pledge on paper, pinned to the version that was signed."""

    unit: UnitCode
    version: Version
    day: date
    venue: str
    """Where it was signed; empty where nobody wrote it down."""

    paper: PaperId
    """The paper its scans belong to: one for all units that signed together."""

    by_name: str
    """Who recorded it."""

    at: datetime
    """When it was recorded."""
