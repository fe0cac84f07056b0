"""Bad days of the network and of Telegram, made to order.

Each fault waits for the next calls of a method ("*" is any but getUpdates) and is used up after
`times` of them; the first that fits is taken.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sandbox.bell import Bell
from sandbox.errors import ApiError, too_many_requests

Kind = Literal["answer", "drop_before", "drop_after", "hang", "garbage"]

_REASONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    409: "Conflict",
    500: "Internal Server Error",
    502: "Bad Gateway",
}


@dataclass(slots=True)
class Fault:
    """One ordered fault and how often it will still strike."""

    kind: Kind
    method: str
    left: int
    chat_id: int | None = None
    error: ApiError | None = None


class Faults:
    """The faults in waiting. Delays are lasting, until `clear`."""

    def __init__(self, duplicate: Callable[[int], None], conflict: Callable[[], None]) -> None:
        self._waiting: list[Fault] = []
        self._delays: dict[str, float] = {}
        self._released = asyncio.Event()
        self._hanging = 0
        self.struck: Counter[tuple[Kind, str]] = Counter()
        """How often each kind has struck which method."""

        self._bell = Bell()
        self._duplicate = duplicate
        self._conflict = conflict

    def answer(
        self,
        method: str,
        status: int = 429,
        retry_after: int = 3,
        times: int = 1,
        chat_id: int | None = None,
        description: str | None = None,
    ) -> None:
        """Refuse the next calls with this status, without carrying them out."""
        error = too_many_requests(retry_after)
        if status != 429:
            error = ApiError(status, description or _REASONS.get(status, "Error"))
        self._order("answer", method, times, chat_id, error)

    def drop_before(self, method: str, times: int = 1, chat_id: int | None = None) -> None:
        """Close the connection on the next calls; nothing is carried out."""
        self._order("drop_before", method, times, chat_id)

    def drop_after(self, method: str, times: int = 1, chat_id: int | None = None) -> None:
        """Carry the next calls out and close the connection without an answer."""
        self._order("drop_after", method, times, chat_id)

    def hang(self, method: str, times: int = 1, chat_id: int | None = None) -> None:
        """Leave the next calls without an answer and undone, until `release` or `clear`."""
        self._order("hang", method, times, chat_id)

    def garbage(self, method: str, times: int = 1, chat_id: int | None = None) -> None:
        """Carry the next calls out and answer with something that is no JSON."""
        self._order("garbage", method, times, chat_id)

    def delay(self, method: str, seconds: float) -> None:
        """Answer every call of a method this much later; 0 ends it."""
        self._delays[method.lower()] = seconds

    def duplicate_updates(self, count: int) -> None:
        """Deliver the next confirmed updates once more."""
        self._duplicate(count)

    def second_poller(self) -> None:
        """Act as if another instance polled: the waiting or else the next getUpdates gets 409."""
        self._conflict()

    def release(self) -> None:
        """Let go of the calls that hang: their connections are closed."""
        self._released.set()
        self._released = asyncio.Event()

    def clear(self) -> None:
        """Forget every fault."""
        self._waiting.clear()
        self._delays.clear()
        self.release()

    def seconds(self, method: str) -> float:
        """Return how much later this method answers."""
        if not self._delays:
            return 0.0
        anything = 0.0 if method == "getupdates" else self._delays.get("*", 0.0)
        return self._delays.get(method, 0.0) + anything

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """Return the fault that strikes this call, and count it."""
        for fault in self._waiting:
            fits = fault.method == method or (fault.method == "*" and method != "getupdates")
            if fits and fault.chat_id in {None, chat_id}:
                fault.left -= 1
                if fault.left == 0:
                    self._waiting.remove(fault)
                self.struck[fault.kind, method] += 1
                return fault
        return None

    async def caught(self, timeout: float = 5) -> None:  # noqa: ASYNC109 - part of the script
        """Wait until a call hangs: the moment to stop a bot in the middle of it.

        Raises:
            TimeoutError: none came.
        """
        await self._bell.until(lambda: self._hanging or None, timeout)

    async def hold(self) -> None:
        """Keep a hanging call until it is let go."""
        self._hanging += 1
        self._bell.ring()
        try:
            await self._released.wait()
        finally:
            self._hanging -= 1

    def _order(
        self,
        kind: Kind,
        method: str,
        times: int,
        chat_id: int | None,
        error: ApiError | None = None,
    ) -> None:
        self._waiting.append(Fault(kind, method.lower(), times, chat_id, error))
