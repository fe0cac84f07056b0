"""What is signed on paper, beside what happens in the chat, over real HTTP."""

from __future__ import annotations

from pathlib import Path

from domain.blocs import Role
from domain.pledges import ClosedBy
from tests.bloc_in_november import answer, send
from tests.builders import local, small_definition
from tests.house import TestHouse, a_house
from usecases.ports import Tx
from usecases.visiting import actor_of

PDF = b"%PDF-1.7\n" + b"signed " * 40
JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4


async def _sent(house: TestHouse, unit: str) -> None:
    """Send a unit's report, by somebody of the unit who has joined."""

    def sends(tx: Tx) -> None:
        place, person = next(
            (place, person)
            for place, person in tx.people.members(house.cycle.bloc_code)
            if place.unit == unit
        )
        actor = actor_of(person, place, house.clock.now())
        for code, points in (("1.1", "9"), ("1.2", "5"), ("2.1", "3")):
            answer(tx, actor, house.cycle, code, points)
        send(tx, actor, house.cycle, "630851", local("2027-11-12 10:05"))

    await house.app.store.do(sends)


async def test_the_signed_report_follows_the_sending_and_the_leader_sees_it(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at="2027-11-12 10:10") as house:
        officer = await house.joined("A", Role.UNIT_LEADER, "Nguyễn Thị Hoa")
        secretary = await house.joined(None, Role.SECRETARY, "Vũ Thị Thư")
        await _sent(house, "A")
        await house.passes("2027-11-22 09:00")

        await officer.says("báo cáo")
        await officer.taps("năm 2027")
        officer.sees("Khối đã nhận", "có thể bổ sung sau; báo cáo không vì thế mà chậm")
        await officer.taps("Bổ sung bản đã ký")
        officer.sees("Bản đã ký, đóng dấu: năm 2027, Hội A.", "Số, ngày văn bản: chưa ghi.")
        officer.sees("Chưa có bản chụp.", "Xin gửi ảnh hoặc tệp bản chụp; hoặc gõ số và ngày")
        await officer.says("hôm qua")
        officer.sees("Chưa lưu “hôm qua”", "Bản đã ký, đóng dấu")
        await house.restarts()
        await officer.sends_photo(JPEG)
        officer.sees("Đã lưu lúc 9 giờ: tệp anh.jpg, bản đã ký của năm 2027.", "Đã có 1 tệp")
        await officer.says("12/BC-HA ngày 12/11/2027")
        officer.sees("số 12/BC-HA, thứ Sáu 12/11/2027")
        await officer.taps("Về báo cáo")
        officer.sees("Bản đã ký: số 12/BC-HA, thứ Sáu 12/11/2027; 1 tệp bản chụp.", "đúng hạn")
        await officer.sends_photo(JPEG + b"next")
        officer.sees("Báo cáo đã gửi nên không sửa được.", "có thể rút lại để sửa")

        await officer.says("báo cáo")
        await officer.taps("năm 2027")
        await officer.taps("Xem bản đã ký")
        await officer.taps("Xem 1 tệp đã gửi")
        await officer.taps("1. anh.jpg")
        officer.sees("Người gửi: Nguyễn Thị Hoa")
        await officer.taps("Bỏ tệp này")
        officer.sees("Đã bỏ lúc 9 giờ: tệp anh.jpg", "Chưa có bản chụp.")
        await officer.sends_document("da-ky.pdf", PDF)
        officer.sees("tệp da-ky.pdf, bản đã ký của năm 2027.", "Đã có 1 tệp: da-ky.pdf.")

        await secretary.says("bảng theo dõi")
        await secretary.taps("Xem từng đơn vị")
        await secretary.taps(secretary.labels[0])
        await secretary.taps("Đọc báo cáo")
        secretary.sees("Bản đã ký: số 12/BC-HA, thứ Sáu 12/11/2027; 1 tệp bản chụp.")
        await secretary.taps("Xem bản đã ký")
        secretary.sees("Phần này chỉ để xem.")
        await secretary.taps("Xem 1 tệp đã gửi")
        await secretary.taps("1. da-ky.pdf")
        assert secretary.labels == ["Về văn bản này"]
        await secretary.taps("Về văn bản này")
        await secretary.taps("Về báo cáo")
        secretary.sees("Hội A", "Bản đã ký")


async def test_who_signed_on_paper_is_recorded_in_one_act_and_corrected(tmp_path: Path) -> None:
    definition = small_definition()
    pledge = definition.pledge.model_copy(update={"closed_by": ClosedBy.BOTH})
    definition = definition.model_copy(update={"pledge": pledge})
    async with a_house(tmp_path, definition, at="2027-01-25 14:00") as house:
        leader = await house.joined("A", Role.UNIT_LEADER, "Nguyễn Thị Hoa")
        secretary = await house.joined(None, Role.SECRETARY, "Vũ Thị Thư")
        await leader.says("giao ước")
        leader.sees("Bản giấy: chưa ghi nhận ký.")
        await leader.taps("Đến phần xác nhận")
        await leader.taps("Xác nhận thay mặt Hội A")
        leader.sees("Đã ghi nhận: Hội A xác nhận giao ước", "Bản giấy: chưa ghi nhận ký.")

        await secretary.says("bảng theo dõi")
        secretary.sees("Chưa xác nhận và ký bản giấy: Hội A và Hội B")
        await secretary.taps("Ghi nhận ký bản giấy")
        secretary.sees("Ngày ký: thứ Hai 25/01/2027. Nơi ký: chưa ghi.", "Đã ký: 2 trên 2")
        assert secretary.labels[:3] == ["Ghi nhận 2 đơn vị đã ký", "Hội A: đã ký", "Hội B: đã ký"]
        await secretary.taps("Hội B: đã ký")
        secretary.sees("Đã ký: 1 trên 2 đơn vị")
        await house.restarts()
        await secretary.says("hôm nay")
        secretary.sees("Chưa lưu “hôm nay”", "Hội B: vắng")
        await secretary.says("25/1/2027 tại Hội trường <b>tỉnh</b>")
        secretary.sees("Nơi ký: Hội trường", "Đã ký: 1 trên 2 đơn vị")
        await secretary.taps("Ghi nhận 1 đơn vị đã ký")
        secretary.sees(
            "Đã ghi nhận lúc 14 giờ: 1 đơn vị ký ngày thứ Hai 25/01/2027", "Chưa ký: Hội B"
        )
        secretary.sees("Chưa có bản chụp. Xin gửi ảnh hoặc tệp ngay tại đây")
        await house.restarts()
        await secretary.sends_document("giao-uoc.pdf", PDF)
        secretary.sees("tệp giao-uoc.pdf, bản giao ước đã ký", "Đã có 1 tệp")
        await secretary.taps("Xem các đơn vị đã ký")
        secretary.sees("Bản chụp: 1 tệp.", "1 trên 2 đơn vị")

        await leader.says("giao ước")
        leader.sees(
            "đã xác nhận lúc 14 giờ", "Bản giấy: đã ký ngày thứ Hai 25/01/2027, tại Hội trường"
        )
        await leader.taps("Xem bản đã ký")
        leader.sees("Phần này chỉ để xem.", "Đã có 1 tệp: giao-uoc.pdf.")
        await leader.taps("Xem 1 tệp đã gửi")
        await leader.taps("1. giao-uoc.pdf")
        await leader.says("hạn")
        leader.sees("Đã xác nhận và ký bản giấy lúc 14 giờ")

        await secretary.says("giao ước")
        await secretary.taps("Ghi nhận ký bản giấy")
        await secretary.taps("Xem các đơn vị đã ký")
        await secretary.sends_document("la.pdf", PDF)
        secretary.sees("Chưa lưu tệp này: chưa rõ tệp thuộc việc nào.")
        await secretary.says("bảng theo dõi")
        await secretary.taps("Ghi nhận ký bản giấy")
        await secretary.taps("Xem các đơn vị đã ký")
        await secretary.says("hội a")
        secretary.sees("Người ghi nhận: Vũ Thị Thư")
        assert "Xem bản đã ký" in secretary.labels
        await secretary.taps("Bỏ ghi nhận của Hội A")
        secretary.sees("Đã bỏ lúc 14 giờ: ghi nhận ký của Hội A.", "0 trên 2 đơn vị")
        await leader.says("giao ước")
        leader.sees("Bản giấy: chưa ghi nhận ký.")
        await leader.says("hạn")
        leader.sees("Chưa xác nhận và ký bản giấy")
