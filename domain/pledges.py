"""The pledge (giao ước thi đua): its contents, its legal bases, and its confirmations."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from pydantic import Field

from domain.blocs import Code
from domain.calendar import YearlessDate
from domain.capacities import OWN_RIGHT, Capacity
from domain.ids import UnitCode, Version
from domain.model import Value
from domain.words import Line, Words


class PledgeContent(Value):
    """One content of the pledge (nội dung giao ước)."""

    code: Code
    title: Line
    text: Words


class Pledge(Value):
    """What the units agree on. Legal bases are text: nothing is cited by default."""

    title: Line = Words(vi="Giao ước thi đua", en="Emulation pledge")
    opening: Words | None = None
    opens: YearlessDate | None = None
    """The first day on which units confirm; without one, the day the cycle is created."""

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
