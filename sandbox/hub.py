"""What happens in the room, told to every open page over a websocket."""

import asyncio
import contextlib
import json

from aiohttp import web

from sandbox import limits
from sandbox.model import Json
from sandbox.telegram import Telegram

_HEARTBEAT_SECONDS = 25.0


class _Page:
    """One open page and what it has not been told yet.

    Events only say that something changed, so of several about one chat the last is enough: a
    slow page costs a line for each chat, not one for each message.
    """

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self.socket = socket
        self._waiting: dict[tuple[str, int], Json] = {}
        self._news = asyncio.Event()

    def tell(self, event: Json) -> None:
        self._waiting[event["kind"], event.get("id", 0)] = event
        self._news.set()

    async def write(self) -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                await self._news.wait()
                self._news.clear()
                events, self._waiting = self._waiting, {}
                for event in events.values():
                    await self.socket.send_str(json.dumps(event, ensure_ascii=False))


class Hub:
    """The open pages."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._pages: set[_Page] = set()
        self._typing: dict[int, asyncio.TimerHandle] = {}

    def tell(self, event: Json) -> None:
        """Pass an event on; "typing…" ends by itself after a while."""
        if event["kind"] == "typing":
            self._mind_typing(event["id"], on=event["on"])
        for page in self._pages:
            page.tell(event)

    async def events(self, request: web.Request) -> web.StreamResponse:
        """Serve one page until it leaves."""
        socket = web.WebSocketResponse(heartbeat=_HEARTBEAT_SECONDS)
        await socket.prepare(request)
        page = _Page(socket)
        self._pages.add(page)
        writer = asyncio.create_task(page.write())
        try:
            async for _ in socket:
                pass
        finally:
            self._pages.discard(page)
            writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
        return socket

    async def close(self) -> None:
        """Send every page away."""
        for timer in self._typing.values():
            timer.cancel()
        self._typing.clear()
        for page in list(self._pages):
            await page.socket.close()

    def _mind_typing(self, chat_id: int, *, on: bool) -> None:
        running = self._typing.pop(chat_id, None)
        if running is not None:
            running.cancel()
        if on:
            chat, loop = self._telegram.chats[chat_id], asyncio.get_running_loop()
            stop = self._telegram.stop_typing
            self._typing[chat_id] = loop.call_later(limits.TYPING, stop, chat)
