from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.settings import Settings, SettingsError
from bot.transport import (
    AiohttpRequest,
    FileTooBig,
    NeverLeft,
    StockRequest,
    Transport,
    call,
    make_bot,
    make_transport,
)
from tests.bot.api import TOKEN, Api, closed_port, hang_up, never, raw, refusal, result, too_many


def settings(**given: Any) -> Settings:
    return Settings(**{"_env_file": None, "bot_token": TOKEN, **given})


@asynccontextmanager
async def bot_at(url: str, transport: Transport) -> AsyncIterator[Bot]:
    async with transport:
        yield make_bot(settings(bot_api_url=url), transport)


@pytest.fixture(params=[AiohttpRequest, StockRequest])
def transport(request: pytest.FixtureRequest) -> Transport:
    made: Transport = request.param()
    return made


class TestACall:
    async def test_a_method_of_ptb_works_through_it(self, api: Api, transport: Transport) -> None:
        async with bot_at(api.url, transport) as bot:
            me = await bot.get_me()
        assert me.username == "giao_uoc_bot"
        assert api.calls[0].path == f"/bot{TOKEN}/getMe"

    async def test_vietnamese_text_numbers_and_nested_values_arrive_as_they_are(
        self, api: Api, transport: Transport
    ) -> None:
        keyboard = {"inline_keyboard": [[{"text": "Nộp báo cáo", "callback_data": "1rp:1:r"}]]}
        fields = {"chat_id": 1001, "text": "Kính gửi đồng chí & <b>", "reply_markup": keyboard}
        async with bot_at(api.url, transport) as bot:
            answer = await call(bot, "sendMessage", fields)
        assert answer["message_id"] == 101
        assert api.calls[0].fields == fields

    async def test_half_an_emoji_does_not_stop_a_message(self, api: Api) -> None:
        file = InputFile(b"x", filename="a.txt")
        async with bot_at(api.url, AiohttpRequest()) as bot:
            await call(bot, "sendMessage", {"chat_id": 1, "text": "Chào \ud83d"})
            fields = {"chat_id": 1, "caption": "Chào \ud83d"}
            await call(bot, "sendDocument", fields, file=("document", file))
        assert [c.fields.get("text", c.fields.get("caption")) for c in api.calls] == ["Chào ?"] * 2

    async def test_a_file_arrives_whole_under_its_vietnamese_name(
        self, api: Api, transport: Transport
    ) -> None:
        content = bytes(range(256)) * 8192
        file = InputFile(content, filename="Báo cáo quý III (lần 2).docx")
        async with bot_at(api.url, transport) as bot:
            await call(
                bot, "sendDocument", {"chat_id": 7, "caption": "x"}, file=("document", file)
            )
        sent = api.calls[0]
        assert sent.fields == {"chat_id": 7, "caption": "x"}
        assert sent.files["document"].name == "Báo cáo quý III (lần 2).docx"
        assert sent.files["document"].content == content
        assert sent.files["document"].media_type.endswith("wordprocessingml.document")

    async def test_an_upload_by_ptb_itself_works(self, api: Api) -> None:
        async with bot_at(api.url, AiohttpRequest()) as bot:
            api.will("sendDocument", refusal(403, "Forbidden: bot was blocked by the user"))
            with pytest.raises(Forbidden):
                await bot.send_document(7, b"abc", filename="a.txt")
        assert api.calls[0].files["document"].content == b"abc"

    async def test_one_connection_serves_calls_in_a_row(
        self, api: Api, transport: Transport
    ) -> None:
        async with bot_at(api.url, transport) as bot:
            for _ in range(3):
                await call(bot, "getMe", {})
        assert {made.connection for made in api.calls} == {0}

    async def test_only_an_initialized_transport_can_be_used(self, api: Api) -> None:
        transport = AiohttpRequest()
        bot = make_bot(settings(bot_api_url=api.url), transport)
        with pytest.raises(NetworkError, match="not initialized"):
            await call(bot, "getMe", {})
        await transport.initialize()
        await transport.initialize()
        await transport.shutdown()
        await transport.shutdown()


class TestARefusal:
    @pytest.mark.parametrize(
        ("answer", "error"),
        [
            (refusal(400, "Bad Request: chat not found"), BadRequest),
            (refusal(403, "Forbidden: bot was blocked by the user"), Forbidden),
            (too_many(3), RetryAfter),
            (refusal(400, "Bad Request: upgraded", migrate_to_chat_id=-100), ChatMigrated),
            (refusal(502, "Bad Gateway"), NetworkError),
            (raw(500, b"<html>nginx</html>"), NetworkError),
        ],
    )
    async def test_is_told_in_ptbs_words(
        self, api: Api, transport: Transport, answer: Any, error: type[Exception]
    ) -> None:
        api.will("sendMessage", answer)
        async with bot_at(api.url, transport) as bot:
            with pytest.raises(error) as caught:
                await call(bot, "sendMessage", {"chat_id": 1})
        assert type(caught.value) is error

    @pytest.mark.parametrize("body", ["Nguyễn Văn A {", '["Nguyễn"]', '{"ok":true,"x":"Nguyễn"}'])
    async def test_that_is_nonsense_is_told_but_not_written_to_the_log(
        self, api: Api, transport: Transport, caplog: pytest.LogCaptureFixture, body: str
    ) -> None:
        api.will("sendMessage", raw(200, body.encode()))
        async with bot_at(api.url, transport) as bot:
            with pytest.raises(TelegramError, match="Invalid server response"):
                await call(bot, "sendMessage", {"chat_id": 1})
        assert "Nguy" not in caplog.text


class TestSentOrNot:
    async def test_a_refused_connection_never_left(self, transport: Transport) -> None:
        async with bot_at(f"http://127.0.0.1:{closed_port()}", transport) as bot:
            with pytest.raises(NeverLeft) as caught:
                await call(bot, "sendMessage", {"chat_id": 1})
        assert caught.value.__cause__ is not None
        assert TOKEN not in str(caught.value)

    async def test_a_name_that_does_not_resolve_never_left(self, transport: Transport) -> None:
        async with bot_at("http://no-such-host.invalid", transport) as bot:
            with pytest.raises(NeverLeft):
                await call(bot, "sendMessage", {"chat_id": 1})

    async def test_a_server_that_is_no_tls_server_never_got_it(self, api: Api) -> None:
        async with bot_at(api.url.replace("http:", "https:"), AiohttpRequest()) as bot:
            with pytest.raises(NeverLeft):
                await call(bot, "sendMessage", {"chat_id": 1})
        assert api.calls == []

    async def test_a_full_pool_never_left(self, api: Api) -> None:
        api.will("slow", never)
        async with bot_at(api.url, AiohttpRequest(connections=1)) as bot:
            waiting = asyncio.ensure_future(call(bot, "slow", {}))
            await api.asked()
            url = f"{bot.base_url}/sendMessage"
            with pytest.raises(NeverLeft) as caught:
                await bot.request.post(url, pool_timeout=0.02, connect_timeout=0.02)
            waiting.cancel()
            with suppress(asyncio.CancelledError):
                await waiting
        assert api.methods == ["slow"]
        assert TOKEN not in str(caught.value)

    async def test_a_connection_lost_after_the_request_is_unknown(
        self, api: Api, transport: Transport
    ) -> None:
        api.will("sendMessage", hang_up)
        async with bot_at(api.url, transport) as bot:
            with pytest.raises(NetworkError) as caught:
                await call(bot, "sendMessage", {"chat_id": 1})
        assert not isinstance(caught.value, NeverLeft)
        assert caught.value.__cause__ is not None
        assert api.methods == ["sendMessage"]

    async def test_an_answer_that_does_not_come_is_unknown(
        self, api: Api, transport: Transport
    ) -> None:
        api.will("sendMessage", never)
        async with bot_at(api.url, transport) as bot:
            with pytest.raises(TimedOut):
                await call(bot, "sendMessage", {"chat_id": 1}, read_timeout=0.05)

    async def test_a_whole_request_has_a_limit_even_if_the_server_does_not_read(self) -> None:
        brief = AiohttpRequest(
            connect_timeout=0.02, pool_timeout=0.02, read_timeout=0.02, media_write_timeout=0.02
        )
        file = InputFile(bytes(32 * 2**20), filename="a.bin")
        async with deaf() as url, bot_at(url, brief) as bot:
            with pytest.raises(TimedOut):
                await call(bot, "sendDocument", {}, file=("document", file), read_timeout=0.02)


class TestADownload:
    async def test_is_streamed_to_disk_and_measured(
        self, api: Api, transport: Transport, tmp_path: Path
    ) -> None:
        content = bytes(range(256)) * 4096
        api.will("a.pdf", raw(200, content))
        async with transport:
            size = await transport.download(f"{api.url}/file/a.pdf", tmp_path / "x", 2**20)
        assert size == len(content)
        assert (tmp_path / "x").read_bytes() == content

    async def test_of_an_announced_giant_is_not_begun(
        self, api: Api, transport: Transport, tmp_path: Path
    ) -> None:
        api.will("a.pdf", raw(200, bytes(101)))
        async with transport:
            with pytest.raises(FileTooBig) as caught:
                await transport.download(f"{api.url}/a.pdf", tmp_path / "x", 100)
        assert caught.value.limit_bytes == 100
        assert left_in(tmp_path) == []

    async def test_of_an_unannounced_giant_stops_at_the_limit(
        self, transport: Transport, tmp_path: Path
    ) -> None:
        async with endless() as url, transport:
            with pytest.raises(FileTooBig):
                await transport.download(url, tmp_path / "x", 2**20)
        assert left_in(tmp_path) == []

    async def test_of_exactly_the_limit_is_kept(
        self, api: Api, transport: Transport, tmp_path: Path
    ) -> None:
        api.will("a.pdf", raw(200, bytes(100)))
        async with transport:
            assert await transport.download(f"{api.url}/a.pdf", tmp_path / "x", 100) == 100

    async def test_that_breaks_off_leaves_nothing(
        self, transport: Transport, tmp_path: Path
    ) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"
        async with saying(head + bytes(10)) as url, transport:
            with pytest.raises(NetworkError) as caught:
                await transport.download(url, tmp_path / "x", 2000)
        assert not isinstance(caught.value, NeverLeft)
        assert left_in(tmp_path) == []

    @pytest.mark.parametrize(("status", "error"), [(404, BadRequest), (502, NetworkError)])
    async def test_that_is_refused_tells_gone_from_later(
        self, api: Api, transport: Transport, tmp_path: Path, status: int, error: type[Exception]
    ) -> None:
        api.will("a.pdf", raw(status, b"{}"))
        async with transport:
            with pytest.raises(error) as caught:
                await transport.download(f"{api.url}/a.pdf", tmp_path / "x", 100)
        assert type(caught.value) is error
        assert left_in(tmp_path) == []

    async def test_from_nowhere_never_left(self, transport: Transport, tmp_path: Path) -> None:
        async with transport:
            url = f"http://127.0.0.1:{closed_port()}/a"
            with pytest.raises(NeverLeft):
                await transport.download(url, tmp_path / "x", 100)

    async def test_onto_a_disk_that_refuses_is_the_disks_error(
        self, api: Api, transport: Transport, tmp_path: Path
    ) -> None:
        api.will("a.pdf", raw(200, bytes(10)))
        async with transport:
            with pytest.raises(FileNotFoundError):
                await transport.download(f"{api.url}/a.pdf", tmp_path / "no" / "x", 100)


class TestAProxy:
    async def test_of_http_carries_the_call(self, api: Api, transport: Transport) -> None:
        made = type(transport)(proxy=api.url)  # type: ignore[call-arg]
        async with bot_at("http://api.telegram.example", made) as bot:
            await call(bot, "getMe", {})
        assert api.methods == ["getMe"]

    async def test_of_socks5_resolves_the_name_and_carries_the_call(
        self, api: Api, transport: Transport
    ) -> None:
        asked: list[str] = []
        async with socks5(asked.append, api.port) as proxy:
            made = type(transport)(proxy=proxy)  # type: ignore[call-arg]
            async with bot_at("http://api.telegram.example", made) as bot:
                await call(bot, "getMe", {})
        assert asked == ["api.telegram.example"]
        assert api.methods == ["getMe"]

    @pytest.mark.parametrize("scheme", ["http", "socks5"])
    async def test_that_is_down_never_left(self, transport: Transport, scheme: str) -> None:
        made = type(transport)(proxy=f"{scheme}://127.0.0.1:{closed_port()}")  # type: ignore[call-arg]
        async with bot_at("https://api.telegram.example", made) as bot:
            with pytest.raises(NeverLeft):
                await call(bot, "getMe", {})

    async def test_that_refuses_the_tunnel_never_left(
        self, api: Api, transport: Transport
    ) -> None:
        made = type(transport)(proxy=api.url)  # type: ignore[call-arg]
        api.will("", raw(502, b""))
        async with bot_at("https://api.telegram.example", made) as bot:
            with pytest.raises(NeverLeft) as caught:
                await call(bot, "getMe", {})
        assert TOKEN not in str(caught.value)

    @pytest.mark.parametrize("kind", ["aiohttp", "httpx"])
    async def test_of_the_environment_is_never_used_on_loopback(
        self, api: Api, monkeypatch: pytest.MonkeyPatch, kind: str
    ) -> None:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed_port()}")
        async with make_bot(settings(bot_api_url=api.url, bot_transport=kind)) as bot:
            await call(bot, "getMe", {})
        assert api.methods == ["getMe", "getMe"]

    @pytest.mark.parametrize("kind", ["aiohttp", "httpx"])
    async def test_of_the_environment_is_used_for_the_world(
        self, api: Api, monkeypatch: pytest.MonkeyPatch, kind: str
    ) -> None:
        monkeypatch.setenv("http_proxy", api.url)
        url = "http://api.telegram.example"
        async with make_bot(settings(bot_api_url=url, bot_transport=kind)) as bot:
            await call(bot, "getMe", {})
        assert api.methods == ["getMe", "getMe"]

    @pytest.mark.parametrize("kind", ["aiohttp", "httpx"])
    @pytest.mark.parametrize("scheme", ["socks5h://", "socks5://"])
    async def test_of_the_environment_may_be_socks(
        self, api: Api, monkeypatch: pytest.MonkeyPatch, kind: str, scheme: str
    ) -> None:
        url = "http://api.telegram.example"
        async with socks5(lambda name: None, api.port) as proxy:
            monkeypatch.setenv("all_proxy", proxy.replace("socks5://", scheme))
            async with make_bot(settings(bot_api_url=url, bot_transport=kind)):
                assert api.methods == ["getMe"]

    async def test_of_the_environment_may_come_without_a_scheme(
        self, api: Api, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("http_proxy", api.url.removeprefix("http://"))
        async with make_bot(settings(bot_api_url="http://api.telegram.example")):
            assert api.methods == ["getMe"]

    async def test_of_the_settings_wins(self, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{closed_port()}")
        async with make_bot(settings(bot_api_url="http://x.example", bot_proxy=api.url)) as bot:
            await call(bot, "getMe", {})
        assert api.methods == ["getMe", "getMe"]


class TestMaking:
    def test_the_transport_is_the_one_asked_for(self) -> None:
        assert isinstance(make_transport(settings()), AiohttpRequest)
        assert isinstance(make_transport(settings(bot_transport="httpx")), StockRequest)

    def test_both_addresses_follow_the_settings(self) -> None:
        bot = make_bot(settings(bot_api_url="http://127.0.0.1:8081/bot/"))
        assert bot.base_url == f"http://127.0.0.1:8081/bot{TOKEN}"
        assert bot.base_file_url == f"http://127.0.0.1:8081/file/bot{TOKEN}"

    def test_a_bot_needs_a_token(self) -> None:
        with pytest.raises(SettingsError, match="BOT_TOKEN"):
            make_bot(Settings(_env_file=None))

    async def test_long_polls_and_calls_share_one_transport(self, api: Api) -> None:
        api.will("getUpdates", result([]))
        async with bot_at(api.url, AiohttpRequest()) as bot:
            assert await bot.get_updates(timeout=0) == ()


def left_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@asynccontextmanager
async def saying(*chunks: bytes, forever: bool = False) -> AsyncIterator[str]:
    """Serve these bytes to whoever asks, then hang up, or repeat the last one for ever."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        with suppress(ConnectionError):
            for chunk in chunks:
                writer.write(chunk)
            while forever:
                writer.write(chunks[-1])
                await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/a.pdf"
    finally:
        server.close()


@asynccontextmanager
async def deaf() -> AsyncIterator[str]:
    """Accept one connection and never read from it."""
    accepted: asyncio.Future[asyncio.StreamWriter] = asyncio.get_running_loop().create_future()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        accepted.set_result(writer)

    server = await asyncio.start_server(accept, "127.0.0.1", 0, limit=1)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    writer = await accepted
    writer.transport.abort()
    with suppress(ConnectionError):
        await writer.wait_closed()
    server.close()


def endless() -> Any:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunk = b"10000\r\n" + bytes(0x10000) + b"\r\n"
    return saying(head, chunk, forever=True)


@asynccontextmanager
async def socks5(asked: Callable[[str], object], port: int) -> AsyncIterator[str]:
    """A SOCKS5 proxy that sends everybody to one port of loopback."""
    pipes: list[asyncio.Task[None]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        _, methods = await reader.readexactly(2)
        await reader.readexactly(methods)
        writer.write(b"\x05\x00")
        kind = (await reader.readexactly(4))[3]
        assert kind == 3, "the name should be resolved here, not by the bot"
        name = await reader.readexactly((await reader.readexactly(1))[0])
        await reader.readexactly(2)
        asked(name.decode())
        writer.write(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
        pipes.append(asyncio.ensure_future(pump(reader, far_writer)))
        pipes.append(asyncio.ensure_future(pump(far_reader, writer)))

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            writer.write(data)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"socks5://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        await asyncio.gather(*pipes)
        server.close()
