"""The board (bảng theo dõi): units × steps, as the leader's side reads it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from domain.assessments import AssessmentState, Sending
from domain.blocs import Role, Unit
from domain.cycles import Cycle
from domain.deadlines import Duty, Period
from domain.duties import DutyStatus
from domain.extensions import Extension
from domain.ids import CriterionCode, DeadlineKey, PeriodCode, UnitCode
from domain.model import Value
from domain.pledges import PledgeConfirmation, PledgeSigning
from domain.targets import Registration

NEAR = 10
"""Working days before a deadline from which it is near."""

RECENT = 20
"""Working days after a deadline up to which it matters more than one that is not near."""


class Contact(StrEnum):
    """Whether anybody of a unit can be reached in the chat."""

    REACHED = "reached"
    NOBODY = "nobody"
    """No one has joined."""

    LOST = "lost"
    """Everyone who joined has blocked the assistant or is gone."""


class Progress(StrEnum):
    """How far a unit is with one step."""

    DONE = "done"
    DOING = "doing"
    NOT_BEGUN = "not_begun"
    NOT_OPEN = "not_open"
    """Its period has not begun."""


class Member(Value):
    """Somebody who works for a unit."""

    name: str
    post: str
    role: Role
    reachable: bool
    since: datetime


class Seen(Value):
    """Somebody of a unit took note of a deadline (Đã nắm) on its present day."""

    deadline: DeadlineKey
    name: str
    at: datetime


class ReportRow(Value):
    """A unit's report for one period."""

    period: PeriodCode
    progress: Progress
    state: AssessmentState = AssessmentState.DRAFT
    settled: int = 0
    asked: int = 0
    """Criteria of the base the unit has settled, of those it is asked."""

    sending: Sending | None = None
    waiting_for_bloc: tuple[CriterionCode, ...] = ()
    """Criteria that the bloc has not filled yet; empty where the answers were not read."""


class UnitRow(Value):
    """One unit's line of the board."""

    unit: Unit
    members: tuple[Member, ...] = ()
    pledge: PledgeConfirmation | None = None
    """Of the version that has to be confirmed."""

    signing: PledgeSigning | None = None
    """That it signed that version on paper, once it is recorded."""

    pledge_closed: bool = False
    """The fact that closes the duty in this bloc is there."""

    targets: int = 0
    """How many targets of its own it has written down."""

    registration: Registration | None = None
    """That these are all, once it has said so."""

    reports: Mapping[str, ReportRow] = {}
    """By period; every period of the year has one."""

    seen: tuple[Seen, ...] = ()
    """The last time each person took note of each deadline, oldest first."""

    extensions: tuple[Extension, ...] = ()
    """What it has asked more time for, by deadline."""

    @property
    def code(self) -> UnitCode:
        """The unit's code."""
        return self.unit.code

    @property
    def contact(self) -> Contact:
        """Whether a message to this unit reaches anybody."""
        if not self.members:
            return Contact.NOBODY
        reached = any(member.reachable for member in self.members)
        return Contact.REACHED if reached else Contact.LOST

    def progress(self, step: BoardStep) -> Progress:
        """Return how far the unit is with a step."""
        if step.period is not None:
            return self.reports[step.period.code].progress
        if step.duty.duty is not Duty.TARGETS:
            return Progress.DONE if self.pledge_closed else Progress.NOT_BEGUN
        if self.registration is not None:
            return Progress.DONE
        return Progress.DOING if self.targets else Progress.NOT_BEGUN

    def entered(self, step: BoardStep) -> bool:
        """Tell whether the secretary did a step for the unit."""
        given: PledgeConfirmation | Registration | Sending | None
        if step.period is not None:
            given = self.reports[step.period.code].sending
        else:
            given = self.registration if step.duty.duty is Duty.TARGETS else self.pledge
        return given is not None and given.capacity.on_behalf


class BoardStep(Value):
    """The pledge, the units' own targets, or a report whose period has begun."""

    duty: DutyStatus
    """Its deadline alone: how much time is left, or how late it is."""

    period: Period | None = None
    """Of a report alone."""

    sendable: bool = True
    """Doing it is still of use: a bloc may refuse what comes after the deadline."""

    @property
    def key(self) -> DeadlineKey:
        """The key of its deadline."""
        return self.duty.due.key

    @property
    def passed(self) -> bool:
        """Tell whether its deadline lies behind."""
        return self.duty.workdays_late > 0

    @property
    def recent(self) -> bool:
        """Tell whether its deadline lies ahead, or passed not long ago."""
        return self.duty.workdays_late <= RECENT

    @property
    def near(self) -> bool:
        """Tell whether its deadline lies behind or is close: it is time to name who misses it."""
        return self.passed or self.duty.workdays_left <= NEAR


class Board(Value):
    """Every unit and every step of a year, at one moment."""

    cycle: Cycle
    now: datetime
    rows: tuple[UnitRow, ...]
    """Every member unit in the definition's order, the leader's own among them."""

    steps: tuple[BoardStep, ...]
    """Steps that have begun, by deadline; the pledge is always one."""

    acts: bool = False
    """The reader may remind, fill in and say who takes part, not only read."""

    @property
    def over(self) -> bool:
        """Tell whether the year is closed: the board is only read."""
        return self.cycle.is_over(self.now)

    @property
    def signing_time(self) -> bool:
        """Tell whether the pledge is being signed on paper: near its day, until it is long past.

        Later what is recorded is reached from the pledge.
        """
        step = next(step for step in self.steps if step.duty.duty is Duty.PLEDGE)
        return step.near and step.recent

    @property
    def all_signed(self) -> bool:
        """Tell whether every unit is recorded as having signed the pledge on paper."""
        return all(row.signing is not None for row in self.rows)

    def row(self, unit: UnitCode) -> UnitRow:
        """Return a unit's line."""
        return next(row for row in self.rows if row.code == unit)

    def at(self, step: BoardStep, *wanted: Progress) -> tuple[UnitRow, ...]:
        """Return the units that are this far with a step."""
        return tuple(row for row in self.rows if row.progress(step) in wanted)

    def done(self, step: BoardStep) -> tuple[UnitRow, ...]:
        """Return the units that have confirmed or sent."""
        return self.at(step, Progress.DONE)

    def missing(self, step: BoardStep) -> tuple[UnitRow, ...]:
        """Return the units that have not."""
        return self.at(step, Progress.DOING, Progress.NOT_BEGUN)

    @property
    def extensions(self) -> tuple[tuple[UnitRow, Extension], ...]:
        """Requests for more time that still matter: not done yet, the wished-for day ahead."""
        today = self.cycle.calendar.day_of(self.now)
        return tuple(
            (row, asked)
            for row in self.rows
            for asked in row.extensions
            if asked.wished >= today and self._misses(row, asked.deadline)
        )

    def _misses(self, row: UnitRow, deadline: DeadlineKey) -> bool:
        step = self.step(deadline)
        return step is not None and row.progress(step) is not Progress.DONE

    @property
    def unreachable(self) -> tuple[UnitRow, ...]:
        """Units that no message reaches."""
        return tuple(row for row in self.rows if row.contact is not Contact.REACHED)

    @property
    def open_steps(self) -> tuple[BoardStep, ...]:
        """Steps that some unit has still to take, and can."""
        return tuple(step for step in self.steps if step.sendable and self.missing(step))

    @property
    def focus(self) -> BoardStep:
        """The step that matters now, among those that some unit has still to take.

        The next one, once it is near; else the last one whose deadline has passed not long ago;
        else the next one, however far; else the last one behind. When none is open, the newest.
        """
        ahead = [step for step in self.open_steps if not step.passed]
        behind = [step for step in self.open_steps if step.passed]
        near = [step for step in ahead[:1] if step.near]
        recent = [step for step in behind[-1:] if step.recent]
        return (near or recent or ahead[:1] or behind[-1:] or list(self.steps[-1:]))[0]

    def step(self, deadline: str) -> BoardStep | None:
        """Return the step of a deadline, if it has begun."""
        return next((step for step in self.steps if step.key == deadline), None)
