"""Standing in (nhập thay): the secretary acts for a unit that handed in paper."""

from __future__ import annotations

from domain.blocs import Unit
from domain.cycles import Cycle
from domain.deadlines import Period
from domain.ids import UnitCode
from domain.model import Value


class StandInChoice(Value):
    """One thing that can be entered for a unit: the pledge, or a report."""

    period: Period | None
    """None for the pledge."""

    done: bool
    """The unit has confirmed, or the bloc holds the report."""


class StandInView(Value):
    """What the secretary can enter for a unit."""

    cycle: Cycle
    unit: Unit
    choices: tuple[StandInChoice, ...]


class EnteringNews(Value):
    """News for a unit's people: the secretary enters their report."""

    cycle: Cycle
    unit: UnitCode
    period: Period
    by: str
    count: int
    """Criteria whose present answer the secretary wrote."""

    pieces: int
    """Pieces of evidence that the secretary added."""
