"""The front door: what Telegram hands over is written down before its offset is confirmed.

A loop of ours instead of PTB's Updater, which confirms updates it only holds in memory and stops
for good at one it cannot parse (docs/decisions/receiving.md). Each update is parsed alone; one
that cannot be parsed is put aside and the rest goes on.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.chats import Chats
from bot.patience import insist
from bot.transport import call
from bot.vitals import Sign, Vitals
from domain.words import Language
from handlers.context import NotHeard
from handlers.house import House
from handlers.incoming import Incoming, Kind, chat_of, read_update
from handlers.masking import masked, secret_in
from handlers.switchboard import answer, enter
from locales.catalog import voice_of
from screens.errors import incident as incident_screen
from screens.screen import Screen
from storage.store import will_pass
from usecases.inbox import Arrival, InboxRow
from usecases.ports import Tokens, Tx

log = logging.getLogger("bot.intake")

Secret = tuple[str, bool]
"""A token or code as it was typed, and whether it came with /start."""

Reading = tuple[Arrival, Secret | None]
"""An update as far as the inbox needs it, and the secret that stands in it."""

POLL_SECONDS = 30
KINDS = ["message", "edited_message", "callback_query", "my_chat_member"]
AT_ONCE = 0.2
"""Seconds: a server that does not hold a question until there is news is not asked more often."""

BACK_OFF = (1, 2, 5, 10, 30)
"""Seconds between tries while the Bot API cannot be reached or an answer cannot be delivered."""

OF_ITS_OWN = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What an update may raise by what stands in it; whatever else it is, the next try may succeed."""

LONGEST_PAUSE = 60.0
"""Seconds without a sign of life, however long the Bot API wants to be left alone."""


class Intake:
    """Takes updates in, hands each to its chat, and sees that it is answered."""

    def __init__(
        self,
        bot: Bot,
        house: House,
        tokens: Tokens,
        vitals: Vitals,
        *,
        own_time: bool,
        heard: Callable[[int], None],
    ) -> None:
        """``heard`` is told the chat of whoever is known, each time they act."""
        self._bot = bot
        self._house = house
        self._tokens = tokens
        self._vitals = vitals
        self._own_time = own_time
        self._heard = heard
        self._offset = 0
        self._reached = False
        """The newest question for updates ended well."""
        self._gone = asyncio.Event()
        self.chats: Chats[InboxRow] = Chats(self._serve, self._refill, crowded=self._crowded)

    async def recover(self) -> None:
        """Queue what was left unfinished: after a crash nothing handed over is lost."""
        rows = await self._house.store.do(lambda tx: tx.inbox.open_rows())
        if rows:
            log.info("intake.recovered", extra={"fields": {"updates": len(rows)}})
        self._queue(rows)

    async def poll(self) -> None:
        """Ask for updates until told to stop. Nothing short of a wrong token ends it."""
        failures = 0
        while not self._gone.is_set():
            try:
                patient, began = self._reached, time.monotonic()
                batch = await self._fetch()
                if batch:
                    await self.take(batch)
                    self._offset = max(int(raw["update_id"]) for raw in batch) + 1
                failures, self._reached = 0, True
                self._vitals.note(Sign.HEARD)
                self._vitals.note(Sign.POLLED)
                if patient and not batch and time.monotonic() - began < AT_ONCE:
                    await self._pause(AT_ONCE)
            except InvalidToken:
                raise
            except RetryAfter as error:
                await self._wait_out(_seconds(error.retry_after))
            except (TelegramError, OSError) as error:
                self._reached = False
                kind = "conflict" if isinstance(error, Conflict) else type(error).__name__
                log.warning("intake.unreachable", extra={"fields": {"kind": kind}})
                if isinstance(error, Conflict) and "webhook" in str(error).lower():
                    await self._no_webhook()
                await self._wait_out(BACK_OFF[min(failures, len(BACK_OFF) - 1)])
                failures += 1
            except Exception:
                log.exception("intake.failed")
                await self._wait_out(BACK_OFF[min(failures, len(BACK_OFF) - 1)])
                failures += 1

    async def stop(self) -> None:
        """Take nothing more in; finish what is being handled."""
        self._gone.set()
        await self.chats.stop()

    async def take(self, batch: Sequence[dict[str, Any]]) -> None:
        """Write updates down in one transaction, then hand the new ones to their chats.

        One that cannot be written down is put aside without what stands in it: it would come
        again for ever, and all others behind it.
        """
        read = [self._arrival(raw) for raw in batch]
        try:
            rows = await self._written(read)
        except OF_ITS_OWN:
            rows = [row for one in read for row in await self._written_alone(*one)]
        self._queue(rows)

    async def _written(self, read: Sequence[Reading]) -> Sequence[InboxRow]:
        now = self._house.clock.now()

        def write_down(tx: Tx) -> Sequence[InboxRow]:
            known = [
                _masked(tx, arrival, *secret) if secret else arrival for arrival, secret in read
            ]
            fresh = set(tx.inbox.take(known, now))
            return [
                InboxRow(a.update_id, a.chat_id, a.raw, applied=False, received_at=now)
                for a in known
                if a.update_id in fresh and a.readable
            ]

        return await self._house.store.do(write_down)

    async def _written_alone(self, arrival: Arrival, secret: Secret | None) -> Sequence[InboxRow]:
        try:
            return await self._written([(arrival, secret)])
        except OF_ITS_OWN:
            fields = {"update": arrival.update_id}
            log.warning("intake.unreadable", extra={"fields": fields})
            bare = Arrival(arrival.update_id, None, "", readable=False)
            return await self._written([(bare, None)])

    async def _fetch(self) -> Sequence[dict[str, Any]]:
        """Ask for updates; first of all, and after a failure, only for what is there already.

        So whoever asks whether the bot is ready need not wait until somebody writes.
        """
        patience = POLL_SECONDS if self._reached else 0
        fields = {"offset": self._offset, "timeout": patience, "allowed_updates": KINDS}
        polling = asyncio.ensure_future(
            call(self._bot, "getUpdates", fields, read_timeout=POLL_SECONDS + 15)
        )
        leaving = asyncio.ensure_future(self._gone.wait())
        try:
            await asyncio.wait({polling, leaving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            leaving.cancel()
            unfinished = polling.cancel()
            await asyncio.gather(polling, return_exceptions=True)
        batch: Sequence[dict[str, Any]] = [] if unfinished else polling.result()
        return batch

    def _arrival(self, raw: dict[str, Any]) -> Reading:
        """Read an update as far as the inbox needs it, and whether a secret stands in it."""
        update_id = int(raw["update_id"])
        text = _dumped(raw)
        try:
            text.encode()
        except UnicodeEncodeError:
            # Half an emoji, which some phones send, can be kept by no database.
            text = text.encode(errors="replace").decode()
            raw = json.loads(text)
        try:
            read_update(raw, self._house.clock.now(), own_time=self._own_time)
            return Arrival(update_id, chat_of(raw), text), secret_in(raw)
        except Exception:  # noqa: BLE001 - whatever it is, it must not stop the others
            log.warning("intake.unreadable", extra={"fields": {"update": update_id}})
            return Arrival(update_id, None, text, readable=False), None

    def _queue(self, rows: Sequence[InboxRow]) -> None:
        by_chat: dict[int, list[InboxRow]] = defaultdict(list)
        for row in rows:
            by_chat[row.chat_id or 0].append(row)
        for chat_id, its in by_chat.items():
            self.chats.put(chat_id, its)

    async def _refill(self, chat_id: int, limit: int) -> Sequence[InboxRow]:
        return await self._house.store.do(lambda tx: tx.inbox.open_rows(chat_id, limit))

    async def _crowded(self, chat_id: int) -> None:
        """Ask for fewer messages at once: nothing is lost, and nobody else waits for it."""
        if chat_id <= 0:  # a group, which is left anyway
            return
        person = await self._house.store.do(lambda tx: tx.people.by_telegram(chat_id))
        voice = voice_of(person.language if person else Language.VI)
        screen = Screen(voice.say("slow-down"))
        with suppress(NotHeard):
            await self._house.mouth.show(chat_id, screen, over=None, place=0, year=0)

    async def _serve(self, row: InboxRow) -> None:
        """Answer one update; while no answer can get through, or nothing be saved, try again."""
        applied = row.applied
        for tries in range(1_000_000):
            try:
                await self._answer(row, applied=applied)
            except NotHeard as error:
                applied = applied or error.acted
            except Exception as error:
                if not will_pass(error):
                    raise
                log.warning("intake.not_saved", extra={"fields": {"why": str(error)}})
            else:
                return
            await self._pause(BACK_OFF[min(tries, len(BACK_OFF) - 1)])
            if self._gone.is_set():
                return

    async def _answer(self, row: InboxRow, *, applied: bool) -> None:
        store, clock = self._house.store, self._house.clock
        incoming = read_update(json.loads(row.raw), row.received_at, own_time=self._own_time)
        if incoming is None:
            await store.do(lambda tx: tx.inbox.finish(row.update_id, clock.now()))
            return
        with self._vitals.answering(incoming.kind.name.lower()):
            await self._reply(row, incoming, applied=applied)

    async def _reply(self, row: InboxRow, incoming: Incoming, *, applied: bool) -> None:
        store, clock = self._house.store, self._house.clock
        visit = await enter(self._house, incoming, redrawing=applied)
        if visit.visitor.person is not None:
            self._heard(incoming.chat_id)
        noticed = None
        if incoming.kind is Kind.PRESS:
            noticed = asyncio.create_task(self._house.mouth.answer_press(incoming.press_id))
        incident = None
        try:
            await answer(visit)
        except NotHeard as error:
            error.acted = visit.acted
            raise
        except Exception as error:
            if will_pass(error):
                raise
            incident = self._tokens.incident()
            fields = {"incident": incident, "update": row.update_id}
            log.exception("visit.failed", extra={"fields": fields})
            await visit.show(incident_screen(visit.voice, incident))
        finally:
            if noticed is not None:
                await noticed
        shown, turned = visit.shown, visit.turned

        def finish(tx: Tx) -> None:
            tx.inbox.finish(row.update_id, clock.now(), incident=incident)
            if shown is not None:
                tx.inbox.set_live(incoming.chat_id, shown)
            if turned is not None and visit.cycle_or_none is not None:
                cycle = visit.cycle_or_none
                tx.notices.let_go(cycle.bloc_code, cycle.year, visit.person.id, turned)

        await insist(store, finish)

    async def _no_webhook(self) -> None:
        """Call off the webhook of an earlier run: whoever asks cannot be called too."""
        with suppress(TelegramError):
            await call(self._bot, "deleteWebhook", {})
            log.info("intake.webhook_removed")

    async def _wait_out(self, seconds: float) -> None:
        """Pause after a poll that ended badly; a long pause that was asked for is no silence."""
        self._vitals.note(Sign.POLLED)
        while seconds > 0 and not self._gone.is_set():
            await self._pause(min(seconds, LONGEST_PAUSE))
            self._vitals.note(Sign.POLLED)
            seconds -= LONGEST_PAUSE

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._gone.wait(), seconds)
        except TimeoutError:
            return


def _masked(tx: Tx, arrival: Arrival, secret: str, with_start: bool) -> Arrival:
    """Replace an invitation's secret by its hash before it is written down.

    A text that merely looks like a token stays as it is unless an invitation has that hash: it
    may be the reference of a document.
    """
    hidden = masked(json.loads(arrival.raw), secret, with_start=with_start)
    if not with_start:
        hash_ = str(hidden["message"]["text"]).rpartition(":")[2]
        if tx.invitations.by_hash(hash_) is None:
            return arrival
    return arrival._replace(raw=_dumped(hidden))


def _dumped(raw: dict[str, Any]) -> str:
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"))


def _seconds(delay: int | timedelta) -> float:
    return delay.total_seconds() if isinstance(delay, timedelta) else float(delay)
