"""The screens of one report from first tap to receipt, kept in docs/ as text.

``UPDATE_TRANSCRIPTS=1`` writes the page anew.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from domain.blocs import Role
from tests.builders import example
from tests.house import Neighbour, a_house
from tests.process import ROOT

PAGE = ROOT / "docs" / "screens-of-a-report.md"
HEAD = """# The screens of one report

From the first tap to the receipt, as the sample bloc's people see them (quarter report, two
criteria). This page is produced by `tests/journeys/test_screens_of_a_report.py`, which fails when
a sentence changes; `UPDATE_TRANSCRIPTS=1 make test` writes it anew.
"""


class Album:
    """Notes down what a person does and the screen that answers."""

    def __init__(self) -> None:
        self.pages: list[str] = []

    async def says(self, who: str, person: Neighbour, text: str) -> None:
        await person.says(text)
        self._keep(f"{who} types “{text}”", person)

    async def taps(self, who: str, person: Neighbour, start: str) -> None:
        label = next(label for label in person.labels if label.startswith(start))
        await person.taps(label)
        self._keep(f"{who} presses “{label}”", person)

    def receives(self, who: str, person: Neighbour) -> None:
        self._keep(f"{who} receives", person)

    def _keep(self, act: str, person: Neighbour) -> None:
        buttons = "\n".join(f"[{label}]" for label in person.labels)
        self.pages.append(f"## {act}\n\n```text\n{person.phone.last.text}\n\n{buttons}\n```\n")


async def test_the_page_of_screens_is_what_people_see(tmp_path: Path) -> None:
    async with a_house(tmp_path, example(), at="2027-03-29 09:15") as house:
        leader = await house.joined("HKH", Role.UNIT_LEADER, name="Nguyễn Thị Hoa")
        staff = await house.joined("HKH", Role.UNIT_STAFF, name="Trần Văn Bình")
        album = Album()
        await album.says("Staff", staff, "báo cáo")
        await album.taps("Staff", staff, "Bắt đầu từ tiêu chí")
        await album.says("Staff", staff, "18,5")
        await album.says("Staff", staff, "Báo cáo số 05/BC-HKH ngày 26/3/2027")
        await album.taps("Staff", staff, "Sang tiêu chí")
        await album.taps("Staff", staff, "Chấm 5")
        await album.taps("Staff", staff, "Viết diễn giải")
        await album.says("Staff", staff, "Đã tổ chức hai buổi học tập cho toàn thể hội viên.")
        await album.taps("Staff", staff, "Về báo cáo")
        await album.taps("Staff", staff, "Xem lại")
        await album.taps("Staff", staff, "Trình lãnh đạo")
        await house.restarts()
        await house.passes(timedelta(minutes=1))
        album.receives("Leader", leader)
        await album.taps("Leader", leader, "Đồng ý gửi")
        page = "\n".join([HEAD, *album.pages])
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        PAGE.write_text(page, "utf-8")
    assert PAGE.read_text("utf-8") == page
