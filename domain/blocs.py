"""A bloc (khối thi đua): its units, its roles, and the words it calls them by."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from domain.ids import BlocCode, UnitCode
from domain.model import Value, Whole
from domain.words import Line, Spoken, Words

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*", re.ASCII)


def code_of(limit: int) -> AfterValidator:
    """Return the rule of a short name for machines: ASCII letters, digits, dot, dash, underscore.

    It stands in buttons, whose data have room for 64 bytes.
    """

    def check(given: str) -> str:
        if len(given) > limit or not _CODE.fullmatch(given):
            raise PydanticCustomError("bad-code", "not a code", {"limit": limit})
        return given

    return AfterValidator(check)


CODE = code_of(12)
"""The rule of nearly every code, to be laid over a name's own type."""

Code = Annotated[str, CODE]
"""A code of up to 12 characters."""


class Role(StrEnum):
    """What a person does in a bloc (DOMAIN: roles). Stored values are final."""

    UNIT_LEADER = "unit_leader"
    UNIT_STAFF = "unit_staff"
    BLOC_LEADER = "bloc_leader"
    DEPUTY_LEADER = "deputy_leader"
    SECRETARY = "secretary"
    STANDING_BODY = "standing_body"
    ADMIN = "admin"

    @property
    def of_unit(self) -> bool:
        """Tell whether the role belongs to one unit rather than to the bloc's offices."""
        return self in {Role.UNIT_LEADER, Role.UNIT_STAFF}

    @property
    def leads(self) -> bool:
        """Tell whether the role works on the bloc leader's side."""
        return self in {Role.BLOC_LEADER, Role.DEPUTY_LEADER, Role.SECRETARY}


OFFICES = tuple(role for role in Role if not role.of_unit)
"""The places a bloc has once, beside those of its units."""


class Unit(Value):
    """A member unit (đơn vị thành viên).

    ``name`` is official, for paper; ``short`` can be spoken aloud and stands on screens.
    """

    code: Annotated[UnitCode, CODE]
    name: Line
    short: Spoken
    phone: str | None = Field(default=None, max_length=40)


class Labels(Value):
    """What this bloc calls itself and its offices: khối or cụm, Trưởng khối or Khối trưởng."""

    bloc: Spoken = Words(vi="Khối", en="Bloc")
    bloc_leader: Spoken = Words(vi="Trưởng khối", en="Bloc leader")
    deputy_leader: Spoken = Words(vi="Phó trưởng khối", en="Deputy leader")
    secretary: Spoken = Words(vi="Thư ký khối", en="Secretary")
    standing_body: Spoken = Words(vi="Cơ quan thường trực thi đua", en="Standing body")
    authority: Spoken = Words(vi="UBND tỉnh", en="the provincial People's Committee")


class PeerVisibility(StrEnum):
    """What a unit may see of the others."""

    NONE = "none"
    COUNTS = "counts"
    NAMES = "names"


class Flags(Value):
    """How many units may be nominated, and how many flags (Cờ thi đua) there are at most."""

    quota: Annotated[Whole, Field(ge=0, le=99)] = 2
    nominees: Annotated[Whole, Field(ge=0, le=99)] = 3


class Bloc(Value):
    """The bloc itself. ``leader`` and ``deputy`` are codes of its units."""

    code: Annotated[BlocCode, CODE]
    name: Line
    short: Spoken
    leader: UnitCode
    deputy: UnitCode | None = None
    time_zone: str = "Asia/Ho_Chi_Minh"
    peer_visibility: PeerVisibility = PeerVisibility.COUNTS
    labels: Labels = Labels()
