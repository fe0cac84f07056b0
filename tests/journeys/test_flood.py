"""A flood: one account's hundreds of messages delay nobody, and none of them is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.blocs import Role
from tests.house import TestHouse, a_house

FLOOD = 120
SLOWLY = "Xin gửi chậm lại"


async def test_one_flood_delays_nobody_else_and_none_of_it_is_lost(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        loud = await house.joined("A", Role.UNIT_STAFF)
        calm = await house.joined("B", Role.UNIT_STAFF)
        await calm.says("/start")
        for number in range(FLOOD):
            await loud.phone.says(f"tin {number}")
        await calm.phone.says("hạn")
        await house.settles()
        calls = [call for call in house.box.api.calls if call.method == "sendMessage"]
        heard = [call.chat_id for call in calls].index(calm.phone.id, -FLOOD - 2)
        later = [call for call in calls[heard:] if call.chat_id == loud.phone.id]
        assert len(later) > FLOOD / 2
        answers = [m for m in loud.phone.messages if m.outgoing and "chưa hiểu" in m.text]
        assert len(answers) == FLOOD
        assert sum(SLOWLY in m.text for m in loud.phone.messages if m.outgoing) == 1
        assert not any(SLOWLY in message.text for message in calm.phone.messages)


async def test_a_flood_goes_on_where_a_restart_cut_it_off(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-11-05 09:00") as house:
        loud = await house.joined("A", Role.UNIT_STAFF)
        await house.stops()
        for number in range(60):
            await loud.phone.says(f"tin {number}")
        await house.starts()
        await house.settles()
        await house.restarts()
        answers = [m for m in loud.phone.messages if m.outgoing and "chưa hiểu" in m.text]
        assert len(answers) == 60


async def test_a_units_files_of_a_day_are_bounded_and_it_hears_until_when(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = TestHouse.settings
    few = {"files_per_day": 2}
    monkeypatch.setattr(
        TestHouse, "settings", lambda house: settings(house).model_copy(update=few)
    )
    async with a_house(tmp_path, at="2027-11-05 09:00") as house:
        staff = await house.joined("A", Role.UNIT_STAFF)
        for number in range(2):
            await staff.sends_document(f"{number}.pdf", f"%PDF-1.7 {number}".encode())
        await house.restarts()
        downloads = _downloads(house)
        await staff.sends_document("3.pdf", b"%PDF-1.7 3")
        assert staff.sees("đã gửi đủ 2 tệp", "Xin gửi lại từ thứ Bảy 06/11/2027")
        assert _downloads(house) == downloads
        await house.passes("2027-11-06 00:01")
        await staff.sends_document("3.pdf", b"%PDF-1.7 3")
        assert "đã gửi đủ" not in staff.screen


def _downloads(house: TestHouse) -> int:
    return sum(call.method == "getFile" for call in house.box.api.calls)
