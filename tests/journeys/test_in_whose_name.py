"""In whose name: one person alone, the signed page, on behalf, and a right taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.blocs import Role
from domain.words import Language
from locales.catalog import voice_of
from tests.house import Neighbour, TestHouse, a_house

SCAN = b"%PDF-1.4 scan"
NOVEMBER = "2027-11-05 09:15"


async def scores_all(officer: Neighbour, house: TestHouse, *, restart: bool = False) -> None:
    """Score everything of the small bloc's yearly report, from its hub on."""
    await officer.taps(officer.labels[0])
    await officer.says("9,5")
    if restart:
        await house.restarts()
    await officer.taps(_next(officer))
    await officer.taps(next(one for one in officer.labels if one.startswith(("Đạt", "Met"))))
    await officer.taps(_next(officer))
    await officer.says("3")


def _next(officer: Neighbour) -> str:
    return next(
        one for one in officer.labels if one.startswith(("Sang tiêu chí", "Go to", "Next"))
    )


async def test_a_lone_officer_confirms_and_sends_once_the_chairs_paper_is_recorded(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path) as house:
        secretary = await house.joined(None, Role.SECRETARY, "Trần Thị Bình")
        officer = await house.joined("A", Role.UNIT_STAFF, "Nguyễn Thị Hoa")

        await officer.says("giao ước")
        await officer.taps("Xem ai xác nhận")
        assert officer.sees("chưa tham gia tại đây", "gửi Thư ký khối văn bản phân công")

        await secretary.says("/bloc")
        await secretary.taps("Xem từng đơn vị")
        await secretary.taps(next(one for one in secretary.labels if one.startswith("Hội A")))
        await secretary.taps("Người tham gia")
        await secretary.taps("Phân công cán bộ")
        assert secretary.sees("Chưa có lãnh đạo đơn vị tham gia", "Hiện chưa phân công ai")
        await secretary.taps("Ghi văn bản phân công Nguyễn Thị Hoa")
        assert "Ghi nhận phân công" not in secretary.labels
        await secretary.sends_document("phan-cong.pdf", SCAN)
        await secretary.says("07/HA ngày 05/01/2027")
        await house.restarts()
        await secretary.taps("Ghi nhận phân công")
        assert secretary.sees("Nguyễn Thị Hoa được xác nhận giao ước", "Ai đã phân công?")
        await secretary.says("12")
        assert secretary.sees("Ai đã phân công?")
        await secretary.says("Chủ tịch Hội")
        assert secretary.sees("Đã ghi nhận lúc", "theo phân công của Chủ tịch Hội")
        await house.passes("2027-01-11 10:00")
        assert officer.heard("Anh/Chị được xác nhận giao ước và gửi báo cáo thay mặt Hội A")

        await secretary.says("/start")
        assert secretary.sees("Hạn gần nhất: Xác nhận giao ước, thứ Hai 25/01/2027")
        await house.passes("2027-01-18 10:00")
        assert officer.sees("Nhắc việc, kính gửi Hội A: Xác nhận giao ước", "chưa xác nhận")
        assert officer.labels[0] == "Xác nhận giao ước"
        assert "xin báo lãnh đạo" not in officer.screen

        await officer.says("giao ước")
        await officer.taps("Đến phần xác nhận")
        assert officer.sees(
            "Nguyễn Thị Hoa, theo phân công của Chủ tịch Hội, văn bản số 07/HA", "05/01/2027"
        )
        await officer.taps("Xác nhận thay mặt Hội A")
        assert officer.sees("Đã ghi nhận: Hội A xác nhận", "theo phân công của Chủ tịch Hội")

        await house.passes(NOVEMBER)
        await officer.says("báo cáo")
        await scores_all(officer, house, restart=True)
        await officer.says("báo cáo")
        await officer.taps("Xem lại toàn bộ")
        assert officer.sees("Theo phân công của Chủ tịch Hội, văn bản số 07/HA")
        await officer.taps("Gửi báo cáo")
        assert officer.sees(
            "Khối đã nhận", "Người gửi: Nguyễn Thị Hoa, theo phân công của Chủ tịch Hội"
        )


async def test_an_officer_sends_with_the_page_their_leader_signed(tmp_path: Path) -> None:
    async with a_house(tmp_path, at=NOVEMBER) as house:
        leader = await house.joined(None, Role.BLOC_LEADER)
        officer = await house.joined("A", Role.UNIT_STAFF, "Nguyễn Thị Hoa")
        await officer.says("báo cáo")
        await scores_all(officer, house)
        await officer.says("báo cáo")
        await officer.taps("Xem lại toàn bộ")
        assert officer.sees("Xin gửi kèm bản lãnh đạo đã ký")
        await officer.taps("Gắn bản lãnh đạo đã ký")
        await officer.sends_document("ban-ky.pdf", SCAN, caption="12/BC-HA ngày 04/11/2027")
        await house.restarts()
        await house.passes("2027-11-05 09:30")

        # What is changed after the scan was not signed.
        await officer.says("báo cáo")
        await officer.says("1.1: 9")
        await officer.taps(officer.labels[0])
        await officer.says("báo cáo")
        await officer.taps("Xem lại toàn bộ")
        assert officer.sees("Báo cáo đã sửa sau khi có bản ký")
        assert "Gửi kèm bản lãnh đạo đã ký" not in officer.labels
        await house.passes("2027-11-05 09:45")
        await officer.taps("Gắn bản lãnh đạo đã ký")
        await officer.sends_document("ban-ky-moi.pdf", SCAN + b" 2")
        await officer.says("báo cáo")
        await officer.taps("Xem lại toàn bộ")
        await officer.taps("Gửi kèm bản lãnh đạo đã ký")
        assert officer.sees(
            "Khối đã nhận", "Người gửi: Nguyễn Thị Hoa, kèm bản lãnh đạo đã ký, số 12/BC-HA"
        )
        await leader.says("/bloc")
        await leader.taps("Xem từng đơn vị")
        await leader.taps(next(one for one in leader.labels if one.startswith("Hội A")))
        assert leader.sees("Kèm bản lãnh đạo đã ký, số 12/BC-HA")


@pytest.mark.parametrize("language", Language)
async def test_the_secretary_enters_pledge_and_report_for_a_unit_that_is_not_there(
    tmp_path: Path, language: Language
) -> None:
    voice = voice_of(language)

    def label(key: str, **facts: str) -> str:
        return voice.plain(key, **facts)

    lead = label("stand-in.lead", unit="Hội A")
    async with a_house(tmp_path, at=NOVEMBER) as house:
        secretary = await house.joined(None, Role.SECRETARY, "Trần Thị Bình", language=language)
        neighbour = await house.joined("B", Role.UNIT_LEADER, language=language)
        member = await house.joined("A", Role.UNIT_STAFF, language=language)

        await to_entering(secretary, label, "stand-in.btn-pledge", "progress.unconfirmed")
        await secretary.sends_document("giao-uoc.pdf", SCAN)
        await secretary.taps(label("paper.btn-on-on-behalf"))
        assert secretary.sees(lead)
        await secretary.taps(label("pledge.btn-to-confirm"))
        confirm = label("pledge-confirm.btn-confirm", unit="Hội A")
        asked = secretary.phone.last.id
        assert secretary.sees(lead, label("capacity.on-behalf"))
        await house.restarts()
        await secretary.taps(confirm, on=asked)
        assert secretary.sees(lead, label("capacity.on-behalf"), "Trần Thị Bình")
        await house.passes("2027-11-05 10:00")
        assert member.heard(label("capacity.on-behalf"))

        await to_entering(secretary, label, "stand-in.btn-report", "stand-in.not-sent")
        await secretary.sends_document("bao-cao.pdf", SCAN + b" r", caption="5/BC-HA")
        await secretary.taps(label("paper.btn-on-on-behalf"))
        assert secretary.sees(lead)
        await secretary.taps(secretary.labels[0])
        await secretary.says("9,5")
        assert secretary.sees(lead, "9")
        await secretary.sends_document("minh-chung.pdf", SCAN + b" e")
        assert secretary.sees(lead)
        await house.restarts()
        await secretary.says("1.2: 5\n2.1: 3")
        assert secretary.sees(lead)
        await secretary.taps(secretary.labels[0])
        await secretary.taps(label("report.btn-review"))
        await secretary.taps(label("review.btn-send"))
        assert secretary.sees(lead, label("capacity.on-behalf"))
        await house.passes("2027-11-05 12:00")
        assert member.sees(label("capacity.on-behalf"))

        await secretary.says("/digest")
        assert secretary.sees(label("digest.entered", names="Hội A"))
        await neighbour.says("/report")
        assert "Hội A" not in neighbour.screen


async def to_entering(secretary: Neighbour, label: object, key: str, state: str) -> None:
    """Go from the board to the paper of one thing that is entered for unit A."""
    said = label  # the catalog in the secretary's language
    await secretary.says("/bloc")
    await secretary.taps(said("board.btn-units"))  # type: ignore[operator]
    await secretary.taps(next(one for one in secretary.labels if one.startswith("Hội A")))
    await secretary.taps(said("stand-in.btn", unit="Hội A"))  # type: ignore[operator]
    word = said(state)  # type: ignore[operator]
    await secretary.taps(
        said(key, state=word)  # type: ignore[operator]
        if key.endswith("pledge")
        else next(one for one in secretary.labels if one.endswith(f": {word}"))
    )


async def test_a_right_that_was_taken_back_is_refused_at_the_old_button(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        chair = await house.joined("A", Role.UNIT_LEADER, "Lê Văn Chủ")
        officer = await house.joined("A", Role.UNIT_STAFF, "Nguyễn Thị Hoa")
        await officer.says("phân công")
        assert officer.sees("Xin nhờ lãnh đạo gõ: phân công")

        await chair.says("phân công")
        await chair.taps("Phân công Nguyễn Thị Hoa")
        assert chair.sees("Đã ghi nhận lúc", "theo phân công của Chánh Văn phòng")
        await house.restarts()
        await officer.says("giao ước")
        await officer.taps("Đến phần xác nhận")
        asked = officer.phone.last.id

        await chair.says("tình trạng")
        await chair.taps("Phân công cán bộ")
        await chair.taps("Thôi phân công Nguyễn Thị Hoa")
        assert chair.sees("thôi phân công Nguyễn Thị Hoa")

        await house.passes("2027-01-11 10:00")
        await officer.taps("Xác nhận thay mặt Hội A", on=asked)
        assert officer.heard("Hiện Anh/Chị không có phân công đó")
        assert officer.heard("thôi phân công Anh/Chị")
        await chair.says("giao ước")
        await chair.taps("Đến phần xác nhận")
        await chair.taps("Xác nhận thay mặt Hội A")
        assert chair.sees("Người xác nhận: Lê Văn Chủ, Chánh Văn phòng.")
        await house.passes("2027-01-11 11:00")
        assert officer.heard("Đơn vị đã xác nhận giao ước")
