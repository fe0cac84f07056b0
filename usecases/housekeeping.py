"""Housekeeping: what has been kept for long enough is let go."""

from __future__ import annotations

from datetime import timedelta

from usecases.ports import Clock, Tx

KEPT = timedelta(days=30)
"""How long finished updates stay: failed ones keep their content until then."""


class Housekeeping:
    """Lets go of what nobody needs any more."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def tidy(self, tx: Tx) -> int:
        """Remove old finished updates; return how many."""
        return tx.inbox.forget_before(self._clock.now() - KEPT)
