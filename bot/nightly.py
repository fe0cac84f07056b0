"""The nightly backup: made once after two o'clock at night, or as soon as the bot is up again.

Whether tonight's is there is read off the names in the folder of backups, so it does not matter
when time knocks, or how often.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from datetime import UTC, datetime, time, timedelta

from bot.settings import Settings
from bot.vault import BackedUp, Second, Vault, VaultRefused, backups_in
from storage.archive import Abandoned
from usecases.housekeeping import Housekeeping
from usecases.ports import Clock, Store

log = logging.getLogger("bot.nightly")

HOUR = time(2)


class Nightly:
    """Makes the nightly backup, in a thread; ``stop`` lets one under way be given up."""

    def __init__(self, store: Store, settings: Settings, clock: Clock) -> None:
        self._store = store
        self._settings = settings
        self._clock = clock
        self._stopping = threading.Event()
        self._second = Second.COPIED
        self.refused = ""
        """Why the newest try gave no good backup: the kind of refusal, or ``findings``."""
        self._vault = Vault(settings, clock, self._stopping.is_set)

    def stop(self) -> None:
        """Give up a backup that is being made: what is there of it is removed."""
        self._stopping.set()

    async def knock(self) -> bool:
        """Make tonight's backup if it is due and not there; tell whether one was made."""
        if self._stopping.is_set() or not self._due():
            return False
        try:
            made = await asyncio.to_thread(self._vault.back_up)
            removed = await asyncio.to_thread(self._vault.rotate)
        except VaultRefused as error:
            fields = {"kind": error.kind, **error.facts}
            log.error("backup.failed", extra={"fields": fields})  # noqa: TRY400 - the kind says all
            self.refused = error.kind
            return False
        except Abandoned:
            return False
        self._log(made, removed)
        self._second = made.second
        self.refused = "findings" if made.findings else ""
        if not made.findings:
            await self._store.do(Housekeeping(self._clock).backed_up, made.manifest.made_at)
        return True

    @property
    def due_since(self) -> datetime:
        """The hour of the last night, as an instant: since then there should be a backup."""
        return self._night(self._local()).replace(tzinfo=self._settings.timezone).astimezone(UTC)

    def second_place(self) -> str:
        """Return what is amiss with the second place for backups; nothing if all is well."""
        lacking = self._vault.lacking_place()
        if lacking is None and self._second is Second.FAILED:
            return Second.FAILED.value
        return lacking.value if lacking else ""

    def _due(self) -> bool:
        local = self._local()
        night = self._night(local)
        return not any(night <= at <= local for at in backups_in(self._vault.folder))

    def _local(self) -> datetime:
        return self._clock.now().astimezone(self._settings.timezone).replace(tzinfo=None)

    @staticmethod
    def _night(local: datetime) -> datetime:
        tonight = datetime.combine(local.date(), HOUR)
        return tonight if local >= tonight else tonight - timedelta(days=1)

    def _log(self, made: BackedUp, removed: int) -> None:
        files, head = len(made.manifest.evidence), made.manifest.audit
        # A log that is collected elsewhere holds the trail's end out of the reach of this machine.
        trail = f"{head.seq}:{head.hash}" if head else ""
        fields = {"file": made.path.name, "evidence": files, "removed": removed, "audit": trail}
        log.info("backup.made", extra={"fields": fields})
        if made.second is not Second.COPIED:
            log.warning("backup.no_second_place", extra={"fields": {"why": made.second.value}})
        for finding in made.findings:
            log.error("backup.finding", extra={"fields": {"kind": finding.kind, **finding.facts}})
