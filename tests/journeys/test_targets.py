"""A unit's own targets: written line by line, registered, altered, read beside the result."""

from __future__ import annotations

from pathlib import Path

from domain.blocs import Role
from tests.builders import with_targets
from tests.house import a_house


async def test_a_unit_registers_its_targets_and_its_leader_reads_them_at_the_end(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, with_targets(), at="2027-01-11 09:00") as house:
        staff = await house.joined("A", Role.UNIT_STAFF, "Nguyễn Thị Hoa")
        leader = await house.joined("A", Role.UNIT_LEADER, "Trần Văn Nam")
        head = await house.joined(None, Role.BLOC_LEADER)
        # Before the pledge is confirmed, from the pledge's own screen.
        await staff.says("giao ước")
        await staff.taps("Chỉ tiêu đăng ký")
        assert staff.sees("Chỉ tiêu đăng ký năm 2027, Hội A.", "Chưa có chỉ tiêu nào.")
        await staff.says("Kết nạp hội viên mới: 200 hội viên\n2. Vận động quỹ: 1.200 triệu đồng")
        assert staff.sees(
            "Đã lưu lúc 9 giờ: thêm 2 chỉ tiêu.",
            "1. Kết nạp hội viên mới: 200 hội viên",
            "2. Vận động quỹ: 1.200 triệu đồng",
        )
        await house.restarts()
        await staff.says("Mở <b>lớp</b> tập huấn")
        assert staff.sees("thêm 1 chỉ tiêu.", "3. Mở <b>lớp</b> tập huấn")
        await house.restarts()
        await staff.says("120 %")
        assert staff.sees("Chưa lưu gì: “120 %” chưa có nội dung bằng chữ.", "3. Mở <b>lớp</b>")
        await staff.taps("Chỉ tiêu 2: Vận động quỹ: 1.200 triệu đồng")
        assert staff.sees("Số đọc được: 1200; đơn vị tính: triệu đồng.", "Nguyễn Thị Hoa")
        await house.restarts()
        await staff.says("Vận động quỹ: 1.500 triệu đồng")
        assert staff.sees("chỉ tiêu mới là: Vận động quỹ: 1.500 triệu đồng")
        await staff.taps("Chỉ tiêu 3: Mở <b>lớp</b> tập huấn")
        await staff.taps("Bỏ chỉ tiêu 3")
        assert staff.sees("Đã bỏ lúc 9 giờ: Mở <b>lớp</b> tập huấn")
        # The leader's side sees that it is begun; the card leads to the list.
        await head.says("/khoi")
        assert head.sees("Chỉ tiêu: 0 trên 2 đơn vị đã đăng ký đủ.")
        for act in ("giao ước", "Đến phần xác nhận", "Xác nhận thay mặt Hội A"):
            await leader.says(act)
        assert leader.labels == ["Chỉ tiêu đăng ký", "Về trang chính"]
        await house.passes("2027-02-19 08:30")
        assert staff.sees("Đăng ký chỉ tiêu", "đã ghi 2 chỉ tiêu, chưa báo đã đủ")
        await staff.taps("Đăng ký chỉ tiêu")
        await staff.says("da dang ky du 2 chi tieu")
        assert staff.sees(
            "Đã ghi nhận, Khối cảm ơn Đơn vị.",
            "Đã đăng ký đủ lúc 8 giờ 30, thứ Sáu 19/02/2027, đúng hạn. Người báo: Nguyễn Thị Hoa.",
        )
        await house.restarts()
        await house.passes("2027-02-26 09:00")
        assert staff.sees("Đã ghi nhận, Khối cảm ơn Đơn vị.")
        # What changes afterwards is marked, and the duty stays done.
        await house.passes("2027-03-01 10:00")
        await leader.says("chỉ tiêu")
        await leader.says("Trồng cây: 1.000 cây")
        assert leader.sees("Hạn đăng ký đã qua; Trưởng khối thấy thay đổi này kèm thời điểm.")
        await head.says("/khoi")
        assert head.sees("Chỉ tiêu: 1 trên 2 đơn vị đã đăng ký đủ; chưa đăng ký đủ: Hội B.")
        await head.taps("Xem từng đơn vị")
        await head.taps(next(label for label in head.labels if label.startswith("Hội A")))
        assert head.sees("Chỉ tiêu đăng ký: 3; báo đã đủ lúc 8 giờ 30", "do Nguyễn Thị Hoa")
        await head.taps("Xem chỉ tiêu đăng ký")
        assert head.sees("3. Trồng cây: 1.000 cây (ghi sau hạn, lúc 10 giờ, thứ Hai 01/03/2027)")
        assert head.labels == ["Về Hội A", "Về trang chính"]
        # Beside the result at the end.
        await house.restarts()
        await house.passes("2027-11-05 09:00")
        await staff.says("báo cáo")
        assert staff.sees("Chỉ tiêu đã đăng ký: 3.")
        await staff.taps("Chỉ tiêu đăng ký")
        assert staff.sees("1. Kết nạp hội viên mới: 200 hội viên")
        await head.says("/khoi")
        await head.taps("Xem từng đơn vị")
        await head.taps(next(label for label in head.labels if label.startswith("Hội A")))
        await head.taps("Đọc báo cáo")
        assert head.sees("Chỉ tiêu đã đăng ký: 3.", "2. Vận động quỹ: 1.500 triệu đồng")
        # What they wrote is theirs to take away; the closed year is only read.
        await house.passes("2028-06-01 09:00")
        await staff.says("chỉ tiêu")
        assert staff.sees("3. Trồng cây: 1.000 cây")
        assert staff.labels == ["Về trang chính"]


async def test_two_officers_at_one_target_and_the_step_in_english(tmp_path: Path) -> None:
    async with a_house(tmp_path, with_targets(), at="2027-02-22 09:00") as house:
        staff = await house.joined("A", Role.UNIT_STAFF, "Hoa", language="en")
        other = await house.joined("A", Role.UNIT_LEADER, "Nam", language="en")
        await staff.says("targets")
        await staff.says("New members: 200 members\nNew members: 200 members")
        assert staff.sees("Saved at 9:00: 1 target added.")
        await other.says("/targets")
        for officer in (staff, other):
            await officer.taps("Target 1: New members: 200 members")
        await house.restarts()
        await other.says("New members: 250 members")
        await staff.says("New members: 300 members")
        assert staff.sees("“New members: 300 members” was not saved: Nam changed this target")
        assert staff.sees("New members: 250 members")
        await staff.says("New members: 300 members")
        assert staff.sees("the target is now: New members: 300 members")
        await house.passes("2027-03-02 09:00")
        await other.says("targets")
        await other.taps("Registered in full: 1")
        assert other.sees("2 working days late. Reported by Nam.")
