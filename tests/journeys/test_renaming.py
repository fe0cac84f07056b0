"""A name or post typed in haste is corrected by whoever typed it."""

from __future__ import annotations

from pathlib import Path

from domain.blocs import Role
from tests.house import a_house


async def test_a_name_and_a_post_are_corrected_and_receipts_from_then_on_say_so(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path) as house:
        leader = await house.joined("A", Role.UNIT_LEADER, "chủ tịch")
        await leader.says("dữ liệu của tôi")
        assert leader.sees("Họ và tên: chủ tịch.", "Chức vụ: Chánh Văn phòng.", "tiếng Việt")
        await leader.taps("Sửa họ tên, chức vụ")
        assert leader.sees("Hội A: họ và tên đang ghi là chủ tịch.", "Xin gõ họ và tên đúng")
        await house.restarts()
        await leader.says("12")
        assert leader.sees("Xin gõ họ và tên đúng")
        await leader.says("Nguyễn Thị Hoa")
        assert leader.sees("Đã lưu lúc 9 giờ: họ và tên Nguyễn Thị Hoa.")
        await leader.taps("Sửa chức vụ")
        await leader.says("Chủ tịch")
        assert leader.sees("Đã lưu lúc 9 giờ: chức vụ Chủ tịch.", "từ bây giờ")

        await leader.says("giao ước")
        await leader.taps("Đến phần xác nhận")
        await leader.taps("Xác nhận thay mặt Hội A")
        assert leader.sees("Người xác nhận: Nguyễn Thị Hoa, Chủ tịch.")


async def test_what_is_typed_after_the_question_of_the_name_was_left_is_no_name(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path) as house:
        officer = await house.joined("A", Role.UNIT_STAFF, "Nguyễn Thị Hoa")
        await officer.says("/mydata")
        await officer.taps("Sửa họ tên, chức vụ")
        await officer.taps("Về dữ liệu của tôi")
        await officer.says("Trần Văn Bình")
        await officer.says("/mydata")
        await officer.taps("Sửa họ tên, chức vụ")
        await officer.sends_document("ke-hoach.pdf", b"%PDF-1.7 ke hoach")
        await officer.says("Kế hoạch tuyên truyền")
        await officer.says("/mydata")
        assert officer.sees("Họ và tên: Nguyễn Thị Hoa.")
