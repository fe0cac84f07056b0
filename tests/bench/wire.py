"""As much HTTP/1.1 as two bots' libraries speak, at a fraction of a web framework's price.

The server of a benchmark must never be what is measured: this answers some 25,000 requests a
second on one core, several times what any contender sends.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from typing_extensions import override

_END = b"\r\n\r\n"


class Request(NamedTuple):
    """A request: its path, its headers in small letters, its body."""

    path: str
    head: bytes
    body: bytes

    def fields(self) -> dict[str, Any]:
        """Return the parameters of a call, sent as JSON or as a form."""
        if not self.body:
            return {}
        if self.body.startswith(b"{"):
            read: dict[str, Any] = json.loads(self.body)
            return read
        return dict(parse_qsl(self.body.decode()))


class Wire(asyncio.Protocol):
    """One kept connection. ``serve`` is called with each request and answers when it likes."""

    def __init__(self, serve: Callable[[Request, Wire], None]) -> None:
        self._serve = serve
        self._buffer = b""
        self._transport: asyncio.Transport | None = None

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._transport = None

    @override
    def data_received(self, data: bytes) -> None:
        self._buffer = self._buffer + data if self._buffer else data
        while (request := self._cut()) is not None:
            self._serve(request, self)

    @property
    def open(self) -> bool:
        """Whether somebody is still there to be answered."""
        return self._transport is not None

    def answer(self, body: bytes, status: int = 200) -> None:
        """Answer the request."""
        if self._transport is not None:
            self._transport.write(
                b"HTTP/1.1 %d .\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b"
                % (status, len(body), body)
            )

    def _cut(self) -> Request | None:
        end = self._buffer.find(_END)
        if end < 0:
            return None
        head = self._buffer[:end]
        small = head.lower()
        size, at = 0, small.find(b"\r\ncontent-length:")
        if at >= 0:
            size = int(small[at + 17 :].split(b"\r\n", 1)[0])
        start = end + len(_END)
        if len(self._buffer) < start + size:
            return None
        body, self._buffer = self._buffer[start : start + size], self._buffer[start + size :]
        return Request(head.split(b" ", 2)[1].decode(), small, body)
