"""Updates brought to the bot's own address."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import telegram
from aiohttp import web
from telegram.error import BadRequest, Conflict

from sandbox import Person, Sandbox
from sandbox.bell import Bell
from tests.sandbox.conftest import Api, HandClock


class Door:
    """The bot's address: keeps what came, and answers as told."""

    def __init__(self) -> None:
        self.came: list[tuple[dict[str, Any], str | None]] = []
        self.answers: list[web.Response] = []
        self.bell = Bell()
        self.url = ""

    async def open(self, request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        self.came.append((await request.json(), secret))
        self.bell.ring()
        return self.answers.pop(0) if self.answers else web.Response()

    async def visited(self, times: int) -> list[str]:
        await self.bell.until(lambda: len(self.came) >= times or None, 5)
        return [update["message"]["text"] for update, _ in self.came]


@pytest.fixture
async def door() -> AsyncIterator[Door]:
    door = Door()
    app = web.Application()
    app.router.add_post("/hook", door.open)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    door.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield door
    await runner.cleanup()


async def test_updates_are_brought_in_order_with_the_secret(
    box: Sandbox, lan: Person, bot: telegram.Bot, door: Door
) -> None:
    await lan.says("trước")
    await bot.set_webhook(door.url, secret_token="s3cret-_")
    for number in range(5):
        await lan.says(str(number))
    assert await door.visited(6) == ["trước", "0", "1", "2", "3", "4"]
    assert {secret for _, secret in door.came} == {"s3cret-_"}
    await box.quiet()


async def test_a_refused_update_is_brought_again_before_the_next(
    box: Sandbox, lan: Person, bot: telegram.Bot, door: Door
) -> None:
    door.answers = [web.Response(status=503), web.Response(status=500)]
    await bot.set_webhook(door.url)
    await lan.says("một")
    await lan.says("hai")
    assert await door.visited(4) == ["một", "một", "một", "hai"]
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"


async def test_an_address_where_nobody_answers_is_remembered_as_an_error(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    await bot.set_webhook("http://127.0.0.1:1/hook", max_connections=5)
    await lan.says("một")
    async with asyncio.timeout(5):
        while (info := await bot.get_webhook_info()).last_error_message is None:
            pass
    assert info.last_error_message.startswith("Connection failed")
    assert (info.pending_update_count, info.max_connections) == (1, 5)
    await bot.delete_webhook()
    (update,) = await bot.get_updates()
    assert update.message is not None


async def test_the_answer_may_carry_a_method(
    box: Sandbox, lan: Person, bot: telegram.Bot, door: Door
) -> None:
    said = {"method": "sendMessage", "chat_id": lan.id, "text": "trả lời ngay"}
    wrong = {"method": "sendMessage", "chat_id": 999, "text": "không ai nhận"}
    door.answers = [web.json_response(wrong), web.Response(text="ok"), web.json_response(said)]
    await bot.set_webhook(door.url)
    for _ in range(3):
        await lan.says("alo")
    assert (await lan.sees("trả lời ngay")).text == "trả lời ngay"


async def test_fetching_and_being_brought_exclude_each_other(
    box: Sandbox, lan: Person, bot: telegram.Bot, door: Door
) -> None:
    async def poll() -> None:
        with pytest.raises(Conflict, match="terminated by setWebhook request"):
            await bot.get_updates(timeout=50)

    async with asyncio.TaskGroup() as group:
        group.create_task(poll())
        await box.polled()
        await bot.set_webhook(door.url)
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_pending_updates_can_be_dropped(lan: Person, bot: telegram.Bot, door: Door) -> None:
    await lan.says("cũ")
    await bot.set_webhook(door.url, drop_pending_updates=True)
    await lan.says("mới")
    assert await door.visited(1) == ["mới"]
    await bot.set_webhook("")
    await lan.says("bỏ")
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_an_update_nobody_takes_in_time_gives_way_to_the_next(
    box: Sandbox, lan: Person, bot: telegram.Bot, door: Door, clock: HandClock
) -> None:
    door.answers = [web.Response(status=500)] * 3
    await bot.set_webhook(door.url)
    await lan.says("hôm qua")
    await door.visited(1)
    clock.pass_by(days=1)
    door.answers.clear()
    await lan.says("hôm nay")
    await box.quiet()
    assert door.came[-1][0]["message"]["text"] == "hôm nay"


async def test_a_room_that_opens_again_goes_on_bringing(
    box: Sandbox, lan: Person, bot: telegram.Bot, door: Door
) -> None:
    await bot.set_webhook(door.url)
    await box.stop()
    await lan.says("trong lúc đóng cửa")
    await box.start()
    assert await door.visited(1) == ["trong lúc đóng cửa"]


async def test_a_taken_port_is_said_at_once(box: Sandbox) -> None:
    other = Sandbox()
    with pytest.raises(OSError, match="in use"):
        await other.start(port=int(box.url.rpartition(":")[2]))


@pytest.mark.parametrize(
    ("url", "secret", "reason"),
    [
        ("http://bot.giaouoc.vn/", "", "Bad webhook: An HTTPS URL must be provided for webhook"),
        ("ftp://127.0.0.1/", "", "Invalid webhook URL specified"),
        ("https://127.0.0.1/", "có dấu", "Secret token contains unallowed characters"),
        ("https://127.0.0.1/", "x" * 257, "Secret token is too long"),
    ],
)
async def test_an_impossible_address_or_secret_is_refused(
    bot: telegram.Bot, url: str, secret: str, reason: str
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.set_webhook(url, secret_token=secret)


async def test_setting_and_removing_are_remarked_upon(api: Api, door: Door) -> None:
    assert (await api("setWebhook", url=door.url))["description"] == "Webhook was set"
    assert (await api("deleteWebhook"))["description"] == "Webhook was deleted"
    assert (await api("deleteWebhook"))["description"] == "Webhook is already deleted"
