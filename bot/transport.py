"""HTTP to the Bot API: aiohttp behind python-telegram-bot's own seam, stock httpx by setting.

One transport carries everything, long polls and downloads too. What both kinds promise beyond
PTB: a request that never left this machine fails with ``NeverLeft``, so that the messenger can
tell "not sent" from "perhaps sent"; a download streams to disk and stops at a limit; and no
error text carries the token, which every address contains.
"""

from __future__ import annotations

import asyncio
import io
import json
import os
import ssl
from abc import abstractmethod
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import httpx
from telegram import Bot, InputFile
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter
from typing_extensions import override

from bot.settings import Settings

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput

# PTB then tells spans of time as timedelta, as it always will one day, and warns no more.
os.environ.setdefault("PTB_TIMEDELTA", "1")

READ, WRITE, MEDIA_WRITE, CONNECT, POOL = 20.0, 20.0, 60.0, 10.0, 10.0
"""Seconds to wait where a call does not say otherwise: a proxy abroad is slow, not dead."""

CONNECTIONS = 256
STOCK_CONNECTIONS = 32
"""httpx scans its whole pool at each request: a large one is slower than a small one."""

KEEP_ALIVE = 120.0
"""Seconds an idle connection is kept: a reply after a pause pays no second TLS handshake."""

NONSENSE = "Invalid server response"

CHUNK = 256 * 1024
DOWNLOADS_AT_ONCE = 4


class NeverLeft(NetworkError):
    """The request did not leave this machine: nobody has acted on it, it may be repeated."""


class FileTooBig(Exception):
    """A download was given up because it is larger than ``limit_bytes``."""

    def __init__(self, limit_bytes: int) -> None:
        super().__init__(f"larger than {limit_bytes} bytes")
        self.limit_bytes = limit_bytes


class Transport(BaseRequest):
    """What the bot asks of HTTP."""

    __slots__ = ()

    @abstractmethod
    async def download(self, url: str, destination: Path, limit_bytes: int) -> int:
        """Stream a file to ``destination`` and return its size in bytes.

        Nothing is left at ``destination`` when this fails.

        Raises:
            FileTooBig: as soon as the file is known to exceed ``limit_bytes``.
            BadRequest: the server has no such file (any more): ask for a new address.
            NetworkError: the file did not arrive whole.
            OSError: the disk refused it.
        """

    @staticmethod
    @override
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Parse an answer; unlike PTB, never log one that cannot be parsed: people wrote it."""
        with suppress(ValueError):
            parsed = json.loads(payload)
            if isinstance(parsed, dict):
                return parsed
        raise TelegramError(NONSENSE)


class AiohttpRequest(Transport):
    """PTB's requests over one aiohttp session. ``proxy`` is an http or socks5 address."""

    def __init__(
        self,
        *,
        proxy: str | None = None,
        connections: int = CONNECTIONS,
        read_timeout: float | None = READ,
        write_timeout: float | None = WRITE,
        connect_timeout: float | None = CONNECT,
        pool_timeout: float | None = POOL,
        media_write_timeout: float | None = MEDIA_WRITE,
    ) -> None:
        self._proxy = proxy
        self._connections = connections
        self._read, self._write = read_timeout, write_timeout
        self._connect, self._pool = connect_timeout, pool_timeout
        self._media_write = media_write_timeout
        self._session: aiohttp.ClientSession | None = None
        self._downloads = asyncio.Semaphore(DOWNLOADS_AT_ONCE)
        self._never_left: tuple[type[Exception], ...] = (
            aiohttp.ClientConnectorError,
            aiohttp.ConnectionTimeoutError,
            aiohttp.ClientHttpProxyError,
        )

    @property
    @override
    def read_timeout(self) -> float | None:
        return self._read

    @override
    async def initialize(self) -> None:
        if self._session is not None:
            return
        socks = self._proxy is not None and self._proxy.startswith("socks5://")
        self._session = aiohttp.ClientSession(
            connector=self._socks_connector() if socks else self._connector(),
            proxy=None if socks else self._proxy,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self.USER_AGENT},
        )

    @override
    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    @override
    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        uploads = request_data is not None and request_data.contains_files
        timeout = _timeout(
            read=_seconds(read_timeout, self._read),
            write=_seconds(write_timeout, self._media_write if uploads else self._write),
            connect=_seconds(connect_timeout, self._connect),
            pool=_seconds(pool_timeout, self._pool),
        )
        body, headers = _body(request_data)
        with self._telegram_errors(url):
            async with self._open.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                return response.status, await response.read()

    @override
    async def download(self, url: str, destination: Path, limit_bytes: int) -> int:
        timeout = aiohttp.ClientTimeout(sock_read=self._media_write, sock_connect=self._connect)
        async with self._downloads:
            with self._telegram_errors(url):
                async with self._open.get(url, timeout=timeout, allow_redirects=False) as response:
                    _check_download(response.status, response.content_length, limit_bytes)
                    chunks = response.content.iter_chunked(CHUNK)
                    return await _save(chunks, destination, limit_bytes)

    @property
    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("This transport is not initialized!")
        return self._session

    # The TLS context is aiohttp's own: made when it is imported, shared by all its connections.
    def _connector(self) -> aiohttp.TCPConnector:
        return aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=KEEP_ALIVE)

    def _socks_connector(self) -> aiohttp.TCPConnector:
        import aiohttp_socks  # noqa: PLC0415 - 17 ms that only a bot behind a proxy pays

        self._never_left += (
            aiohttp_socks.ProxyError,
            aiohttp_socks.ProxyConnectionError,
            aiohttp_socks.ProxyTimeoutError,
        )
        return aiohttp_socks.ProxyConnector.from_url(
            str(self._proxy), rdns=True, limit=self._connections, keepalive_timeout=KEEP_ALIVE
        )

    @contextmanager
    def _telegram_errors(self, url: str) -> Iterator[None]:
        try:
            yield
        except self._never_left as error:
            raise NeverLeft(_said(error, url)) from error
        except TimeoutError as error:
            raise TimedOut(_said(error, url)) from error
        except aiohttp.ClientError as error:
            raise NetworkError(_said(error, url)) from error


class StockRequest(HTTPXRequest, Transport):
    """PTB's own httpx transport, with the promises of ours."""

    def __init__(self, *, proxy: str | None = None) -> None:
        limits = httpx.Limits(max_connections=STOCK_CONNECTIONS, keepalive_expiry=KEEP_ALIVE)
        super().__init__(
            read_timeout=READ,
            write_timeout=WRITE,
            connect_timeout=CONNECT,
            pool_timeout=READ,  # with a small pool a wait for a free connection is ordinary
            media_write_timeout=MEDIA_WRITE,
            proxy=proxy,
            httpx_kwargs={"limits": limits, "verify": _tls(), "trust_env": False},
        )
        self._downloads = asyncio.Semaphore(DOWNLOADS_AT_ONCE)

    @override
    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        timeouts = read_timeout, write_timeout, connect_timeout, pool_timeout
        try:
            return await super().do_request(url, method, request_data, *timeouts)
        except NetworkError as error:
            if isinstance(error.__cause__, _NEVER_LEFT_HTTPX):
                raise NeverLeft(_said(error.__cause__, url)) from error.__cause__
            raise

    @override
    async def download(self, url: str, destination: Path, limit_bytes: int) -> int:
        try:
            async with self._downloads, self._client.stream("GET", url) as response:
                length = int(response.headers.get("Content-Length", 0))
                _check_download(response.status_code, length, limit_bytes)
                return await _save(response.aiter_bytes(CHUNK), destination, limit_bytes)
        except _NEVER_LEFT_HTTPX as error:
            raise NeverLeft(_said(error, url)) from error
        except httpx.HTTPError as error:
            raise NetworkError(_said(error, url)) from error


_NEVER_LEFT_HTTPX = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
)


def make_transport(settings: Settings) -> Transport:
    """Return the transport the settings ask for, not yet initialized."""
    if settings.bot_transport == "httpx":
        return StockRequest(proxy=_proxy(settings))
    return AiohttpRequest(proxy=_proxy(settings))


def make_bot(settings: Settings, transport: Transport | None = None) -> Bot:
    """Return a plain bot, not yet initialized, that speaks through one transport.

    ``telegram.ext`` is not wanted here: it adds 50 ms to the start and nothing we use.

    Raises:
        SettingsError: if there is no token.
    """
    transport = transport or make_transport(settings)
    return Bot(
        settings.token(),
        base_url=f"{settings.bot_api_url}/bot",
        base_file_url=f"{settings.bot_api_url}/file/bot",
        request=transport,
        get_updates_request=transport,
    )


async def call(
    bot: Bot,
    method: str,
    fields: Mapping[str, object],
    *,
    file: tuple[str, InputFile] | None = None,
    read_timeout: float | None = READ,
) -> Any:
    """Call one method of the Bot API and return its ``result`` as plain JSON values.

    Building PTB's objects from answers nobody reads costs a third of a reply's time, and
    ``Bot.do_api_request`` warns when it is given a method PTB knows.

    Raises:
        TelegramError: as PTB raises it; ``NeverLeft`` if nobody can have acted on the call.
    """
    given = [RequestParameter(name, value, None) for name, value in fields.items()]
    if file is not None:
        given.append(RequestParameter(file[0], None, [file[1]]))
    url = f"{bot.base_url}/{method}"
    try:
        return await bot.request.post(url, RequestData(given), read_timeout=read_timeout)
    except KeyError:
        raise TelegramError(NONSENSE) from None


def _proxy(settings: Settings) -> str | None:
    """Return BOT_PROXY, else what the environment says, read once; loopback goes straight."""
    if settings.bot_proxy is not None:
        return settings.bot_proxy.get_secret_value()
    parts = urlsplit(settings.bot_api_url)
    host = parts.hostname or ""
    if _is_loopback(host) or proxy_bypass(host):
        return None
    proxies = getproxies()
    found = proxies.get(parts.scheme) or proxies.get("all")
    if not found:
        return None
    return found.replace("socks5h://", "socks5://", 1) if "://" in found else f"http://{found}"


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _seconds(given: ODVInput[float], usual: float | None) -> float | None:
    return given if given is None or isinstance(given, (int, float)) else usual


def _timeout(
    *, read: float | None, write: float | None, connect: float | None, pool: float | None
) -> aiohttp.ClientTimeout:
    """Give the whole request all four together: aiohttp has no limit of its own for writing."""
    reached = None if connect is None or pool is None else connect + pool
    total = None if reached is None or read is None or write is None else reached + write + read
    return aiohttp.ClientTimeout(
        total=total, connect=reached, sock_connect=connect, sock_read=read
    )


def _body(data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str]]:
    """JSON costs a fifth of a form; only files need multipart."""
    if data is None:
        return None, {}
    if not data.contains_files:
        text = json.dumps(data.parameters, ensure_ascii=False)
        return _bytes(text), {"Content-Type": "application/json"}
    # Names of files stay UTF-8: percent signs would be shown to people.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, _bytes(value).decode())
    for name, (filename, content, media_type) in data.multipart_data.items():
        part = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, part, filename=filename, content_type=media_type)
    return form, {}


def _bytes(text: str) -> bytes:
    """Encode text; half an emoji, which people's phones do send, becomes a question mark."""
    return text.encode(errors="replace")


def _check_download(status: int, length: int | None, limit_bytes: int) -> None:
    if 400 <= status < 500:
        raise BadRequest(f"the file server answered {status}")
    if status != 200:
        raise NetworkError(f"the file server answered {status}")
    _check_size(length or 0, limit_bytes)


def _check_size(size: int, limit_bytes: int) -> None:
    if size > limit_bytes:
        raise FileTooBig(limit_bytes)


async def _save(chunks: AsyncIterator[bytes], destination: Path, limit_bytes: int) -> int:
    size = 0
    file = await asyncio.to_thread(destination.open, "wb")
    try:
        async for chunk in chunks:
            size += len(chunk)
            _check_size(size, limit_bytes)
            await asyncio.to_thread(file.write, chunk)
        await asyncio.to_thread(file.close)
    except BaseException:
        await asyncio.to_thread(_discard, file, destination)
        raise
    return size


def _discard(file: BinaryIO, path: Path) -> None:
    with suppress(OSError):  # a full disk refuses the last bytes once more
        file.close()
    path.unlink()


def _said(error: BaseException, url: str) -> str:
    """Name an error without the address, which holds the token."""
    return f"{type(error).__name__}: {error}".replace(url, url.rpartition("/")[2])
