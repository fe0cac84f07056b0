"""The pledge from reading to receipt, in chat, with restarts on the way."""

from __future__ import annotations

from pathlib import Path

from domain.blocs import Role
from domain.definitions import Definition
from domain.pledges import AmendmentKind
from tests.builders import YEAR, example
from tests.house import TestHouse, a_house
from tests.usecases.pledge_room import NoHolidays, reworded, three_units
from usecases.defining import Defining


async def amended(house: TestHouse, definition: Definition, kind: AmendmentKind) -> None:
    """Amend the cycle, as the operator does while the bot runs."""
    defining = Defining(house.clock, NoHolidays())
    await house.app.store.do(defining.define, definition, YEAR, amend=True, kind=kind)


async def test_a_leader_reads_confirms_and_keeps_the_receipt_over_restarts(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, example(), at="2027-01-18 09:00") as house:
        leader = await house.joined("HKH", Role.UNIT_LEADER, "Nguyễn Thị Hoa")
        await leader.says("giao ước")
        assert leader.sees("Giao ước thi đua năm 2027, Khối Tổ chức xã hội.", "11 đơn vị")
        await leader.taps("Đọc nội dung 1")
        await leader.taps("Sang nội dung 2")
        assert leader.sees("Nội dung 2 trên 8.")
        await house.restarts()
        await leader.taps("Sang nội dung 3")
        assert leader.sees("Nội dung 3 trên 8.", "Củng cố tổ chức")
        await leader.taps("Đọc toàn văn")
        assert leader.sees("toàn văn.", "Hội Đông y tỉnh Thừa Thiên Huế")
        await leader.says("den phan xac nhan")
        assert leader.sees(
            "Xác nhận giao ước thi đua năm 2027, bản ban hành ngày",
            "Người thực hiện: Nguyễn Thị Hoa, Chánh Văn phòng, thay mặt Hội Khuyến học.",
            "không thay cho chữ ký và con dấu",
        )
        await house.restarts()
        await leader.taps("Xác nhận thay mặt Hội Khuyến học")
        assert leader.sees("Đã ghi nhận", "Số biên nhận:", "Đến nay có 1 trên 11 đơn vị")
        receipt = leader.phone.last
        await leader.taps("Về trang chính")
        assert leader.sees("Giao ước năm 2027: đã xác nhận ngày")
        assert leader.heard("Số biên nhận:"), "the receipt stays in the chat"
        await leader.says("/giaouoc")
        await leader.taps("Xem biên nhận")
        number = next(line for line in receipt.text.splitlines() if "Số biên nhận" in line)
        assert leader.sees("không cần xác nhận lần nữa", number)


async def test_a_double_tap_confirms_once_and_is_answered_kindly(tmp_path: Path) -> None:
    async with a_house(tmp_path, three_units()) as house:
        leader = await house.joined("A", Role.UNIT_LEADER)
        await leader.says("/pledge")
        question = await leader.taps("Đến phần xác nhận")
        button = question.buttons[0][0]
        await leader.phone.taps(button, on_message=question.id)
        await leader.phone.taps(button, on_message=question.id)
        await house.settles()
        texts = [m.text for m in leader.phone.messages if m.outgoing]
        assert sum("Đã ghi nhận: Hội A xác nhận" in text for text in texts) == 1
        assert sum("không cần xác nhận lần nữa" in text for text in texts) == 1
        numbers = {line for t in texts for line in t.splitlines() if "Số biên nhận" in line}
        assert len(numbers) == 1


async def test_staff_reads_and_is_told_who_confirms(tmp_path: Path) -> None:
    async with a_house(tmp_path, three_units()) as house:
        officer = await house.joined("A", Role.UNIT_STAFF)
        await officer.says("/pledge")
        await officer.taps("Xem ai xác nhận")
        assert officer.sees("Lãnh đạo Hội A là người xác nhận, nhưng chưa tham gia tại đây.")
        await house.joined("A", Role.UNIT_LEADER, "Trần Văn An")
        await officer.says("/pledge")
        await officer.taps("Xem ai xác nhận")
        assert officer.sees("Trần Văn An (Chánh Văn phòng)")


async def test_a_changed_pledge_meets_an_old_button_with_the_new_text(tmp_path: Path) -> None:
    async with a_house(tmp_path, three_units()) as house:
        leader = await house.joined("A", Role.UNIT_LEADER)
        await leader.says("/pledge")
        await leader.taps("Đến phần xác nhận")
        await amended(house, reworded(), AmendmentKind.CONTENT_CHANGE)
        await leader.taps("Xác nhận thay mặt Hội A")
        assert leader.sees("đã có bản mới hơn", "bản số 2")
        await leader.taps("Xác nhận thay mặt Hội A")
        assert leader.sees("Đã ghi nhận", "bản số 2")


async def test_a_confirmed_unit_confirms_a_change_again_and_sees_it(tmp_path: Path) -> None:
    async with a_house(tmp_path, three_units()) as house:
        leader = await house.joined("A", Role.UNIT_LEADER)
        await leader.says("/pledge")
        await leader.taps("Đến phần xác nhận")
        await leader.taps("Xác nhận thay mặt Hội A")
        await amended(house, reworded(), AmendmentKind.CONTENT_CHANGE)
        await house.restarts()
        await leader.says("/pledge")
        assert leader.sees("đã xác nhận bản trước", "cần xác nhận lại")
        await leader.taps("Xem phần thay đổi")
        assert leader.sees("nay là “Nội dung mới.”; trước đây là “Nội dung thứ hai.”")
        await leader.taps("Đến phần xác nhận")
        await leader.taps("Xác nhận thay mặt Hội A")
        assert leader.sees("Đã ghi nhận")


async def test_the_leaders_side_reads_and_counts_in_english_too(tmp_path: Path) -> None:
    async with a_house(tmp_path, three_units()) as house:
        leader = await house.joined("B", Role.UNIT_LEADER)
        await leader.says("/pledge")
        await leader.taps("Đến phần xác nhận")
        await leader.taps("Xác nhận thay mặt Hội B")
        head = await house.joined(None, Role.BLOC_LEADER, language="en")
        await head.says("/pledge")
        assert head.sees(
            "So far 1 of 3 units have confirmed.", "Not confirmed yet: Hội A and Hội C"
        )
        await head.taps("Read content 1")
        assert head.sees("Content 1 of 2.")
        assert "Go to confirming" not in head.labels
