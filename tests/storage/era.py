"""What a bloc has done by a Monday in November: the data that schemas are kept with."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from domain.blocs import Role
from tests.builders import with_targets
from tests.house import Neighbour, a_house


async def lived(folder: Path) -> str:
    """Let a small bloc live until a deadline, by what people type; return its database as SQL."""
    async with a_house(folder, with_targets(), at="2027-01-11 09:00") as house:
        leader = await house.joined("A", Role.UNIT_LEADER, "Lãnh đạo A")
        staff = await house.joined("A", Role.UNIT_STAFF, "Cán bộ A")
        other = await house.joined("B", Role.UNIT_LEADER, "Lãnh đạo B")
        head = await house.joined(None, Role.BLOC_LEADER, "Trưởng khối")
        await other.says("doc man hinh")
        await other.taps("Bật Đọc màn hình")
        for act in ("giao ước", "Đến phần xác nhận", "Xác nhận thay mặt Hội A"):
            await leader.says(act)
        await house.passes("2027-01-25 09:00")
        for act in ("giao ước", "Ghi nhận ký bản giấy", "Hội B: đã ký", "Ghi nhận 1 đơn vị đã ký"):
            await head.says(act)
        await head.says("Gửi bản chụp đã ký")
        await head.sends_document("giao-uoc.pdf", b"%PDF-1.7 da ky")
        await staff.says("chỉ tiêu")
        for text in ("Kết nạp: 200 hội viên\nMở lớp tập huấn", "Đã đăng ký đủ 2 chỉ tiêu"):
            await staff.says(text)
        await staff.taps("Chỉ tiêu 2: Mở lớp tập huấn")
        await staff.taps("Bỏ chỉ tiêu 2")
        await house.passes("2027-11-05 09:15")
        await staff.says("báo cáo")
        for act in (staff.labels[0], "4,5", "Viết diễn giải", "Đạt 92,5 % kế hoạch năm."):
            await staff.says(act)
        await staff.says("Quyết định số 12/QĐ ngày 10/6/2027 về khen thưởng")
        await staff.sends_document("bao-cao.pdf", b"%PDF-1.7 bao cao", caption="Lễ trao quà")
        await other.sends_document("anh.pdf", b"%PDF-1.7 anh")
        for act in ("hạn", "Xin thêm thời gian, hạn thứ Hai 15/11", "thứ Sáu", "Chờ số liệu"):
            await staff.says(act)
        await staff.says("Gửi đề nghị")
        await house.passes("2027-11-15 10:00")
        await leader.taps("Đã nắm")
        await _sends_the_report(leader)
    with closing(sqlite3.connect(folder / "data" / "bot.db")) as database:
        return "\n".join(database.iterdump()) + "\n"


async def _sends_the_report(leader: Neighbour) -> None:
    await leader.says("báo cáo")
    while (first := leader.labels[0]) != "Xem lại toàn bộ":
        scores = (label for label in leader.labels if label.startswith(("Chấm", "Đạt", "1 lần")))
        onwards = first.startswith(("Sang", "Bắt đầu", "Làm tiếp"))
        await leader.taps(first if onwards else next(scores))
    await leader.taps("Xem lại toàn bộ")
    await leader.taps("Gửi báo cáo")
