"""Joining, from the link to the first home screen."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from domain.blocs import Role
from domain.ids import UnitCode
from tests.house import a_house


async def test_an_officer_joins_by_link_and_finds_home_after_a_restart(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        officer = house.neighbour()
        await officer.opens(await house.token("A", Role.UNIT_STAFF))
        assert officer.sees("cán bộ đầu mối của Hội A tỉnh", "số định danh Telegram")
        assert officer.labels == ["Đồng ý tham gia", "Không phải tôi", "Không đồng ý"]
        await house.restarts()
        await officer.taps("Đồng ý tham gia")
        assert officer.heard("Đã ghi nhận: Anh/Chị tham gia")
        assert officer.sees("họ và tên")
        await house.restarts()
        await officer.says("  Nguyễn Thị   Hoa ")
        assert officer.sees("Đã lưu họ tên: Nguyễn Thị Hoa.", "chức vụ")
        await officer.says("Chánh Văn phòng")
        assert officer.sees("Đã lưu chức vụ: Chánh Văn phòng.", "Hội A. Kính chào Anh/Chị")
        assert officer.phone.reply_keyboard[0] == ["Việc cần làm", "Báo cáo"]


async def test_an_invitation_serves_once(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        token = await house.token("A", Role.UNIT_STAFF)
        first, second = house.neighbour(), house.neighbour()
        await first.opens(token)
        await second.opens(token)
        await first.taps("Đồng ý tham gia")
        await second.taps("Đồng ý tham gia")
        assert second.sees("không dùng được nữa")
        await second.opens(token)
        assert second.sees("đã có người dùng")


async def test_a_new_invitation_revokes_the_old_and_old_ones_expire(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        old = await house.token("A", Role.UNIT_STAFF)
        new = await house.token("A", Role.UNIT_STAFF)
        someone = house.neighbour()
        await someone.opens(old)
        assert someone.sees("đã được thay bằng lời mời khác")
        house.clock.hop(house.clock.now() + timedelta(days=31))
        await someone.opens(new)
        assert someone.sees("đã hết hạn")


async def test_five_wrong_tokens_close_the_door_for_an_hour(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        good = await house.token("A", Role.UNIT_STAFF)
        guesser = house.neighbour()
        for n in range(5):
            await guesser.opens(f"{n:022}")
            assert guesser.sees("Chưa tìm thấy lời mời này")
        await guesser.opens(good)
        assert guesser.sees("đã thử nhiều lần")
        house.clock.hop(house.clock.now() + timedelta(hours=1, minutes=1))
        await guesser.opens(good)
        assert guesser.sees("Lời mời dành cho")


async def test_a_token_may_be_typed_and_is_never_written_down(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        token = await house.token("A", Role.UNIT_LEADER)
        someone = house.neighbour()
        await someone.says(token)
        assert someone.sees("lãnh đạo Hội A tỉnh")
        await house.stops()
        data = b"".join(p.read_bytes() for p in (tmp_path / "data").glob("bot.db*"))
        assert token.encode() not in data
        await house.starts()


async def test_the_whole_letter_its_link_or_a_code_among_words_opens_the_invitation(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path) as house:
        secretary = await house.joined(None, Role.SECRETARY)
        await secretary.says("bảng theo dõi")
        await secretary.taps("Xem từng đơn vị")
        await secretary.says("hội a")
        await secretary.taps("Mời người của đơn vị")
        await secretary.taps("Mời lãnh đạo đơn vị")
        letter = secretary.phone.messages[-2].text
        token, code = letter.partition("start=")[2][:22], letter.partition("gõ mã mời ")[2][:11]
        someone = house.neighbour()
        for said in (letter, f"https://t.me/x?start={token}", f"Mã mời: {code}.", f"{code} ạ"):
            someone = house.neighbour()
            await someone.says(said)
            assert someone.sees("Lời mời dành cho lãnh đạo Hội A tỉnh")
        await someone.says("tôi phải làm gì")
        assert someone.sees("Xin chọn một trong các nút dưới đây", "Lời mời dành cho")
        await house.stops()
        data = b"".join(p.read_bytes() for p in (tmp_path / "data").glob("bot.db*"))
        assert token.encode() not in data
        assert code.encode() not in data
        await house.starts()

        guesser = house.neighbour()
        for n in range(5):
            await guesser.says(f"mã mời là 12 34 56 7{n} ạ")
            assert guesser.sees("Chưa tìm thấy lời mời này")
        await guesser.says(f"mã mời là {code} ạ")
        assert guesser.sees("đã thử nhiều lần")
        await guesser.says("điện thoại của tôi là 0912 345 678")
        assert guesser.sees("Để tham gia")


async def test_a_code_grows_old_before_its_link_and_says_so(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        made = await house.app.store.do(
            house.app.house.joining.invite, house.cycle, UnitCode("A"), Role.UNIT_STAFF
        )
        house.clock.hop(house.clock.now() + timedelta(days=4))
        someone = house.neighbour()
        await someone.says(made[0].code)
        assert someone.sees("Mã mời này đã hết hạn. Đường dẫn và mã QR của lời mời ấy vẫn dùng")
        await someone.opens(made[0].token)
        assert someone.sees("Lời mời dành cho")


async def test_who_declines_leaves_no_name_and_may_come_back(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        token = await house.token("B", Role.UNIT_STAFF)
        someone = house.neighbour()
        await someone.opens(token)
        await someone.taps("Không đồng ý")
        assert someone.sees("Hệ thống không lưu họ tên")
        await someone.says("/start")
        assert someone.sees("Để tham gia")
        await someone.opens(token)
        assert someone.sees("Hội B tỉnh")


async def test_a_stranger_is_told_how_to_join_and_nothing_else(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        stranger = house.neighbour()
        for text in ("/start", "xin chào", "/status", "/report", "báo cáo", "/nonsense"):
            await stranger.says(text)
            assert stranger.sees("Để tham gia")
        assert "Hội A" not in stranger.transcript


async def test_a_person_in_two_units_chooses_whom_they_act_for(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        officer = await house.joined("A", Role.UNIT_STAFF)
        await officer.opens(await house.token("B", Role.UNIT_STAFF))
        await officer.taps("Đồng ý tham gia")
        await officer.says("Cán bộ kiêm nhiệm")
        assert officer.sees("Hội B. Kính chào")
        await officer.taps("Đổi đơn vị đang làm")
        await officer.taps("Hội A, Khối thử")
        assert officer.sees("Từ bây giờ Anh/Chị làm việc cho Hội A", "Hội A. Kính chào")


async def test_language_switches_at_once_and_mydata_tells_what_is_kept(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        officer = await house.joined("A", Role.UNIT_STAFF, name="Nguyễn Văn A")
        await officer.says("/language")
        await officer.taps("English")
        assert officer.sees("Good day, Nguyễn Văn A")
        assert officer.phone.reply_keyboard[0] == ["To do", "Report"]
        await officer.says("/mydata")
        assert officer.sees("Name: Nguyễn Văn A.", str(officer.phone.id), "You agreed on")


async def test_typing_a_label_without_accents_equals_pressing_it(tmp_path: Path) -> None:
    async with a_house(tmp_path) as house:
        officer = house.neighbour()
        await officer.opens(await house.token("A", Role.UNIT_STAFF))
        await officer.says("dong y tham gia")
        assert officer.sees("họ và tên")


async def test_who_listens_to_the_screen_gets_new_messages_and_never_an_edit(
    tmp_path: Path,
) -> None:
    async with a_house(tmp_path) as house:
        officer = await house.joined("A", Role.UNIT_STAFF)
        assert officer.heard("xin gõ: đọc màn hình")
        await officer.says("doc man hinh")
        await officer.taps("Bật Đọc màn hình")
        await house.restarts()
        before = officer.phone.last
        await officer.taps("Các hạn sắp tới")
        assert officer.phone.last.id > before.id
        assert officer.sees("Hội A: các hạn")
        still = next(m for m in officer.phone.messages if m.id == before.id)
        assert (still.text, still.labels) == (before.text, [])
