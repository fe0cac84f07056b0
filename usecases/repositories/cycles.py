"""Definitions by bloc, year and version: what the use cases ask of where they are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.cycles import Cycle
from domain.ids import BlocCode, Version, Year
from domain.pledges import AmendmentKind


class Cycles(Protocol):
    """Definitions by bloc, year and version."""

    def add(self, cycle: Cycle, kind: AmendmentKind | None) -> None:
        """Keep a new cycle, or a new version of one (``kind``)."""
        ...

    def get(self, bloc: BlocCode, year: Year) -> Cycle | None:
        """Return the newest version of a cycle."""
        ...

    def version(self, bloc: BlocCode, year: Year, version: Version) -> Cycle | None:
        """Return one version of a cycle."""
        ...

    def current(self, bloc: BlocCode) -> Cycle | None:
        """Return the newest version of the bloc's newest year."""
        ...

    def all_current(self) -> Sequence[Cycle]:
        """Return every year of every bloc in its newest version, oldest year first."""
        ...

    def to_sweep(self, now: datetime) -> Sequence[tuple[BlocCode, Year]]:
        """Return the cycles whose ladders have to be walked by now; no definition is read."""
        ...

    def open_years(self) -> Sequence[tuple[BlocCode, Year]]:
        """Return the cycles in which time may still do something, oldest year first."""
        ...

    def swept_until(self, bloc: BlocCode, year: Year) -> datetime | None:
        """Return until when the cycle's ladders have been walked."""
        ...

    def mark_swept(
        self, bloc: BlocCode, year: Year, upto: datetime, next_at: datetime | None
    ) -> None:
        """Remember until when the ladders have been walked, and when to look again, if ever."""
        ...
