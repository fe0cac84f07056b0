"""Housekeeping: what has been kept for long enough is let go, and what was kept is noted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from domain.alerts import BACKUP_GAP, BackupGap
from domain.ids import Year
from domain.invitations import TRY_WINDOW
from usecases.ports import Clock, Tx

KEPT = timedelta(days=30)
"""How long finished updates stay: failed ones keep their content until then."""

LAST_BACKUP = "last_backup"
LAST_RESTORE = "last_restore"
BACKUPS_EXPECTED = "backups_expected"
"""Memos: when the last good backup was made, the last restore that the trail knows of, and since
when nightly backups are expected. A rehearsal makes none, and expects none."""


class Tidied(NamedTuple):
    """What was let go of."""

    updates: int
    tries: int
    """Wrong tokens of invitations, older than anything is counted for."""

    contents: int
    """Evidence files whose keeping time is over since the last time."""

    retired: Sequence[str]
    """The hashes of all files whose content is to be gone from the disk."""


class Housekeeping:
    """Lets go of what nobody needs any more."""

    def __init__(self, clock: Clock, evidence_years: int = 0) -> None:
        """``evidence_years`` is for how many years after its own a cycle's files are kept.

        With 0 they are kept for good.
        """
        self._clock = clock
        self._evidence_years = evidence_years

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

    def tidy(self, tx: Tx) -> Tidied:
        """Let go of old updates, of old tries, and of evidence whose keeping time is over."""
        now = self._clock.now()
        return Tidied(
            updates=tx.inbox.forget_before(now - KEPT),
            tries=tx.invitations.forget_wrong_tokens(now - TRY_WINDOW),
            contents=self._retire(tx, now),
            retired=tx.evidence.retired(),
        )

    def _retire(self, tx: Tx, now: datetime) -> int:
        """The rows stay: what was evidence for which score can be told for good."""
        if not self._evidence_years:
            return 0
        oldest = Year(now.year - self._evidence_years)
        contents = tx.evidence.retire(oldest, now)
        if contents:
            facts = {"before": oldest, "contents": contents}
            tx.audit.record("evidence_retired", "evidence", at=now, after=facts)
        return contents


def expect_backups(tx: Tx, now: datetime) -> None:
    """Note, once, that from now on there is to be a backup each night."""
    if tx.memos.read(BACKUPS_EXPECTED) is None:
        tx.memos.write(BACKUPS_EXPECTED, now.isoformat())


def backup_gap(tx: Tx, now: datetime) -> BackupGap | None:
    """Return how long there has been no good backup, if that is longer than it should be."""
    last = tx.memos.read(LAST_BACKUP)
    counted = last or tx.memos.read(BACKUPS_EXPECTED)
    if counted is None or now - datetime.fromisoformat(counted) <= BACKUP_GAP:
        return None
    return BackupGap(last=datetime.fromisoformat(last) if last else None)
