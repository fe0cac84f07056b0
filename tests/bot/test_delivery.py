"""The delivery loop over a messenger that answers what a test wants."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.delivery import Delivery
from bot.messenger import (
    Claim,
    Gone,
    Lane,
    Migrated,
    NotSent,
    Outcome,
    Sent,
    Unknown,
    Withdrawn,
)
from bot.outcomes import Reason, Unreachable
from domain.blocs import Role
from domain.notices import NoticeKind, NoticeState
from domain.people import Reach
from domain.words import Language
from locales.catalog import voice_of
from screens.screen import Screen
from tests.usecases.time_room import TimeRoom, a_time_room

VOICES = {language: voice_of(language) for language in Language}


class Postman:
    """A messenger that writes down what it was given."""

    def __init__(self, answer: Callable[[int], Outcome] | None = None) -> None:
        self.sent: list[tuple[int, str]] = []
        self.edited: list[tuple[int, int, Screen]] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.waiting = asyncio.Event()
        self.turn = asyncio.Event()
        self.turn.set()
        self.asked = asyncio.Event()
        self.enough = asyncio.Event()
        self.let_through = 0
        """How many pass the gate though it is shut, after the first one."""

        self._answer = answer or (lambda number: Sent(100 + number))

    async def send(
        self, chat_id: int, screen: Screen, *, lane: Lane, place: int, year: int, claim: Claim
    ) -> Outcome:
        assert lane is Lane.NOTICE
        assert place
        assert year
        self.asked.set()
        await self.turn.wait()
        if not await claim():
            return Withdrawn()
        self.sent.append((chat_id, screen.text))
        number = len(self.sent)
        self.waiting.set()
        if not 1 < number <= 1 + self.let_through:
            await self.gate.wait()
        elif number == 1 + self.let_through:
            self.enough.set()
        return self._answer(number)

    async def edit(
        self, chat_id: int, message_id: int, screen: Screen, *, lane: Lane, place: int, year: int
    ) -> Outcome:
        assert lane is Lane.NOTICE
        assert place
        assert year
        self.edited.append((chat_id, message_id, screen))
        return Gone()


def a_delivery(room: TimeRoom, postman: Postman) -> Delivery:
    return Delivery(room.store, room.delivering, postman, VOICES)


async def a_rung(room: TimeRoom, at: str = "2027-01-18 08:00") -> None:
    room.clock.turn(at)
    await room.sweep()


async def test_two_knocks_at_once_send_everything_once(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        for unit in ("A", "B"):
            await room.member(unit, Role.UNIT_LEADER)
        await a_rung(room)
        postman = Postman()
        delivery = a_delivery(room, postman)
        sent = await asyncio.gather(delivery.knock(), delivery.knock(), delivery.knock())
        assert sum(sent) == len(postman.sent) == 2
        assert not delivery.busy


async def test_it_is_busy_until_the_last_answer_is_written_down(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", Role.UNIT_LEADER)
        await a_rung(room)
        postman = Postman()
        postman.gate.clear()
        delivery = a_delivery(room, postman)
        knocking = asyncio.ensure_future(delivery.knock())
        await postman.waiting.wait()
        assert delivery.busy
        assert await room.states() == [(-5, NoticeState.SENDING)]
        stopping = asyncio.ensure_future(delivery.stop())
        postman.gate.set()
        await stopping
        await knocking
        assert await room.states() == [(-5, NoticeState.SENT)]


async def test_what_waits_for_its_turn_is_not_on_its_way_yet(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        for unit in ("A", "B"):
            await room.member(unit, Role.UNIT_LEADER)
        await a_rung(room)
        postman = Postman()
        postman.turn.clear()
        delivery = a_delivery(room, postman)
        knocking = asyncio.ensure_future(delivery.knock())
        await postman.asked.wait()
        assert [state for _, state in await room.states()] == [NoticeState.PLANNED] * 2
        stopping = asyncio.ensure_future(delivery.stop())
        await asyncio.sleep(0)
        postman.turn.set()
        await stopping
        assert await knocking == 0
        assert postman.sent == []
        assert [state for _, state in await room.states()] == [NoticeState.PLANNED] * 2


async def test_a_reminder_that_was_done_before_its_turn_is_not_sent(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", Role.UNIT_LEADER)
        await a_rung(room)
        postman = Postman()
        postman.turn.clear()
        knocking = asyncio.ensure_future(a_delivery(room, postman).knock())
        await postman.asked.wait()
        cycle, kinds = room.cycle, [NoticeKind.REMINDER]
        key = cycle.pledge_due.key
        await room.store.do(lambda tx: tx.notices.cancel(cycle.bloc_code, cycle.year, key, kinds))
        postman.turn.set()
        assert await knocking == 0
        assert postman.sent == []


async def test_whoever_is_busy_keeps_a_seat_and_nobody_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.SEATS", 2)
    async with a_time_room(tmp_path) as room:
        for role in (Role.UNIT_LEADER, Role.UNIT_STAFF):
            for unit in ("A", "B"):
                await room.member(unit, role)
        await a_rung(room, "2027-11-15 08:00")
        postman = Postman()
        postman.gate.clear()
        postman.let_through = 3
        knocking = asyncio.ensure_future(a_delivery(room, postman).knock())
        await postman.enough.wait()
        assert len(postman.sent) == 4
        postman.gate.set()
        assert await knocking == 4


async def test_the_card_before_becomes_one_line(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", Role.UNIT_LEADER)
        postman = Postman()
        delivery = a_delivery(room, postman)
        for day in ("18", "21"):
            await a_rung(room, f"2027-01-{day} 08:00")
            await delivery.knock()
        ((chat, message, screen),) = postman.edited
        assert (chat, message, screen.rows) == (1, 101, ())


@pytest.mark.parametrize(
    ("outcome", "state", "trouble"),
    [
        (Unknown(), NoticeState.UNKNOWN, None),
        (NotSent(retryable=True), NoticeState.PLANNED, None),
        (NotSent(retryable=False), NoticeState.FAILED, None),
        (Unreachable(Reason.BLOCKED), NoticeState.FAILED, Reach.BLOCKED),
        (Unreachable(Reason.DEACTIVATED), NoticeState.FAILED, Reach.GONE),
    ],
)
async def test_every_ending_is_written_down(
    tmp_path: Path, outcome: Outcome, state: NoticeState, trouble: Reach | None
) -> None:
    async with a_time_room(tmp_path) as room:
        actor = await room.member("A", Role.UNIT_LEADER)
        await a_rung(room)
        delivery = a_delivery(room, Postman(lambda _: outcome))
        assert await delivery.knock() == 0
        assert await room.states() == [(-5, state)]
        assert (await room.person(actor)).reach is (trouble or Reach.REACHABLE)


async def test_a_chat_that_moved_gets_its_message_at_once(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", Role.UNIT_LEADER)
        await a_rung(room)
        postman = Postman(lambda number: Migrated(777) if number == 1 else Sent(5))
        assert await a_delivery(room, postman).knock() == 1
        assert [chat for chat, _ in postman.sent] == [1, 777]


async def test_a_messenger_that_breaks_leaves_nothing_hanging(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(number: int) -> Outcome:
        if number == 1:
            raise RuntimeError("unforeseen")
        return Sent(5)

    async with a_time_room(tmp_path) as room:
        for unit in ("A", "B"):
            await room.member(unit, Role.UNIT_LEADER)
        await a_rung(room)
        assert await a_delivery(room, Postman(breaks)).knock() == 1
        assert "delivery.unforeseen" in caplog.text
        states = sorted(state for _, state in await room.states())
        assert states == [NoticeState.SENT, NoticeState.UNKNOWN]


async def test_a_screen_that_cannot_be_made_is_one_persons_trouble_alone(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", Role.UNIT_LEADER)
        other = await room.member("B", Role.UNIT_LEADER)
        await room.store.do(lambda tx: tx.people.set_language(other.person, Language.EN))
        await a_rung(room)
        postman = Postman()
        delivery = Delivery(
            room.store, room.delivering, postman, {Language.VI: VOICES[Language.VI]}
        )
        assert await delivery.knock() == 1
        assert "delivery.failed" in caplog.text
        states = sorted(state for _, state in await room.states())
        assert states == [NoticeState.FAILED, NoticeState.SENT]


async def test_after_a_crash_what_was_on_its_way_is_not_said_twice(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", Role.UNIT_LEADER)
        await a_rung(room)
        await room.claims()
        postman = Postman()
        delivery = a_delivery(room, postman)
        assert await delivery.recover() == 1
        assert await delivery.knock() == 0
        assert await room.states() == [(-5, NoticeState.UNKNOWN)]
