"""Too much is too much: 429, for how long, and for whom."""

import contextlib
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import telegram
from telegram.error import RetryAfter

from sandbox import Pace, Pacing, Sandbox
from sandbox.errors import ApiError
from sandbox.pacing import FloodControl
from tests.sandbox.conftest import bot_of


class Seconds:
    """Monotonic seconds, moved by hand."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def flood(seconds: Seconds) -> FloodControl:
    return FloodControl(Pacing(), seconds)


def sent_until_refused(flood: FloodControl, chat_id: int, most: int = 500) -> int:
    for count in range(most):
        try:
            flood.spend(chat_id)
        except ApiError:
            return count
    return most


def test_one_message_a_second_goes_on_for_ever(flood: FloodControl, seconds: Seconds) -> None:
    for _ in range(1000):
        flood.spend(1)
        seconds.at += 1


def test_a_burst_of_twenty_is_forgiven_and_the_next_is_not(flood: FloodControl) -> None:
    assert sent_until_refused(flood, 1) == 20


def test_a_refusal_lasts_as_long_as_it_says(flood: FloodControl, seconds: Seconds) -> None:
    sent_until_refused(flood, 1)
    seconds.at += 0.5
    with pytest.raises(ApiError) as refusal:
        flood.spend(1)
    assert refusal.value.wire() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    seconds.at += 0.5
    flood.spend(1)


def test_one_full_chat_does_not_close_another(flood: FloodControl) -> None:
    sent_until_refused(flood, 1)
    assert sent_until_refused(flood, 2) == 20


def test_all_chats_together_take_thirty_a_second(flood: FloodControl, seconds: Seconds) -> None:
    chat = 0
    for _ in range(20):
        for _ in range(30):
            chat += 1
            flood.spend(chat)
        seconds.at += 1


def test_a_broadcast_at_a_hundred_a_second_is_stopped(
    flood: FloodControl, seconds: Seconds
) -> None:
    sent = 0
    with contextlib.suppress(ApiError):
        for chat in range(300):
            flood.spend(chat + 1)
            seconds.at += 0.01
            sent += 1
    assert 60 <= sent < 100


def test_a_group_takes_twenty_a_minute(flood: FloodControl, seconds: Seconds) -> None:
    assert sent_until_refused(flood, -5) == 20
    seconds.at += 3
    assert sent_until_refused(flood, -5) == 1


@pytest.fixture
async def strict() -> AsyncIterator[Sandbox]:
    room = Sandbox(pacing=Pacing(private=Pace(per_second=0.01, burst=2)))
    await room.start()
    yield room
    await room.stop()


async def test_the_bot_is_told_to_wait_and_nothing_is_sent(strict: Sandbox) -> None:
    person = strict.person(5, "Lan")
    await person.says("/start")
    async with bot_of(strict) as bot:
        for text in ("một", "hai"):
            await bot.send_message(5, text)
        with pytest.raises(RetryAfter) as wait:
            await bot.send_message(5, "ba")
        assert wait.value.retry_after == timedelta(seconds=100)
        with pytest.raises(RetryAfter):
            await bot.send_media_group(5, [telegram.InputMediaDocument(b"x")] * 2)
        await bot.edit_message_text("một rưỡi", 5, 2)
    assert [message.text for message in person.messages] == ["/start", "một rưỡi", "hai"]


async def test_without_pacing_a_bot_sends_as_fast_as_it_can(box: Sandbox) -> None:
    await box.person(5, "Lan").says("/start")
    async with bot_of(box) as bot:
        for number in range(100):
            await bot.send_message(5, str(number))
