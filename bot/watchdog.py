"""The watchdog: a bot that asks nobody for updates any more, and says nothing, is ended.

Whatever wedged it, a supervisor starts it anew and nothing is lost: what Telegram handed over and
what people were told is in the database. An outage that answers with errors is waited out: a
question that ends badly has ended.

It lives on a thread of its own, since a wedged event loop would hold up a task as well. Time is
counted in looks and not read off a clock, so a machine that slept for an hour is not blamed.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable
from types import TracebackType

log = logging.getLogger("bot.watchdog")

LOOK_SECONDS = 5.0
LIMIT_SECONDS = 180.0
FAILED = 1
"""The exit code: whoever supervises starts the bot again."""


class Watchdog:
    """Watches a count that grows with every poll that finished.

    ``wait`` waits so many seconds and tells whether watching is over; ``leave`` ends the process
    at once: what is wedged would hold up an orderly end too.
    """

    def __init__(
        self,
        polls: Callable[[], int],
        *,
        wait: Callable[[float], bool] | None = None,
        leave: Callable[[int], object] = os._exit,
    ) -> None:
        self._polls = polls
        self._over = threading.Event()
        self._wait = wait or self._over.wait
        self._leave = leave
        self._thread = threading.Thread(target=self.watch, name="watchdog", daemon=True)

    def __enter__(self) -> Watchdog:
        """Begin to watch."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Watch no longer: an orderly end takes its time."""
        self._over.set()
        self._thread.join()

    def watch(self) -> None:
        """Look again and again, until it is over or the polls have stopped."""
        seen, silent = self._polls(), 0.0
        while not self._wait(LOOK_SECONDS):
            count = self._polls()
            silent = 0.0 if count != seen else silent + LOOK_SECONDS
            seen = count
            if silent >= LIMIT_SECONDS:
                log.critical("watchdog.no_poll", extra={"fields": {"silent_s": int(silent)}})
                self._leave(FAILED)
                return
