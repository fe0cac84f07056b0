"""The pledge as a person meets it: what is read, what is confirmed, what notices tell of it."""

from __future__ import annotations

from datetime import datetime

from domain.amendments import Difference
from domain.blocs import Role
from domain.capacities import OWN_RIGHT, Capacity
from domain.cycles import Cycle
from domain.duties import DutyStatus
from domain.ids import UnitCode, Version
from domain.model import Value
from domain.notices import NoticeKind
from domain.pledges import AmendmentKind, PledgeConfirmation, PledgeSigning


class PledgeEdition(Value):
    """Which text of the pledge is meant, in terms a person can check on paper."""

    number: Version
    """The version that confirmations are kept for."""

    issued_at: datetime
    corrected_at: datetime | None = None
    """When its wording was corrected last; a correction leaves confirmations standing."""

    after_deadline: bool = False
    """It was issued when the deadline had passed: nobody can be late for it."""


class PledgeCounts(Value):
    """How many units have confirmed. The tuples are empty for whoever may not see names."""

    units: int
    confirmed: int
    names: tuple[UnitCode, ...] = ()
    missing: tuple[UnitCode, ...] = ()

    @property
    def complete(self) -> bool:
        """Tell whether every unit has confirmed."""
        return self.confirmed == self.units


class PledgeReceipt(Value):
    """A confirmation as it is read back."""

    cycle: Cycle
    edition: PledgeEdition
    confirmation: PledgeConfirmation
    workdays_late: int
    """By the deadline that held when it was given."""

    counts: PledgeCounts | None = None
    """None where the bloc keeps its units from seeing each other."""

    signing: PledgeSigning | None = None
    """The unit's signing on paper, once it is recorded."""

    first: bool = False
    """It was given just now, not before."""


class PledgeView(Value):
    """The pledge before whoever reads it."""

    cycle: Cycle
    edition: PledgeEdition
    duty: DutyStatus
    """Its deadline, and what is left of it now."""

    role: Role
    unit: UnitCode | None
    name: str
    post: str
    receipt: PledgeReceipt | None = None
    """The own unit's, if it has confirmed this version."""

    signing: PledgeSigning | None = None
    """The own unit's signing on paper, once it is recorded."""

    earlier: PledgeConfirmation | None = None
    """The own unit's newest confirmation of a version that no longer holds."""

    counts: PledgeCounts | None = None
    """For the bloc's offices."""

    records: bool = False
    """The reader records who signed on paper."""

    leaders: tuple[tuple[str, str], ...] = ()
    """Names and posts of those who can confirm for the own unit."""

    may_confirm: bool = False
    """The reader may confirm for the unit: by their own right, or in the capacity they have."""

    capacity: Capacity = OWN_RIGHT

    @property
    def confirmable(self) -> bool:
        """Tell whether this person could confirm now."""
        return self.may_confirm and self.receipt is None


class PledgeChanges(Value):
    """What a version changed against what the reader had agreed to, or against the last one."""

    cycle: Cycle
    """In the version that made the changes."""

    kind: AmendmentKind
    since: datetime
    """When the version it is compared with was issued."""

    differences: tuple[Difference, ...]
    role: Role
    may_confirm: bool = False
    confirmed: bool
    """The reader's unit has confirmed the version that holds now."""


class PledgeNoticeView(Value):
    """What a notice about the pledge has to say to one recipient."""

    kind: NoticeKind
    cycle: Cycle
    role: Role
    may_confirm: bool = False
    """The recipient may confirm for their unit."""

    unit: UnitCode | None
    counts: PledgeCounts
    differences: tuple[Difference, ...] = ()
    confirmation: PledgeConfirmation | None = None
    """The unit's: the one that is told of, else that of the version which holds now."""

    version: Version
    at: datetime
    """When it happened: the confirmation, the amendment."""
