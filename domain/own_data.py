"""What is kept about one person, for their own eyes: their rows and nobody else's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from domain.blocs import Role
from domain.cycles import Cycle
from domain.evidence import EvidenceKind
from domain.ids import BlocCode, CriterionCode, PeriodCode, UnitCode, Year
from domain.model import Value
from domain.notices import NoticeKind, NoticeState
from domain.papers import PaperKind
from domain.people import Reach
from domain.words import Language


class OwnPlace(Value):
    """A place the person holds or held, and what they agreed to when they took it."""

    bloc: BlocCode
    unit: UnitCode | None
    role: Role
    post: str | None
    since: datetime
    ended_at: datetime | None
    consent_version: str | None
    consent_language: Language | None
    consent_at: datetime | None


class OwnConfirmation(Value):
    """A pledge the person confirmed for a unit."""

    bloc: BlocCode
    year: Year
    unit: UnitCode
    version: int
    at: datetime
    receipt: str
    by_name: str
    by_post: str


class OwnSending(Value):
    """A report the person sent for a unit."""

    bloc: BlocCode
    year: Year
    unit: UnitCode
    period: PeriodCode
    at: datetime
    receipt: str
    total: Decimal
    by_name: str
    by_post: str


class OwnAnswer(Value):
    """A score or explanation that the person was the last to write."""

    bloc: BlocCode
    year: Year
    unit: UnitCode
    period: PeriodCode
    criterion: CriterionCode
    points: Decimal | None
    times: int | None
    assigned: bool
    note: str
    at: datetime


class OwnEvidence(Value):
    """A piece of evidence the person sent: its name, not its content."""

    bloc: BlocCode
    year: Year
    unit: UnitCode
    period: PeriodCode
    criterion: CriterionCode | None
    kind: EvidenceKind
    name: str | None
    text: str
    at: datetime
    removed_at: datetime | None


class OwnScan(Value):
    """A scan of a paper the person sent: its name, not its content."""

    bloc: BlocCode
    year: Year
    unit: UnitCode | None
    period: PeriodCode | None
    kind: PaperKind
    number: str
    name: str
    at: datetime
    removed_at: datetime | None


class OwnTarget(Value):
    """A target of a unit that the person was the last to write."""

    bloc: BlocCode
    year: Year
    unit: UnitCode
    text: str
    at: datetime
    removed_at: datetime | None


class OwnRegistration(Value):
    """That the person said of a unit that its targets are all there."""

    bloc: BlocCode
    year: Year
    unit: UnitCode
    at: datetime


class OwnAcknowledgement(Value):
    """A deadline the person took note of (Đã nắm)."""

    bloc: BlocCode
    year: Year
    unit: UnitCode | None
    subject: str
    due: str
    rung: int
    at: datetime


class OwnNotice(Value):
    """A notice to the person."""

    bloc: BlocCode
    year: Year
    unit: UnitCode | None
    kind: NoticeKind
    subject: str
    state: NoticeState
    sent_at: datetime | None
    acknowledged_at: datetime | None


class OwnRecords(Value):
    """Every row about a person."""

    name: str | None
    telegram_id: int
    language: Language
    reach: Reach
    screen_reader: bool
    known_since: datetime
    places: tuple[OwnPlace, ...] = ()
    confirmations: tuple[OwnConfirmation, ...] = ()
    reports_sent: tuple[OwnSending, ...] = ()
    answers: tuple[OwnAnswer, ...] = ()
    evidence: tuple[OwnEvidence, ...] = ()
    scans: tuple[OwnScan, ...] = ()
    targets: tuple[OwnTarget, ...] = ()
    registrations: tuple[OwnRegistration, ...] = ()
    acknowledgements: tuple[OwnAcknowledgement, ...] = ()
    notices: tuple[OwnNotice, ...] = ()

    @property
    def years(self) -> set[tuple[BlocCode, Year]]:
        """The cycles that any of the rows belongs to."""
        return {
            *((row.bloc, row.year) for row in self.confirmations),
            *((row.bloc, row.year) for row in self.reports_sent),
            *((row.bloc, row.year) for row in self.answers),
            *((row.bloc, row.year) for row in self.evidence),
            *((row.bloc, row.year) for row in self.scans),
            *((row.bloc, row.year) for row in self.targets),
            *((row.bloc, row.year) for row in self.registrations),
            *((row.bloc, row.year) for row in self.acknowledgements),
            *((row.bloc, row.year) for row in self.notices),
        }


class OwnFile(Value):
    """A person's records, with the cycles that give their codes names."""

    records: OwnRecords
    cycles: Mapping[tuple[str, int], Cycle]
    at: datetime

    def cycle(self, bloc: BlocCode, year: Year) -> Cycle:
        """Return the cycle that a row belongs to."""
        return self.cycles[bloc, year]

    def newest(self, bloc: BlocCode) -> Cycle:
        """Return a bloc's newest cycle that is known here."""
        return max((c for c in self.cycles.values() if c.bloc_code == bloc), key=lambda c: c.year)
