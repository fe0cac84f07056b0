"""A bloc (khối thi đua): its units, its roles, and the words it calls them by."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from domain.ids import BlocCode, UnitCode
from domain.model import Value
from domain.words import Words

Code = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,11}$")]
"""A short name for machines: up to 12 ASCII letters, digits, dot, dash, underscore."""


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

    code: Annotated[UnitCode, Code]
    name: Words
    short: Words
    phone: str | None = Field(default=None, max_length=40)


class Labels(Value):
    """What this bloc calls itself and its offices: khối or cụm, Trưởng khối or Khối trưởng."""

    bloc: Words = Words(vi="Khối", en="Bloc")
    bloc_leader: Words = Words(vi="Trưởng khối", en="Bloc leader")
    deputy_leader: Words = Words(vi="Phó trưởng khối", en="Deputy leader")
    secretary: Words = Words(vi="Thư ký khối", en="Secretary")
    standing_body: Words = Words(vi="Cơ quan thường trực thi đua", en="Standing body")
    authority: Words = Words(vi="UBND tỉnh", en="the provincial People's Committee")


class PeerVisibility(StrEnum):
    """What a unit may see of the others."""

    NONE = "none"
    COUNTS = "counts"
    NAMES = "names"


class Flags(Value):
    """How many units may be nominated, and how many flags (Cờ thi đua) there are at most."""

    quota: int = Field(default=2, ge=0, le=99)
    nominees: int = Field(default=3, ge=0, le=99)


class Bloc(Value):
    """The bloc itself. ``leader`` and ``deputy`` are codes of its units."""

    code: Annotated[BlocCode, Code]
    name: Words
    short: Words
    leader: UnitCode
    deputy: UnitCode | None = None
    time_zone: str = "Asia/Ho_Chi_Minh"
    peer_visibility: PeerVisibility = PeerVisibility.COUNTS
    labels: Labels = Labels()
