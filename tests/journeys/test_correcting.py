"""Correcting a score by editing one's own message, over real HTTP, across a restart."""

from __future__ import annotations

from pathlib import Path

from domain.blocs import Role
from tests.builders import small_definition
from tests.house import Neighbour, a_house


async def edits(someone: Neighbour, old: str, new: str) -> None:
    """Edit the newest of one's own messages that reads so."""
    own = next(m for m in reversed(someone.phone.messages) if not m.outgoing and m.text == old)
    await someone.phone.edits(own.id, new)
    await someone.house.settles()


async def test_an_edited_message_corrects_what_it_had_set(tmp_path: Path) -> None:
    async with a_house(tmp_path, small_definition(), at="2027-11-05 09:10") as house:
        leader = await house.joined("A", Role.UNIT_LEADER, "Nguyễn Thị Hoa")
        await leader.says("báo cáo")
        await leader.taps("Bắt đầu từ tiêu chí 1.1")
        await leader.says("5")
        await leader.taps("Viết diễn giải")
        await leader.says("Đã lam tốt.")
        await house.restarts()
        await edits(leader, "Đã lam tốt.", "Đã làm tốt.")
        leader.sees("Đã sửa lúc 9 giờ 10: diễn giải của tiêu chí 1.1, từ “Đã lam tốt.”")
        await edits(leader, "5", "8,5")
        leader.sees("từ tự chấm 5,00 điểm thành tự chấm 8,50 điểm.", "Tiêu chí 1.1: Tiêu chí A")
        await edits(leader, "8,5", "11")
        leader.sees("vượt điểm chuẩn 10", "Những gì đã lưu ở tiêu chí 1.1 vẫn như trước")
        await edits(leader, "báo cáo", "7")
        leader.sees("không làm thay đổi những gì đã lưu", "mở tiêu chí cần sửa")

        await leader.says("1.2: đạt\n2.1: 3")
        await leader.taps("Ghi 2 tiêu chí")
        await leader.taps("Xem lại toàn bộ")
        await leader.taps("Gửi báo cáo")
        leader.sees("Tổng tự chấm: 16,50 điểm.")
        await house.restarts()
        await edits(leader, "11", "9")
        leader.sees("Báo cáo đã gửi nên không sửa được")
