"""The clocks of the house: the wall's, and one that a rehearsal may move."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class SystemClock:
    """Tells the time of the machine."""

    def now(self) -> datetime:
        """Return the present instant, aware, in UTC."""
        return datetime.now(UTC)


class ShiftedClock:
    """Starts at a given instant and runs on at normal speed; it can be moved forward."""

    def __init__(self, start: datetime, running: Callable[[], float] = time.monotonic) -> None:
        self._running = running
        self._start = start.astimezone(UTC)
        self._began = running()

    def now(self) -> datetime:
        """Return the shifted instant, aware, in UTC."""
        return self._start + timedelta(seconds=self._running() - self._began)

    def hop(self, to: datetime) -> None:
        """Move forward to an instant; one that has passed already changes nothing."""
        if to > self.now():
            self._start, self._began = to.astimezone(UTC), self._running()
