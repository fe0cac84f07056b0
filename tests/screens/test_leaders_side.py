"""What the leader's side reads: asserted on the words a person reads, in both languages."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.alerts import BackupGap
from domain.boards import Board
from domain.definitions import Definition
from domain.ids import CriterionCode, DeadlineKey, Revision, UnitCode, Version
from domain.unit_views import RemindView
from domain.words import Language, folded
from locales.catalog import Voice, voice_of
from screens import board as boards
from screens import digest as digests
from screens import filling, remind, status, unit_report
from screens import unit as units
from screens.ledger import ledger
from screens.screen import Screen
from tests.bloc_in_november import NOBODY, YEAR_REPORT, November, november, send
from tests.builders import example, local
from usecases.boarding import Boarding
from usecases.digesting import Digesting
from usecases.filling import Filling
from usecases.nudging import Nudging
from usecases.ports import Tx
from usecases.reminding import Reminding

VI, EN = voice_of(Language.VI), voice_of(Language.EN)
HKH, KHKT, HDY = UnitCode("HKH"), UnitCode("KHKT"), UnitCode(NOBODY)
FORBIDDEN = ("bạn ", "deadline", "submit", "upload", "file", "link", "draft", "review", " OK",
             "bị trả lại", "lỗi", "vi phạm", "cảnh báo", "chưa hoàn thành", "&amp;")  # fmt: skip


@pytest.fixture
async def bloc(tmp_path: Path) -> AsyncIterator[November]:
    async with november(tmp_path) as found:
        yield found


def said(screen: Screen) -> str:
    """Return what a person reads: the text, then each button in brackets."""
    return "\n".join([screen.text, *(f"[{button.label}]" for button in screen.buttons)])


async def _board(bloc: November, who: str = "bloc_leader") -> Board:
    return await bloc.store.do(Boarding(bloc.clock).board, bloc.at(who), bloc.cycle.year)


async def test_the_first_screen_says_how_many_who_is_missing_and_who_is_not_reached(
    bloc: November,
) -> None:
    screen = boards.board(VI, await _board(bloc))
    assert screen.text.split("\n") == [
        "Bảng theo dõi Khối Tổ chức xã hội năm 2027, lúc 9 giờ, thứ Sáu 05/11/2027.",
        "Giao ước: 10 trên 11 đơn vị đã xác nhận; chưa xác nhận: Hội Đông y.",
        "Báo cáo tự chấm điểm năm 2027, hạn hết thứ Hai 15/11/2027, còn 6 ngày làm việc.",
        "Trong 11 đơn vị: đã gửi 4, đang làm 2, chưa bắt đầu 5.",
        (
            "Chưa gửi: Hội Bảo trợ, Hội Người mù, Hội Nhà báo, Hội Bảo vệ quyền trẻ em, Liên hiệp"
            " hữu nghị, Hội Khuyến học và Hội Đông y."
        ),
        (
            "Còn thiếu ở kỳ trước: Báo cáo quý III năm 2027 (11 đơn vị), Báo cáo 6 tháng đầu năm"
            " 2027 (11 đơn vị) và Báo cáo quý I năm 2027 (11 đơn vị)."
        ),
        (
            "Chưa liên lạc được: Hội Nhà báo không nhận được tin; Hội Đông y chưa có người"
            " tham gia."
        ),
    ]
    labels = [button.label for button in screen.buttons]
    assert labels == [
        "Xem từng đơn vị",
        "Xem bản tổng hợp",
        "Nhắc 5 đơn vị",
        "Người phụ trách Khối",
        "Cập nhật bảng",
        "Về trang chính",
    ]


async def test_the_standing_body_has_no_button_to_remind(bloc: November) -> None:
    screen = boards.board(VI, await _board(bloc, "standing_body"))
    assert not any(button.label.startswith("Nhắc") for button in screen.buttons)


async def test_a_phone_stands_beside_whom_nobody_reaches(bloc: November) -> None:
    definition = _with_phone(bloc.cycle.definition, "0234 3822 000")
    update = {"definition": definition, "version": Version(2)}
    amended = bloc.cycle.model_copy(update=update)
    await bloc.store.do(lambda tx: tx.cycles.add(amended, None))
    view = await _board(bloc)
    line = "Hội Đông y (điện thoại 0234 3822 000) chưa có người tham gia."
    assert line in said(boards.board(VI, view))
    assert (
        "nobody has joined for Traditional Medicine Association (telephone 0234 3822 000)."
        in said(boards.board(EN, view))
    )


def _alone(board: Board) -> Board:
    """Return a board on which only the first unit's people are there, and lost."""
    first, *rest = board.rows
    lost = tuple(one.model_copy(update={"reachable": False}) for one in first.members)
    rows = (
        first.model_copy(update={"members": lost}),
        *(row.model_copy(update={"members": ()}) for row in rest),
    )
    return board.model_copy(update={"rows": rows})


async def test_of_many_that_are_not_reached_the_reason_is_said_once(bloc: November) -> None:
    view = _alone(await _board(bloc))
    assert boards.board(VI, view).text.split("\n")[-1] == (
        "Chưa liên lạc được: Liên hiệp Khoa học Kỹ thuật không nhận được tin; Liên hiệp Văn học"
        " Nghệ thuật, Hội Bảo trợ, Hội Người mù, Hội Nhà báo, Hội Chữ thập đỏ, Hội Bảo vệ quyền"
        " trẻ em, Liên hiệp hữu nghị, Hội Luật gia và 2 đơn vị khác chưa có người tham gia."
    )
    told = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle)
    text = digests.digest(VI, told.model_copy(update={"board": view})).text
    assert text.count("chưa có người tham gia") == 1
    assert text.endswith("; liên hệ cách khác với 7 đơn vị chưa liên lạc được.")
    nobody = tuple(row.model_copy(update={"members": ()}) for row in view.rows)
    text = boards.board(VI, view.model_copy(update={"rows": nobody})).text
    assert text.endswith("Chưa liên lạc được: cả 11 đơn vị chưa có người tham gia.")


def _with_phone(definition: Definition, phone: str) -> Definition:
    numbered = tuple(
        unit.model_copy(update={"phone": phone}) if unit.code == NOBODY else unit
        for unit in definition.units
    )
    return definition.model_copy(update={"units": numbered})


async def test_the_list_of_units_is_paged_and_each_label_says_how_far_it_is(
    bloc: November,
) -> None:
    view = await _board(bloc)
    first, second = boards.board(VI, view, 1), boards.board(VI, view, 2)
    assert "[Hội Người mù: đang làm, 2 trên 16]" in said(first)
    assert "[Hội Nhà báo: chưa bắt đầu, chưa liên lạc được]" in said(first)
    assert "[Hội Luật gia: đã gửi]" in said(second)
    assert boards.board(VI, view, 9) == second


async def test_a_unit_in_detail_names_its_people_and_what_it_has_done(bloc: November) -> None:
    def noted(tx: Tx) -> None:
        staff = bloc.at("HKH/unit_staff")
        key = DeadlineKey("year_self_score")
        tx.notices.acknowledge(staff, bloc.cycle.year, key, "2027-11-15", -7)

    await bloc.store.do(noted)
    view = await bloc.store.do(
        Boarding(bloc.clock).unit, bloc.at("bloc_leader"), bloc.cycle.year, HKH
    )
    text = said(units.unit(VI, view))
    assert "Cán bộ 210, Chánh Văn phòng (cán bộ đầu mối), tham gia từ thứ Hai 04/01/2027." in text
    assert "Giao ước: xác nhận lúc 9 giờ 15, thứ Sáu 22/01/2027, số biên nhận 00 00 09." in text
    assert "Báo cáo tự chấm điểm năm 2027: đang làm, đã chấm 2 trên 16 tiêu chí." in text
    assert "Đã nắm hạn Báo cáo tự chấm điểm năm: Cán bộ 210 lúc 9 giờ, thứ Sáu" in text
    assert "[Chấm tiêu chí 8.2]" in text
    assert "[Xem sổ nhắc việc]" in text


async def test_the_standing_body_sees_a_unit_without_ledger_or_points_to_fill(
    bloc: November,
) -> None:
    view = await bloc.store.do(
        Boarding(bloc.clock).unit, bloc.at("standing_body"), bloc.cycle.year, HKH
    )
    text = said(units.unit(VI, view))
    assert "sổ nhắc việc" not in text
    assert "[Chấm tiêu chí" not in text
    assert "[Đọc báo cáo]" in text


async def test_a_late_report_is_marked_with_what_it_costs(bloc: November) -> None:
    def late(tx: Tx) -> None:
        leader = bloc.at("HKH/unit_leader")
        send(tx, leader, bloc.cycle, "630851", bloc.clock.now(), late=2)

    await bloc.store.do(late)
    boarding, leader = Boarding(bloc.clock), bloc.at("bloc_leader")
    view = await bloc.store.do(boarding.unit, leader, bloc.cycle.year, HKH)
    text = said(units.unit(VI, view))
    assert "gửi lúc 9 giờ, thứ Sáu 05/11/2027, chậm 2 ngày làm việc, số biên nhận 63 08 51" in text
    assert "báo cáo gửi chậm như vậy trừ 1,00 điểm" in text
    assert "[Hội Khuyến học: đã gửi, chậm 2 ngày làm việc]" in said(
        boards.board(VI, await _board(bloc), 2)
    )


async def test_a_report_is_read_in_words_page_by_page(bloc: November) -> None:
    boarding, leader = Boarding(bloc.clock), bloc.at("bloc_leader")
    view = await bloc.store.do(boarding.report, leader, bloc.cycle.year, KHKT, YEAR_REPORT)
    text = said(unit_report.report(VI, view))
    assert "đúng hạn, do Cán bộ 101. Số biên nhận: 10 00 00." in text
    assert "chưa gồm tiêu chí 8.2 do Khối chấm" in text
    assert "chưa phải bảng điểm chính thức" in text
    assert "1.2 Kết quả thực hiện chỉ tiêu, nhiệm vụ chuyên môn: 18,50 trên 20." in text
    assert "Diễn giải 1.2: Đạt 92,5 %." in text
    last = await bloc.store.do(boarding.report, leader, bloc.cycle.year, KHKT, YEAR_REPORT, 3)
    assert "[Chấm tiêu chí TR1]" in said(unit_report.report(VI, last))
    assert "Số biên nhận" not in said(unit_report.report(VI, last))


async def test_a_report_that_was_not_sent_says_so(bloc: November) -> None:
    view = await bloc.store.do(
        Boarding(bloc.clock).report, bloc.at("bloc_leader"), bloc.cycle.year, HKH, YEAR_REPORT
    )
    assert "Bản đang làm, đơn vị chưa gửi" in said(unit_report.report(VI, view))


async def test_what_was_filled_is_shown_back_with_its_time(bloc: November) -> None:
    place = (bloc.cycle.year, KHKT, YEAR_REPORT, "8.2")
    card = await bloc.store.do(Filling(bloc.clock).open, bloc.at("secretary"), *place)
    text = said(filling.fill(VI, card))
    assert "Xin gõ số điểm từ 0 đến 4, ví dụ 3,5" in text
    assert "[Chấm 4, bằng điểm chuẩn]" in text
    done = await bloc.store.do(
        Filling(bloc.clock).fill, bloc.at("secretary"), *place, 400, Revision(0)
    )
    screen = filling.fill(VI, done)
    assert screen.text.startswith(
        "Đã lưu lúc 9 giờ: tiêu chí 8.2 của Liên hiệp Khoa học Kỹ thuật, 4,00 điểm."
    )
    assert screen.buttons[0].label == "Chấm tiếp cho Liên hiệp Văn học Nghệ thuật"


async def test_an_overtaken_filling_says_nothing_was_saved_and_shows_who_was_first(
    bloc: November,
) -> None:
    place = (bloc.cycle.year, KHKT, YEAR_REPORT, "8.2")
    fill = Filling(bloc.clock).fill
    await bloc.store.do(fill, bloc.at("secretary"), *place, 300, Revision(0))
    late = await bloc.store.do(fill, bloc.at("deputy_leader"), *place, 400, Revision(0))
    text = said(filling.fill(VI, late))
    assert text.startswith("Chưa lưu 4,00 điểm")
    assert f"3,00 điểm, do {bloc.at('secretary').name} ghi lúc 9 giờ" in text


async def test_reminding_says_how_many_people_of_how_many_units_and_when(bloc: November) -> None:
    bloc.clock.turn("2027-11-05 21:30")
    nudging, secretary = Nudging(bloc.clock), bloc.at("secretary")
    view = await bloc.store.do(nudging.preview, secretary, bloc.cycle.year, "year_self_score")
    text = said(remind.asked(VI, view))
    assert "Sẽ nhắc 5 đơn vị: Hội Bảo trợ" in text
    assert "Tin gửi tới 10 người vào lúc 7 giờ, thứ Bảy 06/11/2027" in text
    assert "Không nhắc được qua đây: Hội Nhà báo" in text
    assert "[Gửi lời nhắc cho 5 đơn vị]" in text
    done = await bloc.store.do(
        nudging.remind, bloc.at("secretary"), bloc.cycle.year, "year_self_score"
    )
    assert "Đã ghi nhận lúc 21 giờ 30: nhắc 10 người của 5 đơn vị" in said(
        remind.reminded(VI, done)
    )
    again = await bloc.store.do(
        nudging.remind, bloc.at("secretary"), bloc.cycle.year, "year_self_score"
    )
    text = said(remind.reminded(VI, again))
    assert "Đã nhắc trong ngày: Hội Bảo trợ" in text
    assert "[Gửi lời nhắc" not in text


async def test_the_ledger_names_who_was_reminded_by_whom(bloc: November) -> None:
    secretary = bloc.at("secretary")
    await bloc.store.do(Nudging(bloc.clock).remind, secretary, bloc.cycle.year, "year_self_score")
    view = await bloc.store.do(Reminding(bloc.clock).ledger, secretary, bloc.cycle, HKH)
    text = said(ledger(VI, view))
    assert "Sổ nhắc việc của Hội Khuyến học. 2 tin" in text
    assert "Khối nhắc Cán bộ 210: sẽ gửi." in text
    empty = await bloc.store.do(Reminding(bloc.clock).ledger, secretary, bloc.cycle, HDY)
    assert "chưa có tin nào" in said(ledger(VI, empty))


async def test_the_digest_is_about_six_lines_and_ends_with_what_waits(bloc: November) -> None:
    def noted(tx: Tx) -> None:
        staff = bloc.at("BTNTT/unit_staff")
        key = DeadlineKey("year_self_score")
        tx.notices.acknowledge(staff, bloc.cycle.year, key, "2027-11-15", -7)

    await bloc.store.do(noted)
    view = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle)
    screen = digests.digest(VI, view)
    lines = screen.text.split("\n")
    assert len(lines) <= 8
    assert [button.label for button in screen.buttons[:2]] == [
        "Nhắc 5 đơn vị",
        "Chấm tiêu chí 8.2",
    ]
    assert lines[0].startswith("Kính gửi Trưởng khối. Tình hình lúc 9 giờ, thứ Sáu 05/11/2027:")
    assert lines[1].endswith("4 trên 11 đơn vị, trong đó có đơn vị của Trưởng khối.")
    assert "Đã nắm nhưng chưa bắt đầu: Hội Bảo trợ." in lines
    assert lines[-1] == (
        "Chờ Trưởng khối: chấm tiêu chí 8.2 cho 4 đơn vị; liên lạc cách khác với Hội Nhà báo và"
        " Hội Đông y."
    )


async def test_the_digest_says_when_the_last_good_backup_was_once_it_is_old(
    bloc: November,
) -> None:
    view = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle)
    old = view.model_copy(update={"backup_gap": BackupGap(last=local("2027-11-01 02:20"))})
    never = view.model_copy(update={"backup_gap": BackupGap(last=None)})
    assert "sao lưu" not in digests.digest(VI, view).text
    assert digests.digest(VI, old).text.split("\n")[-2] == (
        "Bản sao lưu dữ liệu gần nhất là lúc 2 giờ 20, thứ Hai 01/11/2027, đã hơn 2 ngày."
        " Xin nhắc người quản trị hệ thống."
    )
    assert "The last backup of the data was made at 2:20" in digests.digest(EN, old).text
    assert "chưa có bản sao lưu dữ liệu nào" in digests.digest(VI, never).text
    assert "no backup of the data for over 2 days" in digests.digest(EN, never).text


async def test_when_all_have_sent_the_digest_thanks_no_one_and_blames_no_one(
    bloc: November,
) -> None:
    def all_sent(tx: Tx) -> None:
        for number, code in enumerate(bloc.cycle.definition.unit_codes()):
            leader = bloc.at("HKH/unit_leader").model_copy(update={"unit": code})
            send(tx, leader, bloc.cycle, f"6{number:05}", bloc.clock.now())

    await bloc.store.do(all_sent)
    bloc.clock.turn("2027-11-16 08:00")
    view = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle, about="year_self_score")
    text = digests.digest(VI, view).text
    assert "Cả 11 đơn vị đã gửi." in text
    assert "quá hạn" not in text.split("\n")[0]


async def test_a_units_own_status_is_short_and_begins_with_the_pledge(bloc: November) -> None:
    view = await bloc.store.do(
        Boarding(bloc.clock).own_status, bloc.at("HKH/unit_staff"), bloc.cycle.year
    )
    lines = status.status(VI, view).text.split("\n")
    assert len(lines) <= 8
    assert lines[0] == "Hội Khuyến học, năm 2027, tình hình lúc 9 giờ, thứ Sáu 05/11/2027."
    assert lines[1].startswith("Giao ước: xác nhận lúc 9 giờ 15")
    assert lines[-1].endswith("4 trên 11 đơn vị đã thực hiện.")
    assert not any("Hội Bảo trợ" in line for line in lines)


async def _every_screen(bloc: November, voice: Voice) -> list[Screen]:
    boarding, leader, year = Boarding(bloc.clock), bloc.at("bloc_leader"), bloc.cycle.year
    do = bloc.store.do
    view = await _board(bloc)
    fill = await do(Filling(bloc.clock).open, leader, year, KHKT, YEAR_REPORT, "TR1")
    chosen = await do(Nudging(bloc.clock).preview, leader, year)
    reminding = await do(Nudging(bloc.clock).preview, leader, year, "year_self_score")
    assert isinstance(reminding, RemindView)
    digest = await do(Digesting(bloc.clock).read, leader, year)
    card = await do(boarding.criterion, leader, year, KHKT, YEAR_REPORT, CriterionCode("1.2"))
    own = await do(boarding.own_status, bloc.at("HKH/unit_leader"), year)
    unit = await do(boarding.unit, leader, year, HKH)
    report = await do(boarding.report, leader, year, KHKT, YEAR_REPORT)
    return [
        *(boards.board(voice, view, page) for page in range(3)),
        units.unit(voice, unit),
        unit_report.reports(voice, await do(boarding.reports, leader, year, KHKT)),
        unit_report.report(voice, report),
        unit_report.criterion(voice, card),
        filling.fill(voice, fill),
        remind.asked(voice, chosen),
        remind.asked(voice, reminding),
        digests.digest(voice, digest),
        digests.pasting_group(voice, "x", names=True),
        digests.pasting_unit(voice, "x" * 300, unit.row.unit),
        status.status(voice, own),
    ]


@pytest.mark.parametrize("voice", [VI, EN])
async def test_no_two_labels_of_a_screen_are_the_same_when_typed(
    bloc: November, voice: Voice
) -> None:
    for screen in await _every_screen(bloc, voice):
        labels = [folded(button.label) for button in screen.buttons]
        assert len(set(labels)) == len(labels), said(screen)


async def test_no_screen_uses_a_word_that_officers_should_not_read(bloc: November) -> None:
    for screen in await _every_screen(bloc, VI):
        text = f" {said(screen)} "
        assert not [word for word in FORBIDDEN if word in text], text


async def test_a_cluster_is_called_what_it_calls_itself(bloc: November) -> None:
    labels = example("khoi-nho").bloc.labels
    own = bloc.cycle.bloc.model_copy(update={"labels": labels})
    definition = bloc.cycle.definition.model_copy(update={"bloc": own})
    update = {"definition": definition, "version": Version(2)}
    await bloc.store.do(lambda tx: tx.cycles.add(bloc.cycle.model_copy(update=update), None))
    view = await bloc.store.do(Digesting(bloc.clock).read, bloc.at("bloc_leader"), bloc.cycle.year)
    text = digests.digest(VI, view).text
    assert "Kính gửi Cụm trưởng" in text
    assert "Trưởng khối" not in text
    assert "The Cluster fills these points" in said(
        filling.fill(
            EN,
            await bloc.store.do(
                Filling(bloc.clock).open,
                bloc.at("secretary"),
                bloc.cycle.year,
                KHKT,
                YEAR_REPORT,
                "8.2",
            ),
        )
    )
