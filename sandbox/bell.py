"""Waiting for something to happen, without looking at the clock again and again."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Bell:
    """Wakes everybody who waits for a change, at once."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        """Wake all who wait."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, check: Callable[[], T | None], timeout: float | None) -> T:  # noqa: ASYNC109 - the whole wait ends here
        """Return what `check` finds, looking again after every ring.

        Raises:
            TimeoutError: nothing was found within `timeout` seconds.
        """
        async with asyncio.timeout(timeout):
            while (found := check()) is None:
                await self._rung()
        return found

    async def _rung(self) -> None:
        future = asyncio.get_running_loop().create_future()
        self._waiting.add(future)
        try:
            await future
        finally:
            self._waiting.discard(future)
