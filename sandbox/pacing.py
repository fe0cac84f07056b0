"""How fast a bot may send, on real time: what Telegram punishes with 429.

Telegram publishes "about one message a second in a chat, twenty a minute in a group, thirty a
second over all" and forgives short bursts. Each limit here is a bucket that refills at that pace;
once a chat is told to wait, every message to it is refused until the wait is over.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from sandbox.errors import too_many_requests


@dataclass(frozen=True, slots=True)
class Pace:
    """Messages a second, and how many may come at once after a silence."""

    per_second: float
    burst: float


@dataclass(frozen=True, slots=True)
class Pacing:
    """The limits of one bot: in a chat with a person, in a group, in all chats together."""

    private: Pace = Pace(1.0, 20.0)
    group: Pace = Pace(20 / 60, 20.0)
    overall: Pace = Pace(30.0, 60.0)


USUAL = Pacing()


@dataclass(slots=True)
class _Bucket:
    pace: Pace
    left: float
    at: float
    closed_until: float = 0.0

    def refill(self, now: float) -> None:
        self.left = min(self.pace.burst, self.left + (now - self.at) * self.pace.per_second)
        self.at = now

    def wait(self, now: float, count: int) -> float:
        """Return the seconds until this many messages fit, 0 if they do."""
        self.refill(now)
        return max(0.0, (min(count, self.pace.burst) - self.left) / self.pace.per_second)


class FloodControl:
    """Counts what a bot sends against its limits; `clock` gives monotonic seconds."""

    def __init__(self, pacing: Pacing, clock: Callable[[], float] = time.monotonic) -> None:
        self._pacing = pacing
        self._clock = clock
        self._all = _Bucket(pacing.overall, pacing.overall.burst, clock())
        self._chats: dict[int, _Bucket] = {}

    def spend(self, chat_id: int, count: int = 1) -> None:
        """Count messages that are about to be sent.

        Raises:
            ApiError: 429 with `retry_after`, and nothing is counted.
        """
        now = self._clock()
        chat = self._chats.get(chat_id)
        if chat is None:
            pace = self._pacing.private if chat_id > 0 else self._pacing.group
            chat = self._chats[chat_id] = _Bucket(pace, pace.burst, now)
        for bucket in (self._all, chat):
            if now >= bucket.closed_until and (wait := bucket.wait(now, count)) > 0:
                bucket.closed_until = now + max(1, math.ceil(wait))
            if now < bucket.closed_until:
                raise too_many_requests(math.ceil(bucket.closed_until - now))
        self._all.left -= count
        chat.left -= count
