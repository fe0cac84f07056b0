"""What Telegram handed over, and where each chat's keyboard stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from usecases.inbox import Arrival, InboxRow, LiveMessage


class Inbox(Protocol):
    """Updates on their way: new → applied → answered, or failed, or unreadable."""

    def take(self, arrivals: Sequence[Arrival], at: datetime) -> Sequence[int]:
        """Write updates down; return the numbers of those that were not known yet."""
        ...

    def open_rows(self, chat_id: int | None = None, limit: int = 10_000) -> Sequence[InboxRow]:
        """Return what was left unfinished (of one chat), in the order it came."""
        ...

    def mark_applied(self, update_id: int) -> bool:
        """Mark an update's effect as done in its own transaction; False if it was before."""
        ...

    def finish(self, update_id: int, at: datetime, *, incident: str | None = None) -> None:
        """Close an update. An answered one is emptied; a failed one stays for 30 days."""
        ...

    def incidents(self, since: datetime, before: datetime) -> Sequence[str]:
        """Return the numbers of updates that ended in an incident in this span, oldest first."""
        ...

    def counts(self) -> Mapping[str, int]:
        """Return how many updates are in each state."""
        ...

    def forget_before(self, at: datetime) -> int:
        """Remove finished updates older than this; return how many."""
        ...

    def live(self, chat_id: int) -> LiveMessage | None:
        """Return the message that carries a chat's keyboard."""
        ...

    def set_live(self, chat_id: int, live: LiveMessage) -> None:
        """Remember which message carries a chat's keyboard."""
        ...
