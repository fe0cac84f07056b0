"""Pieces of evidence, and the contents of their files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.evidence import Evidence, EvidenceKind, StoredFile
from domain.ids import BlocCode, CriterionCode, EvidenceId, PeriodCode, UnitCode, Year
from domain.people import Actor


class Evidences(Protocol):
    """Pieces of evidence and the files they point to."""

    def add(
        self,
        actor: Actor,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: CriterionCode | None,
        kind: EvidenceKind,
        *,
        text: str = "",
        name: str | None = None,
        file: StoredFile | None = None,
        album: str | None = None,
        file_unique: str | None = None,
    ) -> Evidence:
        """Keep a piece of evidence; its file must be on disk already."""
        ...

    def get(self, evidence: EvidenceId) -> tuple[BlocCode, Year, Evidence] | None:
        """Return a piece of evidence that was not removed, and whose cycle it belongs to."""
        ...

    def of_report(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode
    ) -> Sequence[Evidence]:
        """Return a report's evidence, the tray included, oldest first."""
        ...

    def changes(self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode) -> int:
        """Count what was added to a report, put to a criterion and taken out: it only grows."""
        ...

    def of_criterion(
        self,
        bloc: BlocCode,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: CriterionCode | None,
    ) -> Sequence[Evidence]:
        """Return the evidence of one criterion, or of the tray, oldest first."""
        ...

    def units_with_some(
        self, bloc: BlocCode, year: Year, period: PeriodCode
    ) -> frozenset[UnitCode]:
        """Return the units that have put evidence to their report for a period."""
        ...

    def files_since(self, bloc: BlocCode, year: Year, unit: UnitCode, since: datetime) -> int:
        """Count the files a unit has sent since an instant, those taken out again included."""
        ...

    def in_album(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode, album: str
    ) -> int:
        """Count the files of one album (sent together) that a report holds."""
        ...

    def assign(self, evidence: EvidenceId, criterion: CriterionCode | None) -> None:
        """Put a piece of evidence to a criterion, or back into the tray."""
        ...

    def remove(self, evidence: EvidenceId, at: datetime) -> None:
        """Take a piece of evidence out of the report; the file itself stays."""
        ...

    def retire(self, before: Year, at: datetime) -> int:
        """Let go of the contents that no cycle from this year on refers to; return how many."""
        ...

    def retired(self) -> Sequence[str]:
        """Return the hashes of the files whose content is to be gone."""
        ...


class EvidenceFiles(Protocol):
    """Evidence files on disk, each named by its own content. Used outside transactions."""

    async def keep(self, data: bytes, *, scan: bool = False) -> StoredFile:
        """Keep a file for good before any row points to it.

        Raises:
            FileRefused: if it is empty, too large, of a type that is not taken, or if the disk
                has no room.
        """
        ...

    async def read(self, file: StoredFile) -> bytes:
        """Return a file's content.

        Raises:
            FileRefused: if it is not there or was altered (``missing``), or its content was let
                go of (``retired``).
        """
        ...

    async def let_go(self, hashes: Sequence[str]) -> int:
        """Remove the contents of files, as far as they are there; return how many."""
        ...
