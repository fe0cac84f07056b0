"""The composition root: the house is put together here, once, and taken apart again in order."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import Iterator
from contextlib import AsyncExitStack, suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot import bureau
from bot.caretaker import Caretaker
from bot.clock import ShiftedClock, SystemClock
from bot.delivery import Delivery
from bot.doors import Doors, room, sizes
from bot.hatch import Hatch
from bot.holiday_book import HolidayBook
from bot.intake import KINDS, Intake
from bot.lock import DataFolderLock
from bot.messenger import Messenger
from bot.metrics import Family, by_label
from bot.mouth import TelegramMouth
from bot.nightly import Nightly
from bot.pacer import Pacer
from bot.profile import introduce
from bot.roll_call import RollCall
from bot.settings import Settings
from bot.tokens import SystemTokens
from bot.transport import Transport, make_bot, make_transport
from bot.vault import restored_from
from bot.vitals import Sign, Vitals
from bot.watchdog import Watchdog
from bot.webhook import Registered, Webhook
from domain.words import Language
from handlers.buttons import encode
from handlers.house import House
from locales.catalog import Voice, voice_of
from schedules.jobs import Jobs, scheduler
from storage.files import EvidenceFolder
from storage.store import Store
from usecases.alerting import Alerting
from usecases.authorising import Authorising
from usecases.boarding import Boarding
from usecases.consenting import Consenting
from usecases.delivering import Delivering
from usecases.digesting import Digesting
from usecases.evidencing import Evidencing
from usecases.extending import Extending
from usecases.filling import Filling
from usecases.handing_over import HandingOver
from usecases.homing import Homing
from usecases.housekeeping import Housekeeping
from usecases.joining import BOT_NAME, Joining
from usecases.leaving import Leaving
from usecases.nudging import Nudging
from usecases.participating import Participating
from usecases.pledging import Pledging
from usecases.ports import Clock, Tokens
from usecases.reminding import Reminding
from usecases.renaming import Renaming
from usecases.reporting import Reporting
from usecases.roll_calling import RollCalling
from usecases.scanning import Scanning
from usecases.score_lists import ScoreLists
from usecases.scoring import Scoring
from usecases.signing import Signing
from usecases.standing_in import StandingIn
from usecases.submitting import Submitting
from usecases.targeting import Targeting
from usecases.visiting import Visiting

log = logging.getLogger("bot.app")


class App:
    """The running bot. ``async with App(settings)`` puts it together and takes it apart."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Clock | None = None,
        tokens: Tokens | None = None,
        pacer: Pacer | None = None,
        knocking: bool = True,
    ) -> None:
        """``knocking`` False leaves it to a rehearsal to say when time knocks."""
        self.settings = settings
        self._knocking = knocking
        self.pacer = pacer or Pacer(settings.rate_per_second)
        self.virtual = clock is not None or settings.clock_at is not None
        self.clock: Clock = clock or (
            ShiftedClock(settings.clock_at) if settings.clock_at else SystemClock()
        )
        self.tokens: Tokens = tokens or SystemTokens()
        self.vitals = Vitals()
        self._stack = AsyncExitStack()
        self.store: Store
        self.house: House
        self.intake: Intake

    async def __aenter__(self) -> App:
        """Put the house together and open its doors.

        Raises:
            AlreadyRunning: another bot holds the data folder.
            InvalidToken: the Bot API does not know the token.
        """
        async with self._stack as stack:
            self.settings.make_data_dir()
            stack.enter_context(DataFolderLock(self.settings.data_dir))
            self.store = await Store.open(self.settings.database)
            stack.push_async_callback(self.store.close)
            transport = make_transport(self.settings)
            self.bot = make_bot(self.settings, transport)
            await transport.initialize()
            stack.push_async_callback(transport.shutdown)
            self._furnish(transport)
            await self._open_doors(stack)
            self._stack = stack.pop_all()
        return self

    async def __aexit__(self, *_: object) -> None:
        """Finish what is held, then close everything in the opposite order."""
        await self._stack.aclose()

    def _furnish(self, transport: Transport) -> None:
        clock, tokens = self.clock, self.tokens
        joining = Joining(clock, tokens)
        scanning = Scanning()
        self.messenger = Messenger(self.bot, self.pacer, encode)
        zips = self.settings.evidence_allow_zip
        files = EvidenceFolder(self.settings.data_dir / "evidence", zips=zips)
        files.sweep()
        self.house = House(
            store=self.store,
            clock=clock,
            mouth=TelegramMouth(self.bot, transport, self.messenger, self.store, clock),
            visiting=Visiting(),
            joining=joining,
            participating=Participating(clock, joining),
            leaving=Leaving(clock),
            handing_over=HandingOver(clock, joining),
            consenting=Consenting(),
            homing=Homing(clock),
            pledging=Pledging(clock, tokens),
            reminding=Reminding(clock),
            reporting=Reporting(clock),
            scoring=Scoring(),
            score_lists=ScoreLists(),
            submitting=Submitting(clock, tokens),
            evidencing=Evidencing(clock, self.settings.files_per_day),
            scanning=scanning,
            authorising=Authorising(scanning),
            standing_in=StandingIn(clock, scanning),
            extending=Extending(clock),
            signing=Signing(),
            targeting=Targeting(self.clock),
            renaming=Renaming(),
            files=files,
            boarding=Boarding(clock),
            filling=Filling(clock),
            nudging=Nudging(clock),
            digesting=Digesting(clock),
        )
        self.roll = RollCall(self.store, RollCalling(clock), self.messenger, clock)
        self.intake = Intake(
            self.bot,
            self.house,
            tokens,
            self.vitals,
            own_time=not self.virtual,
            heard=self.roll.heard,
        )
        voices = {language: voice_of(language) for language in Language}
        self.delivery = Delivery(self.store, Delivering(clock), self.messenger, voices)
        self.nightly = Nightly(self.store, self.settings, clock)
        alerting = Alerting(clock, HolidayBook())
        caretaker = Caretaker(
            self.store, self.settings, clock, self.vitals, self.nightly, alerting
        )
        self.jobs = Jobs(
            self.store,
            Reminding(clock),
            Housekeeping(clock, self.settings.evidence_keep_years),
            self.delivery,
            self.roll,
            self.nightly,
            caretaker,
            files,
            swept=partial(self.vitals.note, Sign.SWEPT),
        )

    async def _open_doors(self, stack: AsyncExitStack) -> None:
        await self.delivery.recover()
        await self.intake.recover()
        if restored := restored_from(self.settings.data_dir):
            housekeeping = Housekeeping(self.clock)
            await self.store.do(
                housekeeping.restored, restored.file, restored.made_at, restored.at
            )
        webhook = await self._listen(stack)
        polling = asyncio.create_task(self._take_in(webhook), name="poll")
        stack.push_async_callback(_ended, polling)
        stack.push_async_callback(self.intake.stop)
        self.polling = polling
        hatch = Hatch(
            self.settings.data_dir,
            {"init": self._init, "invite": self._invite, "backed-up": self._backed_up},
        )
        await hatch.open()
        stack.push_async_callback(hatch.close)
        if self._knocking:
            self._knock_from_now_on(stack)
        stack.push_async_callback(self.delivery.stop)
        stack.callback(self.nightly.stop)
        stack.callback(self.roll.stop)

    def _knock_from_now_on(self, stack: AsyncExitStack) -> None:
        """Let time knock: once at once, then by its timetable.

        Nobody waits for the first knock, and a job is ended only after what is on its way has
        arrived: ended earlier, a notice that has left would not be written down as sent.
        """
        knocks = scheduler(self.jobs)
        knocks.start()
        stack.callback(knocks.shutdown, wait=False)
        stack.push_async_callback(_ended, asyncio.create_task(self._first_knock(), name="knock"))

    async def _first_knock(self) -> None:
        try:
            await self.knock()
        except Exception:  # the next knock comes in a moment
            log.exception("app.knock_failed")

    async def knock(self) -> None:
        """Let time knock once: plan what became due, send what is due."""
        await self.jobs.sweep()
        await self.jobs.deliver()

    async def live_until(self, goal: datetime) -> None:
        """Let a rehearsal's time pass, from one event to the next, up to an instant."""
        clock = self.clock
        if not isinstance(clock, ShiftedClock):
            raise TypeError("only a rehearsal's time can be moved")
        await self.idle()
        while event := await self.store.do(Reminding(clock).next_event, clock.now()):
            # What cannot go out at its time is looked at again a little later.
            at = max(event.at, clock.now() + timedelta(minutes=1))
            if at > goal:
                break
            clock.hop(at)
            await self.knock()
            await self.idle()
        clock.hop(goal)
        await self.knock()
        await self.idle()

    async def _init(self, facts: dict[str, Any]) -> dict[str, Any]:
        return await self.store.do(bureau.define, self.clock, facts, self._voice)

    async def _invite(self, facts: dict[str, Any]) -> dict[str, Any]:
        return await self.store.do(bureau.make_invitations, self.clock, facts, self._voice)

    async def _backed_up(self, facts: dict[str, Any]) -> dict[str, Any]:
        at = datetime.fromisoformat(facts["at"])
        await self.store.do(Housekeeping(self.clock).backed_up, at)
        return {}

    @property
    def _voice(self) -> Voice:
        return voice_of(Language(self.settings.bot_language))

    async def _listen(self, stack: AsyncExitStack) -> Webhook | None:
        """Open the side doors, if there are to be any; return the one Telegram calls at."""
        if self.settings.listening is None:
            return None
        webhook = self._webhook()
        self.doors = Doors(
            self.settings.listening, self.store, self.vitals, self._figures, webhook
        )
        await self.doors.open()
        stack.push_async_callback(self.doors.close)
        return webhook

    def _webhook(self) -> Webhook | None:
        url, secret = self.settings.webhook_url, self.settings.webhook_secret
        if url is None or secret is None:
            return None
        registered = Registered(url, secret.get_secret_value())
        return Webhook(self.bot, registered, self.intake.take, self.vitals, kinds=KINDS)

    def _figures(self) -> Iterator[Family]:
        chats = self.intake.chats
        queues = {
            "updates": chats.waiting,
            "chats": chats.served,
            "transactions": self.store.waiting,
        }
        yield Family("queue_length", "What waits in memory.", by_label("queue", queues))
        yield sizes(self.settings.database)
        yield room(self.settings.data_dir)

    async def _take_in(self, webhook: Webhook | None) -> None:
        """Be called if there is a webhook, else ask."""
        await _known(self.bot, self.store, Language(self.settings.bot_language), self.vitals)
        await (webhook.keep() if webhook else self.intake.poll())

    async def idle(self) -> None:
        """Wait until nothing that came in is unanswered and nothing is on its way out."""
        await self.intake.chats.idle()
        await self.delivery.idle()


async def _known(bot: Bot, store: Store, first: Language, vitals: Vitals) -> None:
    """Learn the bot's own name and set its menu; wait out an unreachable Bot API."""
    while True:
        try:
            me = await bot.get_me()
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("app.unreachable", extra={"fields": {"kind": type(error).__name__}})
            vitals.note(Sign.POLLED)
            await asyncio.sleep(2)
        else:
            break
    try:
        await store.do(lambda tx: tx.memos.write(BOT_NAME, me.username or ""))
        await introduce(bot, store, first)
    except Exception:  # updates are taken in all the same
        log.exception("app.not_introduced")


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    with suppress(asyncio.CancelledError, InvalidToken):
        await task


def _settle_memory() -> None:
    """Take what was loaded for good out of the garbage collector's rounds (PERFORMANCE §1)."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


async def run(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT; finish what is held.

    Raises:
        InvalidToken: if the Bot API does not know the token.
    """
    gone = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, gone.set)
    async with App(settings) as app:
        log.info("app.running")
        _settle_memory()
        leaving = asyncio.create_task(gone.wait())
        with Watchdog(lambda: app.vitals.counts[Sign.POLLED]):
            await asyncio.wait({leaving, app.polling}, return_when=asyncio.FIRST_COMPLETED)
        leaving.cancel()
        if app.polling.done():
            app.polling.result()
    log.info("app.stopped")
