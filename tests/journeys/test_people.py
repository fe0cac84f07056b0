"""How people get into a bloc and out of it: invited from the chat, joining by code and by QR."""

from __future__ import annotations

import asyncio
import re
from io import BytesIO
from pathlib import Path

import zxingcpp
from PIL import Image

from domain.blocs import Role
from sandbox import ChatMessage
from tests.house import Neighbour, TestHouse, a_house

MORNING = "2027-01-11 09:00"
FACTS = re.compile(r"(?:\d\d ){3}\d\d")
PEOPLE = {"Người tham gia", "Mời người của đơn vị"}


def handed(leader: Neighbour) -> tuple[ChatMessage, ChatMessage, ChatMessage]:
    """Return the three messages in which an invitation was just handed out."""
    *_, picture, text, sheet = leader.phone.messages
    return picture, text, sheet


def scanned(message: ChatMessage) -> str:
    """Return what a phone's camera reads in the picture of a message."""
    assert message.file is not None
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(message.file.data)))
    return found.text


def code_of(message: ChatMessage) -> str:
    """Return the code as somebody dictates it."""
    found = FACTS.search(message.text)
    assert found is not None
    return found[0]


async def to_the_people_of_a(leader: Neighbour) -> None:
    await leader.says("/bloc")
    await leader.taps("Xem từng đơn vị")
    await leader.taps(next(label for label in leader.labels if label.startswith("Hội A: ")))
    await leader.taps(next(one for one in leader.labels if one in PEOPLE))


async def names_oneself(someone: Neighbour, name: str) -> None:
    await someone.taps("Đồng ý tham gia")
    await someone.says(name)
    await someone.says("Chánh Văn phòng")


async def test_one_joins_by_a_dictated_code_one_by_a_scanned_picture_and_one_is_let_go(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at=MORNING) as house:
        leader = await house.joined(None, Role.BLOC_LEADER, "Trần Văn Bình")
        await to_the_people_of_a(leader)
        assert leader.sees(
            "Người tham gia của Hội A, lúc 9 giờ, thứ Hai 11/01/2027.",
            "Chưa có ai giữ vai: lãnh đạo đơn vị và cán bộ đầu mối.",
        )
        assert leader.labels == [
            "Mời lãnh đạo đơn vị",
            "Mời cán bộ đầu mối",
            "Phân công cán bộ",
            "Về Hội A",
        ]
        before = len(leader.phone.messages)
        await leader.taps("Mời cán bộ đầu mối")
        picture, text, sheet = handed(leader)
        assert len(leader.phone.messages) == before + 3
        assert "Đã tạo lời mời dành cho cán bộ đầu mối của Hội A tỉnh, lúc 9 giờ" in picture.text
        link = re.search(r"https://t\.me/\S+", picture.text)
        assert link is not None
        assert scanned(picture) == scanned(sheet) == link[0]
        code = code_of(picture)
        assert f"{code}, dùng đến 9 giờ, thứ Năm 14/01/2027" in picture.text
        assert link[0] in text.text
        assert code in text.text
        assert text.labels == picture.labels == []
        assert sheet.labels == ["Chép đường dẫn", "Thu hồi lời mời này", "Về người tham gia"]

        await house.restarts()
        dictated = house.neighbour()
        await dictated.says("/start")
        await dictated.says(code)
        assert dictated.sees("cán bộ đầu mối của Hội A tỉnh", "Người mời: Trưởng khối.")
        await names_oneself(dictated, "Nguyễn Thị Hoa")
        assert dictated.sees("Hội A. Kính chào Anh/Chị Nguyễn Thị Hoa.")

        await leader.taps("Về người tham gia")
        assert leader.sees(
            "Nguyễn Thị Hoa, Chánh Văn phòng: cán bộ đầu mối, từ thứ Hai 11/01/2027.",
            "Chưa có ai giữ vai: lãnh đạo đơn vị.",
        )
        assert "đang chờ" not in leader.screen
        await leader.taps("Mời thêm cán bộ đầu mối")
        scanner = house.neighbour()
        await scanner.opens(scanned(handed(leader)[0]).partition("start=")[2])
        await names_oneself(scanner, "Lê Văn Nam")

        await scanner.says("/report")
        old = scanner.phone.last
        await to_the_people_of_a(leader)
        await leader.taps("Cho thôi vai trò")
        await leader.taps("2. Lê Văn Nam, cán bộ đầu mối")
        assert leader.sees("Sắp cho thôi vai trò: Lê Văn Nam, cán bộ đầu mối của Hội A.")
        await house.restarts()
        await leader.taps("Đồng ý cho thôi vai trò")
        assert leader.sees(
            "Đã ghi nhận lúc 9 giờ, thứ Hai 11/01/2027: Lê Văn Nam thôi vai trò cán bộ đầu mối"
            " của Hội A.",
            "Nguyễn Thị Hoa",
        )
        await scanner.taps(old.labels[0], on=old.id)
        assert scanner.sees("Vai trò ấy của Anh/Chị đã kết thúc lúc 9 giờ, thứ Hai 11/01/2027")
        await house.passes("2027-01-11 09:05")
        assert scanner.heard("Anh/Chị thôi vai trò cán bộ đầu mối của Hội A.")
        told = [m.text for m in scanner.phone.messages if "thôi vai trò" in m.text]
        assert len(told) == 1
        assert not scanner.phone.reply_keyboard
        await scanner.says("báo cáo")
        assert scanner.sees("Để tham gia")
        assert dictated.phone.reply_keyboard


async def test_the_same_in_english(tmp_path: Path) -> None:
    async with a_house(tmp_path, at=MORNING) as house:
        secretary = await house.joined(None, Role.SECRETARY, "Lê Thị Mai", language="en")
        await secretary.says("/bloc")
        await secretary.taps("See each unit")
        await secretary.taps(next(one for one in secretary.labels if one.startswith("Hội B: ")))
        await secretary.taps("Invite its people")
        await secretary.taps("Invite: unit leader")
        picture, text, _ = handed(secretary)
        assert "Made an invitation for the leader of Hội B tỉnh" in picture.text
        assert "1. Install Telegram" in text.text
        someone = house.neighbour(language="en")
        await someone.says(code_of(picture))
        assert someone.sees("the leader of Hội B tỉnh", "Invited by: Secretary.")
        await house.restarts()
        await someone.taps("I agree to join")
        await someone.says("Lê Văn Nam")
        await someone.says("Chair")
        await secretary.taps("Back to the people")
        await secretary.taps("End a place")
        await secretary.taps("1. Lê Văn Nam, unit leader")
        assert secretary.sees("After that nobody takes part for Hội B")
        await secretary.taps("Yes, end this place")
        assert secretary.sees("Lê Văn Nam is no longer the leader of Hội B.")
        await house.passes("2027-01-11 09:05")
        assert someone.sees("you are no longer the leader of Hội B")


async def test_an_open_invitation_is_asked_about_replaced_doubled_and_revoked(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at=MORNING) as house:
        leader = await house.joined(None, Role.BLOC_LEADER, "Trần Văn Bình")
        first = await invited_to_a(leader)
        await leader.taps("Về người tham gia")
        assert leader.sees("Lời mời cán bộ đầu mối đang chờ: đường dẫn dùng đến 9 giờ")
        await leader.taps("Mời cán bộ đầu mối")
        assert leader.sees("Đang có lời mời dành cho cán bộ đầu mối của Hội A chưa ai dùng")
        await house.restarts()
        await leader.taps("Thay lời mời cũ")
        second = code_of(handed(leader)[0])
        await leader.taps("Về người tham gia")
        await leader.taps("Mời cán bộ đầu mối")
        await leader.taps("Mời thêm một người, giữ cả hai")
        third = code_of(handed(leader)[0])
        await leader.taps("Thu hồi lời mời này")
        assert leader.sees("lời mời được thu hồi")
        answers = {}
        for code in (first, second, third):
            someone = house.neighbour()
            await someone.says(code)
            answers[code] = someone.screen
        assert "đã được thay bằng lời mời khác" in answers[first]
        assert "Lời mời dành cho cán bộ đầu mối" in answers[second]
        assert "đã được thay bằng lời mời khác" in answers[third]


async def test_a_button_pressed_twice_invites_once_and_leaves_what_was_handed_out(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at=MORNING) as house:
        leader = await house.joined(None, Role.BLOC_LEADER, "Trần Văn Bình")
        await to_the_people_of_a(leader)
        pressed = leader.phone.last
        await asyncio.gather(
            *(leader.phone.taps("Mời cán bộ đầu mối", on_message=pressed.id) for _ in range(2))
        )
        await house.settles()
        *_, sheet, remark = leader.phone.messages
        assert remark.text.startswith("Nút này đã được bấm trước đó.")
        assert sheet.labels[-1] == "Về người tham gia"
        await leader.taps("Về người tham gia", on=sheet.id)
        assert leader.screen.count("đang chờ") == 1


async def test_an_answer_that_never_came_leaves_an_invitation_to_be_replaced(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at=MORNING) as house:
        leader = await house.joined(None, Role.BLOC_LEADER, "Trần Văn Bình")
        await to_the_people_of_a(leader)
        house.box.faults.drop_before("sendPhoto", times=3)
        await leader.taps("Mời cán bộ đầu mối")
        assert leader.sees("có thể chưa đến được Anh/Chị", "đang chờ")
        await house.restarts()
        await leader.taps("Mời cán bộ đầu mối")
        await leader.taps("Thay lời mời cũ")
        assert "Đã tạo lời mời" in handed(leader)[0].text


async def invited_to_a(leader: Neighbour) -> str:
    await to_the_people_of_a(leader)
    await leader.taps("Mời cán bộ đầu mối")
    return code_of(handed(leader)[0])


async def test_the_secretary_has_no_way_to_the_offices_and_nobody_ends_their_own_place(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path, at=MORNING) as house:
        leader = await house.joined(None, Role.BLOC_LEADER, "Trần Văn Bình")
        secretary = await house.joined(None, Role.SECRETARY, "Lê Thị Mai")
        await secretary.says("/bloc")
        await secretary.taps("Người phụ trách Khối")
        assert secretary.sees("Trần Văn Bình, Chánh Văn phòng: Trưởng khối", "Lê Thị Mai")
        assert secretary.labels == ["Xem từng đơn vị", "Về bảng theo dõi"]
        await leader.says("/bloc")
        await leader.taps("Người phụ trách Khối")
        await leader.taps("Cho thôi vai trò")
        assert leader.labels == ["1. Lê Thị Mai, Thư ký khối", "Về người tham gia"]
        await leader.taps("Về người tham gia")
        await leader.taps("Mời người tham gia")
        await leader.taps("Mời Phó trưởng khối")
        assert "Phó trưởng khối, Khối thử" in handed(leader)[0].text


async def test_without_the_assistants_name_the_code_does_it_all(tmp_path: Path) -> None:
    async with a_house(tmp_path, at=MORNING) as house:
        leader = await house.joined(None, Role.BLOC_LEADER, "Trần Văn Bình")
        await forget_the_name(house)
        await to_the_people_of_a(leader)
        await leader.taps("Mời lãnh đạo đơn vị")
        words, text, sheet = handed(leader)
        assert words.file is None
        assert "mã mời vẫn dùng được" in words.text
        assert "Hỏi người mời tên của trợ lý" in text.text
        assert "t.me" not in words.text + text.text + sheet.text
        assert sheet.file is not None
        assert sheet.labels == ["Thu hồi lời mời này", "Về người tham gia"]
        someone = house.neighbour()
        await someone.says(code_of(words).replace(" ", ""))
        assert someone.sees("lãnh đạo Hội A tỉnh")


async def forget_the_name(house: TestHouse) -> None:
    await house.app.store.do(lambda tx: tx.memos.write("bot_username", ""))


async def test_codes_guessed_in_the_middle_of_a_report_share_the_limit(tmp_path: Path) -> None:
    async with a_house(tmp_path, at="2027-11-05 09:00") as house:
        leader = await house.joined(None, Role.BLOC_LEADER, "Trần Văn Bình")
        guesser = await house.joined("B", Role.UNIT_STAFF, "Lê Văn Nam")
        code = await invited_to_a(leader)
        await guesser.says("/report")
        await guesser.taps("Bắt đầu từ tiêu chí 1.1")
        for n in range(5):
            await guesser.says(f"9000000{n}")
            assert "thử nhiều lần" not in guesser.screen
        wrong = await guesser.says("90000009")
        assert guesser.sees("đã thử nhiều lần")
        right = await guesser.says(code)
        assert right.text == wrong.text
