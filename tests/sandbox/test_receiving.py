"""How updates reach the bot: order, confirmation, lifetimes, long polls."""

import asyncio
from typing import Any

import aiohttp
import pytest
import telegram
from telegram.error import Conflict, InvalidToken

from sandbox import Person, Sandbox
from tests.sandbox.conftest import Api, HandClock


async def fetched(api: Api, **params: Any) -> list[dict[str, Any]]:
    answer = await api("getUpdates", **params)
    assert answer["ok"], answer
    updates: list[dict[str, Any]] = answer["result"]
    return updates


async def test_an_update_comes_again_until_a_higher_offset_confirms_it(
    box: Sandbox, lan: Person, api: Api
) -> None:
    await lan.says("một")
    await lan.says("hai")
    one, two = await fetched(api, offset=0)
    assert await fetched(api, offset=one["update_id"]) == [one, two]
    assert await fetched(api, offset=two["update_id"]) == [two]
    assert await fetched(api, offset=two["update_id"] + 1) == []
    assert await fetched(api, offset=one["update_id"]) == []


async def test_update_ids_grow_and_messages_are_counted_per_chat(
    box: Sandbox, bot: telegram.Bot
) -> None:
    for number in (1, 2):
        for person in (box.person(7, "Lan"), box.person(8, "Minh")):
            assert await person.says(f"tin {number}") == number
    updates = await bot.get_updates()
    ids = [update.update_id for update in updates]
    assert ids == list(range(ids[0], ids[0] + 4))


async def test_a_negative_offset_forgets_all_but_the_last(lan: Person, api: Api) -> None:
    for text in ("một", "hai", "ba"):
        await lan.says(text)
    (last,) = await fetched(api, offset=-1)
    assert last["message"]["text"] == "ba"
    assert await fetched(api, offset=last["update_id"]) == [last]


async def test_a_fetch_brings_at_most_the_limit_and_never_more_than_a_hundred(
    lan: Person, api: Api
) -> None:
    for number in range(130):
        await lan.says(str(number))
    assert len(await fetched(api, limit=3)) == 3
    updates = await fetched(api, offset=-130, limit=1000)
    assert len(updates) == 100


async def test_asking_twice_at_once_with_the_same_offset_brings_a_single_update(
    lan: Person, api: Api
) -> None:
    for text in ("một", "hai"):
        await lan.says(text)
    assert len(await fetched(api, offset=5)) == 2
    assert len(await fetched(api, offset=5)) == 1


async def test_a_long_poll_wakes_as_soon_as_something_is_said(lan: Person, api: Api) -> None:
    async with asyncio.timeout(2), asyncio.TaskGroup() as group:
        poll = group.create_task(fetched(api, timeout=50))
        await api.box.polled()
        await lan.says("đây")
    (update,) = poll.result()
    assert update["message"]["text"] == "đây"


async def test_a_long_poll_without_news_ends_empty(api: Api) -> None:
    assert await fetched(api, timeout=1) == []


async def test_a_second_poller_pushes_the_first_out(api: Api, bot: telegram.Bot) -> None:
    async def first() -> None:
        with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure"):
            await bot.get_updates(timeout=50)

    async with asyncio.timeout(2), asyncio.TaskGroup() as group:
        pushed_out = group.create_task(first())
        await api.box.polled()
        second = group.create_task(fetched(api, timeout=50))
        await pushed_out
        await api.box.person(5, "Lan").says("cho người sau")
    assert len(second.result()) == 1


async def test_only_the_kinds_asked_for_are_kept_and_the_choice_stays(
    lan: Person, api: Api
) -> None:
    await fetched(api, allowed_updates=["callback_query"])
    await lan.says("không ai nghe")
    assert await fetched(api) == []
    await fetched(api, allowed_updates=[])
    await lan.says("nghe")
    assert len(await fetched(api, timeout=1)) == 1


async def test_an_unfetched_message_is_gone_after_a_day(
    lan: Person, api: Api, clock: HandClock
) -> None:
    await lan.says("hôm qua")
    clock.pass_by(hours=23, minutes=59)
    await lan.says("hôm nay")
    clock.pass_by(minutes=1)
    (left,) = await fetched(api)
    assert left["message"]["text"] == "hôm nay"


async def test_an_unfetched_press_is_gone_after_150_seconds(
    lan: Person, api: Api, clock: HandClock
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Nộp", "callback_data": "x"}]]}
    await api("sendMessage", chat_id=lan.id, text="Nộp?", reply_markup=keyboard)
    await lan.taps("Nộp")
    clock.pass_by(seconds=149)
    assert len(await fetched(api)) == 1
    clock.pass_by(seconds=1)
    assert await fetched(api) == []


async def test_an_edit_does_not_change_the_update_that_told_of_the_message(
    lan: Person, api: Api
) -> None:
    number = await lan.says("trước")
    await lan.edits(number, "sau")
    said, edited = await fetched(api)
    assert said["message"]["text"] == "trước"
    assert edited["edited_message"]["text"] == "sau"
    assert edited["edited_message"]["edit_date"] >= said["message"]["date"]


async def test_a_raw_update_is_delivered_as_it_is(box: Sandbox, api: Api) -> None:
    poison = {"message": {"message_id": "not a number", "chat": 5}}
    number = box.inject(poison)
    assert await fetched(api) == [{"update_id": number, **poison}]


async def test_a_wrong_token_is_unauthorized_and_an_unknown_method_not_found(
    box: Sandbox, api: Api, http: aiohttp.ClientSession
) -> None:
    async with http.get(f"{box.url}/bot1:wrong/getMe") as answer:
        assert (answer.status, (await answer.json())["description"]) == (401, "Unauthorized")
    assert await api("makeCoffee") == {"ok": False, "error_code": 404, "description": "Not Found"}
    stranger = telegram.Bot("1:wrong", base_url=f"{box.url}/bot")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("{", "can't parse JSON object"),
        ("[]", "object expected"),
        ('{"text": "\\udfff"}', "strings must be encoded in UTF-8"),
    ],
)
async def test_a_body_that_is_no_json_object_is_refused(
    box: Sandbox, http: aiohttp.ClientSession, body: str, reason: str
) -> None:
    headers = {"Content-Type": "application/json"}
    address = f"{box.url}/bot{box.token}/sendMessage"
    async with http.post(address, data=body, headers=headers) as answer:
        assert (await answer.json())["description"] == f"Bad Request: {reason}"


async def test_a_kind_of_updates_must_be_listed(api: Api) -> None:
    reason = await api.refused("getUpdates", allowed_updates="message")
    assert reason == "Bad Request: can't parse allowed updates JSON object"
    reason = await api.refused("getUpdates", allowed_updates={"a": 1})
    assert reason == "Bad Request: expected an Array of String as allowed updates"


async def test_a_method_is_known_in_any_case_and_by_get_as_well(
    box: Sandbox, lan: Person, http: aiohttp.ClientSession
) -> None:
    address = f"{box.url}/bot{box.token}/SENDMESSAGE?chat_id={lan.id}&text=xin+chào"
    async with http.get(address) as answer:
        assert (await answer.json())["result"]["text"] == "xin chào"
