"""The hatch: how a verb on the terminal reaches the bot that is running.

Only one process writes to the database. While the bot runs, ``init`` and ``invite`` hand their
request through this loopback door; its address and secret lie in a file only its owner can read.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from aiohttp import web

FILE = "bot.hatch"

Verb = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


class Hatch:
    """Serves verbs on a free loopback port while the bot runs."""

    def __init__(self, data_dir: Path, verbs: dict[str, Verb]) -> None:
        self._path = data_dir / FILE
        self._verbs = verbs
        self._secret = secrets.token_urlsafe(32)
        self._runner: web.AppRunner | None = None

    async def open(self) -> None:
        """Open the door and write down where it is."""
        app = web.Application(client_max_size=16 * 1024 * 1024)
        app.router.add_post("/{verb}", self._answer)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self._path.unlink(missing_ok=True)
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"url": f"http://{host}:{port}", "secret": self._secret}, file)

    async def close(self) -> None:
        """Close the door and take its address away."""
        self._path.unlink(missing_ok=True)
        if self._runner is not None:
            await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        given = request.headers.get("Authorization", "")
        verb = self._verbs.get(request.match_info["verb"])
        if not hmac.compare_digest(given.encode(), self._secret.encode()) or verb is None:
            return web.Response(status=HTTPStatus.FORBIDDEN)
        return web.json_response(await verb(await request.json()))


def knock(data_dir: Path, verb: str, facts: dict[str, Any]) -> dict[str, Any] | None:
    """Hand a verb to the running bot; None where none is running.

    The file of a bot that was killed may still lie there: nobody answers behind it.
    """
    path = data_dir / FILE
    try:
        door = json.loads(path.read_text("utf-8"))
        request = Request(  # noqa: S310 - the address was written by our own process
            f"{door['url']}/{verb}",
            data=json.dumps(facts).encode(),
            headers={"Authorization": door["secret"], "Content-Type": "application/json"},
        )
        with urlopen(request, timeout=60) as answer:  # noqa: S310 - as above
            result: dict[str, Any] = json.load(answer)
            return result
    except (FileNotFoundError, URLError, ConnectionError, ValueError):
        return None
