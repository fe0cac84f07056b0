"""A report as its screens see it: the hub, its groups, the review sheet, the receipt."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from domain.assessments import WITH_UNIT, Answer, AssessmentState, Finding, Sending, Tally
from domain.blocs import Unit
from domain.capacities import OWN_RIGHT, Capacity, CapacityKind
from domain.cycles import Cycle
from domain.deadlines import LatePolicy, Period
from domain.duties import DutyState, DutyStatus
from domain.ids import CriterionCode
from domain.model import Value
from domain.papers import Paper
from domain.score_tables import Criterion, Side
from domain.words import Words

BONUS = "+"
PENALTY = "-"
"""Codes of the groups of bonus and penalty: no section can have one of these."""


class ReportHead(Value):
    """What every screen of one report begins with: whose it is, and when it is due."""

    cycle: Cycle
    unit: Unit
    period: Period
    duty: DutyStatus
    """The deadline alone: how much time is left, or how late it is."""

    excused: bool = False
    """It was first sent in time, so that sending it again is not late."""

    closed: bool = False
    """The year is over: what is in it can be read, and nothing can be sent."""

    @property
    def late(self) -> bool:
        """Tell whether sending it now would be late."""
        return self.duty.state is DutyState.PASSED and not self.excused

    @property
    def refused(self) -> bool:
        """Tell whether the bloc takes this report no more."""
        return self.late and self.cycle.definition.late.policy is LatePolicy.REFUSE

    @property
    def late_cost(self) -> Decimal:
        """Points that sending it now would cost."""
        return self.cycle.definition.late.cost(self.duty.workdays_late)


class PeriodItem(Value):
    """One report in the list of a unit's reports."""

    period: Period
    duty: DutyStatus
    state: AssessmentState

    @property
    def sent(self) -> bool:
        """Tell whether the bloc holds it."""
        return self.state not in WITH_UNIT


class PeriodsView(Value):
    """The reports of a unit: those that wait to be sent, by deadline, then the others."""

    cycle: Cycle
    unit: Unit
    items: tuple[PeriodItem, ...]
    waiting: int
    """How many of the items, from the first on, wait to be sent."""

    upcoming: Period | None = None
    opens: date | None = None
    """The period that begins next, and on which day."""

    kept: int = 0
    """Files that are kept for it; counted where no report waits."""

    page: int = 0


class HubView(Value):
    """The hub of a report that is with the unit."""

    head: ReportHead
    tally: Tally
    begun: bool
    blank: tuple[CriterionCode, ...]
    unevidenced: tuple[CriterionCode, ...]
    """Points are claimed here, and no evidence is there."""

    tray: int
    """Pieces of evidence not yet put to a criterion."""

    resume_at: CriterionCode | None
    """The next blank criterion, from the bookmark on; None when nothing is blank."""

    saved_at: datetime | None
    """When the unit last saved something, in the bloc's own time."""

    groups: tuple[str, ...]
    """Codes of the groups that have criteria in this period."""

    adjusted: bool
    """Bonus or penalty belong to this period."""

    others: bool = False
    """The unit has other reports to look at."""

    targets: int = 0
    """Of the year's last report: how many targets the unit had set itself."""

    taken_back_at: datetime | None = None
    """Set where it has just been taken back from the bloc, in the bloc's own time."""


class GroupItem(Value):
    """A section in the list of a report's groups; bonus and penalty are groups too."""

    code: str
    title: Words | None
    """None for bonus and penalty, which have no title of their own."""

    side: Side
    settled: int
    asked: int
    points: Decimal


class GroupsView(Value):
    """The groups of a report."""

    head: ReportHead
    items: tuple[GroupItem, ...]
    page: int = 0


class CriterionItem(Value):
    """A criterion in a list: what it is worth, what was said of it, how much evidence it has."""

    criterion: Criterion
    side: Side
    answer: Answer
    evidence: int
    group: str


class SectionView(Value):
    """The criteria of one group."""

    head: ReportHead
    group: GroupItem
    items: tuple[CriterionItem, ...]
    grouped: bool
    """There are other groups to go back to."""

    page: int = 0


class ScoresView(Value):
    """The score of every criterion, group by group."""

    head: ReportHead
    tally: Tally
    groups: tuple[GroupItem, ...]
    items: tuple[CriterionItem, ...]
    sent: bool
    page: int = 0


class ReviewView(Value):
    """The review sheet before a report is sent."""

    head: ReportHead
    tally: Tally
    findings: tuple[Finding, ...]
    may_send: bool
    """The reader is the one who sends; others hand it to them."""

    capacity: Capacity = OWN_RIGHT
    """In whose name they would send it."""

    leaderless: bool = False
    """No leader of the unit is in the chat: the page they signed may go with it."""

    page: Paper | None = None
    """The signed page, once it has a scan."""

    page_old: bool = False
    """The report was changed after the page was scanned."""

    handed_by: str = ""
    """Who put it before the leader that reads it, and waits for their answer."""

    changed_since: bool = False
    """Somebody wrote in it after it was put before the leader."""

    all_zero: bool
    stamp: int
    """Which state of the report the sheet shows: it grows with every answer and with evidence."""

    tray: int
    groups: int
    adjusted: bool

    @property
    def ready(self) -> bool:
        """Tell whether nothing stands in the way of sending."""
        return not any(finding.kind.blocks for finding in self.findings)


class HandedOver(Value):
    """A report put before the unit's leader."""

    head: ReportHead
    leaders: tuple[str, ...]
    """Who was told; empty when no leader of the unit has joined."""

    told_at: datetime
    """When the message goes out, in the bloc's own time."""

    at: datetime
    """When it was asked for, in the bloc's own time."""

    again: bool = False
    """Nothing has changed since they were told before."""


class GivenBack(Value):
    """A report that its leader wants corrected before it is sent."""

    head: ReportHead
    colleagues: tuple[str, ...]
    """Who was told; empty when nobody else of the unit has joined."""

    at: datetime
    """When, in the bloc's own time."""


class ReceiptView(Value):
    """A report that the bloc holds."""

    head: ReportHead
    state: AssessmentState
    sending: Sending | None
    takeable: bool
    """The unit's leader could still take it back."""

    may_take_back: bool
    """The reader is the one who could."""

    signed: Paper | None = None
    """The signed report, as far as it is there: it may follow the sending."""

    may_sign: bool = False
    """The reader may give its number, date and scans."""

    just_sent: bool = False
    others: bool = False

    @property
    def outdated(self) -> bool:
        """Tell whether what was signed came before the report was sent as it is now.

        What was sent with its signed page was signed as it is.
        """
        scans = self.signed.scans if self.signed else ()
        if not scans or self.sending is None:
            return False
        if self.sending.capacity.kind is CapacityKind.SIGNED_PAGE:
            return False
        return max(scan.at for scan in scans) < self.sending.at


ReportView = HubView | PeriodsView | ReceiptView
"""What /report shows: the work, the choice, or what was sent."""
