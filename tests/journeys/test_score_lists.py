"""A whole report in one message, over real HTTP, with a restart in the middle."""

from __future__ import annotations

from pathlib import Path

from domain.blocs import Role
from tests.builders import example, small_definition
from tests.house import a_house


async def test_an_expert_scores_many_criteria_in_one_message(tmp_path: Path) -> None:
    async with a_house(tmp_path, small_definition(), at="2027-11-05 09:10") as house:
        staff = await house.joined("A", Role.UNIT_STAFF, "Trần Văn Nam")
        await staff.says("báo cáo")
        await staff.says("1.1: 8,5\n1.2 = đạt\n2.2: 1")
        staff.sees("có 2 tiêu chí thay đổi. Chưa lưu gì.", "Tiêu chí 1.1: từ chưa chấm thành")
        staff.sees("Không ghi được: Đơn vị không phải chấm tiêu chí 2.2")
        await staff.says("7")
        staff.sees("còn chờ Anh/Chị chọn nút; tin vừa gõ chưa được lưu")
        await house.restarts()
        await staff.says("ghi 2 tieu chi")
        staff.sees("Đã lưu lúc 9 giờ 10: 2 tiêu chí.", "Tiêu chí 1.1: tự chấm 8,50 điểm.")
        staff.sees("Đã chấm 2 trên 3 tiêu chí; tạm cộng 13,50 điểm")
        await staff.taps("Làm tiếp tiêu chí 2.1")
        await staff.says("1.1: 9")
        staff.sees("từ tự chấm 8,50 điểm thành tự chấm 9,00 điểm")
        await staff.taps("Bỏ qua")
        staff.sees("tạm cộng 13,50 điểm")


async def test_scores_for_no_report_in_particular_are_asked_about(tmp_path: Path) -> None:
    async with a_house(tmp_path, example(), at="2027-11-05 09:10") as house:
        staff = await house.joined("HKH", Role.UNIT_STAFF, "Trần Văn Nam")
        await staff.says("1.1: 5\n3.2: 5,5")
        staff.sees("Chưa rõ các điểm này là của báo cáo nào, nên chưa lưu gì.")
        await staff.taps("Báo cáo tự chấm điểm năm 2027")
        await staff.says("1.1: 5\n3.2: 5,5")
        await staff.taps("Ghi 2 tiêu chí")
        staff.sees("Đã lưu lúc 9 giờ 10: 2 tiêu chí.", "Tiêu chí 3.2: tự chấm 5,50 điểm.")
