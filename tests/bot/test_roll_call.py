"""A round of the roll call: what ends it, what it leaves for the next knock."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.outcomes import NotSent, Outcome, Reached, Reason, Unknown, Unreachable
from bot.roll_call import RollCall
from domain.blocs import Role
from domain.people import Reach
from tests.usecases.time_room import TimeRoom, a_time_room
from usecases.roll_calling import RollCalling

Answer = Reached | Outcome
BLOCKED, DELETED = Unreachable(Reason.BLOCKED), Unreachable(Reason.DEACTIVATED)


class Bell:
    """A messenger that answers as told, and then that everybody is there."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.asked: list[int] = []
        self.rings = asyncio.Event()
        self.door = asyncio.Event()
        self.door.set()

    async def asks_for(self, chat_id: int) -> Answer:
        self.asked.append(chat_id)
        self.rings.set()
        await self.door.wait()
        return self.answers.pop(0) if self.answers else Reached()


async def full(room: TimeRoom, people: int) -> Sequence[int]:
    """Return the chats of so many officers on a morning in which none has written yet."""
    members = [await room.member("A", Role.UNIT_STAFF) for _ in range(people)]
    room.clock.turn("2027-06-08 09:00")
    return [(await room.person(one)).chat_id for one in members]


def a_roll(room: TimeRoom, bell: Bell) -> RollCall:
    return RollCall(room.store, RollCalling(room.clock), bell, room.clock)


async def reaches(room: TimeRoom) -> list[Reach]:
    found = await room.store.do(lambda tx: tx.people.members(room.cycle.bloc_code))
    return [person.reach for _, person in found]


async def test_each_is_asked_for_once_and_written_down_as_found(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        chats = await full(room, 3)
        bell = Bell(Reached(), BLOCKED, DELETED)
        roll = a_roll(room, bell)
        assert [await roll.knock(), await roll.knock()] == [3, 0]
        assert bell.asked == chats
        assert await reaches(room) == [Reach.REACHABLE, Reach.BLOCKED, Reach.GONE]


async def test_trouble_decides_nothing_and_is_asked_again_next_time(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        first, second, third = await full(room, 3)
        bell = Bell(Reached(), Unknown(), Reached())
        roll = a_roll(room, bell)
        assert [await roll.knock(), await roll.knock()] == [2, 1]
        assert bell.asked == [first, second, third, second]
        assert set(await reaches(room)) == {Reach.REACHABLE}


@pytest.mark.parametrize(
    ("answers", "asked"),
    [([NotSent(retryable=True)], 1), ([Unknown(), Unknown(), Unknown()], 3)],
    ids=["asked for silence", "line down"],
)
async def test_a_round_ends_when_nothing_gets_through(
    tmp_path: Path, answers: list[Answer], asked: int
) -> None:
    async with a_time_room(tmp_path) as room:
        chats = await full(room, 5)
        bell = Bell(*answers)
        assert await a_roll(room, bell).knock() == 0
        assert bell.asked == chats[:asked]
        assert await a_roll(room, bell).knock() == 5


async def test_a_question_that_is_refused_is_not_put_again_that_day(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        chats = await full(room, 2)
        bell = Bell(NotSent(retryable=False))
        roll = a_roll(room, bell)
        assert [await roll.knock(), await roll.knock()] == [2, 0]
        assert bell.asked == chats
        assert set(await reaches(room)) == {Reach.REACHABLE}


async def test_a_round_that_is_stopped_ends_at_once_and_the_next_run_goes_on(
    tmp_path: Path,
) -> None:
    async with a_time_room(tmp_path) as room:
        chats = await full(room, 3)
        bell = Bell()
        roll = a_roll(room, bell)
        bell.door.clear()
        knocking = asyncio.ensure_future(roll.knock())
        await bell.rings.wait()
        roll.stop()
        assert await asyncio.wait_for(knocking, 1) == 0
        assert await roll.knock() == 0
        bell.door.set()
        assert await a_roll(room, bell).knock() == 3
        assert bell.asked == [chats[0], *chats]


async def test_a_round_that_is_cancelled_leaves_no_question_behind(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await full(room, 2)
        bell = Bell()
        bell.door.clear()
        before = asyncio.all_tasks()
        knocking = asyncio.ensure_future(a_roll(room, bell).knock())
        await bell.rings.wait()
        knocking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await knocking
        assert asyncio.all_tasks() == before
        assert len(bell.asked) == 1


async def test_who_acts_is_not_asked_for_until_they_have_been_silent_again(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        first, second = await full(room, 2)
        bell = Bell()
        roll = a_roll(room, bell)
        roll.heard(first)
        assert await roll.knock() == 1
        room.clock.turn("2027-06-09 09:00")
        assert await roll.knock() == 2
        assert bell.asked == [second, first, second]
