"""Requests for more time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from domain.extensions import Extension
from domain.ids import BlocCode, DeadlineKey, UnitCode, Year
from domain.people import Actor


class Extensions(Protocol):
    """Requests for more time: one for each unit and deadline, the newest."""

    def of(
        self, bloc: BlocCode, year: Year, unit: UnitCode, deadline: DeadlineKey
    ) -> Extension | None:
        """Return what a unit asked for a deadline."""
        ...

    def all(self, bloc: BlocCode, year: Year) -> Sequence[Extension]:
        """Return every unit's requests, in the order they were made."""
        ...

    def keep(self, actor: Actor, year: Year, asked: Extension) -> None:
        """Keep a request in place of the unit's earlier one for the same deadline."""
        ...
