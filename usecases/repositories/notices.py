"""What has to be told, to whom, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from domain.ids import BlocCode, DeadlineKey, NoticeId, PersonId, PlaceId, UnitCode, Year
from domain.notices import Acknowledgement, Notice, NoticeKey, NoticeKind, NoticeState
from domain.people import Actor, Place


class Notices(Protocol):
    """What must go out, and the ledger of what went out."""

    def plan(
        self,
        key: NoticeKey,
        place: PlaceId,
        unit: UnitCode | None,
        *,
        not_before: datetime,
        at: datetime,
        facts: Mapping[str, str] | None = None,
    ) -> bool:
        """Plan a notice unless its key is there already; tell whether it was new."""
        ...

    def waiting(self, now: datetime, limit: int) -> Sequence[tuple[PersonId, PlaceId, Year]]:
        """Return the reachable people whom something is due for, longest waiting first."""
        ...

    def planned_for(self, recipient: PersonId, place: PlaceId, year: Year) -> Sequence[Notice]:
        """Return what is planned for a person in one place and year, earliest first."""
        ...

    def claim(self, notices: Sequence[NoticeId], at: datetime) -> Sequence[Notice]:
        """Move planned notices to ``sending`` and return those that were still planned."""
        ...

    def settle(
        self,
        notices: Sequence[NoticeId],
        state: NoticeState,
        at: datetime,
        *,
        message_id: int | None = None,
        trouble: str | None = None,
    ) -> None:
        """Write how a delivery ended."""
        ...

    def put_back(self, notices: Sequence[NoticeId], *, not_before: datetime, resent: bool) -> None:
        """Plan notices again: they did not go out, or go out once more (``resent``, for good)."""
        ...

    def interrupted(self) -> Sequence[Notice]:
        """Return notices found ``sending``: a crash came between the call and its mark."""
        ...

    def cancel(
        self,
        bloc: BlocCode,
        year: Year,
        subject: str,
        kinds: Sequence[NoticeKind],
        *,
        unit: UnitCode | None = None,
        recipient: PersonId | None = None,
    ) -> int:
        """Cancel planned notices about a subject; return how many."""
        ...

    def hand_on(self, old: PlaceId, new: Place) -> int:
        """Let what is planned for a place go to another's holder; return how many."""
        ...

    def cancel_to(self, place: PlaceId) -> int:
        """Cancel what is planned for a place; return how many."""
        ...

    def next_planned(self) -> Notice | None:
        """Return the planned notice to a reachable person that becomes due first."""
        ...

    def get(self, notice: NoticeId) -> Notice | None:
        """Return one notice."""
        ...

    def ledger(
        self, bloc: BlocCode, year: Year, *, subject: str | None, unit: UnitCode | None
    ) -> Sequence[Notice]:
        """Return the reminders of a cycle about a deadline or for a unit, oldest first."""
        ...

    def cards(
        self, bloc: BlocCode, year: Year, recipient: PersonId, subject: str
    ) -> Sequence[Notice]:
        """Return the delivered reminders of a person about a deadline, oldest first."""
        ...

    def unnoted(self, bloc: BlocCode, year: Year, place: PlaceId) -> Sequence[Notice]:
        """Return the delivered reminders to a place that its holder has not taken note of."""
        ...

    def let_go(self, bloc: BlocCode, year: Year, recipient: PersonId, message_id: int) -> None:
        """Note that a reminder's message shows something else now: it is a card no more."""
        ...

    def revive(self, recipient: PersonId) -> int:
        """Plan again what failed because its recipient could not be reached; return how many."""
        ...

    def acknowledge(
        self, actor: Actor, year: Year, subject: DeadlineKey, due: str, rung: int
    ) -> Acknowledgement:
        """Keep that a place took note of a rung; a second time returns the first."""
        ...

    def counts(self) -> Mapping[str, int]:
        """Return how many notices are in each state."""
        ...

    def find(self, key: NoticeKey) -> Notice | None:
        """Return the notice of this key."""
        ...

    def newest(
        self,
        bloc: BlocCode,
        year: Year,
        recipient: PersonId,
        kind: NoticeKind,
        subject: str,
        due: str = "",
    ) -> Notice | None:
        """Return the notice of the highest rung to a person about a subject with no due day."""
        ...

    def last_sent(self, bloc: BlocCode, year: Year, recipient: PersonId) -> datetime | None:
        """Return when a message last arrived at a person."""
        ...

    def noted(
        self, bloc: BlocCode, year: Year, subject: str, due: str, rung: int
    ) -> Sequence[Acknowledgement]:
        """Return who took note of one rung of a deadline, first come first."""
        ...

    def acknowledgements(self, bloc: BlocCode, year: Year) -> Sequence[Acknowledgement]:
        """Return every acknowledgement of a cycle, oldest first."""
        ...
