"""The rehearsal room: one server with Telegram, its people and its page in it."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import web

from sandbox.faults import Faults
from sandbox.groups import Group, group_chat
from sandbox.guard import only_here, page
from sandbox.memory import Memory
from sandbox.pacing import USUAL, Pacing
from sandbox.people import Person
from sandbox.rehearsal import Rehearsal
from sandbox.server import LARGEST_BODY, BotApi, Call
from sandbox.stage import Stage
from sandbox.telegram import Telegram

_TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"  # noqa: S105 - opens nothing
_SETTLE = 0.03
_SHUTDOWN_SECONDS = 1.0


def _wall_clock() -> datetime:
    return datetime.now(UTC)


class Sandbox:
    """A local Telegram for one bot.

    Args:
        token: the bot's token; calls with another one are refused.
        username: without "@".
        name: the bot's name.
        now: the clock of all dates and lifetimes, aware; the wall clock if not given.
        state_file: where chats are kept over a restart; nothing is kept without it.
        stage: the bot's side, if it lends its clock.
        pacing: how fast the bot may send (in real time); None lets it send as fast as it can.
    """

    def __init__(
        self,
        token: str = _TOKEN,
        username: str = "giao_uoc_bot",
        name: str = "Giao Ước",
        now: Callable[[], datetime] = _wall_clock,
        state_file: Path | None = None,
        stage: Stage | None = None,
        pacing: Pacing | None = USUAL,
    ) -> None:
        self.token = token
        self.url = ""
        self.telegram = Telegram(token, username, name, now, pacing)
        self.api = BotApi(self.telegram)
        self._people: dict[int, Person] = {}
        self._rehearsal = Rehearsal(self.telegram, stage, self.person)
        self._memory = Memory(self.telegram, state_file) if state_file is not None else None
        self._runner: web.AppRunner | None = None
        if self._memory is not None:
            self._memory.remember()

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Open the doors; `url` is known afterwards. Port 0 takes any free one.

        Raises:
            OSError: the port is taken.
        """
        runner = web.AppRunner(
            self._app(),
            access_log=None,
            handler_cancellation=True,
            shutdown_timeout=_SHUTDOWN_SECONDS,
        )
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError:
            await runner.cleanup()
            raise
        bound: Any = runner.addresses[0]
        self._runner = runner
        self.url = f"http://{f'[{host}]' if ':' in host else host}:{bound[1]}"
        self.api.webhook.resume()
        self.telegram.watchers.append(self._rehearsal.hub.tell)
        if self._memory is not None:
            self.telegram.watchers.append(self._memory.note)

    async def stop(self) -> None:
        """Close the doors; what waits is let go, and the chats are written down."""
        if self._runner is None:
            return
        runner, self._runner = self._runner, None
        self.telegram.watchers.clear()
        self.faults.release()
        self.api.polling.interrupt()
        await self.api.webhook.close()
        await self._rehearsal.hub.close()
        await runner.cleanup()
        if self._memory is not None:
            self._memory.write()

    def person(self, id: int, name: str, language: str = "vi") -> Person:  # noqa: A002 - the word of the Bot API
        """Return the person with this Telegram id; the same one each time."""
        known = self._people.get(id)
        if known is None:
            user = self.telegram.user(id, name, language)
            known = self._people[id] = Person(self.telegram, user)
        return known

    def group(self, id: int, title: str) -> Group:  # noqa: A002 - the word of the Bot API
        """Return the group with this (negative) id; the bot is in it once somebody adds it."""
        return Group(self.telegram, group_chat(self.telegram, id, title))

    async def polled(self, timeout: float = 10) -> None:  # noqa: ASYNC109 - part of the script
        """Wait until the bot listens: a long poll of it waits for news.

        Raises:
            TimeoutError: it does not.
        """
        listens = self.api.polling
        await self.telegram.updates.settled.until(lambda: listens.listening or None, timeout)

    async def quiet(self, timeout: float = 5, settle: float = _SETTLE) -> None:  # noqa: ASYNC109 - part of the script
        """Wait until every update is confirmed and no call is under way.

        A bot thinks between two calls, unseen from here; so the silence must last `settle`
        seconds. Where the bot can tell by itself that it is idle, ask it too.

        Raises:
            TimeoutError: it does not become quiet.
        """
        async with asyncio.timeout(timeout):
            while True:
                await self._settled()
                calls = self.api.made
                await asyncio.sleep(settle)
                if self._is_quiet() and self.api.made == calls:
                    return

    @property
    def calls(self) -> list[Call]:
        """The bot's calls, oldest first (the last 100,000)."""
        return list(self.api.calls)

    def clear_calls(self) -> None:
        """Forget the calls so far."""
        self.api.calls.clear()

    @property
    def faults(self) -> Faults:
        """Bad days, to be ordered."""
        return self.api.faults

    def inject(self, update: dict[str, Any]) -> int:
        """Queue an update exactly as given; an `update_id` is added if it has none."""
        return self.telegram.updates.add_raw(update)

    def _app(self) -> web.Application:
        app = web.Application(middlewares=[only_here], client_max_size=LARGEST_BODY)
        app.router.add_route("*", r"/bot{token:[^/]+}/{method}", self.api.handle)
        app.router.add_get(r"/file/bot{token:[^/]+}/{path:.+}", self.api.download)
        app.router.add_routes(self._rehearsal.routes())
        app.router.add_get("/", page)
        app.router.add_get(r"/page/{name}", page)
        return app

    def _is_quiet(self) -> bool:
        return self.api.in_flight == 0 and self.telegram.updates.drained

    async def _settled(self) -> None:
        await self.telegram.updates.settled.until(lambda: self._is_quiet() or None, None)
