"""Time in chat: reminders, "Đã nắm", later, digests, silence and coming back, with restarts."""

from __future__ import annotations

from pathlib import Path

from domain.blocs import Role
from domain.ids import NoticeId
from domain.notices import NoticeState
from domain.people import Reach
from tests.builders import example, local, small_definition
from tests.house import Neighbour, TestHouse, a_house
from usecases.delivering import Delivering


def cards(someone: Neighbour, fragment: str) -> list[str]:
    """Return what every message in a chat shows now that says this."""
    shown = (m.text for m in someone.phone.messages if m.outgoing)
    return [text for text in shown if fragment in text]


async def test_an_officer_is_reminded_takes_note_and_is_reminded_again_over_restarts(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, example(), at="2027-11-05 09:00") as house:
        staff = await house.joined("HKH", Role.UNIT_STAFF, "Nguyễn Thị Hoa")
        await house.passes("2027-11-09 09:00")
        await house.passes("2027-11-10 08:30")
        assert staff.sees(
            "Nhắc việc, kính gửi Hội Khuyến học: Báo cáo tự chấm điểm năm.",
            "Hạn: hết thứ Hai 15/11/2027, còn 3 ngày làm việc.",
            "gửi chậm từ 1 đến 5 ngày làm việc trừ 1 điểm",
        )
        assert staff.labels == [
            "Bắt đầu báo cáo",
            "Đã nắm",
            "Nhắc lại sáng thứ Năm 11/11",
            "Xin thêm thời gian",
        ]
        await house.restarts()
        await staff.taps("Nhắc lại sáng thứ Năm 11/11")
        assert staff.sees("Trợ lý sẽ nhắc lại lúc 8 giờ, thứ Năm 11/11/2027.")
        await house.restarts()
        await house.passes("2027-11-11 08:30")
        assert staff.sees("còn 2 ngày làm việc")
        await staff.says("da nam")
        assert staff.sees("Đã ghi nhận lúc", "Hội Khuyến học đã nắm hạn", "Nguyễn Thị Hoa")
        assert "Đã nắm" not in staff.labels
        await house.restarts()
        await house.passes("2027-11-12 08:30")
        assert staff.sees("còn 1 ngày làm việc")
        assert "Đã nắm" in staff.labels


async def test_only_the_newest_card_of_a_deadline_keeps_its_buttons(tmp_path: Path) -> None:
    async with a_house(tmp_path, small_definition(), at="2027-11-07 09:00") as house:
        staff = await house.joined("A", Role.UNIT_STAFF)
        await house.passes("2027-11-08 08:30")
        await staff.taps("Đã nắm")
        await staff.says("/start")
        await house.passes("2027-11-10 08:30")
        assert len(cards(staff, "Tin mới hơn ở bên dưới")) == 1
        assert len(cards(staff, "Nhắc việc")) == 1
        assert cards(staff, "đã nắm lúc")


async def test_a_card_that_became_the_report_is_left_as_it_is(tmp_path: Path) -> None:
    async with a_house(tmp_path, small_definition(), at="2027-11-07 09:00") as house:
        staff = await house.joined("A", Role.UNIT_STAFF)
        await house.passes("2027-11-08 08:30")
        await staff.taps("Bắt đầu báo cáo")
        hub = staff.phone.last.text
        await house.passes("2027-11-10 08:30")
        assert staff.sees("còn 3 ngày làm việc")
        assert hub in [m.text for m in staff.phone.messages]


async def test_a_colleague_is_told_who_took_note_first(tmp_path: Path) -> None:
    async with a_house(tmp_path, small_definition(), at="2027-11-07 09:00") as house:
        first = await house.joined("A", Role.UNIT_STAFF, "Nguyễn Thị Hoa")
        second = await house.joined("A", Role.UNIT_LEADER, "Trần Văn Bình")
        await house.passes("2027-11-15 08:30")
        await first.taps("Đã nắm")
        await house.restarts()
        await house.passes("2027-11-15 09:10")
        await second.taps("Đã nắm")
        assert second.sees("Đã ghi nhận lúc 9 giờ 10", "Anh/Chị cũng đã nắm hạn Báo cáo tự chấm")
        assert second.sees("Trước đó Nguyễn Thị Hoa đã báo nắm cho Hội A, lúc 8 giờ 30")
        assert "Đã nắm" not in second.labels
        await second.says("hạn")
        assert second.sees("Đã nắm: ")


async def test_the_list_of_deadlines_answers_the_word_the_command_and_the_menu(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, example(), at="2027-11-05 09:00") as house:
        staff = await house.joined("HKH", Role.UNIT_STAFF)
        for said in ("hạn", "/han", "/deadlines", "Hạn"):
            await staff.says(said)
            assert staff.sees("các hạn năm 2027", "Chưa ai báo đã nắm")
        label = next(one for one in staff.labels if one.startswith("Đã nắm hạn"))
        await staff.taps(label)
        assert staff.sees("Đã ghi nhận lúc")
        await staff.taps("Xem các hạn")
        assert staff.sees("Đã nắm: Cán bộ")


async def test_after_three_days_of_silence_each_person_gets_one_message(tmp_path: Path) -> None:
    definition = small_definition(
        deadlines=[
            {"key": "pledge", "title": "Giao ước", "duty": "pledge", "date": "25/01"},
            {"key": "year_report", "title": "Báo cáo", "duty": "report", "date": "15/11"},
            {"key": "one", "title": "Nộp một", "date": "20/01", "before": [2, 1, 0]},
            {"key": "two", "title": "Nộp hai", "date": "22/01", "before": [4, 3, 2]},
        ]
    )
    async with a_house(tmp_path, definition, at="2027-01-15 09:00") as house:
        leader = await house.joined("A", Role.UNIT_LEADER)
        staff = await house.joined("A", Role.UNIT_STAFF, "Cán bộ Văn phòng A")
        before = len(leader.phone.messages)
        await house.stops()
        house.clock.hop(local("2027-01-20 10:00"))
        await house.starts()
        await house.app.knock()
        await house.settles()
        assert len(leader.phone.messages) == before + 1
        assert leader.sees("Các hạn đang chờ:", "Giao ước", "Nộp một", "Nộp hai")
        await staff.taps("Đã nắm tất cả")
        assert "Trước đó" not in staff.phone.messages[-1].text
        await leader.taps("Đã nắm tất cả")
        assert leader.sees("đã nắm 3 hạn dưới đây")
        assert leader.sees("Trước đó Cán bộ Văn phòng A đã báo nắm cho Hội A, lúc 10 giờ")
        await house.restarts()
        await leader.says("hạn")
        assert leader.sees("Đã nắm: Cán bộ")


async def test_whoever_blocks_the_assistant_and_comes_back_is_caught_up_once(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, small_definition(), at="2027-01-15 09:00") as house:
        leader = await house.joined("A", Role.UNIT_LEADER)
        await leader.phone.blocks()
        await house.settles()
        await house.passes("2027-01-22 09:00")
        assert not cards(leader, "Nhắc việc")
        await leader.phone.unblocks()
        await house.settles()
        await house.app.knock()
        await house.settles()
        assert len(cards(leader, "Nhắc việc")) == 1
        assert leader.sees("còn 1 ngày làm việc")


async def test_whoever_writes_again_is_reachable_again(tmp_path: Path) -> None:
    async with a_house(tmp_path, small_definition(), at="2027-01-15 09:00") as house:
        leader = await house.joined("A", Role.UNIT_LEADER)
        person = await house.app.store.do(lambda tx: tx.people.by_telegram(leader.phone.id))
        assert person is not None
        at = house.clock.now()
        await house.app.store.do(lambda tx: tx.people.set_reach(person.id, Reach.BLOCKED, at))
        await leader.says("/start")
        again = await house.app.store.do(lambda tx: tx.people.get(person.id))
        assert again.reach is Reach.REACHABLE


async def test_the_leader_gets_a_digest_on_monday_and_daily_before_a_deadline(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, small_definition(), at="2027-01-08 09:00") as house:
        leader = await house.joined(None, Role.BLOC_LEADER)
        await house.joined("A", Role.UNIT_LEADER)
        days = []
        for day in range(9, 28):
            before = len(cards(leader, "Kính gửi"))
            await house.passes(f"2027-01-{day:02} 12:00")
            days += [day] * (len(cards(leader, "Kính gửi")) - before)
        assert days == [11, 18, 20, 21, 22, 25]


async def test_a_reminder_cut_off_by_a_crash_is_not_said_twice(tmp_path: Path) -> None:
    async with a_house(tmp_path, small_definition(), at="2027-01-15 09:00") as house:
        leader = await house.joined("A", Role.UNIT_LEADER)
        house.clock.hop(local("2027-01-18 08:00"))
        await house.app.jobs.sweep()
        await _left_on_its_way(house)
        await house.restarts()
        await house.app.knock()
        await house.settles()
        assert not cards(leader, "Nhắc việc")
        notice = await house.app.store.do(lambda tx: tx.notices.get(NoticeId(1)))
        assert notice is not None
        assert notice.state is NoticeState.UNKNOWN
        await house.passes("2027-01-21 08:30")
        assert len(cards(leader, "Nhắc việc")) == 1


async def _left_on_its_way(house: TestHouse) -> None:
    """Claim what is due and stop there, as a crash between the claim and the call would."""
    store, delivering = house.app.store, Delivering(house.clock)
    for address in await store.do(delivering.waiting, 30):
        outgoing = await store.do(delivering.next_to, address)
        assert outgoing is not None
        assert await store.do(delivering.claim, outgoing)


async def test_an_english_reader_is_reminded_in_english(tmp_path: Path) -> None:
    async with a_house(tmp_path, example(), at="2027-11-09 09:00") as house:
        staff = await house.joined("HKH", Role.UNIT_STAFF, language="en")
        await house.passes("2027-11-10 08:30")
        assert staff.sees("A reminder to Learning Promotion Association", "3 working days left")
        await staff.taps("Noted")
        assert staff.sees("Recorded at")
