"""The year is over: everything is there to be read, and whoever asks hears why nothing is done."""

from __future__ import annotations

from pathlib import Path

from domain.blocs import Role
from tests.builders import example, local
from tests.house import a_house

OVER = "Năm thi đua 2027 đã kết thúc"


async def test_a_closed_year_says_so_wherever_something_would_wait(tmp_path: Path) -> None:
    async with a_house(tmp_path, example(), at="2027-11-08 09:00") as house:
        chair = await house.joined("HKH", Role.UNIT_LEADER)
        officer = await house.joined("HKH", Role.UNIT_STAFF)
        secretary = await house.joined(None, Role.SECRETARY)
        await chair.says("giao ước")
        await chair.taps("Đến phần xác nhận")
        confirming = chair.phone.last.id
        await secretary.says("bảng theo dõi")
        board = secretary.phone.last.id
        house.clock.hop(local("2028-03-06 09:00"))
        await house.restarts()

        await chair.taps("Xác nhận thay mặt Hội Khuyến học", on=confirming)
        assert chair.sees("Năm thi đua này đã kết thúc nên không xác nhận")
        await officer.says("/start")
        assert officer.sees(OVER, "Xem các hạn")
        await officer.says("giao ước")
        assert officer.sees("Hạn: hết thứ Hai 25/01/2027, đã qua.", OVER)
        assert "Xem ai xác nhận" not in officer.labels
        await officer.says("chỉ tiêu")
        assert officer.sees("đã qua.", OVER)

        await secretary.taps(
            next(one for one in secretary.labels if one.startswith("Nhắc")), on=board
        )
        assert secretary.sees(OVER)
        for said in ("/start", "bảng theo dõi", "bản tổng hợp"):
            await secretary.says(said)
            assert secretary.sees(OVER)
            assert not any(one.startswith("Nhắc") for one in secretary.labels)
        assert "Chờ Trưởng khối" not in secretary.screen
        assert "Bản gửi nhóm chung" not in secretary.labels
        await secretary.taps("Về bảng theo dõi")
        await secretary.taps("Xem từng đơn vị")
        await secretary.taps(secretary.labels[0])
        assert not any(one.startswith(("Chấm", "Nhập thay")) for one in secretary.labels)


async def test_a_pledge_that_waits_for_the_leader_hides_no_task_of_the_officer(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, example(), at="2027-04-01 09:00") as house:
        officer = await house.joined("HKH", Role.UNIT_STAFF)
        chair = await house.joined("HKH", Role.UNIT_LEADER)
        await officer.says("/start")
        assert officer.sees(
            "Việc cần làm trước: Đăng ký chỉ tiêu",
            "Giao ước năm 2027: chưa xác nhận; lãnh đạo Đơn vị hoặc người",
        )
        assert officer.labels[0] == "Đăng ký chỉ tiêu"
        await chair.says("/start")
        assert chair.sees("Việc cần làm trước: Xác nhận")
