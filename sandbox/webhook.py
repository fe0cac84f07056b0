"""Updates brought to the bot's own address, one after the other, until it takes them."""

import asyncio
import contextlib
import ipaddress
import json
import re
from urllib.parse import urlsplit

import aiohttp

from sandbox import limits
from sandbox.errors import ApiError, bad_request
from sandbox.methods import METHODS
from sandbox.model import Json
from sandbox.params import Params
from sandbox.polling import remember_allowed
from sandbox.telegram import Telegram
from sandbox.updates import Pending

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name, not the secret
_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 60.0
_ANSWER_SECONDS = 60.0
_MOST_CONNECTIONS = 100


class Webhook:
    """The address, if one is set, and the task that brings updates there in order.

    Unlike Telegram it uses one connection, so that the order holds over all chats.
    """

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._task: asyncio.Task[None] | None = None
        self._connections = 40
        self._secret = ""
        self._error: tuple[int, str] | None = None
        self.url = ""

    async def set(self, params: Params) -> str:
        """Set the address, an empty one removes it; return Telegram's remark.

        Raises:
            ApiError: neither HTTPS nor on this machine, or an impossible secret.
        """
        url = params.text("url")
        if not url:
            return await self.delete(params)
        _check(url, params.text("secret_token"))
        remember_allowed(self._telegram.updates, params)
        if params.flag("drop_pending_updates"):
            self._telegram.updates.clear()
        await self.close()
        self.url, self._secret, self._error = url, params.text("secret_token"), None
        self._connections = min(max(params.integer("max_connections", 40), 1), _MOST_CONNECTIONS)
        self.resume()
        return "Webhook was set"

    def resume(self) -> None:
        """Go on bringing, if there is an address to bring to."""
        if self.url:
            self._task = asyncio.create_task(self._bring())

    async def delete(self, params: Params) -> str:
        """Remove the address; return Telegram's remark."""
        had, self.url = self.url, ""
        await self.close()
        if params.flag("drop_pending_updates"):
            self._telegram.updates.clear()
        return "Webhook was deleted" if had else "Webhook is already deleted"

    def info(self) -> Json:
        """Return the WebhookInfo object."""
        info: Json = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._telegram.updates),
        }
        if self.url:
            info["max_connections"] = self._connections
        if self._error is not None:
            info["last_error_date"], info["last_error_message"] = self._error
        if self._telegram.updates.allowed:
            info["allowed_updates"] = self._telegram.updates.allowed
        return info

    async def close(self) -> None:
        """Stop bringing."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def _bring(self) -> None:
        updates = self._telegram.updates
        timeout = aiohttp.ClientTimeout(total=_ANSWER_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while True:
                found = await updates.bell.until(lambda: updates.waiting(1) or None, None)
                pause = _FIRST_PAUSE
                while updates.alive(found[0]) and not await self._taken(session, found[0]):
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, _LONGEST_PAUSE)
                updates.confirm(found[0].id + 1)

    async def _taken(self, session: aiohttp.ClientSession, pending: Pending) -> bool:
        """Bring one update; say whether the bot took it."""
        headers = {"Content-Type": "application/json"}
        if self._secret:
            headers[_SECRET_HEADER] = self._secret
        try:
            async with session.post(self.url, data=pending.body.encode(), headers=headers) as got:
                answer = await got.read()
                if got.ok:
                    self._obey(answer)
                    return True
                reason = f"Wrong response from the webhook: {got.status} {got.reason}"
        except (aiohttp.ClientError, TimeoutError) as trouble:
            reason = f"Connection failed: {type(trouble).__name__}"
        self._error = self._telegram.unix(), reason
        return False

    def _obey(self, answer: bytes) -> None:
        """Carry out the method a bot may name in its answer; nobody is told how it went."""
        try:
            body = json.loads(answer)
        except ValueError:
            return
        name = body.get("method") if isinstance(body, dict) else None
        method = METHODS.get(str(name).lower())
        if method is not None:
            with contextlib.suppress(ApiError):
                method(self._telegram, Params(body))


def _check(url: str, secret: str) -> None:
    address = urlsplit(url)
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise bad_request("invalid webhook URL specified")
    if address.scheme == "http" and not _is_here(address.hostname):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if len(secret) > limits.SECRET_TOKEN:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
