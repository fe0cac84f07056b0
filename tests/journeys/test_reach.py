"""Out of reach and back: seen, named to the leader's side once, and nothing needed is lost."""

from __future__ import annotations

import asyncio
from pathlib import Path

from domain.blocs import Role
from tests.builders import local, small_definition
from tests.house import Neighbour, a_house

LOST = "Hiện không gửi được tin cho Nguyễn Thị Hoa"
BACK = "Đã gửi tin lại được cho Nguyễn Thị Hoa"
UNITS = [
    {"code": "A", "name": "Hội A tỉnh", "short": "Hội A", "phone": "0210 3 846 123"},
    {"code": "B", "name": "Hội B tỉnh", "short": "Hội B"},
]


def times(someone: Neighbour, fragment: str) -> int:
    return sum(fragment in m.text for m in someone.phone.messages if m.outgoing)


async def test_who_blocks_the_assistant_is_named_once_and_again_when_back(tmp_path: Path) -> None:
    definition = small_definition(units=UNITS)
    async with a_house(tmp_path, definition, at="2027-11-05 21:30") as house:
        leader = await house.joined(None, Role.BLOC_LEADER)
        staff = await house.joined("A", Role.UNIT_STAFF, "Nguyễn Thị Hoa")
        await staff.phone.blocks()
        await house.settles()
        assert not times(leader, LOST)
        await house.restarts()
        await house.passes("2027-11-06 07:30")
        assert times(leader, LOST) == 1
        assert leader.sees("Xin gọi điện thoại đơn vị: 0210 3 846 123.")
        await house.passes("2027-11-09 09:00")
        await staff.phone.unblocks()
        await house.settles()
        await house.passes("2027-11-09 09:30")
        assert (times(leader, LOST), times(leader, BACK)) == (1, 1)
        assert times(staff, "Nhắc việc") == 1
        await house.restarts()
        await house.passes("2027-11-09 10:30")
        assert (times(leader, LOST), times(leader, BACK)) == (1, 1)


async def test_whoever_comes_back_before_anybody_heard_is_not_spoken_of(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-11-05 21:30") as house:
        leader = await house.joined(None, Role.SECRETARY)
        staff = await house.joined("A", Role.UNIT_STAFF, "Nguyễn Thị Hoa")
        await staff.phone.blocks()
        await house.settles()
        await staff.phone.unblocks()
        await house.settles()
        await house.passes("2027-11-06 09:00")
        assert (times(leader, LOST), times(leader, BACK)) == (0, 0)


async def test_an_account_that_is_gone_is_seen_by_the_message_that_fails(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-11-07 09:00") as house:
        leader = await house.joined(None, Role.BLOC_LEADER)
        staff = await house.joined("A", Role.UNIT_STAFF, "Nguyễn Thị Hoa")
        await staff.phone.deactivates()
        await house.restarts()
        await house.passes("2027-11-08 09:00")
        assert times(leader, LOST) == 1
        assert leader.sees("Xin liên hệ bằng cách khác")


async def test_an_account_deleted_on_a_day_without_notices_is_named_the_next_morning(
    tmp_path: Path,
) -> None:
    definition = small_definition(units=UNITS)
    async with a_house(tmp_path, definition, at="2027-06-08 09:00") as house:
        secretary = await house.joined(None, Role.SECRETARY)
        staff = await house.joined("A", Role.UNIT_STAFF, "Nguyễn Thị Hoa")
        other = await house.joined("B", Role.UNIT_STAFF)
        await house.passes("2027-06-09 10:00")
        assert await house.app.jobs.call_roll() == 3
        await house.passes("2027-06-09 10:05")
        await staff.phone.deactivates()
        await other.says("hạn")
        said = len(other.phone.messages)
        assert await house.app.jobs.call_roll() == 0
        await house.passes("2027-06-10 08:00")
        assert await house.app.jobs.call_roll() == 0
        assert not times(secretary, LOST)
        await house.restarts()
        await house.passes("2027-06-10 08:30")
        house.box.faults.answer("sendChatAction", 502, times=3)
        assert await house.app.jobs.call_roll() == 0
        house.box.faults.answer("sendChatAction", 429)
        assert await house.app.jobs.call_roll() == 0
        assert await house.app.jobs.call_roll() == 3
        await house.restarts()
        await house.passes("2027-06-10 08:35")
        assert times(secretary, LOST) == 1
        assert secretary.sees("Xin gọi điện thoại đơn vị: 0210 3 846 123.")
        assert len(other.phone.messages) == said
        for day in ("2027-06-11 08:30", "2027-06-12 08:30"):
            await house.passes(day)
            await house.app.jobs.call_roll()
        await house.passes("2027-06-12 10:00")
        assert times(secretary, LOST) == 1


async def test_who_lets_the_assistant_in_while_it_is_down_is_found_by_the_roll(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at="2027-06-08 09:00") as house:
        leader = await house.joined(None, Role.BLOC_LEADER)
        staff = await house.joined("A", Role.UNIT_STAFF, "Nguyễn Thị Hoa")
        await staff.phone.blocks()
        await house.settles()
        await house.passes("2027-06-08 10:00")
        assert times(leader, LOST) == 1
        await house.stops()
        await staff.phone.unblocks()
        house.clock.hop(local("2027-06-11 09:00"))  # Telegram keeps news for a day
        await house.starts()
        await house.settles()
        assert not times(leader, BACK)
        await house.app.jobs.call_roll()
        await house.passes("2027-06-11 09:05")
        assert (times(leader, LOST), times(leader, BACK)) == (1, 1)


async def test_the_bot_stops_at_once_though_a_question_hangs(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-06-08 09:00") as house:
        await house.joined("A", Role.UNIT_STAFF)
        await house.passes("2027-06-09 09:00")
        house.box.faults.hang("sendChatAction")
        calling = asyncio.ensure_future(house.app.jobs.call_roll())
        await house.box.faults.caught()
        await asyncio.wait_for(house.restarts(), 5)
        assert await calling == 0
        assert await house.app.jobs.call_roll() == 1
