"""Signs of life: when each loop of the bot last did its work, and how long answers took.

Counted by the monotonic clock: setting the machine's clock, or a rehearsal's, moves nothing here.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum

BOUNDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds at which the times of answers are parted; Telegram's own calls take most of them."""


class Sign(StrEnum):
    """What is noted."""

    POLLED = "polled"
    """A question for updates ended, well or badly: the loop is alive."""
    HEARD = "heard"
    """Telegram was heard from: a question for updates ended well, or it called by itself."""
    SWEPT = "swept"
    """What fell due was planned."""


class Times:
    """How long something took: counts up to each bound, their sum in seconds, their number."""

    def __init__(self) -> None:
        self.counts = [0] * (len(BOUNDS) + 1)
        self.total = 0.0

    def add(self, seconds: float) -> None:
        """Count one."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds


class Vitals:
    """Notes signs of life. ``now`` counts seconds, never backwards."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._began = now()
        self._last: dict[Sign, float] = {}
        self.counts: Counter[Sign] = Counter()
        self.answers: dict[str, Times] = defaultdict(Times)

    def note(self, sign: Sign) -> None:
        """Note that something was done just now."""
        self._last[sign] = self._now()
        self.counts[sign] += 1

    def age(self, sign: Sign) -> float | None:
        """Return the seconds since something was done last; None if it never was."""
        last = self._last.get(sign)
        return None if last is None else self._now() - last

    def silence(self) -> float:
        """Return the seconds since Telegram was heard from; since the start if it never was."""
        return self._now() - self._last.get(Sign.HEARD, self._began)

    @contextmanager
    def answering(self, kind: str) -> Iterator[None]:
        """Measure how long the block takes to answer an update of this kind."""
        began = self._now()
        try:
            yield
        finally:
            self.answers[kind].add(self._now() - began)
