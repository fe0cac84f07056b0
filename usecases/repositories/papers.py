"""Papers that prove an act, with their scans."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.evidence import StoredFile
from domain.ids import BlocCode, PaperFileId, PaperId, UnitCode, Year
from domain.paper_names import PaperName
from domain.papers import Paper, PaperKind, PaperTopic, Scan
from domain.people import Actor


class Papers(Protocol):
    """Papers: what was signed outside the chat, and their scans."""

    def add(
        self, actor: Actor, year: Year, topic: PaperTopic, name: PaperName | None = None
    ) -> Paper:
        """Keep a new paper, which has no scans yet."""
        ...

    def get(self, paper: PaperId) -> tuple[BlocCode, Year, Paper] | None:
        """Return a paper that was not taken out, and whose cycle it belongs to."""
        ...

    def of_scan(self, scan: PaperFileId) -> PaperId | None:
        """Return the paper that a file which was not taken out belongs to."""
        ...

    def about(self, bloc: BlocCode, year: Year, topic: PaperTopic) -> Paper | None:
        """Return the newest paper about exactly this."""
        ...

    def of_kind(
        self, bloc: BlocCode, year: Year, kind: PaperKind, unit: UnitCode | None = None
    ) -> Sequence[Paper]:
        """Return the papers of a kind (of one unit), oldest first."""
        ...

    def name(self, paper: PaperId, name: PaperName) -> None:
        """Set the number and date of a paper."""
        ...

    def scan(
        self, actor: Actor, paper: PaperId, file: StoredFile, name: str, album: str | None = None
    ) -> Scan:
        """Add a file to a paper; it must be on disk already."""
        ...

    def in_album(self, paper: PaperId, album: str) -> int:
        """Count the files of one album (sent together) that a paper holds."""
        ...

    def remove_scan(self, scan: PaperFileId, at: datetime) -> None:
        """Take a file out of its paper; the file itself stays."""
        ...

    def remove(self, paper: PaperId, at: datetime) -> None:
        """Take a paper out; its row and its files stay."""
        ...
