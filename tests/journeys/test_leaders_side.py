"""The leader's side in chat: board, a unit, its evidence, filling, reminding, digest."""

from __future__ import annotations

from pathlib import Path

from domain.blocs import Role
from tests.builders import example
from tests.house import a_house

FRIDAY = "2027-11-05 09:00"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


async def test_the_leader_reads_the_board_a_unit_and_its_evidence_over_restarts(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at=FRIDAY) as house:
        officer = await house.joined("A", Role.UNIT_STAFF, "Nguyễn Thị Hoa")
        leader = await house.joined(None, Role.BLOC_LEADER, "Trần Văn Bình")
        await leader.says("tinh trang")
        assert leader.sees(
            "Bảng theo dõi Khối thử năm 2027, lúc 9 giờ, thứ Sáu 05/11/2027.",
            "Trong 2 đơn vị: đã gửi 0, đang làm 0, chưa bắt đầu 2.",
            "Chưa liên lạc được: Hội B chưa có người tham gia.",
        )
        await officer.says("/report")
        await officer.taps("Bắt đầu từ tiêu chí 1.1")
        await officer.says("8")
        await officer.sends_document("bao-cao.pdf", PDF, caption="Báo cáo số 12/BC")
        await house.restarts()
        await leader.taps("Cập nhật bảng")
        assert leader.sees("đang làm 1, chưa bắt đầu 1")
        await leader.taps("Xem từng đơn vị")
        await leader.taps("Hội A: đang làm, 1 trên 3")
        assert leader.sees("Nguyễn Thị Hoa, Chánh Văn phòng (cán bộ đầu mối), tham gia từ")
        await leader.says("doc bao cao")
        assert leader.sees("Bản đang làm, đơn vị chưa gửi", "1.1 Tiêu chí A: 8,00 trên 10")
        await leader.taps("Xem tiêu chí 1.1")
        await house.restarts()
        await leader.taps("Mở tệp 1: bao-cao.pdf")
        assert leader.sees("Minh chứng: 1.", "Báo cáo số 12/BC (tệp bao-cao.pdf)")
        files = [message.file for message in leader.phone.messages if message.file]
        assert [file.data for file in files] == [PDF]
        assert leader.heard("Tệp bao-cao.pdf của Hội A, tiêu chí 1.1.")


async def test_the_secretary_fills_for_the_bloc_over_a_restart(tmp_path: Path) -> None:
    async with a_house(tmp_path, at=FRIDAY) as house:
        secretary = await house.joined(None, Role.SECRETARY, "Lê Thị Mai")
        await secretary.says("/bloc")
        await secretary.taps("Xem từng đơn vị")
        await secretary.taps("Hội A: chưa bắt đầu, chưa liên lạc được")
        await secretary.taps("Chấm tiêu chí 2.2")
        assert secretary.sees("Điểm này do Khối chấm; đơn vị chỉ xem. Điểm chuẩn: 2.")
        await house.restarts()
        await secretary.says("5")
        assert secretary.sees("Xin gõ số từ 0 đến 2")
        await secretary.says("1,5")
        assert secretary.sees(
            "Đã lưu lúc 9 giờ: tiêu chí 2.2 của Hội A, 1,50 điểm.",
            "Hiện nay: 1,50 điểm, do Lê Thị Mai ghi lúc 9 giờ",
        )
        assert secretary.labels[0] == "Chấm tiếp cho Hội B"
        await secretary.taps("Chấm tiếp cho Hội B")
        await secretary.taps("Chấm 2, bằng điểm chuẩn")
        assert secretary.sees("tiêu chí 2.2 của Hội B, 2,00 điểm.")
        assert "Chấm tiếp" not in secretary.screen


async def test_reminding_reaches_those_who_are_missing_once(tmp_path: Path) -> None:
    async with a_house(tmp_path, at=FRIDAY) as house:
        officer = await house.joined("A", Role.UNIT_STAFF, "Nguyễn Thị Hoa")
        secretary = await house.joined(None, Role.SECRETARY, "Lê Thị Mai")
        await secretary.says("/remind")
        assert secretary.sees("Anh/Chị muốn nhắc về hạn nào?")
        question = await secretary.taps("năm 2027: còn thiếu 2 đơn vị")
        assert secretary.sees(
            "Sẽ nhắc 1 đơn vị: Hội A.",
            "Tin gửi tới 1 người, ngay khi Anh/Chị bấm nút.",
            "Không nhắc được qua đây: Hội B chưa có người tham gia.",
        )
        await house.restarts()
        await secretary.taps("Gửi lời nhắc cho 1 đơn vị", on=question.id)
        assert secretary.sees("Đã ghi nhận lúc 9 giờ: nhắc 1 người của 1 đơn vị")
        await house.passes("2027-11-05 09:01")
        assert officer.sees("Trưởng khối đề nghị Hội A lưu ý: Báo cáo tự chấm", "[Đã nắm]")
        heard = len(officer.phone.messages)
        await secretary.says("/remind")
        await secretary.taps("năm 2027: còn thiếu 2 đơn vị")
        assert secretary.sees("Đã nhắc trong ngày: Hội A.")
        assert not any("Gửi lời nhắc" in label for label in secretary.labels)
        await house.passes("2027-11-05 09:05")
        assert len(officer.phone.messages) == heard
        await secretary.says("/bloc")
        await secretary.taps("Xem từng đơn vị")
        await secretary.taps("Hội A: chưa bắt đầu")
        await secretary.taps("Xem sổ nhắc việc")
        assert secretary.sees("Khối nhắc Nguyễn Thị Hoa: đã gửi lúc 9 giờ")


async def test_the_digest_gives_two_texts_to_paste_and_the_way_back(tmp_path: Path) -> None:
    async with a_house(tmp_path, example(), at=FRIDAY) as house:
        leader = await house.joined(None, Role.BLOC_LEADER, "Trần Văn Bình")
        await leader.says("ban tong hop")
        assert leader.sees("Kính gửi Trưởng khối. Tình hình lúc 9 giờ", "Chờ Trưởng khối:")
        await leader.taps("Bản gửi nhóm chung")
        assert leader.sees("Tin trên để dán vào nhóm chung", "không nêu tên")
        *_, text, _ = [message for message in leader.phone.messages if message.outgoing]
        assert text.text.startswith("Khối Tổ chức xã hội, tình hình lúc")
        assert text.labels == []
        await house.restarts()
        await leader.taps("Bản có nêu tên")
        assert leader.heard("- Hội Đông y")
        await leader.taps("Về bảng theo dõi")
        await leader.taps("Xem từng đơn vị")
        await leader.taps("Hội Người mù: chưa bắt đầu, chưa liên lạc được")
        await leader.taps("Bản gửi riêng đơn vị")
        assert leader.heard("Kính gửi Hội Người mù,")
        await leader.taps("Về Hội Người mù")
        assert leader.sees("Hội Người mù, tình hình lúc")


async def test_everyone_is_told_what_is_their_business(tmp_path: Path) -> None:
    async with a_house(tmp_path, at=FRIDAY) as house:
        officer = await house.joined("A", Role.UNIT_STAFF)
        standing = await house.joined(None, Role.STANDING_BODY)
        operator = await house.joined(None, Role.ADMIN)
        await officer.says("/status")
        assert officer.sees("Hội A, năm 2027", "Giao ước: chưa xác nhận.", "chưa bắt đầu")
        for command in ("/bloc", "/digest", "/remind"):
            await officer.says(command)
            assert "Hội B" not in officer.screen
            assert "Bảng theo dõi" not in officer.screen.split("\n")[0] or officer.sees("dành cho")
        await standing.says("/status")
        assert standing.sees("Bảng theo dõi Khối thử")
        assert not any("Nhắc" in label for label in standing.labels)
        await standing.says("/remind")
        assert standing.sees("Nhắc đơn vị là việc của lãnh đạo và thư ký")
        await operator.says("/status")
        assert operator.sees("Bảng theo dõi dành cho")
