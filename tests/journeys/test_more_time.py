"""Asking for more time: from the reminder's card to the leader; no deadline moves."""

from __future__ import annotations

import json
from pathlib import Path

from domain.blocs import Role
from tests.house import TestHouse, a_house
from usecases.ports import Tx

UNMOVED = "hạn không đổi cho tới khi có quyết định"


async def test_a_unit_asks_for_more_time_and_its_leader_hears_of_it(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-11-07 09:00") as house:
        leader = await house.joined(None, Role.BLOC_LEADER)
        staff = await house.joined("A", Role.UNIT_STAFF, "Nguyễn Thị Hoa")
        colleague = await house.joined("A", Role.UNIT_LEADER)
        await house.passes("2027-11-08 08:30")
        await staff.taps("Xin thêm thời gian")
        assert staff.sees("Hội A xin thêm thời gian", "Hạn: hết thứ Hai 15/11/2027")
        assert staff.labels[0] == "Đến hết thứ Tư 17/11"
        await house.restarts()
        await staff.says("thứ Bảy")
        assert staff.sees("Xin đến hết thứ Hai 22/11/2027, vì thứ Bảy 20/11/2027 là ngày nghỉ.")
        await house.restarts()
        await staff.says("báo cáo")
        assert staff.sees("Mở mục “báo cáo”", "xin gõ lý do dài hơn")
        await staff.says("20/11")
        assert staff.sees("Chưa thấy nội dung nào đọc được")
        await staff.says("Chờ sô liêu")
        assert staff.sees("Lý do: Chờ sô liêu", "Muốn sửa lý do, xin gõ lại.")
        await staff.says("Chờ số liệu <b>hội cơ sở</b>")
        assert staff.sees("Chờ số liệu <b>hội cơ sở</b>", "Chưa gửi.")
        await house.restarts()
        await staff.says("gui de nghi")
        assert staff.sees(
            "Đã ghi nhận lúc 8 giờ 30, thứ Hai 08/11/2027: Hội A xin thêm thời gian",
            "Đã gửi Trưởng khối lúc 8 giờ 30",
            "Hạn không đổi cho tới khi có quyết định.",
        )
        await house.passes("2027-11-08 08:40")
        assert leader.sees("Hội A xin thêm thời gian đến hết thứ Hai 22/11/2027", "Chờ số liệu")
        await leader.taps("Về Hội A")
        assert leader.sees("Xin thêm thời gian cho Báo cáo", "Nguyễn Thị Hoa gửi lúc 8 giờ 30")
        await leader.says("/digest")
        assert leader.sees("trả lời Hội A xin thêm thời gian đến hết thứ Hai 22/11/2027")
        await colleague.says("hạn")
        assert colleague.sees("đã xin thêm thời gian đến hết thứ Hai 22/11/2027", UNMOVED)
        await house.restarts()
        await house.passes("2027-11-10 08:30")
        assert staff.sees("Hạn: hết thứ Hai 15/11/2027", UNMOVED)


async def test_a_newer_request_takes_the_place_of_the_last_and_the_trail_keeps_both(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at="2027-11-08 21:00") as house:
        leader = await house.joined(None, Role.SECRETARY)
        staff = await house.joined("A", Role.UNIT_STAFF)
        for day, reason in (("17/11", "Chờ số liệu"), ("18-11-2027", "Chờ con dấu")):
            await staff.says("hạn")
            await staff.taps("Xin thêm thời gian, hạn thứ Hai 15/11")
            await staff.says(day)
            await staff.says(reason)
            await staff.taps("Gửi đề nghị")
            assert staff.sees("Tin đến Trưởng khối lúc 7 giờ, thứ Ba 09/11/2027, sau giờ nghỉ.")
            await house.passes("2027-11-08 21:30")
        await house.restarts()
        await house.passes("2027-11-09 07:30")
        assert leader.sees("đến hết thứ Năm 18/11/2027", "Chờ con dấu")
        assert not any("17/11" in message.text for message in leader.phone.messages)
        trail = await asked(house)
        assert [facts["reason"] for facts in trail] == ["Chờ số liệu", "Chờ con dấu"]


async def test_what_is_no_later_day_is_refused_with_the_days_that_are(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-11-08 09:00") as house:
        staff = await house.joined("A", Role.UNIT_STAFF, language="en")
        await staff.says("deadlines")
        await staff.taps("Ask for more time: due Monday 15/11")
        await staff.says("12/11")
        assert staff.sees("is not later than the deadline", "from Tuesday 16/11/2027 on")
        await staff.says("31/02")
        assert staff.sees("could not be read")
        await staff.says("20/11/2029")
        assert staff.sees("is too far away")
        await house.restarts()
        await staff.says("Friday")
        assert staff.sees("until the end of Friday 19/11/2027")
        await staff.taps("Do not ask")
        assert staff.sees("Nothing was sent.")
        assert await asked(house) == []


async def asked(house: TestHouse) -> list[dict[str, str]]:
    """Return what the trail keeps of requests."""

    def read(tx: Tx) -> list[dict[str, str]]:
        rows = tx.audit._connection.execute(  # type: ignore[attr-defined]
            "SELECT after FROM audit WHERE action = 'extension_asked' ORDER BY seq"
        )
        return [json.loads(row["after"]) for row in rows]

    return await house.app.store.do(read)
