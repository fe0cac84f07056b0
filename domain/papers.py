"""Papers (giấy tờ): what was signed outside the chat, with its number, its date and its scans."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from domain.blocs import Unit
from domain.cycles import Cycle
from domain.evidence import StoredFile
from domain.ids import PaperFileId, PaperId, PeriodCode, UnitCode
from domain.model import Value
from domain.paper_names import PaperName

MAX_SCANS = 40
"""Files of one paper: a long report photographed page by page."""


class PaperKind(StrEnum):
    """What a paper is. Stored values are final."""

    PLEDGE_SIGNING = "pledge_signing"
    """The pledge as it was signed (bản giao ước đã ký)."""

    REPORT = "report"
    """A report as it was signed and sealed (báo cáo đã ký)."""

    AUTHORISATION = "authorisation"
    """It names the officer who may confirm and send for a unit (văn bản phân công)."""

    ON_BEHALF = "on_behalf"
    """What the secretary enters for a unit stands on it (bản giấy nhập thay)."""

    @property
    def named(self) -> bool:
        """Tell whether it carries a number and a date of its own; a pledge is known by its day."""
        return self is not PaperKind.PLEDGE_SIGNING


class PaperTopic(Value):
    """What a paper is about. ``subject`` tells apart what unit and period do not."""

    kind: PaperKind
    unit: UnitCode | None = None
    period: PeriodCode | None = None
    subject: str = ""


def signed_report(unit: UnitCode, period: PeriodCode) -> PaperTopic:
    """Return what a unit's signed report for a period is filed under."""
    return PaperTopic(kind=PaperKind.REPORT, unit=unit, period=period)


class Scan(Value):
    """One file of a paper: a page photographed, or the whole as a document."""

    id: PaperFileId
    name: str
    file: StoredFile
    by_name: str
    at: datetime


class Paper(Value):
    """A paper. Scans may follow later; so may its number and date."""

    id: PaperId
    topic: PaperTopic
    name: PaperName = PaperName()
    scans: tuple[Scan, ...] = ()
    by_name: str
    at: datetime

    @property
    def begun(self) -> bool:
        """Tell whether anything of it is there: scans, a number or a date."""
        return bool(self.scans or self.name.number or self.name.day)


class PaperDone(StrEnum):
    """What an act on a paper came to."""

    SCANNED = "scanned"
    SCANNED_BEFORE = "scanned_before"
    """The same content is there already: nothing was added."""

    NAMED = "named"
    REMOVED = "removed"


class PaperOutcome(Value):
    """What an act on a paper came to, at which moment (UTC), about which of its files."""

    done: PaperDone
    at: datetime
    scan: Scan | None = None
    in_album: int = 1
    """Which one of the files that were sent together it is."""


class PaperView(Value):
    """A paper before whoever keeps or reads it."""

    cycle: Cycle
    unit: Unit | None
    paper: Paper
    editable: bool
    """The reader may give it scans, a number and a date."""

    own: bool
    """The reader belongs to a unit, not to the bloc's offices."""

    page: int = 0
    outcome: PaperOutcome | None = None


class ScanView(Value):
    """One file of a paper, to be sent back."""

    cycle: Cycle
    paper: Paper
    scan: Scan
    editable: bool
