"""Bad days made to order."""

import asyncio

import aiohttp
import pytest
import telegram
from telegram.error import BadRequest, Conflict, NetworkError, RetryAfter, TelegramError

from sandbox import Person, Sandbox
from tests.sandbox.conftest import Api


async def test_an_ordered_refusal_strikes_as_often_as_ordered_and_only_there(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    await box.person(5, "Minh").says("/start")
    box.faults.answer("sendMessage", status=429, retry_after=7, times=2, chat_id=lan.id)
    await bot.send_message(5, "an toàn")
    for _ in range(2):
        with pytest.raises(RetryAfter) as wait:
            await bot.send_message(lan.id, "không tới")
        assert wait.value.retry_after.total_seconds() == 7  # type: ignore[union-attr]
    await bot.send_message(lan.id, "tới")
    assert lan.screen == "tới"


async def test_a_refusal_may_be_of_any_status(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    box.faults.answer("sendMessage", status=502)
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(lan.id, "x")
    box.faults.answer("sendMessage", status=400, description="Bad Request: TOPIC_CLOSED")
    with pytest.raises(BadRequest, match=r"(?i)topic_closed"):
        await bot.send_message(lan.id, "x")


async def test_a_line_that_drops_before_leaves_the_call_undone(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    box.faults.drop_before("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(lan.id, "không tới")
    assert lan.screen == ""
    assert not box.calls[-1].ok


async def test_a_line_that_drops_after_leaves_the_call_done_and_unanswered(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    box.faults.drop_after("sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(lan.id, "tới rồi")
    assert lan.screen == "tới rồi"
    assert box.calls[-1].ok


async def test_garbage_is_no_answer_at_all(box: Sandbox, lan: Person, bot: telegram.Bot) -> None:
    box.faults.garbage("sendMessage")
    with pytest.raises(TelegramError, match="Invalid server response"):
        await bot.send_message(lan.id, "tới rồi")
    assert lan.screen == "tới rồi"


async def test_a_hanging_call_is_let_go_undone(box: Sandbox, lan: Person, api: Api) -> None:
    box.faults.hang("sendMessage")
    async with asyncio.TaskGroup() as group:
        hanging = group.create_task(_cut_off(api, lan.id))
        await box.faults.caught()
        assert not hanging.done()
        box.faults.release()
    assert lan.screen == ""
    assert (await api("sendMessage", chat_id=lan.id, text="lại"))["ok"]


async def _cut_off(api: Api, chat_id: int) -> None:
    with pytest.raises(aiohttp.ClientError):
        await api("sendMessage", chat_id=chat_id, text="x")


async def test_a_delay_holds_until_it_is_lifted(box: Sandbox, lan: Person, api: Api) -> None:
    box.faults.delay("*", 30)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await api("sendMessage", chat_id=lan.id, text="chậm")
    assert (await api("getUpdates"))["ok"]
    box.faults.clear()
    assert (await api("sendMessage", chat_id=lan.id, text="nhanh"))["ok"]
    assert [message.text for message in lan.messages] == ["/start", "nhanh"]


async def test_confirmed_updates_can_come_twice(box: Sandbox, lan: Person, api: Api) -> None:
    for text in ("một", "hai"):
        await lan.says(text)
    first = (await api("getUpdates"))["result"]
    box.faults.duplicate_updates(1)
    again = (await api("getUpdates", offset=first[-1]["update_id"] + 1))["result"]
    assert again == first[:1]
    assert (await api("getUpdates", offset=first[-1]["update_id"] + 1))["result"] == []


async def test_a_second_poller_can_be_feigned(
    box: Sandbox, lan: Person, bot: telegram.Bot
) -> None:
    box.faults.second_poller()
    with pytest.raises(Conflict):
        await bot.get_updates()
    assert await bot.get_updates() == ()


async def test_a_download_can_fail_too(box: Sandbox, lan: Person, bot: telegram.Bot) -> None:
    await lan.sends_document("a.txt", b"x")
    (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.document is not None
    file = await update.message.document.get_file()
    box.faults.drop_before("download")
    with pytest.raises(NetworkError):
        await file.download_as_bytearray()
    assert bytes(await file.download_as_bytearray()) == b"x"
