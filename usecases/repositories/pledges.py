"""Confirmations of the pledge, and its signing on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from domain.ids import BlocCode, UnitCode, Version, Year
from domain.people import Actor
from domain.pledges import PledgeConfirmation, PledgeSigning


class Pledges(Protocol):
    """Confirmations of the pledge, and its signings on paper."""

    def of(
        self, bloc: BlocCode, year: Year, unit: UnitCode, version: Version
    ) -> PledgeConfirmation | None:
        """Return a unit's confirmation of one version."""
        ...

    def all(
        self, bloc: BlocCode, year: Year, version: Version
    ) -> Mapping[UnitCode, PledgeConfirmation]:
        """Return every unit's confirmation of one version."""
        ...

    def add(self, actor: Actor, year: Year, confirmation: PledgeConfirmation) -> None:
        """Keep a confirmation."""
        ...

    def last_before(
        self, bloc: BlocCode, year: Year, unit: UnitCode, version: Version
    ) -> PledgeConfirmation | None:
        """Return a unit's newest confirmation of an earlier version."""
        ...

    def sign(self, actor: Actor, year: Year, signing: PledgeSigning) -> None:
        """Keep that a unit signed."""
        ...

    def unsign(self, bloc: BlocCode, year: Year, unit: UnitCode, version: Version) -> None:
        """Take out that a unit signed: it was recorded by mistake."""
        ...

    def signings(
        self, bloc: BlocCode, year: Year, version: Version
    ) -> Mapping[UnitCode, PledgeSigning]:
        """Return which units have signed one version."""
        ...

    def receipt_taken(self, bloc: BlocCode, year: Year, receipt: str) -> bool:
        """Tell whether a confirmation or a sent report of the cycle carries this number."""
        ...
