"""A day being played: people act, wait for answers or do not, and somebody keeps count."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.torture.lives import PATIENCE, Life
from tests.torture.script import Script, Step, Turn


@dataclass
class Day:
    """Plays a script against a life, slice by slice.

    Attributes:
        unanswered: what careful people waited for in vain.
        recoveries: seconds from the last blow to each answer that was owed when it fell.
        blow_at: when something last struck the bot, in monotonic seconds.
    """

    life: Life
    script: Script
    unanswered: list[str] = field(default_factory=list)
    recoveries: list[float] = field(default_factory=list)
    blow_at: float = 0.0
    _queues: dict[int, asyncio.Queue[Step]] = field(default_factory=dict)
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    def slices(self, count: int) -> list[Sequence[Turn]]:
        """Cut the day into so many parts of about the same length."""
        turns, size = self.script.turns, len(self.script.turns) / count
        return [turns[int(n * size) : int((n + 1) * size)] for n in range(count)]

    def release(self, turns: Sequence[Turn]) -> None:
        """Let people do their next things."""
        for account, step in turns:
            if account not in self._queues:
                self._queues[account] = asyncio.Queue()
                self._tasks.append(asyncio.create_task(self._act(account)))
            self._queues[account].put_nowait(step)

    async def begun(self) -> None:
        """Wait until everybody who is let do something has begun."""
        await asyncio.sleep(0.02)

    def struck(self) -> None:
        """Note that something has just struck the bot."""
        self.blow_at = time.monotonic()

    async def over(self) -> None:
        """Wait until everybody has done what they were let do."""
        await asyncio.gather(*(queue.join() for queue in self._queues.values()))

    async def ended(self) -> None:
        """Send everybody home."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _act(self, account: int) -> None:
        person = self.life.box.person(account, f"Cán bộ {account}")
        careful, queue = account in self.script.careful, self._queues[account]
        while True:
            step = await queue.get()
            begun = time.monotonic()
            try:
                await step.by(person)
                if careful and step.seen:
                    await person.sees(step.seen, timeout=PATIENCE)
                    self._answered(begun)
            except Exception as error:  # noqa: BLE001 - whatever it is, others must not wait
                self.unanswered.append(str(error) or repr(error))
            finally:
                queue.task_done()

    def _answered(self, begun: float) -> None:
        if self.blow_at > begun:
            self.recoveries.append(time.monotonic() - self.blow_at)
