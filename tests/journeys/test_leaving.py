"""People come and go: a place is handed over, given up, and its holder forgotten."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from domain.blocs import Role
from domain.joining import CONSENT_VERSION
from storage.examination import Examination
from storage.store import open_read_only
from tests.house import Neighbour, TestHouse, a_house

NOVEMBER = "2027-11-05 09:15"
HOA, BINH = "Nguyễn Thị Hoa", "Trần Văn Bình"
CODE = re.compile(r"(?:\d\d ){3}\d\d")
PEOPLE = {"Người tham gia", "Mời người của đơn vị"}


def rows(house: TestHouse, query: str) -> list[dict[str, Any]]:
    with closing(open_read_only(house.folder / "data" / "bot.db")) as connection:
        return [dict(row) for row in connection.execute(query)]


def handed_out_code(someone: Neighbour) -> str:
    """Return the code of the invitation that was handed out last."""
    found = [CODE.search(m.text) for m in someone.phone.messages if m.outgoing]
    return next(match[0] for match in reversed(found) if match)


async def shows_the_people_of_a(leader: Neighbour) -> None:
    await leader.says("/bloc")
    await leader.taps("Xem từng đơn vị")
    await leader.taps(next(label for label in leader.labels if label.startswith("Hội A: ")))
    await leader.taps(next(one for one in leader.labels if one in PEOPLE))


async def test_a_place_is_handed_over_and_the_newcomer_goes_on_where_it_stood(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at=NOVEMBER) as house:
        leader = await house.joined(None, Role.BLOC_LEADER, "Lê Văn Khối")
        hoa = await house.joined("A", Role.UNIT_STAFF, HOA)
        await hoa.sends_document("bao-cao.pdf", b"%PDF-1.7 bao cao")
        await hoa.says("báo cáo")
        await hoa.taps(hoa.labels[0])
        await hoa.says("8,5")
        old_card = hoa.phone.last
        await hoa.says("đổi người đầu mối")
        assert hoa.sees("Đổi người giữ vai cán bộ đầu mối của Hội A.", "không có gì thay đổi")
        await hoa.taps("Tạo lời mời cho người thay")
        assert hoa.labels == ["Chép đường dẫn", "Rút lời mời đổi người", "Về trang chính"]
        code = handed_out_code(hoa)

        await hoa.taps("Rút lời mời đổi người")
        assert hoa.sees("Đã rút lời mời lúc 9 giờ 15", "Anh/Chị vẫn giữ vai này")
        binh = house.neighbour()
        await binh.says(code)
        assert binh.sees("đã được thay bằng lời mời khác")
        await hoa.taps("Tạo lời mời cho người thay")
        code = handed_out_code(hoa)
        await hoa.says(code)
        assert hoa.sees("do chính Anh/Chị tạo")

        await shows_the_people_of_a(leader)
        assert leader.sees("Đang đổi người: Nguyễn Thị Hoa", "chưa ai nhận")
        await house.restarts()
        await hoa.says("/start")
        assert hoa.sees("Hội A. Kính chào")

        await binh.says(code)
        assert binh.sees("vai này chuyển từ Nguyễn Thị Hoa sang Anh/Chị")
        await house.restarts()
        await binh.taps("Đồng ý tham gia")
        assert binh.heard("Anh/Chị thay Nguyễn Thị Hoa")
        await binh.says(BINH)
        await binh.says("Chánh Văn phòng")
        assert binh.sees("Hội A. Kính chào Anh/Chị Trần Văn Bình")
        await binh.says("báo cáo")
        assert binh.sees("Đã chấm 1 trên", "1 tệp chưa xếp")

        await hoa.phone.taps(old_card.buttons[0][0], on_message=old_card.id)
        await house.settles()
        assert hoa.sees("đã kết thúc lúc 9 giờ 15")
        await hoa.says("/report")
        assert hoa.sees("không giữ vai nào")
        await house.passes(timedelta(minutes=20))
        assert hoa.heard("Anh/Chị thôi vai trò cán bộ đầu mối của Hội A")
        assert hoa.heard("Người giữ vai ấy từ nay: Trần Văn Bình")
        assert leader.heard("Trần Văn Bình thay Nguyễn Thị Hoa")
        assert not any("Mới tham gia: Trần Văn Bình" in m.text for m in leader.phone.messages)

        told = len(hoa.phone.messages)
        await house.passes("2027-11-11 09:00")
        assert binh.heard("Nhắc việc")
        assert len(hoa.phone.messages) == told


async def test_what_was_planned_for_the_old_one_goes_to_the_new_and_the_ledger_shows_both(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at="2027-11-08 07:30") as house:
        secretary = await house.joined(None, Role.SECRETARY, "Lê Thị Thư")
        hoa = await house.joined("A", Role.UNIT_STAFF, HOA)
        await house.passes("2027-11-08 09:00")
        assert hoa.heard("Nhắc việc")
        await hoa.taps(next(label for label in hoa.labels if label.startswith("Nhắc lại")))
        await hoa.says("đổi người đầu mối")
        await hoa.taps("Tạo lời mời cho người thay")
        binh = house.neighbour()
        await binh.says(handed_out_code(hoa))
        await binh.taps("Đồng ý tham gia")
        await binh.says(BINH)
        await binh.says("Ủy viên")
        await house.restarts()
        await house.passes("2027-11-09 09:00")
        assert binh.heard("Nhắc việc")
        await shows_the_people_of_a(secretary)
        await secretary.taps("Về Hội A")
        await secretary.taps("Xem sổ nhắc việc")
        assert secretary.sees("gửi Trần Văn Bình", "gửi Nguyễn Thị Hoa: đã gửi")


async def test_who_leaves_is_told_what_it_means_and_the_work_waits_for_others(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at=NOVEMBER) as house:
        leader = await house.joined(None, Role.BLOC_LEADER, "Lê Văn Khối")
        hoa = await house.joined("A", Role.UNIT_LEADER, HOA)
        await hoa.says("/mydata")
        assert hoa.labels == [
            "Tải dữ liệu của tôi",
            "Sửa họ tên, chức vụ",
            "Đổi người đầu mối",
            "Thôi tham gia",
            "Xoá thông tin của tôi",
            "Về trang chính",
        ]
        await hoa.taps("Thôi tham gia")
        assert hoa.sees("Thôi tham gia, vai: lãnh đạo Hội A", "Hội A không còn ai tại đây")
        assert hoa.labels == ["Đồng ý thôi tham gia", "Đổi người đầu mối", "Để sau"]
        await house.restarts()
        await hoa.taps("Đồng ý thôi tham gia")
        assert hoa.heard("Anh/Chị thôi vai lãnh đạo Hội A")
        assert hoa.phone.reply_keyboard == []
        assert hoa.sees("Hiện Anh/Chị không giữ vai nào")
        await house.passes(timedelta(minutes=20))
        assert leader.heard("Nguyễn Thị Hoa thôi vai lãnh đạo Hội A")
        assert leader.heard("Hội A không còn ai tại đây")
        await hoa.taps("Dữ liệu của tôi")
        assert hoa.sees("Nguyễn Thị Hoa")
        assert hoa.labels == ["Tải dữ liệu của tôi", "Xoá thông tin của tôi", "Về trang chính"]


async def test_who_holds_two_places_may_give_up_one(tmp_path: Path) -> None:
    async with a_house(tmp_path, at=NOVEMBER) as house:
        hoa = await house.joined("A", Role.UNIT_STAFF, HOA, language="en")
        await hoa.opens(await house.token("B", Role.UNIT_STAFF))
        await hoa.taps("I agree to join")
        await hoa.says("Deputy head")
        await hoa.says("/mydata")
        await hoa.taps("Leave")
        assert len(hoa.labels) == 4
        await hoa.taps(hoa.labels[1])
        assert hoa.sees("Hội B")
        await house.restarts()
        await hoa.taps("Yes, leave now")
        assert hoa.sees("you have given up", "Hội A. Good day")


async def test_everything_about_oneself_can_be_taken_along(tmp_path: Path) -> None:
    async with a_house(tmp_path, at=NOVEMBER) as house:
        other = await house.joined("A", Role.UNIT_LEADER, "Phạm Văn Khác")
        hoa = await house.joined("A", Role.UNIT_STAFF, HOA)
        await other.says("/report")
        await other.taps(other.labels[0])
        await other.says("8,5")
        await hoa.sends_document("bao-cao-nam.pdf", b"%PDF-1.7 bao cao")
        await hoa.says("1.2: đạt\n2.1: 2")
        await hoa.taps(hoa.labels[0])
        await house.restarts()
        await hoa.says("/mydata")
        await hoa.taps("Tải dữ liệu của tôi")
        text, data = (m.file for m in hoa.phone.messages[-2:])
        assert text is not None
        assert data is not None
        read = text.data.decode("utf-8-sig")
        assert f"Họ và tên: {HOA}" in read
        assert "cán bộ đầu mối của Hội A. Chức vụ: Chánh Văn phòng." in read
        assert f"theo bản thông tin {CONSENT_VERSION}" in read
        assert "tiêu chí 2.1: 2,00 điểm" in read
        assert "bao-cao-nam.pdf" in read
        assert "tiêu chí 1.1" not in read
        assert "Phạm Văn Khác" not in read
        own = json.loads(data.data)
        assert own["name"] == HOA
        assert own["telegram_id"] == hoa.phone.id
        assert {one["criterion"] for one in own["answers"]} == {"1.2", "2.1"}
        assert [one["name"] for one in own["evidence"]] == ["bao-cao-nam.pdf"]
        assert own["places"][0]["consent_version"] == CONSENT_VERSION


async def test_who_is_forgotten_leaves_acts_without_a_name_and_is_a_stranger(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path) as house:
        leader = await house.joined(None, Role.BLOC_LEADER, "Lê Văn Khối")
        hoa = await house.joined("A", Role.UNIT_LEADER, HOA)
        await hoa.says("giao ước")
        await hoa.taps(next(label for label in hoa.labels if "xác nhận" in label.lower()))
        await hoa.taps("Xác nhận thay mặt Hội A")
        house.clock.hop(house.clock.now() + timedelta(days=299))
        await hoa.says("1.1: 8,5\n1.2: đạt\n2.1: 2")
        await hoa.taps(hoa.labels[0])
        await hoa.sends_document("bao-cao.pdf", b"%PDF-1.7 bao cao", caption="Báo cáo năm")
        await hoa.says("/mydata")
        await hoa.taps("Xoá thông tin của tôi")
        number = max(row["id"] for row in rows(house, "SELECT id FROM person"))
        assert hoa.sees(
            "Việc này không lấy lại được", f"Người tham gia {number}", "không còn ai tại đây"
        )
        await house.restarts()
        await hoa.taps("Xoá và thôi tham gia")
        assert hoa.sees("Đã xoá.", f"nay ghi là Người tham gia {number}")
        assert hoa.phone.reply_keyboard == []

        await house.stops()
        left = b"".join(p.read_bytes() for p in (tmp_path / "data").glob("bot.db*"))
        assert HOA.encode() not in left
        # Alone: four digits may stand in the middle of any hash.
        account = rf"(?<![0-9A-Fa-f]){hoa.phone.id}(?![0-9A-Fa-f])"
        assert re.search(account.encode(), left) is None
        with closing(sqlite3.connect(tmp_path / "data" / "bot.db")) as raw:
            dump = "\n".join(raw.iterdump())
        assert re.search(account, dump) is None
        assert f"Người tham gia {number}" in dump
        data = tmp_path / "data"
        assert list(Examination(data / "bot.db", data / "evidence").findings()) == []
        await house.starts()

        await hoa.says("/start")
        assert hoa.sees("Để tham gia")
        await hoa.says("/mydata")
        assert hoa.sees("Để tham gia")
        await shows_the_people_of_a(leader)
        await leader.taps("Về Hội A")
        assert leader.sees("Hiện chưa có ai của đơn vị tham gia")
        await hoa.opens(await house.token("A", Role.UNIT_LEADER))
        await hoa.taps("Đồng ý tham gia")
        assert hoa.sees("họ và tên")


async def test_a_newer_text_on_what_is_kept_is_asked_about_politely(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        hoa = await house.joined("A", Role.UNIT_STAFF, HOA)
        await house.app.store.do(
            lambda tx: tx.people._connection.execute(  # type: ignore[attr-defined]
                "UPDATE consent SET text_version = '2020-01'"
            )
        )
        await hoa.says("/start")
        assert hoa.sees("đã có thay đổi từ khi Anh/Chị đồng ý", "mọi việc vẫn như cũ")
        await hoa.says("báo cáo")
        assert not hoa.screen.startswith("Bản thông tin")
        await hoa.says("/start")
        await hoa.taps("Để sau")
        assert hoa.sees("Hội A. Kính chào")
        await house.restarts()
        await hoa.says("/start")
        assert hoa.sees("Hội A. Kính chào")
        await house.passes(timedelta(days=8))
        await hoa.says("/start")
        await hoa.taps("Đồng ý với bản mới")
        assert hoa.sees("Anh/Chị đồng ý với bản thông tin mới", "Hội A. Kính chào")
        (consent,) = rows(house, "SELECT text_version, put_off_at FROM consent")
        assert consent == {"text_version": CONSENT_VERSION, "put_off_at": None}
        await hoa.says("/start")
        assert hoa.sees("Hội A. Kính chào")
