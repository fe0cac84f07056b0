"""When a message may leave: replies at once, notices evenly, nobody into a silence.

Telegram allows about 30 messages a second in all and one a second to a chat, with short bursts,
and answers too many with a silence (429, "retry after"). So:

- a reply goes at once; a chat may have three in a row, then one a second;
- notices leave one by one at an even pace, one a second to a chat, and only into the room that
  replies leave: together never more than 30 a second. Where replies leave none, one notice a
  second still goes, so that nobody is forgotten;
- after a 429 nobody sends until it has passed; then those who waited go one by one, replies
  first.

Knows nothing of Telegram's calls. Its time is a port: virtual in tests, leaping in a rehearsal.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

TELEGRAM_PER_SECOND = 30
ROOM_PER_SECOND = TELEGRAM_PER_SECOND - 1
"""What notices and replies may fill together; one is left for a reply that comes just after."""

CATCH_UP_SECONDS = 0.25
"""Lateness that notices make good; more, made good, would be a burst."""

CHAT_SECONDS = 1.0
CHAT_BURST = 3
FORGET_SECONDS = 30.0


@dataclass(slots=True)
class _Chat:
    """What one chat was sent lately. ``free_at`` is when its allowance is whole again."""

    free_at: float = 0.0
    silent_until: float = 0.0
    users: int = 0
    replies: asyncio.Lock = field(default_factory=asyncio.Lock)
    notices: asyncio.Lock = field(default_factory=asyncio.Lock)

    def reply_at(self) -> float:
        return max(self.silent_until, self.free_at - (CHAT_BURST - 1) * CHAT_SECONDS)

    def notice_at(self) -> float:
        return max(self.silent_until, self.free_at)


class Pacer:
    """Two lanes out: ``async with pacer.reply(chat)`` and ``async with pacer.notice(chat)``.

    ``now`` counts seconds from any start above 0; ``sleep`` waits on the same clock.
    """

    def __init__(
        self,
        rate_per_second: float,
        *,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._space = 1 / rate_per_second
        self._now = now
        self._sleep = sleep
        self._chats: dict[int, _Chat] = {}
        self._forget_at = 0.0
        self._silent_until = 0.0
        self._full_until = 0.0
        self._line = asyncio.Lock()
        self._in_line = 0
        self._line_at = 0.0
        self._turnstile = asyncio.Lock()
        self._slot = 0.0
        self._notices: deque[float] = deque([0.0], maxlen=int(rate_per_second) + 1)

    @property
    def silent(self) -> bool:
        """Whether everybody has to keep silent now."""
        return self._silent_until > self._now()

    @property
    def chats_remembered(self) -> int:
        """How many chats there is state for; idle ones are forgotten."""
        return len(self._chats)

    def silence(self, seconds: float, chat_id: int | None = None) -> None:
        """Let nobody send for so long, or nobody to one chat: the answer to a 429."""
        until = self._now() + seconds
        if chat_id is None:
            self._silent_until = max(self._silent_until, until)
        else:
            chat = self._chat(chat_id)
            chat.silent_until = max(chat.silent_until, until)

    @asynccontextmanager
    async def reply(self, chat_id: int | None = None) -> AsyncIterator[None]:
        """Wait until an answer may leave.

        What is no message (an answered press, a keyboard taken away) has no chat here: it is
        not counted, and only waits out silences.
        """
        chat = self._enter(chat_id)
        try:
            if chat.replies.locked() or self._in_line or self._reply_at(chat) > self._now():
                await self._reply_turn(chat)
            if chat_id is not None:
                self._count(chat, self._now())
            yield
        finally:
            self._leave(chat)

    @asynccontextmanager
    async def notice(self, chat_id: int) -> AsyncIterator[None]:
        """Wait until a notice may leave; the notices of one chat keep their order."""
        chat = self._enter(chat_id)
        try:
            async with chat.notices:
                await self._notice_turn(chat)
                yield
        finally:
            self._leave(chat)

    async def _reply_turn(self, chat: _Chat) -> None:
        async with chat.replies:
            while True:
                await self._until(chat.reply_at)
                if self._in_line or self.silent:
                    await self._stand_in_line()
                if chat.reply_at() <= self._now():
                    return

    async def _stand_in_line(self) -> None:
        """Those whom a silence stopped leave one by one, in the order they came."""
        self._in_line += 1
        try:
            async with self._line:
                await self._until(lambda: max(self._silent_until, self._line_at))
                self._line_at = self._now() + 1 / TELEGRAM_PER_SECOND
        finally:
            self._in_line -= 1

    async def _notice_turn(self, chat: _Chat) -> None:
        while True:
            # A busy chat waits out here, where it holds nobody up.
            await self._until(chat.notice_at)
            async with self._turnstile:
                await self._until(self._notice_at)
                if chat.silent_until > self._now():
                    continue
                self._take_slot()
                self._count(chat, self._slot)
                return

    def _reply_at(self, chat: _Chat) -> float:
        return max(self._silent_until, chat.reply_at())

    def _notice_at(self) -> float:
        room_at = self._now() + self._space if self._in_line else self._full_until
        relief = max(self._notices[-1], self._silent_until) + 1
        most = self._notices[0] + 1 if len(self._notices) == self._notices.maxlen else 0.0
        return max(self._silent_until, self._slot + self._space, most, min(room_at, relief))

    def _take_slot(self) -> None:
        """Count from the slot, not from now: late wake-ups must not add up to a slower pace."""
        now, due = self._now(), self._slot + self._space
        self._slot = due if now - due <= CATCH_UP_SECONDS else now
        self._notices.append(now)

    def _count(self, chat: _Chat, at: float) -> None:
        now = self._now()
        chat.free_at = max(chat.free_at, now) + CHAT_SECONDS
        self._full_until = min(max(self._full_until, at) + 1 / ROOM_PER_SECOND, now + 1)

    async def _until(self, when: Callable[[], float]) -> None:
        """Sleep until an instant that may still move while we sleep."""
        while (seconds := when() - self._now()) > 0:
            await self._sleep(seconds)

    def _enter(self, chat_id: int | None) -> _Chat:
        chat = _Chat() if chat_id is None else self._chat(chat_id)
        chat.users += 1
        return chat

    def _leave(self, chat: _Chat) -> None:
        chat.users -= 1
        if self._now() >= self._forget_at:
            self._forget_idle()

    def _chat(self, chat_id: int) -> _Chat:
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = _Chat()
        return chat

    def _forget_idle(self) -> None:
        now = self._now()
        self._forget_at = now + FORGET_SECONDS
        kept = {c: s for c, s in self._chats.items() if s.users or s.notice_at() > now}
        self._chats = kept
