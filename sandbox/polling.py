"""Long polling: one bot asks for updates and waits; a second one pushes the first out."""

import asyncio
import time

from sandbox import limits
from sandbox.errors import ApiError, bad_request, conflict
from sandbox.params import Params
from sandbox.telegram import Telegram
from sandbox.updates import KINDS, Pending, UpdateQueue

_OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
_REPEATED_WITHIN = 0.5


class Polling:
    """The waiting end of `getUpdates`."""

    def __init__(self, telegram: Telegram) -> None:
        self._updates = telegram.updates
        self._waiting: asyncio.Future[ApiError] | None = None
        self._conflicts = 0
        self._last = (0, 0.0)

    async def get_updates(self, params: Params) -> str:
        """Return the JSON array of updates from the offset on, waiting if there are none.

        Raises:
            ApiError: 409, when another poll begins meanwhile.
        """
        if self._conflicts:
            self._conflicts -= 1
            raise conflict(_OTHER_POLLER)
        remember_allowed(self._updates, params)
        offset = params.integer("offset")
        timeout = min(max(params.integer("timeout"), 0), limits.LONG_POLL_SECONDS)
        limit = self._limit(offset, params.integer("limit", limits.UPDATES_PER_FETCH))
        if offset:
            self._updates.confirm(offset)
        found = self._updates.waiting(limit)
        if not found and timeout:
            found = await self._wait(limit, timeout)
        return f"[{','.join(pending.body for pending in found)}]"

    @property
    def listening(self) -> bool:
        """Whether a poll waits for news at this moment."""
        return self._waiting is not None and not self._waiting.done()

    def interrupt(self, reason: str = _OTHER_POLLER) -> bool:
        """Push the waiting poll out with 409; say whether there was one."""
        waiting = self._waiting
        if waiting is None or waiting.done():
            return False
        waiting.set_result(conflict(reason))
        return True

    def collide(self) -> None:
        """Act as if another instance polled once."""
        if not self.interrupt():
            self._conflicts += 1

    def _limit(self, offset: int, asked: int) -> int:
        """Return how many to hand out; one, if the same offset is asked for twice at once."""
        before, at = self._last
        now = time.monotonic()
        self._last = offset, now
        if offset == before and now - at < _REPEATED_WITHIN:
            return 1
        return min(max(asked, 1), limits.UPDATES_PER_FETCH)

    async def _wait(self, limit: int, seconds: int) -> list[Pending]:
        self.interrupt()
        pushed_out: asyncio.Future[ApiError] = asyncio.get_running_loop().create_future()
        self._waiting = pushed_out
        self._updates.settled.ring()

        def look() -> list[Pending] | ApiError | None:
            if pushed_out.done():
                return pushed_out.result()
            return self._updates.waiting(limit) or None

        pushed_out.add_done_callback(lambda _: self._updates.bell.ring())
        try:
            found: list[Pending] | ApiError = await self._updates.bell.until(look, seconds)
        except TimeoutError:
            return []
        finally:
            if not pushed_out.done():
                pushed_out.cancel()
        if isinstance(found, ApiError):
            raise found
        return found


def remember_allowed(updates: UpdateQueue, params: Params) -> None:
    """Keep which kinds of updates the bot asks for; not named, the earlier choice stays."""
    if not params.has("allowed_updates"):
        return
    allowed = params.structure("allowed_updates", "allowed updates")
    if not isinstance(allowed, list):
        raise bad_request("expected an Array of String as allowed updates")
    updates.allowed = [str(kind) for kind in allowed if kind in KINDS]
