"""A room to look at in a real browser: a scripted bot, a stage, and the page in Chromium."""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

import aiohttp
from playwright.async_api import Browser, ConsoleMessage, Page, ViewportSize, async_playwright

from sandbox import NextEvent, Sandbox

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
HANOI = timezone(timedelta(hours=7))
UNITS = (
    "Hội Khuyến học",
    "Hội Luật gia",
    "Hội Nhà báo",
    "Hội Đông y",
    "Hội Người mù",
    "Hội Làm vườn",
    "Hội Chữ thập đỏ",
    "Hội Cựu giáo chức",
    "Hội Người cao tuổi",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class EchoBot:
    """Repeats what it hears, under two buttons; keeps what is pressed; hands out one file."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self.box: Sandbox | None = None

    async def call(self, method: str, **params: Any) -> Any:
        assert self.box is not None
        address = f"{self.box.url}/bot{self.box.token}/{method}"
        async with self._session.post(address, json=params) as answer:
            return (await answer.json()).get("result")

    async def run(self) -> None:
        """Poll until cancelled."""
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=30) or []:
                offset = update["update_id"] + 1
                await self._handle(update)

    async def _handle(self, update: dict[str, Any]) -> None:
        if "callback_query" in update:
            await self._pressed(update["callback_query"])
        elif "message" in update:
            await self._heard(update["message"])

    async def _heard(self, message: dict[str, Any]) -> None:
        chat = message["chat"]["id"]
        text = message.get("text", "")
        if "document" in message:
            name, caption = message["document"]["file_name"], message.get("caption", "")
            await self.call("sendMessage", chat_id=chat, text=f"Đã nhận tệp {name}. {caption}")
        elif text == "xin tệp":
            await self._send_file(chat)
        elif text == "xin mời":
            link = "https://t.me/giao_uoc_bot?start=a8Kd22QFxx"
            await self.call("sendMessage", chat_id=chat, text=f"Lời mời: {link}")
        elif text == "xin câu trả lời":
            keyboard = {"keyboard": [["Trang chính", "Trợ giúp"]]}
            await self.call("sendMessage", chat_id=chat, text="Mời chọn.", reply_markup=keyboard)
        else:
            await self._send_choice(chat, f"Đã nghe: {text}")

    async def _send_choice(self, chat: int, text: str) -> None:
        rows = [[_button("Đã nắm"), _button("Để sau")]]
        markup = {"inline_keyboard": rows}
        await self.call("sendMessage", chat_id=chat, text=text, reply_markup=markup)

    async def _send_file(self, chat: int) -> None:
        assert self.box is not None
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("chat_id", str(chat))
        form.add_field("document", b"bien nhan", filename="Biên nhận.txt")
        address = f"{self.box.url}/bot{self.box.token}/sendDocument"
        async with self._session.post(address, data=form) as answer:
            assert answer.status == 200

    async def _pressed(self, query: dict[str, Any]) -> None:
        message, data = query["message"], query["data"]
        await self.call(
            "answerCallbackQuery", callback_query_id=query["id"], text="Đã nhận lựa chọn."
        )
        await self.call(
            "editMessageText",
            chat_id=message["chat"]["id"],
            message_id=message["message_id"],
            text=f"Anh/Chị chọn: {data}",
            reply_markup={"inline_keyboard": [[_button("Trở lại")]]},
        )


class ReminderStage:
    """A clock with a reminder at eight each morning, to two people."""

    def __init__(self, bot: EchoBot) -> None:
        self._bot = bot
        self._now = datetime(2027, 11, 5, 9, 15, tzinfo=HANOI)

    def now(self) -> datetime:
        return self._now

    def now_text(self, lang: str) -> str:
        return f"{self._now:%d/%m/%Y} ({lang})"

    async def next_event(self) -> NextEvent | None:
        morning = self._now.replace(hour=8, minute=0)
        if morning <= self._now:
            morning += timedelta(days=1)
        return NextEvent(morning, "Nhắc việc: Báo cáo tự chấm điểm năm 2027")

    async def advance(self, to: datetime) -> None:
        while (event := await self.next_event()) is not None and event.at <= to:
            self._now = event.at
            for person in (1001, 1002):
                text = f"Nhắc việc ngày {self._now:%d/%m/%Y}"
                await self._bot.call("sendMessage", chat_id=person, text=text)
        self._now = to

    def note(self, person_id: int) -> str:
        return "Thư ký Khối" if person_id == 1002 else ""


@dataclass
class Room:
    """The room, and the browser that looks into it."""

    box: Sandbox
    bot: EchoBot
    browser: Browser
    trouble: list[str] = field(default_factory=list)
    _polling: asyncio.Task[None] | None = None

    async def open(self, port: int = 0) -> None:
        """Open the doors and let the bot work."""
        await self.box.start(port=port)
        self._polling = asyncio.get_running_loop().create_task(self.bot.run())

    async def shut(self) -> None:
        """Stop the bot, then close the doors; a bot that fell over is trouble."""
        if self._polling is not None:
            self._polling.cancel()
            (end,) = await asyncio.gather(self._polling, return_exceptions=True)
            self.trouble += [repr(end)] if isinstance(end, Exception) else []
        self._polling = None
        await self.box.stop()

    async def page(
        self, path: str = "", width: int = 1280, height: int = 800, **context: Any
    ) -> Page:
        """Open the page in a browser of its own, and wait until its people are there."""
        size = ViewportSize(width=width, height=height)
        opened = await self.browser.new_context(viewport=size, **context)
        page = await opened.new_page()
        page.set_default_timeout(10_000)
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.trouble.append(str(error)))
        page.on("request", lambda request: self._note_address(request.url))
        await page.goto(f"{self.box.url}/{path}")
        await page.locator(".person").first.wait_for(state="attached")
        return page

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.trouble.append(message.text)

    def _note_address(self, address: str) -> None:
        if not address.startswith((self.box.url, self.box.url.replace("http", "ws"))):
            self.trouble.append(f"asked elsewhere: {address}")


@contextlib.asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    """Open Chromium. Opening takes a second, so a file of tests shares one."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS])
        yield browser
        await browser.close()


async def forget(browser: Browser) -> None:
    """Close every window with what it kept, so that the next test finds a browser like new."""
    for window in browser.contexts:
        await window.close()


@contextlib.asynccontextmanager
async def room_with_page(browser: Browser, *, staged: bool = True) -> AsyncIterator[Room]:
    """Open a room with nine offices, a bot at work and a browser; assert it stayed untroubled."""
    async with aiohttp.ClientSession() as session:
        bot = EchoBot(session)
        stage = ReminderStage(bot)
        box = Sandbox(now=stage.now, stage=stage if staged else None, pacing=None)
        bot.box = box
        for number, unit in enumerate(UNITS):
            box.person(1001 + number, f"Văn thư {unit}")
        room = Room(box, bot, browser)
        await room.open()
        try:
            yield room
        finally:
            await forget(browser)
            await room.shut()
        assert not room.trouble, room.trouble


def _button(label: str) -> dict[str, str]:
    return {"text": label, "callback_data": label}
