"""The back door for what nobody asked for: notices leave, and how each ended is written down.

Each message is claimed in a transaction of its own, committed when its turn has come, just before
the call: a crash in between leaves a row that says so, and only what was really on its way is ever
in doubt. One person's messages keep their order; people wait for nobody.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Protocol

from bot.messenger import (
    Claim,
    Gone,
    Lane,
    Migrated,
    NotSent,
    Outcome,
    Sent,
    Unchanged,
    Unknown,
    Withdrawn,
)
from bot.outcomes import Unreachable
from bot.patience import insist
from domain.reminders import Address, Earlier, Outgoing
from domain.words import Language
from handlers.buttons import encode
from locales.catalog import Voice
from screens.by_ear import all_acts, by_ear
from screens.notices import notice, replaced
from screens.screen import Screen
from storage.store import will_pass
from usecases.delivering import Delivering
from usecases.ports import Store

log = logging.getLogger("bot.delivery")

SEATS = 30
"""How many people are served at the same time; the pacer spaces their messages."""

A_BREATH = 2.0
"""Seconds before somebody is served again while the database cannot be written to."""


class NoticeMessenger(Protocol):
    """The messenger, as far as notices need it."""

    async def send(
        self, chat_id: int, screen: Screen, *, lane: Lane, place: int, year: int, claim: Claim
    ) -> Outcome:
        """Put a screen up as a new message; ``claim`` is asked just before the call."""
        ...

    async def edit(
        self, chat_id: int, message_id: int, screen: Screen, *, lane: Lane, place: int, year: int
    ) -> Outcome:
        """Show a screen in place of what a message shows now."""
        ...


class Delivery:
    """Sends what is due. ``knock`` may be called at any time, also while one is under way."""

    def __init__(
        self,
        store: Store,
        delivering: Delivering,
        messenger: NoticeMessenger,
        voices: Mapping[Language, Voice],
    ) -> None:
        self._store = store
        self._delivering = delivering
        self._messenger = messenger
        self._voices = voices
        self._served: set[Address] = set()
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._stopping = False

    @property
    def busy(self) -> bool:
        """Tell whether notices are on their way out."""
        return self._under_way > 0

    async def idle(self) -> None:
        """Wait until no notice is on its way out."""
        await self._idle.wait()

    async def recover(self) -> int:
        """After a start: settle what a crash left on its way. Return how many there were."""
        found = await self._store.do(self._delivering.recover)
        if found:
            log.warning("delivery.recovered", extra={"fields": {"notices": found}})
        return found

    async def stop(self) -> None:
        """Begin nothing more; finish what is on its way."""
        self._stopping = True
        await self._idle.wait()

    async def knock(self) -> int:
        """Send everything that is due now; return how many messages went out."""
        self._under_way += 1
        self._idle.clear()
        try:
            sent = await self._round()
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()
        if sent:
            log.info("delivery.round", extra={"fields": {"sent": sent}})
        return sent

    async def _round(self) -> int:
        """Serve whoever waits; one whose chat is busy keeps their seat and nobody else."""
        sent, seated = 0, set[asyncio.Task[int]]()
        try:
            while True:
                if not self._stopping:
                    for address in await self._newcomers():
                        self._served.add(address)
                        seated.add(asyncio.create_task(self._serve(address)))
                if not seated:
                    return sent
                done, seated = await asyncio.wait(seated, return_when=asyncio.FIRST_COMPLETED)
                sent += sum(task.result() for task in done)
        finally:  # a round that is broken off leaves nobody half served
            await asyncio.gather(*seated, return_exceptions=True)

    async def _newcomers(self) -> list[Address]:
        """Return whom there is a seat for and nobody serves yet."""
        if (free := SEATS - len(self._served)) <= 0:
            return []
        waiting = await self._store.do(self._delivering.waiting, SEATS)
        return [one for one in waiting if one not in self._served][:free]

    async def _serve(self, address: Address) -> int:
        """Send all that is due for one person in one place; a failure is theirs alone."""
        sent = 0
        try:
            while not self._stopping:
                outgoing = await self._store.do(self._delivering.next_to, address)
                if outgoing is None:
                    break
                sent += await self._send(outgoing)
        except Exception as error:
            if will_pass(error):
                log.warning("store.not_writable", extra={"fields": {"why": str(error)}})
                await asyncio.sleep(A_BREATH)
            else:
                log.exception("delivery.failed", extra={"fields": {"person": address.person}})
                await insist(self._store, self._delivering.postpone, address)
        finally:
            self._served.discard(address)
        return sent

    async def _send(self, outgoing: Outgoing) -> bool:
        chat, place, year = outgoing.person.chat_id, outgoing.place, outgoing.year
        try:
            voice = self._voices[outgoing.person.language]
            whole = notice(voice, outgoing)
            screen = by_ear(voice, whole) if outgoing.person.screen_reader else whole
            acts = all_acts(whole, screen)
            buttons = [(b.label, encode(b.action, place, year)) for b in acts if b.action]
        except Exception:
            await self._store.do(self._delivering.refused, outgoing, "screen")
            raise

        async def claim() -> bool:
            return not self._stopping and await self._store.do(self._delivering.claim, outgoing)

        outcome: Outcome = Unknown()
        try:
            outcome = await self._messenger.send(
                chat, screen, lane=Lane.NOTICE, place=place, year=year, claim=claim
            )
        except Exception as error:  # what was not foreseen may have gone out all the same
            if will_pass(error):  # it could not be claimed, so it has not left
                raise
            log.exception("delivery.unforeseen", extra={"fields": {"place": place}})
        earlier = await self._settle(outgoing, outcome, buttons)
        for card in earlier:
            await self._replace(outgoing, card)
        return isinstance(outcome, Sent)

    async def _settle(
        self, outgoing: Outgoing, outcome: Outcome, buttons: list[tuple[str, str]]
    ) -> list[Earlier]:
        """Write down how a message ended; return the cards it has replaced."""
        store, by = self._store, self._delivering
        match outcome:
            case Sent(message_id=message_id):
                return await insist(store, by.sent, outgoing, message_id, buttons)
            case Unreachable() as lost:
                await insist(store, by.unreachable, outgoing, lost.reach)
            case Migrated(new_chat_id=new_chat):
                await insist(store, by.moved, outgoing, new_chat)
            case NotSent(retryable=True):
                await insist(store, by.not_sent, outgoing)
            case NotSent():
                await insist(store, by.refused, outgoing, "refused")
            case Unknown() | Unchanged() | Gone():
                await insist(store, by.unknown, outgoing.notices)
            case Withdrawn():
                pass
        return []

    async def _replace(self, outgoing: Outgoing, card: Earlier) -> None:
        """An earlier card becomes one line without buttons; that it cannot is no matter."""
        screen = replaced(self._voices[outgoing.person.language], card)
        await self._messenger.edit(
            outgoing.person.chat_id,
            card.message_id,
            screen,
            lane=Lane.NOTICE,
            place=outgoing.place,
            year=outgoing.year,
        )
