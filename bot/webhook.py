"""Being called instead of asking: Telegram brings updates to an address of ours.

An update is committed to the inbox before 200 is answered; whatever goes wrong before that is
answered with an error, and Telegram brings the update again. The address is registered at every
start and looked after while the bot runs: another program with the same token may take it away.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from http import HTTPStatus
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Bot
from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.transport import call
from bot.vitals import Sign, Vitals

log = logging.getLogger("bot.webhook")

HEADER = "X-Telegram-Bot-Api-Secret-Token"
LOOK_SECONDS = 60.0
"""How often it is asked whether the address is still registered."""

PAUSE_SECONDS = 5.0
"""Between two tries to register while the Bot API cannot be reached."""

LARGEST = 4 * 1024 * 1024
"""Bytes of an update; Telegram's largest have some hundred thousand."""

Take = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]


class Registered(NamedTuple):
    """The address and the secret Telegram proves itself with."""

    url: str
    secret: str

    @property
    def path(self) -> str:
        """The path under which Telegram calls."""
        return urlsplit(self.url).path or "/"


class Webhook:
    """Takes what Telegram brings, and keeps the address registered."""

    def __init__(
        self,
        bot: Bot,
        registered: Registered,
        take: Take,
        vitals: Vitals,
        *,
        kinds: Sequence[str],
        wait: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        """``take`` commits updates; ``kinds`` are the updates wanted; ``wait`` is for tests."""
        self._bot = bot
        self._registered = registered
        self._take = take
        self._vitals = vitals
        self._kinds = list(kinds)
        self._wait = wait

    @property
    def path(self) -> str:
        """The path under which Telegram calls."""
        return self._registered.path

    async def called(self, request: web.Request) -> web.Response:
        """Write down what Telegram brings; 200 says that it is safe here."""
        given = request.headers.get(HEADER, "").encode()
        if not hmac.compare_digest(given, self._registered.secret.encode()):
            return web.Response(status=HTTPStatus.FORBIDDEN)
        update = _update(await request.read())
        if update is None:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        try:
            await self._take([update])
        except Exception:
            log.exception("webhook.not_taken")
            return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        self._vitals.note(Sign.HEARD)
        return web.Response()

    async def keep(self) -> None:
        """Register the address, and see to it that it stays registered.

        Raises:
            InvalidToken: if the Bot API does not know the token.
        """
        registered = False
        while True:
            pause = LOOK_SECONDS
            try:
                registered = registered and await self._stands()
                if not registered:
                    await self._register()
                    registered = True
                self._vitals.note(Sign.HEARD)
            except InvalidToken:
                raise
            except TelegramError as error:
                log.warning("webhook.unreachable", extra={"fields": {"kind": _kind(error)}})
                pause = PAUSE_SECONDS
            self._vitals.note(Sign.POLLED)
            await self._wait(pause)

    async def _stands(self) -> bool:
        info = await call(self._bot, "getWebhookInfo", {})
        stands = isinstance(info, dict) and info.get("url") == self._registered.url
        if not stands:
            log.warning("webhook.lost")
        return stands

    async def _register(self) -> None:
        fields = {
            "url": self._registered.url,
            "secret_token": self._registered.secret,
            "allowed_updates": self._kinds,
        }
        await call(self._bot, "setWebhook", fields)
        log.info("webhook.registered")


def _update(body: bytes) -> dict[str, Any] | None:
    """Return the update in a request's body; None if there is none."""
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    number = update.get("update_id") if isinstance(update, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < 2**63:
        return None
    return dict(update)


def _kind(error: TelegramError) -> str:
    return "flood" if isinstance(error, RetryAfter) else type(error).__name__
