"""Other blocs, other score tables: people press and type at random in blocs thrown by dice.

Nothing may fail, nobody is left without an answer, and every message keeps the rules of screens
and of Telegram (the house looks at all of them when it closes). ``PROPERTIES=long`` meets more.
"""

from __future__ import annotations

import os
from datetime import timedelta
from itertools import islice
from pathlib import Path

import pytest

from domain.blocs import OFFICES, Role
from sandbox import ShownButton
from tests.house import Neighbour, TestHouse, a_house
from tests.journeys.rows import rows
from tests.strange.blocs import Dice

LONG = os.environ.get("PROPERTIES") == "long"
SEEDS, ACTS = (range(300), 400) if LONG else (range(3), 90)

BEGINNINGS = ("2027-01-05 09:00", "2027-06-10 09:00", "2027-11-03 10:00")
TYPED = (
    "5", "5,5", "0", "101", "xin chào", "/status", "/report", "/pledge", "/targets", "/deadlines",
    "/bloc", "/people", "/help", "/cancel", "/mydata", "/start", "báo cáo", "tiếp tục", "để sau",
    "15/BC ngày 02/3", "20/12", "vì mưa bão", "Kết nạp hội viên: 200 hội viên\nMở lớp: 3 lớp",
    "số 05/QĐ-HN ngày 10/01/2027", "đọc màn hình", "https://example.org/a?b=1&c=<x>",
)  # fmt: skip
SHOWING = {"sendMessage", "editMessageText", "sendDocument", "sendPhoto"}
FAILED = "(SELECT raw, incident FROM inbox WHERE state = 'failed')"
HOURS = (1, 5, 24, 3 * 24, 9 * 24, 25 * 24)


class Crowd:
    """People of some units and all offices, who do what comes to their minds."""

    def __init__(self, house: TestHouse, dice: Dice) -> None:
        self._house = house
        self._dice = dice
        self._people: list[Neighbour] = []
        self._calls = 0
        self._codes = [c.code for c in house.cycle.definition.score_table.criteria]

    async def gathers(self) -> None:
        """Join."""
        units = self._house.cycle.definition.units[: self._dice.one(1, 2, 3)]
        seats = [(u.code, role) for u in units for role in (Role.UNIT_LEADER, Role.UNIT_STAFF)]
        for unit, role in [*seats, *((None, office) for office in OFFICES)]:
            person = await self._house.joined(
                unit, role, language=self._dice.one("vi", "vi", "en")
            )
            if self._dice.one(*[True] + [False] * 4):
                await person.says("đọc màn hình")
                await person.taps(person.labels[0])
            self._people.append(person)

    async def acts(self) -> None:
        """Let one of them do something, or time pass."""
        person = self._dice.one(*self._people)
        doing = self._dice.one(*["presses"] * 14, *["types"] * 4, "sends", "reaches back", "waits")
        if doing == "presses":
            await self._presses(person, person.phone.last.id)
        elif doing == "reaches back":
            shown = [message.id for message in person.phone.messages if message.labels]
            await self._presses(person, self._dice.one(person.phone.last.id, *shown))
        elif doing == "types":
            score = f"{self._dice.one(*self._codes)}: {self._dice.one('1', '0,5', 'đạt')}"
            await person.phone.says(self._dice.one(score, *TYPED))
        elif doing == "sends":
            content = f"%PDF-1.7 {self._dice.random.random()}".encode()
            caption = self._dice.one(None, f"Minh chứng {self._dice.one(*self._codes)}")
            await person.phone.sends_document("Báo cáo <1>.pdf", content, caption=caption)
        else:
            await self._house.passes(timedelta(hours=self._dice.one(*HOURS)))
            return
        await self._house.settles()
        assert self._answered(person), f"no word in answer:\n{person.transcript}"

    def _answered(self, person: Neighbour) -> bool:
        """Tell whether anything was shown to somebody since this was asked last."""
        calls = list(islice(self._house.box.calls, self._calls, None))
        self._calls += len(calls)
        return any(c.chat_id == person.phone.id and c.method in SHOWING for c in calls)

    async def _presses(self, person: Neighbour, message: int) -> None:
        shown = next(m for m in person.phone.messages if m.id == message)
        buttons = [button for row in shown.buttons for button in row if button.data]
        if not buttons:
            await person.phone.says("/start")
            return
        button: ShownButton = self._dice.one(*buttons)
        await person.phone.taps(button, on_message=message)


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_bloc_nobody_has_met_is_served_like_any_other(seed: int, tmp_path: Path) -> None:
    dice = Dice(seed)
    async with a_house(tmp_path, dice.definition(), at=dice.one(*BEGINNINGS)) as house:
        crowd = Crowd(house, dice)
        await crowd.gathers()
        for _ in range(ACTS):
            await crowd.acts()
        await house.restarts()
        assert rows(house, FAILED) == {FAILED: []}
