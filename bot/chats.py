"""One chat in order, many at once.

Each chat has a queue of its own, so that one person's updates are handled one after another and
nobody waits for somebody else. A queue is bounded: what does not fit stays in the inbox, where it
is safe, and is fetched when the queue has run dry. Idle queues are dropped.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")

log = logging.getLogger("bot.chats")

WIDTH = 256
"""How many chats are served at the same moment."""

CROWD = 20
"""How many updates of one chat wait before its person is asked, once, to send more slowly."""

DEPTH = 50
"""How many updates of one chat wait in memory."""


@dataclass(slots=True)
class _Queue(Generic[T]):
    items: deque[T] = field(default_factory=deque)
    spilled: bool = False
    """Something was left in the inbox; until it is fetched, whatever comes stays there too."""

    arrived: bool = False
    """Something came while the inbox was asked."""

    told: bool = False
    task: asyncio.Task[None] | None = None


class Chats(Generic[T]):
    """Serves chats. ``refill`` fetches what a full queue had left in the inbox."""

    def __init__(
        self,
        serve: Callable[[T], Awaitable[None]],
        refill: Callable[[int, int], Awaitable[Sequence[T]]],
        width: int = WIDTH,
        depth: int = DEPTH,
        crowded: Callable[[int], Awaitable[None]] | None = None,
    ) -> None:
        """``crowded`` is told once of a chat in which too much waits, until it has run dry."""
        self._crowded = crowded
        self._serve = serve
        self._refill = refill
        self._depth = depth
        self._seats = asyncio.Semaphore(width)
        self._queues: dict[int, _Queue[T]] = {}
        self._empty = asyncio.Event()
        self._empty.set()
        self._stopping = False

    @property
    def busy(self) -> bool:
        """Tell whether anything is waiting or being handled."""
        return bool(self._queues)

    @property
    def waiting(self) -> int:
        """How many updates wait in memory for their turn."""
        return sum(len(queue.items) for queue in self._queues.values())

    @property
    def served(self) -> int:
        """How many chats have something waiting or being handled."""
        return len(self._queues)

    def put(self, chat_id: int, items: Iterable[T]) -> None:
        """Queue updates of a chat in their order."""
        queue = self._queues.get(chat_id)
        if queue is None:
            queue = self._queues[chat_id] = _Queue()
            self._empty.clear()
        for item in items:
            if queue.spilled or len(queue.items) >= self._depth:
                queue.spilled = queue.arrived = True
            else:
                queue.items.append(item)
        if queue.task is None:
            queue.task = asyncio.create_task(self._work(chat_id, queue), name=f"chat-{chat_id}")

    async def idle(self) -> None:
        """Wait until nothing is waiting or being handled."""
        await self._empty.wait()

    async def stop(self) -> None:
        """Finish what is being handled; what waits stays in the inbox for the next start."""
        self._stopping = True
        tasks = [queue.task for queue in self._queues.values() if queue.task]
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self, chat_id: int, queue: _Queue[T]) -> None:
        try:
            while not self._stopping:
                if not queue.items and queue.spilled:
                    await self._fetch(chat_id, queue)
                if not queue.items:
                    break
                async with self._seats:
                    await self._slow_down(chat_id, queue)
                    await self._one(chat_id, queue.items.popleft())
        finally:
            del self._queues[chat_id]
            if not self._queues:
                self._empty.set()

    async def _fetch(self, chat_id: int, queue: _Queue[T]) -> None:
        """Fetch what was left; as much as was asked for means that there may be more."""
        queue.arrived = False
        rows = await self._refill(chat_id, self._depth)
        queue.items.extend(rows)
        queue.spilled = queue.arrived or len(rows) >= self._depth

    async def _slow_down(self, chat_id: int, queue: _Queue[T]) -> None:
        if self._crowded is None or queue.told or len(queue.items) < CROWD:
            return
        queue.told = True
        try:
            await self._crowded(chat_id)
        except Exception:  # a remark that cannot be made holds nothing up
            log.exception("chats.not_told", extra={"fields": {"chat": chat_id}})

    async def _one(self, chat_id: int, item: T) -> None:
        try:
            await self._serve(item)
        except Exception:  # the next update of this chat is not to blame
            log.exception("chats.failed", extra={"fields": {"chat": chat_id}})
