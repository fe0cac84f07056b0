"""The side doors: what a supervisor asks, and where Telegram calls if it is to call.

- ``/healthz``: the process is alive.
- ``/readyz``: 200 if Telegram was heard from, time has knocked and the database can be written
  to, each within three minutes; 503 otherwise, with what is missing.
- ``/metrics``: figures for Prometheus.
- the path of WEBHOOK_URL: updates, if there is one (``bot/webhook.py``).
"""

from __future__ import annotations

import asyncio
import logging
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.metrics import MEDIA_TYPE, Family, alone, by_label, exposition, histogram
from bot.settings import Address
from bot.vitals import Sign, Vitals
from bot.webhook import LARGEST, Webhook
from usecases.ports import Store, Tx

log = logging.getLogger("bot.doors")

READY_SECONDS = 180.0
WRITE_SECONDS = 5.0
"""How long the database may take to write before it counts as not writable."""

PROBE_SECONDS = 2.0
"""How long an answer about the database stands: whoever asks in a loop writes nothing more."""

HEARTBEAT = "heartbeat"
"""The memo that a probe writes."""

SHUTDOWN_SECONDS = 10.0


class AddressTaken(Exception):
    """Another program listens there."""

    def __init__(self, address: Address) -> None:
        super().__init__(f"{address.host}:{address.port}")
        self.address = address


class Probe:
    """Answers whether the database can be written to, by writing."""

    def __init__(self, store: Store, now: Callable[[], float] = time.monotonic) -> None:
        self._store = store
        self._now = now
        self._line = asyncio.Lock()
        self._at: float | None = None
        self._writable = False
        self._beats = 0

    async def writable(self) -> bool:
        """Write something small; answers come at most once in ``PROBE_SECONDS``."""
        async with self._line:
            if self._at is None or self._now() - self._at > PROBE_SECONDS:
                self._writable = await self._write()
                self._at = self._now()
            return self._writable

    async def _write(self) -> bool:
        self._beats += 1
        try:
            async with asyncio.timeout(WRITE_SECONDS):
                await self._store.do(_beat, str(self._beats))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the answer
            kind = type(error).__name__
            log.warning("doors.not_writable", extra={"fields": {"kind": kind}})
            return False
        return True


class Doors:
    """The web server of the bot. ``figures`` gives what ``/metrics`` shows besides the vitals."""

    def __init__(
        self,
        address: Address,
        store: Store,
        vitals: Vitals,
        figures: Callable[[], Iterator[Family]],
        webhook: Webhook | None = None,
    ) -> None:
        self._wanted = address
        self._store = store
        self._vitals = vitals
        self._figures = figures
        self._probe = Probe(store)
        self._webhook = webhook
        self._runner: web.AppRunner | None = None
        self.address = address

    async def open(self) -> None:
        """Listen; ``address`` then tells where, also where any free port was asked for.

        Raises:
            AddressTaken: if another program listens there, or the address is not this machine's.
        """
        app = web.Application(client_max_size=LARGEST)
        app.router.add_get("/healthz", self._healthz)
        app.router.add_get("/readyz", self._readyz)
        app.router.add_get("/metrics", self._metrics)
        if self._webhook is not None:
            app.router.add_post(self._webhook.path, self._webhook.called)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, *self._wanted).start()
        except OSError:
            await runner.cleanup()
            raise AddressTaken(self._wanted) from None
        host, port = runner.addresses[0][:2]
        self.address = Address(host, port)
        self._runner = runner
        log.info("doors.open", extra={"fields": {"host": host, "port": port}})

    async def close(self) -> None:
        """Listen no more; what is being answered is finished."""
        runner, self._runner = self._runner, None
        if runner is not None:
            await runner.cleanup()

    async def _healthz(self, _: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def _readyz(self, _: web.Request) -> web.Response:
        ages = {"heard_s": Sign.HEARD, "swept_s": Sign.SWEPT}
        told: dict[str, Any] = {name: _rounded(self._vitals.age(s)) for name, s in ages.items()}
        told["database_writable"] = await self._probe.writable()
        missing = [name for name in ages if told[name] is None or told[name] > READY_SECONDS]
        if not told["database_writable"]:
            missing.append("database_writable")
        status = HTTPStatus.SERVICE_UNAVAILABLE if missing else HTTPStatus.OK
        answer = {"ready": not missing, "missing": missing, **told}
        return web.json_response(answer, status=status)

    async def _metrics(self, _: web.Request) -> web.Response:
        families = [*await self._of_rows(), *self._figures(), *self._of_vitals()]
        text = exposition(families)
        return web.Response(body=text.encode(), headers={"Content-Type": MEDIA_TYPE})

    async def _of_rows(self) -> list[Family]:
        """Count rows; a database in trouble must not hide the other figures."""
        try:
            updates, notices = await self._store.read(_counts)
        except Exception as error:  # noqa: BLE001 - whatever it is, the rest is shown
            log.warning("doors.not_readable", extra={"fields": {"kind": type(error).__name__}})
            return []
        return [
            Family("updates", "Updates kept, by state.", by_label("state", updates)),
            Family("notices", "Notices, by state.", by_label("state", notices)),
        ]

    def _of_vitals(self) -> Iterator[Family]:
        vitals = self._vitals
        yield Family(
            "last_poll_age_seconds",
            "Seconds since Telegram was heard from.",
            alone(vitals.age(Sign.HEARD)),
        )
        yield Family(
            "last_sweep_age_seconds",
            "Seconds since what fell due was planned.",
            alone(vitals.age(Sign.SWEPT)),
        )
        yield Family(
            "handler_seconds",
            "How long updates took to be answered, by what the person did.",
            histogram("kind", vitals.answers),
            "histogram",
        )


def sizes(database: Path) -> Family:
    """Return how large the database and its write-ahead log are, in bytes."""
    files = {"database": database, "log": database.with_name(f"{database.name}-wal")}
    found = {name: _size(path) for name, path in files.items()}
    return Family("database_bytes", "Size of the database's files.", by_label("file", found))


def room(folder: Path) -> Family:
    """Return how much room is left on the disk of the data folder, in bytes."""
    free = shutil.disk_usage(folder).free
    return Family("disk_free_bytes", "Room left on the disk of the data folder.", alone(free))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _counts(tx: Tx) -> tuple[Mapping[str, int], Mapping[str, int]]:
    return tx.inbox.counts(), tx.notices.counts()


def _beat(tx: Tx, value: str) -> None:
    tx.memos.write(HEARTBEAT, value)


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 1)
