"""The bot as a process with many lives, and a Telegram beside it that outlives them all."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from typing_extensions import override

from bot.clock import ShiftedClock
from sandbox import Sandbox
from sandbox.model import Chat, Message
from tests.process import BotProcess
from tests.torture.bloc import MORNING, Cast
from tests.torture.content import rows
from tests.torture.notices import is_marked, is_notice

LAUNCHER = Path(__file__).parent / "launcher.py"

PATIENCE = 100.0
"""Seconds after which an answer that is still owed counts as lost."""

UNDER_WAY = "SELECT DISTINCT recipient, place, sending_at FROM notice WHERE state = 'sending'"


class Life(BotProcess):
    """A bot that is killed and started again; its clock and Telegram's go on meanwhile."""

    def __init__(self, box: Sandbox, folder: Path, clock: ShiftedClock) -> None:
        super().__init__(box, folder)
        self.clock = clock
        self.log = (folder / "bot.log").open("ab")
        self.words: tuple[str, ...] = ("-m", "bot")
        """What Python is told to run, before the verb."""

        self.in_gap = 0
        """How many messages nobody asked for were between claim and mark when the bot died."""

        self.falls: list[int] = []
        """Exit codes of lives that ended by themselves, or not with 0 when told to end."""

    @property
    @override
    def environment(self) -> dict[str, str]:
        return {**super().environment, "CLOCK_AT": self.clock.now().isoformat()}

    async def spawn(self, **how: Any) -> None:
        """Start the process and do not wait for anything."""
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, *self.words, "run", cwd=self.folder, env=self.environment,
            stderr=self.log, stdout=subprocess.DEVNULL, **how,
        )  # fmt: skip

    @override
    async def verb(self, *words: str) -> tuple[int, str, str]:
        process = await asyncio.create_subprocess_exec(
            sys.executable, *self.words, *words, cwd=self.folder, env=self.environment,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        out, err = await process.communicate()
        return process.returncode or 0, out.decode(), err.decode()

    @override
    async def start(self) -> None:
        """Start the process and wait until it listens."""
        await self.spawn()
        await self.listens()

    async def listens(self) -> None:
        """Wait until the bot asks for news and there is none.

        Raises:
            RuntimeError: it ended instead.
        """
        assert self.process is not None
        ending = asyncio.ensure_future(self.process.wait())
        listening = asyncio.ensure_future(self.box.polled(timeout=PATIENCE))
        await asyncio.wait({ending, listening}, return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()
        listening.cancel()
        if self.process.returncode is not None:
            raise RuntimeError(f"the bot ended by itself:\n{self.last_words}")

    @property
    def told(self) -> str:
        """Return what all lives have logged."""
        return (self.folder / "bot.log").read_text("utf-8")

    @property
    def last_words(self) -> str:
        """Return the end of what the process has logged."""
        return self.told[-2000:]

    def strike(self) -> None:
        """Send SIGKILL this instant."""
        if self.process is not None and self.process.returncode is None:
            sent(self.process, signal.SIGKILL)

    @override
    async def kill(self) -> None:
        """End the process at once, and wait until Telegram has noticed."""
        assert self.process is not None
        self.strike()
        code = await self.process.wait()
        if code != -signal.SIGKILL:
            self.falls.append(code)
        self.in_gap += len(rows(self.folder, UNDER_WAY))
        await self._unheard_of()

    @override
    async def stop(self) -> int:
        """Ask the process to end, and wait until Telegram has noticed; return its exit code."""
        assert self.process is not None
        if self.process.returncode is None:
            sent(self.process, signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):
            code = await self.process.wait()
        if code:
            self.falls.append(code)
        await self._unheard_of()
        return code

    async def _unheard_of(self) -> None:
        """Wait until Telegram has noticed that nobody listens any more."""
        while self.box.api.polling.listening:  # noqa: ASYNC110 - nothing rings for an absence
            await asyncio.sleep(0.001)

    def knocks_soon(self, *names: str) -> None:
        """Let these knocks of time come every second in the lives to come."""
        if names:
            self.words = (str(LAUNCHER),)
            self.extra["SOON"] = ",".join(names)

    def turn_clock(self, by: timedelta) -> None:
        """Let the machine's clock jump; a life notices when it begins."""
        self.clock._set(self.clock.now() + by)

    def limit(self, size: int | None) -> None:
        """Let no file of the process grow beyond this, as a quota does; None lets them grow."""
        assert self.process is not None
        soft = resource.RLIM_INFINITY if size is None else size
        limits = (soft, resource.RLIM_INFINITY)
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, limits)

    async def taken(self) -> None:
        """Wait until the bot has taken in whatever people have done."""
        updates = self.box.telegram.updates
        await asyncio.sleep(0.05)  # let them do it
        await updates.settled.until(lambda: updates.drained or None, PATIENCE)

    async def settled(self, patience: float = PATIENCE) -> bool:
        """Wait until nothing is owed; tell whether that came about in time."""
        try:
            async with asyncio.timeout(patience):
                while self._owing():
                    await self.box.quiet(timeout=patience, settle=0.05)
        except TimeoutError:
            return False
        return True

    def _owing(self) -> bool:
        updates = rows(self.folder, "SELECT 1 FROM inbox WHERE state IN ('new', 'applied')")
        now = int(self.clock.now().timestamp())
        sql = (
            "SELECT 1 FROM notice JOIN person ON person.id = recipient WHERE reach = 'reachable'"
            f" AND state IN ('planned', 'sending') AND not_before <= {now}"
        )
        return bool(updates or rows(self.folder, sql)) or not self.box.telegram.updates.drained


def sent(process: asyncio.subprocess.Process, how: signal.Signals) -> None:
    """Send a signal. ``send_signal`` would look whether the process has ended, and take its exit
    code away from whoever waits for it."""
    with suppress(ProcessLookupError):
        os.kill(process.pid, how)


class Post:
    """Watches the chats: tells of every message the moment Telegram has accepted it."""

    def __init__(self, box: Sandbox) -> None:
        self._box = box
        self._newest: Counter[int] = Counter()
        self.notices: Counter[int] = Counter()
        """How many messages that nobody asked for each chat has received."""

        self.marked: Counter[int] = Counter()
        """How many of them say that they may have come before."""

        self.on_accepted: Callable[[int, str], None] | None = None
        """Told of each message: in which chat, and what it says."""

        box.telegram.watchers.append(self._watch)

    def _watch(self, event: dict[str, Any]) -> None:
        if event.get("kind") != "chat":
            return
        chat = self._box.telegram.chats[event["id"]]
        message = _changed(chat)
        if message is None or not message.outgoing:
            return
        if message.id > self._newest[chat.id]:
            self._newest[chat.id] = message.id
            self.notices[chat.id] += is_notice(message.text)
            self.marked[chat.id] += is_marked(message.text)
        if self.on_accepted is not None:
            self.on_accepted(chat.id, message.text)


def _changed(chat: Chat) -> Message | None:
    return next((m for m in chat.messages.values() if m.seq == chat.seq), None)


@asynccontextmanager
async def a_life(cast: Cast, folder: Path, at: datetime = MORNING) -> AsyncIterator[Life]:
    """Move the cast into a folder, open a Telegram where all know the bot; end what is left."""
    folder.mkdir(parents=True)  # noqa: ASYNC240 - nothing else runs yet
    clock = ShiftedClock(at)
    box = Sandbox(now=clock.now, pacing=None)
    await box.start()
    life = Life(box, cast.moved_into(folder), clock)
    try:
        for account in cast.accounts:
            _acquainted(box, account)
        yield life
    finally:
        if life.process is not None and life.process.returncode is None:
            await life.kill()
        life.log.close()
        await box.stop()


def _acquainted(box: Sandbox, account: int) -> None:
    """Let somebody have a chat with the bot in which it has spoken before."""
    chat = box.person(account, f"Cán bộ {account}").chat
    chat.started = True
    box.telegram.send(chat, {"text": "Kính chào Anh/Chị."})
