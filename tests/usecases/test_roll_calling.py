"""Who is asked for in the roll call, when, and what the answer does."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.blocs import Role
from domain.notices import NoticeKind
from domain.people import Person, Reach
from tests.builders import local, small_definition
from tests.usecases.time_room import TimeRoom, a_time_room
from usecases.roll_calling import RollCalling

LEADER, STAFF = Role.UNIT_LEADER, Role.UNIT_STAFF
MORNING = "2027-06-08 09:00"


async def silent(
    room: TimeRoom, at: str | None = None, limit: int = 99, **heard: str
) -> list[Person]:
    """Return whom the roll would ask for; ``heard`` names chats as ``c1`` and when they wrote."""
    if at:
        room.clock.turn(at)
    wrote = {int(chat[1:]): local(when) for chat, when in heard.items()}
    return await room.store.do(RollCalling(room.clock).silent, wrote, limit)


async def answers(room: TimeRoom, asked: Person, reach: Reach | None) -> None:
    await room.store.do(RollCalling(room.clock).answered, asked, reach)


@pytest.mark.parametrize(
    ("at", "asked"),
    [
        ("2027-06-08 08:29", False),
        ("2027-06-08 08:30", True),
        ("2027-06-06 08:30", True),
        ("2027-06-08 19:59", True),
        ("2027-06-08 20:00", False),
        ("2028-06-08 09:00", False),
    ],
)
async def test_the_roll_is_called_every_day_once_the_rungs_are_out_until_quiet_hours(
    tmp_path: Path, at: str, asked: bool
) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", STAFF)
        assert bool(await silent(room, at)) is asked


async def test_where_rungs_go_late_the_roll_goes_with_the_open_hours(tmp_path: Path) -> None:
    late = small_definition(reminding={"rung_time": "19:45"})
    async with a_time_room(tmp_path, late) as room:
        await room.member("A", STAFF)
        assert await silent(room, "2027-06-08 07:00")
        assert not await silent(room, "2027-06-08 06:59")


async def test_who_was_asked_for_is_not_asked_for_again_that_day(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        for unit in ("A", "B"):
            await room.member(unit, STAFF)
        first, second = await silent(room, MORNING)
        await answers(room, first, Reach.REACHABLE)
        assert await silent(room) == [second]
        await answers(room, second, None)
        assert await silent(room, "2027-06-08 19:59") == []
        assert await silent(room, "2027-06-09 08:30") == [first, second]
        assert await room.notices() == []


async def test_whoever_wrote_late_is_asked_for_half_a_day_after(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", STAFF)
        late = "2027-06-07 20:40"
        assert await silent(room, "2027-06-08 08:30", c1=late) == []
        assert len(await silent(room, "2027-06-08 08:40", c1=late)) == 1
        assert await silent(room, "2027-06-08 17:00", c1="2027-06-08 16:00") == []
        assert len(await silent(room, "2027-06-09 08:30", c1="2027-06-08 16:00")) == 1
        assert len(await silent(room, "2027-06-09 08:30", c2="2027-06-09 08:00")) == 1


async def test_a_message_that_arrived_is_a_sign_and_one_in_doubt_is_none(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", LEADER)
        doubtful = await room.member("B", LEADER)
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        sure, unsure = await room.claims()
        await room.store.do(room.delivering.sent, sure, 200)
        await room.store.do(room.delivering.unknown, unsure.notices)
        assert unsure.person.id == doubtful.person
        assert await silent(room, "2027-01-18 08:30") == [unsure.person]


async def test_one_question_reaches_whoever_holds_several_places(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        actor = await room.member("A", STAFF)
        await room.also(actor, "B", STAFF)
        assert len(await silent(room, MORNING)) == 1


async def test_who_left_and_who_is_gone_are_asked_for_no_more(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        left, gone, blocked = [await room.member("A", STAFF) for _ in range(3)]
        await room.store.do(lambda tx: tx.people.end_place(left.place, left.at))
        await room.store.do(lambda tx: tx.people.set_reach(gone.person, Reach.GONE, gone.at))
        await room.store.do(lambda tx: tx.people.set_reach(blocked.person, Reach.BLOCKED, gone.at))
        assert [one.id for one in await silent(room, MORNING)] == [blocked.person]


async def test_a_round_is_bounded_and_the_longest_silent_come_first(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        for _ in range(5):
            await room.member("A", STAFF)
        room.clock.turn(MORNING)
        everybody = await silent(room)
        for asked in everybody[:2]:
            await answers(room, asked, Reach.REACHABLE)
        assert await silent(room, limit=2) == everybody[2:4]
        again = await silent(room, "2027-06-09 09:00")
        assert again == [*everybody[2:], *everybody[:2]]


async def test_who_is_found_gone_is_told_of_and_who_is_back_too(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member(None, Role.SECRETARY)
        lost = await room.member("A", STAFF)
        asked = next(one for one in await silent(room, MORNING) if one.id == lost.person)
        await answers(room, asked, Reach.BLOCKED)
        await answers(room, asked, Reach.BLOCKED)
        await room.deliver()
        back = next(one for one in await silent(room, "2027-06-09 09:00") if one.id == lost.person)
        await answers(room, back, Reach.REACHABLE)
        told = [n.key.kind for n in await room.notices()]
        assert told == [NoticeKind.REACH_LOST, NoticeKind.REACH_BACK]


async def test_what_was_learnt_while_the_question_was_on_its_way_holds(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        actor = await room.member("A", STAFF)
        (asked,) = await silent(room, MORNING)
        await room.store.do(
            lambda tx: tx.people.set_reach(actor.person, Reach.BLOCKED, room.clock.at)
        )
        await answers(room, asked, Reach.REACHABLE)
        assert (await room.person(actor)).reach is Reach.BLOCKED
