"""The caretaker: looks at disk, backups and the line to Telegram, and says what is amiss.

Whoever holds an ``admin`` place is told (``usecases/alerting.py``); the log is told anyway.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
from datetime import timedelta

from bot.nightly import Nightly
from bot.settings import Settings
from bot.vitals import Vitals
from domain.alerts import Symptoms
from usecases.alerting import Alerting, Looked
from usecases.ports import Clock, Store

log = logging.getLogger("bot.caretaker")

MB = 1_000_000


class Caretaker:
    """Looks round at each knock."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        clock: Clock,
        vitals: Vitals,
        nightly: Nightly,
        alerting: Alerting,
    ) -> None:
        self._store = store
        self._settings = settings
        self._clock = clock
        self._vitals = vitals
        self._nightly = nightly
        self._alerting = alerting
        self._up_since = clock.now()

    async def knock(self) -> Looked:
        """Look round once; return what began, what ended and how many are to be told."""
        # In a thread: a share that hangs must not hold up everybody's answers.
        symptoms = await asyncio.to_thread(self._symptoms)
        looked = await self._store.do(self._alerting.look, symptoms)
        facts = {"free_mb": symptoms.free_mb, "told": looked.told}
        for trouble in looked.began:
            log.warning("trouble.began", extra={"fields": {"trouble": trouble.value, **facts}})
        for trouble in looked.ended:
            log.info("trouble.ended", extra={"fields": {"trouble": trouble.value}})
        return looked

    def _symptoms(self) -> Symptoms:
        return Symptoms(
            up_since=self._up_since,
            backup_due=self._nightly.due_since,
            backup_refused=self._nightly.refused,
            second_place=self._nightly.second_place(),
            free_mb=shutil.disk_usage(self._settings.data_dir).free // MB,
            low_mb=self._settings.disk_low_mb,
            silent_for=timedelta(seconds=self._vitals.silence()),
        )
