"""A unit's report, from the first tap to its receipt, over real HTTP."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from domain.blocs import Role
from tests.builders import example, small_definition
from tests.house import Neighbour, a_house

PDF = b"%PDF-1.7\n" + b"evidence " * 40
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4


async def test_a_unit_scores_its_report_attaches_evidence_and_sends_it(tmp_path: Path) -> None:
    async with a_house(tmp_path, small_definition(), at="2027-11-05 09:10") as house:
        leader = await house.joined("A", Role.UNIT_LEADER, "Nguyễn Thị Hoa")
        staff = await house.joined("A", Role.UNIT_STAFF, "Trần Văn Nam")

        await staff.says("báo cáo")
        staff.sees("năm 2027, Hội A", "còn 6 ngày làm việc", "Chưa chấm tiêu chí nào trong 3")
        staff.sees("xin không gửi văn bản Mật hoặc lưu hành nội bộ của Đảng")
        await staff.taps("Bắt đầu từ tiêu chí 1.1")
        staff.sees("Tiêu chí 1.1: Tiêu chí A. Điểm chuẩn: 10.", "Xin gõ điểm từ 0 đến 10")
        await staff.says("8,25")
        staff.sees("chấm theo bước 0,50 điểm", "Tiêu chí 1.1", "chưa chấm")
        await staff.says("8,5 điểm")
        staff.sees("Đã lưu lúc 9 giờ 10: tiêu chí 1.1, tự chấm 8,50 điểm.")
        assert staff.labels[0] == "Sang tiêu chí 1.2"

        await staff.sends_document("../../báo cáo.exe", PDF, caption="Báo cáo năm")
        staff.sees("tệp báo cáo.exe.pdf, minh chứng của tiêu chí 1.1", "Báo cáo năm")
        await staff.says("/help")
        await house.restarts()
        await staff.says("Quyết định số 12/QĐ-HKH ngày 10/6/2027")
        staff.sees("“Quyết định số 12/QĐ-HKH ngày 10/6/2027”", "Đã có 2 minh chứng")

        await staff.taps("Viết diễn giải")
        await staff.says("Báo cáo")
        staff.sees("Anh/Chị vừa gõ “Báo cáo”")
        await staff.taps("Mở mục “Báo cáo”")
        staff.sees("Đã chấm 1 trên 3 tiêu chí; tạm cộng 8,50 điểm")
        assert "văn bản Mật" not in staff.screen
        await staff.says("Đã hoàn thành vượt kế hoạch.")
        staff.sees(
            "Chưa lưu “Đã hoàn thành vượt kế hoạch.”", "Diễn giải tiêu chí 1.1", "xin gửi lại"
        )
        await staff.says("Đã hoàn thành vượt kế hoạch.")
        staff.sees("Đã lưu lúc 9 giờ 10: diễn giải của tiêu chí 1.1.", "vượt kế hoạch")

        await staff.taps("Sang tiêu chí 1.2")
        await staff.says("dat")
        staff.sees("tiêu chí 1.2, đạt, 5,00 điểm")
        await staff.taps("Sang tiêu chí 2.1")
        await staff.says("7")
        staff.sees("tiêu chí 2.1, 7 lần, được 3,00 điểm là mức cao nhất")

        await staff.taps("Về báo cáo")
        staff.sees("Đã chấm 3 trên 3 tiêu chí")
        await staff.taps("Xem lại toàn bộ")
        staff.sees("Tổng tự chấm: 16,50 điểm, chưa gồm tiêu chí 2.2 do Khối chấm", "Không còn mục")
        await staff.taps("Trình lãnh đạo duyệt")
        staff.sees("Đã trình lúc 9 giờ 10", "Lãnh đạo nhận tin: Nguyễn Thị Hoa")

        await leader.says("/report")
        await leader.taps("Xem lại toàn bộ")
        await house.restarts()
        await leader.taps("Đồng ý gửi")
        leader.sees("Khối đã nhận", "đúng hạn", "Tổng tự chấm: 16,50 điểm. Số biên nhận: ")
        leader.sees("Người gửi: Nguyễn Thị Hoa, Chánh Văn phòng.", "Đến hết thứ Hai 15/11/2027")

        await staff.says("9")
        staff.sees("Báo cáo đã gửi nên không sửa được")
        await leader.taps("Rút lại để sửa")
        await leader.taps("Rút lại báo cáo")
        leader.sees("Đã rút lại lúc 9 giờ 10", "Đã chấm 3 trên 3")


async def test_a_number_typed_elsewhere_is_asked_about_before_it_scores(tmp_path: Path) -> None:
    async with a_house(tmp_path, small_definition(), at="2027-11-05 09:10") as house:
        staff = await house.joined("A", Role.UNIT_STAFF)
        await staff.says("báo cáo")
        await staff.taps("Bắt đầu từ tiêu chí 1.1")
        await staff.says("8,5")
        await staff.says("/help")
        await staff.says("9")
        staff.sees("Đã lưu lúc 9 giờ 10: tiêu chí 1.1, tự chấm 9,00 điểm.")

        await staff.says("việc cần làm")
        await house.restarts()
        await staff.says("3")
        staff.sees("Chưa lưu “3”: màn hình của tiêu chí 1.1 đã đóng", "tự chấm 9,00 điểm")
        assert staff.labels[0] == "Chấm 3,00"
        await staff.taps("Chấm 3,00")
        staff.sees("Đã lưu lúc 9 giờ 10: tiêu chí 1.1, tự chấm 3,00 điểm.")

        await staff.taps("Về báo cáo")
        await staff.says("Quyết định số 12/QĐ-HKH ngày 10/6/2027")
        staff.sees("Chưa lưu “Quyết định số 12", "Minh chứng: chưa có")
        await staff.says("Quyết định số 12/QĐ-HKH ngày 10/6/2027")
        staff.sees("Đã có 1 minh chứng")
        await staff.says("hạn")
        await staff.says("xin chào")
        staff.sees("chưa hiểu")
        await staff.says("101")
        staff.sees("Chưa lưu “101”", "tự chấm 3,00 điểm")


async def test_a_leader_gives_a_report_back_to_be_corrected(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-11-05 09:10") as house:
        staff = await house.joined("A", Role.UNIT_STAFF, "Trần Văn Nam")
        leader = await house.joined("A", Role.UNIT_LEADER)
        await _hands_over(staff, "1.1: 8,5\n1.2: 5\n2.1: 3")
        await house.passes(timedelta(minutes=1))
        leader.sees("chờ Anh/Chị xem và gửi", "Người trình: Trần Văn Nam.", "16,50 điểm")
        assert leader.labels[:2] == ["Đồng ý gửi", "Chuyển lại để sửa"]
        await house.restarts()
        await leader.taps("Chuyển lại để sửa")
        leader.sees(
            "Đã chuyển lại lúc 9 giờ 1", "Người được báo để sửa và trình lại: Trần Văn Nam."
        )
        await house.passes(timedelta(minutes=1))
        staff.sees("lãnh đạo chuyển lại", "Xin sửa rồi trình lại")
        await staff.sends_document("minh chứng.pdf", PDF, caption="Minh chứng 1.1")
        await _reviews(staff)
        staff.sees("Đã trình lúc 9 giờ 1")
        await house.passes(timedelta(minutes=1))
        assert len([m for m in leader.phone.messages if "chờ Anh/Chị xem" in m.text]) == 2
        await _reviews(staff)
        staff.sees("từ đó đến nay báo cáo không đổi")

        await _hands_over(staff, "1.1: 8")
        await leader.says("/report")
        await leader.taps("Xem lại toàn bộ")
        leader.sees("Người trình: Trần Văn Nam.", "Đồng ý gửi")
        await staff.sends_document("thêm.pdf", PDF + b"2", caption="Thêm")
        await leader.taps("Đồng ý gửi")
        leader.sees("vừa có người trong đơn vị sửa. Chưa gửi", "Còn 2 tệp chưa xếp")
        leader.sees("Người trình: Trần Văn Nam. Từ lúc trình đến nay, báo cáo có thay đổi.")
        await house.passes(timedelta(minutes=1))
        await leader.taps("Chuyển lại để sửa")
        await leader.says("/report")
        await leader.taps("Xem lại toàn bộ")
        assert not {"Đồng ý gửi", "Chuyển lại để sửa"} & set(leader.labels)
        await leader.taps("Gửi báo cáo")
        leader.sees("Khối đã nhận", "Tổng tự chấm: 16,00 điểm.")


async def _hands_over(staff: Neighbour, scores: str) -> None:
    await staff.says(scores)
    await staff.taps("Ghi")
    await _reviews(staff)
    staff.sees("Đã trình lúc 9 giờ 1")


async def _reviews(staff: Neighbour) -> None:
    await staff.says("/report")
    await staff.taps("Xem lại toàn bộ")
    await staff.taps("Trình lãnh đạo duyệt")


async def test_a_file_without_a_card_waits_in_the_tray(tmp_path: Path) -> None:
    async with a_house(tmp_path, example(), at="2027-11-05 09:10") as house:
        officer = await house.joined("HKH", Role.UNIT_STAFF)
        await officer.sends_photo(JPEG, caption="Lễ trao quà")
        officer.sees("Đã lưu lúc 9 giờ 10: tệp anh.jpg", "chưa xếp vào tiêu chí nào")
        await officer.sends_document("trang.html", b"<html><script>alert(1)</script></html>")
        officer.sees("Chưa nhận loại tệp này")
        await officer.sends_document("rong.pdf", b"")
        officer.sees("Tệp này rỗng")
        await house.restarts()
        await officer.says("/report")
        officer.sees("Hội Khuyến học có 4 báo cáo chưa gửi", "đã quá hạn 154 ngày làm việc")
        await officer.taps("Báo cáo tự chấm điểm năm 2027")
        await officer.taps("Xếp 1 tệp vào tiêu chí")
        officer.sees("1. Lễ trao quà")
        await officer.taps("1. Lễ trao quà")
        await officer.taps("Xem tệp này")
        officer.sees("anh.jpg", "Lời ghi kèm: Lễ trao quà")
        await officer.taps("Về các minh chứng")
        await officer.taps("1. Lễ trao quà")
        await officer.taps("1.2: Kết quả thực hiện chỉ tiêu, nhiệm vụ ch…")
        officer.sees("Lễ trao quà là minh chứng của tiêu chí 1.2.", "Không còn tệp nào chưa xếp.")
        await officer.taps("Về báo cáo")
        await officer.taps("Xem theo nhóm nội dung")
        await officer.taps("Nhóm 1: đã chấm 0 trên 3")
        officer.sees("chưa chấm, 1 minh chứng")
        await officer.taps("Tiêu chí 1.2: chưa chấm")
        officer.sees("Đã có 1 minh chứng: Lễ trao quà.")
        await officer.sends_photo(JPEG)
        officer.sees("Tệp anh.jpg đã có ở tiêu chí 1.2", "nên không lưu thêm")


async def test_a_photo_sent_between_two_reports_waits_for_the_next(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-06-08 09:15") as house:
        officer = await house.joined("A", Role.UNIT_STAFF)
        await officer.sends_photo(JPEG, caption="Lễ trao quà")
        assert officer.sees(
            "Đã lưu lúc 9 giờ 15: tệp anh",
            "thuộc năm 2027, chưa xếp",
            "Kỳ báo cáo này mở từ thứ Hai 01/11/2027; từ ngày đó Anh/Chị xếp tệp vào tiêu chí.",
            "xin không gửi văn bản Mật",
        )
        assert officer.labels == ["Xem 1 tệp chưa xếp", "Về trang chính"]
        await house.restarts()
        await officer.sends_photo(JPEG + b"x")
        await officer.taps("Xem 2 tệp chưa xếp")
        assert officer.sees("Có 2 tệp được giữ cho năm 2027.", "mở từ thứ Hai")
        await officer.taps(officer.labels[1])
        assert "Xếp vào tiêu chí" not in officer.labels
        await officer.taps("Bỏ minh chứng này")
        assert officer.sees("Đã bỏ lúc", "Có 1 tệp được giữ")
        await officer.says("báo cáo")
        assert officer.sees(
            "Hiện không có báo cáo nào chờ Hội A gửi.",
            "Kỳ tiếp theo: năm, mở từ thứ Hai 01/11/2027.",
        )
        await house.passes("2027-11-01 08:30")
        await officer.says("báo cáo")
        assert officer.sees("Có 1 tệp chưa xếp vào tiêu chí nào.")
        await officer.taps("Xếp 1 tệp vào tiêu chí")
        await officer.taps("1. Lễ trao quà")
        await officer.taps("1.1: Tiêu chí A")
        assert officer.sees("Lễ trao quà là minh chứng của tiêu chí 1.1")


async def test_two_officers_on_one_criterion_lose_nothing(tmp_path: Path) -> None:
    async with a_house(tmp_path, example(), at="2027-11-05 09:10") as house:
        hoa = await house.joined("HKH", Role.UNIT_LEADER, "Nguyễn Thị Hoa")
        nam = await house.joined("HKH", Role.UNIT_STAFF, "Trần Văn Nam")
        for officer in (hoa, nam):
            await officer.says("/report")
            await officer.taps("Báo cáo tự chấm điểm năm 2027")
            await officer.taps("Bắt đầu từ tiêu chí 1.1")
        await hoa.taps("Chấm 5, bằng điểm chuẩn")
        old = hoa.phone.last.id
        await nam.says("4")
        nam.sees("đã được Nguyễn Thị Hoa sửa lúc 9 giờ 10", "Chưa lưu 4,00 điểm của Anh/Chị")
        await house.restarts()
        await nam.taps("Vẫn chấm 4,00")
        nam.sees("Đã lưu lúc 9 giờ 10: tiêu chí 1.1, tự chấm 4,00 điểm.")
        await hoa.taps("Chấm 0", on=old)
        hoa.sees("đã được Trần Văn Nam sửa", "Vẫn chấm 0,00", "xin chọn giữ điểm nào")
        await hoa.taps("Giữ 4,00 như đang lưu")
        hoa.sees("Đã lưu từ lúc 9 giờ 10", "tiêu chí 1.1, tự chấm 4,00 điểm")


async def test_another_bloc_and_another_language(tmp_path: Path) -> None:
    async with a_house(tmp_path, example("khoi-nho"), at="2027-03-03 09:10") as house:
        lan = await house.joined("MN", Role.UNIT_LEADER, "Đỗ Thị Lan", language="en")
        await lan.says("report")
        lan.sees("Kindergarten has 2 reports that are not sent", "20 working days overdue")
        await lan.taps("January report 2027")
        lan.sees("may be left out of the comparison")
        await lan.says("report")
        await lan.says("february report 2027")
        lan.sees("due today")
        await lan.taps("See every criterion")
        await lan.taps("Criterion 4: not scored")
        lan.sees("Please type how many times, 2 points each, 10 points at most")
        await house.restarts()
        await lan.says("3 times")
        lan.sees("Saved at 9:10: criterion 4, 3 times, 6.00 points.")
        await lan.taps("Back to the report")
        lan.sees("1 of 5 criteria scored; 6.00 points so far.")
        office = await house.joined(None, Role.SECRETARY, "Vũ Văn Thư")
        await office.says("/report")
        office.sees("Báo cáo do từng đơn vị lập và gửi")
        await office.sends_photo(JPEG)
        office.sees("chưa rõ tệp thuộc việc nào")
        await office.says("phân công")
        office.sees("Phân công cán bộ được ghi ở trang của từng đơn vị.")
        await office.says("xem bảng theo dõi")
        office.sees("Bảng theo dõi")


async def test_an_open_card_keeps_its_own_unit(tmp_path: Path) -> None:
    async with a_house(tmp_path, small_definition(), at="2027-11-05 09:10") as house:
        officer = await house.joined("A", Role.UNIT_STAFF, "Trần Văn Nam")
        await officer.says("/report")
        await officer.taps("Bắt đầu từ tiêu chí 1.1")
        card = officer.phone.last
        zero = next(b for row in card.buttons for b in row if b.label == "Chấm 0")
        await officer.opens(await house.token("B", Role.UNIT_STAFF))
        await officer.taps("Đồng ý tham gia")
        await officer.says("Chánh Văn phòng")
        officer.sees("Hội B")
        await officer.phone.taps(zero, on_message=card.id)
        await house.settles()
        officer.heard("tiêu chí 1.1, tự chấm 0,00 điểm")
        await house.restarts()
        await officer.says("7,5")
        officer.sees("tiêu chí 1.1, tự chấm 7,50 điểm", "Tiêu chí 1.1: Tiêu chí A")
        await officer.taps("Về báo cáo")
        officer.sees("Hội A", "tạm cộng 7,50 điểm")
        await officer.says("/report")
        officer.sees("Hội B", "Chưa chấm tiêu chí nào")


async def test_an_album_is_saved_file_by_file(tmp_path: Path) -> None:
    async with a_house(tmp_path, small_definition(), at="2027-11-05 09:10") as house:
        officer = await house.joined("A", Role.UNIT_STAFF, "Trần Văn Nam")
        await officer.says("/report")
        await officer.taps("Bắt đầu từ tiêu chí 1.1")
        pictures = [JPEG + bytes([n]) for n in range(3)]
        await officer.phone.sends_album(pictures, caption="Lễ trao quà")
        await house.settles()
        officer.heard("tệp anh.jpg, minh chứng của tiêu chí 1.1")
        officer.sees("tệp thứ 3 của lần gửi này, anh.jpg", "Xem 3 minh chứng")
        await house.restarts()
        await officer.taps("Xem 3 minh chứng")
        officer.sees("Tiêu chí 1.1: 3 minh chứng.", "1. Lễ trao quà", "3. anh.jpg")
        await officer.taps("3. anh.jpg")
        assert officer.phone.last.file is not None
        await officer.taps("Bỏ minh chứng này")
        officer.sees("Đã bỏ lúc 9 giờ 10: anh.jpg", "Tiêu chí 1.1: 2 minh chứng.")
