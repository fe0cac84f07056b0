"""One unit as screens show it: to the leader's side, and to its own people."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from domain.assessments import Answer, Tally
from domain.blocs import Role, Unit
from domain.boards import Board, BoardStep, ReportRow, UnitRow
from domain.cycles import Cycle, Due
from domain.deadlines import Period
from domain.duties import DutyStatus
from domain.evidence import Evidence
from domain.ids import UnitCode
from domain.model import Value
from domain.papers import Paper
from domain.pledge_views import PledgeReceipt
from domain.pledges import PledgeSigning
from domain.reports import CriterionItem
from domain.score_tables import Criterion, Side
from domain.targets import Target


class UnitView(Value):
    """How one unit stands, for the leader's side."""

    board: Board
    row: UnitRow
    enters: bool = False
    """The reader may enter for the unit what it gave on paper."""

    nearest: DutyStatus
    """The nearest deadline of the units, met or not: the one that "Đã nắm" is asked about."""

    @property
    def missing(self) -> tuple[BoardStep, ...]:
        """Steps the unit has still to take, and can."""
        return tuple(s for s in self.board.open_steps if self.row in self.board.missing(s))


class UnitReportsView(Value):
    """The reports of a unit that can be read."""

    cycle: Cycle
    unit: Unit
    reports: tuple[tuple[Period, ReportRow], ...]
    page: int = 0


class UnitReportView(Value):
    """A unit's report as the leader's side reads it."""

    cycle: Cycle
    unit: Unit
    period: Period
    row: ReportRow
    tally: Tally
    items: tuple[CriterionItem, ...]
    acts: bool
    """The reader may fill what the bloc fills."""

    signed: Paper | None = None
    """The signed report, as far as it is there."""

    targets: tuple[Target, ...] = ()
    """Of the year's last report: what the unit had set itself."""

    page: int = 0


class UnitCriterionView(Value):
    """One criterion of a unit's report, with its evidence."""

    cycle: Cycle
    unit: Unit
    period: Period
    criterion: Criterion
    side: Side
    answer: Answer
    evidence: tuple[Evidence, ...]
    page: int = 0


class FillView(Value):
    """A criterion that the bloc fills for a unit."""

    cycle: Cycle
    unit: Unit
    period: Period
    criterion: Criterion
    side: Side
    step: Decimal
    answer: Answer
    following: UnitCode | None
    """The next unit for which it is still blank."""

    saved: bool = False
    """It was written just now."""

    overtaken: Decimal | None = None
    """What would have been saved, had not somebody else written meanwhile."""


class PeerCount(Value):
    """How many units have met a deadline; who they are where the bloc's units may see names."""

    due: Due
    done: int
    units: int
    names: tuple[UnitCode, ...] = ()


class OwnStatusView(Value):
    """How one's own unit stands."""

    cycle: Cycle
    unit: Unit
    role: Role
    confirms: bool = False
    """The reader may confirm the pledge for it."""

    now: datetime
    pledge: PledgeReceipt | None
    signing: PledgeSigning | None = None
    """That it signed the pledge on paper, once it is recorded."""

    reports: tuple[ReportRow, ...]
    """Reports whose period has begun, and those that were sent, by deadline."""

    task: DutyStatus | None
    """What waits for the unit first."""

    ahead: tuple[DutyStatus, ...]
    """The next deadlines."""

    peers: tuple[PeerCount, ...] = ()
    """Empty where the bloc keeps its units from seeing each other."""


class RemindView(Value):
    """Who is (or was just) reminded of a deadline by hand."""

    board: Board
    step: BoardStep
    units: tuple[UnitCode, ...]
    """Units that get a message now."""

    people: int
    already: tuple[UnitCode, ...]
    """Units reminded by hand before on the day the message would go out."""

    unreachable: tuple[UnitCode, ...]
    at: datetime
    """When the message goes out: at once, or when the quiet hours are over."""

    sent: bool = False
    """They were reminded just now."""

    choices: int = 1
    """How many steps somebody could be reminded of."""
