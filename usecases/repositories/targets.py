"""A unit's registered targets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from domain.ids import BlocCode, TargetId, UnitCode, Year
from domain.people import Actor
from domain.targets import Registration, Target, TargetLine


class Targets(Protocol):
    """What units set themselves for the year, and that they have said these are all."""

    def of(self, bloc: BlocCode, year: Year, unit: UnitCode) -> Sequence[Target]:
        """Return a unit's targets in the order they were first written, the removed ones too."""
        ...

    def counts(self, bloc: BlocCode, year: Year) -> Mapping[UnitCode, int]:
        """Return how many targets each unit has; only units that have some."""
        ...

    def add(self, actor: Actor, year: Year, unit: UnitCode, line: TargetLine) -> TargetId:
        """Keep a new target."""
        ...

    def alter(self, actor: Actor, target: TargetId, line: TargetLine) -> None:
        """Write a target anew."""
        ...

    def remove(self, target: TargetId, at: datetime) -> None:
        """Take a target out; its row stays."""
        ...

    def register(self, actor: Actor, year: Year, unit: UnitCode) -> bool:
        """Keep that these are all; tell whether it was not said before. The first time stands."""
        ...

    def registrations(self, bloc: BlocCode, year: Year) -> Mapping[UnitCode, Registration]:
        """Return which units have registered all their targets."""
        ...
