"""The clocks themselves: the machine's, and those of a rehearsal."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class SystemClock:
    """Tells the machine's time."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)


class ShiftedClock:
    """A clock set to ``start`` that runs on at normal speed, and can be moved forward.

    It counts by the machine's monotonic time: setting the machine's own clock does not move it.

    Raises:
        ValueError: if ``start`` does not say its offset from UTC.
    """

    def __init__(
        self, start: datetime, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        if start.tzinfo is None:
            raise ValueError("a clock is set to an instant with its offset from UTC")
        self._monotonic = monotonic
        self._set(start)

    def now(self) -> datetime:
        """Return the instant that has come, aware, in UTC."""
        return self._start + timedelta(seconds=self._monotonic() - self._started)

    def hop(self, to: datetime) -> None:
        """Move to a later instant; one that has passed already changes nothing."""
        if to > self.now():
            self._set(to)

    def _set(self, instant: datetime) -> None:
        self._start = instant.astimezone(UTC)
        self._started = self._monotonic()


class LeapingTime:
    """Seconds that pass as soon as somebody waits for them: a rehearsed year is not slowed."""

    def __init__(self) -> None:
        self._seconds = 1.0

    def now(self) -> float:
        """Return the seconds that have passed."""
        return self._seconds

    async def sleep(self, seconds: float) -> None:
        """Let these seconds have passed."""
        self._seconds += max(seconds, 0)
        await asyncio.sleep(0)
