"""The jobs behind the knocks: each calls one use case, bloc by bloc, and logs what came of it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple, Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from domain.ids import BlocCode, Year
from schedules.timetable import TIMETABLE
from usecases.alerting import Looked
from usecases.housekeeping import Housekeeping, Tidied
from usecases.ports import Store
from usecases.reminding import Reminding, Swept
from usecases.repositories.evidence import EvidenceFiles

log = logging.getLogger("schedules")


class Deliveries(Protocol):
    """Sends what is due; ``bot/delivery.py`` is the one in use."""

    async def knock(self) -> int:
        """Send everything that is due now; return how many messages went out."""
        ...


class Rolls(Protocol):
    """Asks after the silent; ``bot/roll_call.py`` is the one in use."""

    async def knock(self) -> int:
        """Ask after whoever has been silent for long enough; return how many were asked for."""
        ...


class Backups(Protocol):
    """Keeps copies of everything; ``bot/nightly.py`` is the one in use."""

    async def knock(self) -> bool:
        """Make tonight's backup if it is due and not there; tell whether one was made."""
        ...


class Rounds(Protocol):
    """Looks after the machine; ``bot/caretaker.py`` is the one in use."""

    async def knock(self) -> Looked:
        """Look round once; return what began, what ended and how many are to be told."""
        ...


class Round(NamedTuple):
    """What one round over all blocs came to."""

    blocs: int = 0
    reminders: int = 0
    digests: int = 0
    failed: int = 0


class Jobs:
    """What a knock does. May be called at any time, at once, or again."""

    def __init__(
        self,
        store: Store,
        reminding: Reminding,
        housekeeping: Housekeeping,
        deliveries: Deliveries,
        rolls: Rolls,
        backups: Backups,
        rounds: Rounds,
        files: EvidenceFiles,
        *,
        swept: Callable[[], None] = lambda: None,
    ) -> None:
        """``swept`` is told that a sweep went round."""
        self._store = store
        self._reminding = reminding
        self._housekeeping = housekeeping
        self._deliveries = deliveries
        self._rolls = rolls
        self._backups = backups
        self._rounds = rounds
        self._files = files
        self._swept = swept

    async def sweep(self) -> Round:
        """Sweep every bloc in which something may be due; one that fails stops no other."""
        wanted = await self._store.do(self._reminding.to_sweep)
        swept = [await self._sweep_one(bloc, year) for bloc, year in wanted]
        done = [one for one in swept if one is not None]
        came = Round(
            blocs=len(wanted),
            reminders=sum(one.reminders for one in done),
            digests=sum(one.digests for one in done),
            failed=len(swept) - len(done),
        )
        if came.reminders or came.digests or came.failed:
            log.info("sweep.round", extra={"fields": came._asdict()})
        self._swept()
        return came

    async def _sweep_one(self, bloc: BlocCode, year: Year) -> Swept | None:
        try:
            return await self._store.do(self._reminding.sweep, bloc, year)
        except Exception:
            log.exception("sweep.failed", extra={"fields": {"bloc": bloc, "year": year}})
            return None

    async def deliver(self) -> int:
        """Send what is due."""
        return await self._deliveries.knock()

    async def call_roll(self) -> int:
        """Find out whether messages still reach whoever has been silent."""
        return await self._rolls.knock()

    async def back_up(self) -> bool:
        """Make tonight's backup."""
        return await self._backups.knock()

    async def look_round(self) -> Looked:
        """Say what is amiss with the machine."""
        return await self._rounds.knock()

    async def tidy(self) -> Tidied:
        """Let go of what has been kept for long enough: rows first, then what they named."""
        done = await self._store.do(self._housekeeping.tidy)
        removed = await self._files.let_go(done.retired)
        if done.contents or removed:
            fields = {"contents": done.contents, "files": removed}
            log.info("evidence.retired", extra={"fields": fields})
        return done


def scheduler(jobs: Jobs) -> AsyncIOScheduler:
    """Return the scheduler with every knock of the timetable in it, not started yet.

    Due work lives in rows, so its own store is memory; a late knock still comes (by default the
    library drops it after a second), and several missed ones come once.
    """
    # Two, of which one returns at once: a long delivery would else be a warning each time.
    defaults = {"misfire_grace_time": None, "coalesce": True, "max_instances": 2}
    made = AsyncIOScheduler(timezone="UTC", job_defaults=defaults)
    works: Mapping[str, Callable[[], Awaitable[Any]]] = {
        "sweep": jobs.sweep,
        "deliver": jobs.deliver,
        "call_roll": jobs.call_roll,
        "back_up": jobs.back_up,
        "look_round": jobs.look_round,
        "tidy": jobs.tidy,
    }
    for knock in TIMETABLE:
        trigger = IntervalTrigger(seconds=int(knock.every.total_seconds()), timezone="UTC")
        made.add_job(
            _one_at_a_time(works[knock.name]), trigger, id=knock.name, replace_existing=True
        )
    return made


def _one_at_a_time(work: Callable[[], Awaitable[Any]]) -> Callable[[], Awaitable[None]]:
    """Let a knock go by in silence while the one before is still at work."""
    door = asyncio.Lock()

    async def knock() -> None:
        if not door.locked():
            async with door:
                await work()

    return knock
