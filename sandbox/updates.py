"""The queue of updates: what happened and was not yet confirmed by the bot.

An update stays until a later fetch names a higher offset; a fetched but unconfirmed one comes
again. One that nobody fetched in time (150 s for a pressed button, 24 h for a message, on the
sandbox's clock) is gone, as it is with Telegram.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from sandbox import limits
from sandbox.bell import Bell

KINDS = frozenset(
    {
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
        "chat_member",
        "message_reaction",
        "poll",
        "poll_answer",
    }
)
_UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True, slots=True)
class Pending:
    """One update, already written out, so that later edits do not change it."""

    id: int
    body: str
    expires: datetime


def _written_out(update: dict[str, Any]) -> str:
    """Return an update as JSON; half an emoji, which only an escape can carry, is escaped."""
    body = json.dumps(update, ensure_ascii=False)
    try:
        body.encode()
    except UnicodeEncodeError:
        return json.dumps(update)
    return body


class UpdateQueue:
    """Updates in order, from the world to the bot.

    Attributes:
        allowed: the kinds the bot asked for; none named means all but the loud ones.
        duplicates: how many confirmed updates will be delivered once more.
        bell: rings when there is something to fetch.
        settled: rings when something came to an end: updates confirmed, a call answered.
    """

    def __init__(self, now: Callable[[], datetime], next_id: int) -> None:
        self._now = now
        self._queue: deque[Pending] = deque()
        self._again: list[Pending] = []
        self.next_id = next_id
        self.allowed: list[str] = []
        self.duplicates = 0
        self.bell = Bell()
        self.settled = Bell()

    def __len__(self) -> int:
        """Count what is not confirmed yet and can still be delivered."""
        now = self._now()
        return len(self._again) + sum(1 for pending in self._queue if pending.expires > now)

    @property
    def drained(self) -> bool:
        """Whether nothing waits to be fetched or confirmed."""
        now = self._now()
        return not self._again and not any(pending.expires > now for pending in self._queue)

    def add(self, kind: str, body: dict[str, Any], lifetime: int) -> int | None:
        """Queue an update for `lifetime` seconds; return its id, None if not asked for."""
        wanted = kind in self.allowed if self.allowed else kind not in _UNASKED
        return self.add_raw({kind: body}, lifetime) if wanted else None

    def add_raw(self, update: dict[str, Any], lifetime: int = limits.MESSAGE_LIFETIME) -> int:
        """Queue an update as it is, with the next id unless it has one of its own."""
        given = update.get("update_id")
        identifier = given if isinstance(given, int) else self.next_id
        self.next_id = max(self.next_id, identifier) + 1
        body = _written_out({"update_id": identifier, **update})
        expires = self._now() + timedelta(seconds=lifetime)
        self._queue.append(Pending(identifier, body, expires))
        self.bell.ring()
        return identifier

    def confirm(self, offset: int) -> None:
        """Forget everything below the offset; a negative one keeps only that many at the end."""
        keep_from = offset
        if offset < 0:
            newest = list(self._queue)[offset:]
            keep_from = newest[0].id if newest else self.next_id
        while self._queue and self._queue[0].id < keep_from:
            done = self._queue.popleft()
            if self.duplicates > 0 and offset > 0:
                self.duplicates -= 1
                self._again.append(done)
                self.bell.ring()
        self.settled.ring()

    def waiting(self, limit: int) -> list[Pending]:
        """Return the oldest updates that are still alive."""
        now = self._now()
        if any(pending.expires <= now for pending in self._queue):
            self._queue = deque(p for p in self._queue if p.expires > now)
        again, self._again = self._again[:limit], self._again[limit:]
        return again + list(islice(self._queue, limit - len(again)))

    def alive(self, pending: Pending) -> bool:
        """Say whether an update may still be delivered."""
        return pending.expires > self._now()

    def unconfirmed(self) -> list[Pending]:
        """Return everything in the queue, oldest first."""
        return list(self._queue)

    def restore(self, pending: Iterable[Pending]) -> None:
        """Put updates back that were not confirmed before a restart."""
        self._queue.extend(pending)

    def clear(self) -> None:
        """Drop everything, as `drop_pending_updates` asks."""
        self._queue.clear()
        self._again.clear()
        self.settled.ring()
