"""The roll call: asks Telegram after whoever has been silent, so that nobody vanishes unnoticed.

"Typing…" for a moment is all that anybody could see of it. One question at a time, as notices
leave: replies go first, and what is due to go out shares its turns with one more.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime
from typing import Protocol

from bot.outcomes import NotSent, Outcome, Reached, Unknown, Unreachable
from bot.patience import insist
from domain.people import Reach
from usecases.ports import Clock, Store
from usecases.roll_calling import SILENCE, RollCalling

log = logging.getLogger("bot.roll_call")

AT_ONCE = 500
"""How many are asked for in one round; the next knock goes on."""

TROUBLES = 3
"""How many questions in a row may go without an answer before the round ends."""


class Asking(Protocol):
    """The messenger, as far as the roll needs it."""

    async def asks_for(self, chat_id: int) -> Reached | Outcome:
        """Find out whether a message would arrive, without sending one."""
        ...


class RollCall:
    """Goes through the silent at each knock. ``stop`` ends a round where it is."""

    def __init__(
        self, store: Store, calling: RollCalling, messenger: Asking, clock: Clock
    ) -> None:
        self._store = store
        self._calling = calling
        self._messenger = messenger
        self._clock = clock
        self._gone = asyncio.Event()
        self._heard: dict[int, datetime] = {}

    def heard(self, chat_id: int) -> None:
        """Note that somebody known has written or pressed: nobody need ask for them.

        Kept in memory alone: nobody's last visit is written down for this, and whoever was
        forgotten by a start is asked for once more.
        """
        self._heard[chat_id] = self._clock.now()

    def stop(self) -> None:
        """Ask no more, and wait for no answer: who was not asked for is next time."""
        self._gone.set()

    async def knock(self) -> int:
        """Ask for the silent; return how many have been asked for."""
        asking = asyncio.ensure_future(self._round())
        leaving = asyncio.ensure_future(self._gone.wait())
        try:
            await asyncio.wait({asking, leaving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
            unfinished = asking.cancel()
            await asyncio.gather(asking, return_exceptions=True)
        return 0 if unfinished else asking.result()

    async def _round(self) -> int:
        since = self._clock.now() - SILENCE
        self._heard = {chat: at for chat, at in self._heard.items() if at > since}
        silent = await self._store.do(self._calling.silent, self._heard, AT_ONCE)
        asked = lost = troubles = 0
        for person in silent:
            match await self._messenger.asks_for(person.chat_id):
                case Reached():
                    reach: Reach | None = Reach.REACHABLE
                case Unreachable() as found:
                    reach = found.reach
                    lost += person.reach is Reach.REACHABLE
                case NotSent(retryable=True):  # a silence was asked for, or nothing gets through
                    break
                case Unknown():
                    if (troubles := troubles + 1) == TROUBLES:
                        break
                    continue
                case _:  # asking again today would end the same way
                    reach = None
            await insist(self._store, self._calling.answered, person, reach)
            troubles, asked = 0, asked + 1
        if asked:
            log.info("roll.called", extra={"fields": {"asked": asked, "lost": lost}})
        return asked
