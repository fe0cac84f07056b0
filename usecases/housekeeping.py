"""Housekeeping: what has been kept for long enough is let go, and what was kept is noted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from usecases.ports import Clock, Tx

KEPT = timedelta(days=30)
"""How long finished updates stay: failed ones keep their content until then."""

LAST_BACKUP = "last_backup"
LAST_RESTORE = "last_restore"
"""Memos: when the last good backup was made, and the last restore that the trail knows of."""


class Housekeeping:
    """Lets go of what nobody needs any more."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def backed_up(self, tx: Tx, at: datetime) -> None:
        """Note that a backup was made and proven."""
        tx.memos.write(LAST_BACKUP, at.isoformat())

    def last_backup(self, tx: Tx) -> datetime | None:
        """Return when the last good backup was made; None if there was none yet."""
        noted = tx.memos.read(LAST_BACKUP)
        return None if noted is None else datetime.fromisoformat(noted).astimezone(UTC)

    def restored(self, tx: Tx, file: str, made_at: datetime, at: datetime) -> bool:
        """Put into the trail that all of this came back from a backup; once for each restore."""
        mark = at.isoformat()
        if tx.memos.read(LAST_RESTORE) == mark:
            return False
        tx.memos.write(LAST_RESTORE, mark)
        tx.audit.record("data.restored", file, at=at, after={"made_at": made_at.isoformat()})
        return True

    def tidy(self, tx: Tx) -> int:
        """Remove old finished updates; return how many."""
        return tx.inbox.forget_before(self._clock.now() - KEPT)
