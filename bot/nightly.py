"""The nightly backup: made once after two o'clock at night, or as soon as the bot is up again.

Whether tonight's is there is read off the names in the folder of backups, so it does not matter
when time knocks, or how often.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from datetime import datetime, time, timedelta

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
            return False
        except Abandoned:
            return False
        self._log(made, removed)
        if not made.findings:
            await self._store.do(Housekeeping(self._clock).backed_up, made.manifest.made_at)
        return True

    def _due(self) -> bool:
        local = self._clock.now().astimezone(self._settings.timezone).replace(tzinfo=None)
        tonight = datetime.combine(local.date(), HOUR)
        if local < tonight:
            tonight -= timedelta(days=1)
        return not any(tonight <= at <= local for at in backups_in(self._vault.folder))

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
