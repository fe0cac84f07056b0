"""Registered targets (chỉ tiêu đăng ký): what a unit sets itself for the year, line by line."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal

from domain.blocs import Unit
from domain.capacities import OWN_RIGHT, Capacity
from domain.cycles import Cycle
from domain.duties import DutyStatus
from domain.errors import EmptyText, TargetUnclear, TextTooLong
from domain.ids import Revision, TargetId
from domain.model import Value
from domain.words import clean_line, quoted

MAX_TARGETS = 20
"""Targets of one unit in one year."""

PAGE = 5
"""Targets on one page of their list."""

MAX_LINE = 300
"""Characters of one target."""

MAX_MEASURE = 60
"""Characters of what is read as a unit of measure; longer words are no unit."""

# Three digits behind a dot or comma are thousands, one or two are decimals.
_AMOUNT = re.compile(
    r"(?P<whole>[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,3}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,3}|[0-9]{1,12})"
    r"(?:[.,](?P<part>[0-9]{1,2}))?(?![0-9.,])(?P<measure>(?:\s|(?=%)).*)?",
    re.ASCII,
)
_NUMBERED = re.compile(r"^[0-9]{1,2}[.)] +", re.ASCII)
_EDGES = " .;:,•*–-"


class TargetLine(Value):
    """A target as it was typed, and what was read in it: how much of what."""

    text: str
    amount: Decimal | None = None
    measure: str = ""


class Target(Value):
    """A target that a unit has written down."""

    id: TargetId
    line: TargetLine
    revision: Revision
    """How often it was written; 1 is as it was first typed."""

    by_name: str
    capacity: Capacity = OWN_RIGHT
    at: datetime
    """When it was written, or altered last."""

    removed_at: datetime | None = None


class Registration(Value):
    """That a unit has said that its targets are all there."""

    by_name: str
    capacity: Capacity = OWN_RIGHT
    at: datetime


class TargetsView(Value):
    """A unit's targets, and what was just done to them."""

    cycle: Cycle
    unit: Unit
    duty: DutyStatus
    targets: tuple[Target, ...]
    removed_late: tuple[Target, ...] = ()
    """What was taken out after the deadline."""

    registration: Registration | None = None
    workdays_late: int = 0
    """Of the registration."""

    own: bool = False
    """They are those of the reader's own unit."""

    editable: bool = False
    page: int = 0
    added: int = 0
    altered: Target | None = None
    removed: Target | None = None
    registered: bool = False
    at: datetime | None = None
    """When what was just done was done."""

    def late(self, at: datetime | None) -> bool:
        """Tell whether something was done after the deadline."""
        return at is not None and self.duty.due.passed(at)


class TargetView(Value):
    """One target, to be typed anew or taken out."""

    cycle: Cycle
    unit: Unit
    target: Target
    number: int
    """Its place in the list, from 1."""

    overtaken: str = ""
    """What was typed for a state of it that stands no more; it was not saved."""


def read_lines(text: str) -> tuple[TargetLine, ...]:
    """Read one target from each line: "Kết nạp hội viên mới: 200 hội viên".

    Raises:
        EmptyText: if nothing readable is left.
        TargetUnclear: if a line says nothing in words.
        TextTooLong: if a line is beyond its limit.
    """
    lines = [line for raw in text.splitlines() if (line := _bare(raw))]
    if not lines:
        raise EmptyText
    return tuple(_read(line) for line in lines)


def _bare(raw: str) -> str:
    """Return a line without the bullet or number that stood before it."""
    return _NUMBERED.sub("", clean_line(raw).strip(_EDGES), count=1).strip(_EDGES)


def _read(line: str) -> TargetLine:
    """Read a line; its number is looked for behind the last colon alone, and never guessed."""
    if len(line) > MAX_LINE:
        raise TextTooLong(length=len(line), limit=MAX_LINE)
    head, colon, tail = line.rpartition(":")
    if not any(sign.isalpha() for sign in (head or tail)):
        raise TargetUnclear(given=quoted(line))
    a_time = head[-1:].isdigit() and tail[:1].isdigit()  # 8:30
    found = _AMOUNT.fullmatch(tail.strip()) if colon and not a_time else None
    measure = ((found and found["measure"]) or "").strip(_EDGES)
    if found is None or len(measure) > MAX_MEASURE:
        return TargetLine(text=line)
    whole = re.sub("[.,]", "", found["whole"])
    amount = Decimal(f"{whole}.{found['part'] or '0'}").quantize(Decimal("0.01"))
    return TargetLine(text=line, amount=amount, measure=measure)


def said_by(targets: tuple[Target, ...], line: TargetLine) -> bool:
    """Tell whether a line stands among these targets already, upper and lower case the same."""
    return any(target.line.text.casefold() == line.text.casefold() for target in targets)
