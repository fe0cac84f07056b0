"""A Bot API that answers as it is told to, over real HTTP on loopback."""

from __future__ import annotations

import asyncio
import json
import socket
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"

Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


def result(value: object) -> Answer:
    return _json(200, {"ok": True, "result": value})


def refusal(code: int, description: str, **parameters: int) -> Answer:
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return _json(code, body | ({"parameters": parameters} if parameters else {}))


def too_many(seconds: int) -> Answer:
    return refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def raw(status: int, body: bytes, **headers: str) -> Answer:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.Response(status=status, body=body, headers=headers)

    return answer


async def hang_up(request: web.Request) -> web.StreamResponse:
    """Read the request, perhaps act on it, and answer nothing."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def never(request: web.Request) -> web.StreamResponse:
    await asyncio.Event().wait()
    return web.Response()


def _json(status: int, body: object) -> Answer:
    async def answer(request: web.Request) -> web.StreamResponse:
        return web.json_response(body, status=status)

    return answer


@dataclass(frozen=True)
class Upload:
    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True)
class Call:
    """One request as it arrived. ``fields`` are decoded whatever way they came."""

    method: str
    path: str
    fields: dict[str, Any]
    files: dict[str, Upload]
    content_type: str
    connection: int


@dataclass
class Api:
    """Keeps every call; answers from the script of a method, else with an ordinary success."""

    port: int = 0
    calls: list[Call] = field(default_factory=list)
    _script: defaultdict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    _next_id: int = 100
    _came: asyncio.Event = field(default_factory=asyncio.Event)
    _connections: list[object] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def will(self, method: str, *answers: Answer) -> None:
        self._script[method].extend(answers)

    def to(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    async def asked(self) -> None:
        """Wait for the next call to come in."""
        await self._came.wait()
        self._came.clear()

    @property
    def methods(self) -> list[str]:
        return [call.method for call in self.calls]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        call = await self._read(request)
        self.calls.append(call)
        self._came.set()
        if script := self._script[call.method]:
            return await script.popleft()(request)
        return await self._usual(call)(request)

    def _usual(self, call: Call) -> Answer:
        if call.method in {"sendMessage", "sendDocument", "editMessageText"}:
            self._next_id += 1
            return result({"message_id": call.fields.get("message_id", self._next_id)})
        if call.method == "getMe":
            me = {"id": 1, "is_bot": True, "first_name": "Giao Ước", "username": "giao_uoc_bot"}
            return result(me)
        return result(True)

    async def _read(self, request: web.Request) -> Call:
        fields: dict[str, Any] = {}
        files: dict[str, Upload] = {}
        if request.content_type == "application/json":
            fields = await request.json()
        else:
            for name, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    content = value.file.read()
                    files[name] = Upload(value.filename, content, value.content_type)
                else:
                    fields[name] = _plain(str(value))
        if request.transport not in self._connections:
            self._connections.append(request.transport)
        return Call(
            method=request.path.rpartition("/")[2],
            path=request.path,
            fields=fields,
            files=files,
            content_type=request.content_type,
            connection=self._connections.index(request.transport),
        )


def _plain(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


@asynccontextmanager
async def served(api: Api) -> AsyncIterator[Api]:
    """Serve it on ``api.port``, or on any free port, for as long as the block lasts."""
    app = web.Application(client_max_size=64 * 2**20)
    app.router.add_route("*", "/{path:.*}", api.answer)
    runner = web.AppRunner(app, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", api.port)
    await site.start()
    api.port = runner.addresses[0][1]
    try:
        yield api
    finally:
        await runner.cleanup()


def closed_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
