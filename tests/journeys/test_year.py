"""A whole year of a bloc in seconds: units with different habits, and what each was sent.

What every person received is kept as a transcript beside this file, so that a change of any
sentence or notice is seen in review. ``UPDATE_TRANSCRIPTS=1`` writes them anew.
"""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from typing_extensions import override

from domain.blocs import Role
from domain.ids import PeriodCode
from domain.score_tables import CriterionKind
from handlers.buttons import decode
from sandbox import ShownButton
from screens import actions as do
from tests.builders import YEAR, example
from tests.house import Neighbour, TestHouse, a_house

TRANSCRIPTS = Path(__file__).parent / "transcripts"
A = TypeVar("A", bound=do.Action)
Act = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Habit:
    """How a unit goes about things: days before (negative) or after each deadline, or never."""

    confirms: int | None
    sends: int | None
    alone: bool = False
    """One person only: the leader does everything."""

    blocks: bool = False
    """Blocks the bot in spring and comes back in autumn."""

    by_ear: bool = False
    """Its people listen to the screen."""

    on_paper: bool = False
    """Nobody of it is in the chat: the secretary enters what it gives on paper."""

    notes: bool = False
    """Says "Đã nắm" to every reminder."""


EARLY = Habit(confirms=-5, sends=-4, notes=True)
PUNCTUAL = Habit(confirms=0, sends=0)
LATE = Habit(confirms=3, sends=4)
ALONE = Habit(confirms=-2, sends=-1, alone=True)
SILENT = Habit(confirms=None, sends=None)
BY_EAR = Habit(confirms=-5, sends=-4, notes=True, by_ear=True)
ON_PAPER = Habit(confirms=-1, sends=0, on_paper=True)
AWAY = Habit(confirms=-1, sends=-1, blocks=True)


class Unit:
    """A unit's people and what they do."""

    def __init__(self, house: TestHouse, code: str, habit: Habit) -> None:
        self.house = house
        self.code = code
        self.habit = habit
        self.leader: Neighbour
        self.staff: Neighbour

    async def joins(self, language: str) -> None:
        self.leader = await self.house.joined(self.code, Role.UNIT_LEADER, language=language)
        self.staff = self.leader
        if not self.habit.alone:
            self.staff = await self.house.joined(self.code, Role.UNIT_STAFF, language=language)
        if self.habit.by_ear:
            for person in (self.leader, self.staff):
                await person.says("screen reader")
                await press(person, do.ListenToScreen)

    async def confirms(self) -> None:
        await self.leader.says("/pledge")
        await press(self.leader, do.AskToConfirmPledge)
        await press(self.leader, do.ConfirmPledge)

    async def registers(self) -> None:
        """Write two targets, and say that these are all."""
        await self.staff.says("/targets")
        await self.staff.says("Kết nạp hội viên mới: 200 hội viên\nMở lớp tập huấn: 3 lớp")
        await press(self.staff, do.RegisterTargets)

    async def reports(self, period: PeriodCode) -> None:
        """Score everything at its maximum, with one document, and send it."""
        await opened(self.staff, period)
        await self.scores(period)
        await opened(self.leader, period)
        await press(self.leader, do.ReviewReport)
        await press(self.leader, do.SendReport)

    async def scores(self, period: PeriodCode) -> None:
        """Score everything, from the hub on."""
        definition = self.house.cycle.definition
        asked = [c for c in definition.criteria_of(period) if c.asked]
        await press(self.staff, do.OpenCriterion)
        for number, criterion in enumerate(asked):
            most = 1 if criterion.kind is CriterionKind.COUNT else int(criterion.max * 100)
            await press(self.staff, do.ScoreCriterion, partial(reaches, most))
            if number == 0:
                await self.staff.says("Báo cáo số 05/BC ngày 02/3")
            if number + 1 < len(asked):
                await press(self.staff, do.OpenCriterion)

    async def takes_note(self) -> None:
        for person in {id(p): p for p in (self.leader, self.staff)}.values():
            if button(person, do.Acknowledge):
                await press(person, do.Acknowledge)


class UnitOnPaper(Unit):
    """A unit whose paper the bloc's secretary enters."""

    @override
    async def confirms(self) -> None:
        await self._enters("")
        await press(self.staff, do.AskToConfirmPledge)
        await press(self.staff, do.ConfirmPledge)

    @override
    async def reports(self, period: PeriodCode) -> None:
        await self._enters(period)
        await self.scores(period)
        await press(self.staff, do.ReviewReport)
        await press(self.staff, do.SendReport)

    async def _enters(self, period: str) -> None:
        """Send the scan of the unit's paper, and begin to enter what stands on it."""
        secretary = self.staff
        await secretary.says("/bloc")
        await press(secretary, do.ShowBoard)
        if not button(secretary, do.ShowUnit, self._mine):
            await press(secretary, do.ShowBoard, lambda action: action.page == 2)
        await press(secretary, do.ShowUnit, self._mine)
        await press(secretary, do.ChooseWhatToEnter)
        await press(secretary, do.ScanForUnit, lambda action: action.period == period)
        await secretary.sends_document("ban-giay.pdf", f"%PDF-1.4 {period}".encode())
        await press(secretary, do.EnterForUnit)

    def _mine(self, action: do.ShowUnit) -> bool:
        return action.unit == self.code


def reaches(most: int, action: do.ScoreCriterion) -> bool:
    return action.value >= most


async def opened(person: Neighbour, period: PeriodCode) -> None:
    """Open the hub of a period's report."""
    await person.says("/report")
    if not button(person, do.ReviewReport):
        await press(person, do.ShowReport, lambda action: action.period == period)


def button(
    person: Neighbour, kind: type[A], fits: Callable[[A], bool] = lambda _: True
) -> ShownButton | None:
    """Return the first button of the newest message that means this."""
    for row in person.phone.last.buttons:
        for one in row:
            press_ = decode(one.data or "")
            if press_ and isinstance(press_.action, kind) and fits(press_.action):
                return one
    return None


async def press(
    person: Neighbour, kind: type[A], fits: Callable[[A], bool] = lambda _: True
) -> None:
    found = button(person, kind, fits)
    assert found is not None, f"no {kind.__name__} in\n{person.transcript[-1500:]}"
    await person.taps(found.label, on=person.phone.last.id)


class Year:
    """Plays a bloc's year in the order of its days."""

    def __init__(self, house: TestHouse, habits: dict[str, Habit], language: str) -> None:
        self.house = house
        self.language = language
        kinds = {True: UnitOnPaper, False: Unit}
        self.units = [kinds[h.on_paper](house, code, h) for code, h in habits.items()]
        self.leader: Neighbour

    async def plays(self) -> None:
        self.leader = await self.house.joined(None, Role.BLOC_LEADER, language=self.language)
        for unit in self.units:
            if unit.habit.on_paper:
                unit.staff = await self.house.joined(None, Role.SECRETARY, language=self.language)
                unit.leader = unit.staff
            else:
                await unit.joins(self.language)
        for at, act in sorted(self._acts(), key=lambda one: one[0]):
            await self.house.passes(at)
            await act()
            await self.house.settles()
        last = self.house.cycle.dues[-1].last_day + timedelta(days=20)
        await self.house.passes(f"{last} 09:00")

    def _acts(self) -> Iterator[tuple[str, Act]]:
        cycle = self.house.cycle
        for unit in self.units:
            habit = unit.habit
            if habit.blocks:
                yield f"{cycle.year}-04-20 08:00", unit.leader.phone.blocks
                yield f"{cycle.year}-09-20 08:00", unit.leader.phone.unblocks
            if habit.confirms is not None:
                day = cycle.calendar.shift(cycle.pledge_due.last_day, habit.confirms)
                yield f"{day} 09:00", unit.confirms
            if (due := cycle.targets_due) and habit.sends is not None and not habit.on_paper:
                yield f"{cycle.calendar.shift(due.last_day, habit.sends)} 10:00", unit.registers
            for period in cycle.periods:
                last = cycle.due_of(period.code).last_day
                if habit.notes:
                    yield f"{cycle.calendar.shift(last, -5)} 09:00", unit.takes_note
                away = habit.blocks and 4 < last.month < 10
                if habit.sends is not None and not away:
                    day = cycle.calendar.shift(last, habit.sends)
                    yield f"{day} 10:00", partial(unit.reports, period.code)


@pytest.mark.parametrize(
    ("bloc", "habits", "language"),
    [
        (
            "khoi-to-chuc-xa-hoi",
            {
                "KHKT": PUNCTUAL,
                "VHNT": LATE,
                "BTNTT": ALONE,
                "HNM": BY_EAR,
                "HNB": PUNCTUAL,
                "CTD": EARLY,
                "BVQTE": SILENT,
                "LHHN": AWAY,
                "HLG": LATE,
                "HKH": EARLY,
                "HDY": ON_PAPER,
            },
            "vi",
        ),
        ("khoi-nho", {}, "en"),
    ],
)
async def test_a_year_of_a_bloc_goes_by_and_everyone_gets_what_is_theirs(
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    bloc: str,
    habits: dict[str, Habit],
    language: str,
) -> None:
    definition = example(bloc)
    if not habits:
        chosen = (PUNCTUAL, LATE, EARLY)
        habits = dict(zip(definition.unit_codes(), chosen, strict=False))
    async with a_house(tmp_path, definition, at=f"{YEAR}-01-04 08:30") as house:
        year = Year(house, habits, language)
        await year.plays()
        people = {"leader": year.leader}
        for unit in year.units:
            named = "secretary" if unit.habit.on_paper else f"{unit.code}-leader"
            people[named] = unit.leader
            if unit.staff is not unit.leader:
                people[f"{unit.code}-staff"] = unit.staff
        compare(TRANSCRIPTS / bloc, {name: one.transcript for name, one in people.items()})
    assert [r for r in caplog.records if r.levelname == "ERROR"] == []


def compare(folder: Path, transcripts: dict[str, str]) -> None:
    """Compare transcripts with the kept ones, or keep them anew if told to."""
    told = {name: re.sub(r"(/start )\S+", r"\1…", text) for name, text in transcripts.items()}
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in told.items():
            (folder / f"{name}.txt").write_text(text + "\n", "utf-8")
    kept = {path.stem: path.read_text("utf-8").rstrip("\n") for path in folder.glob("*.txt")}
    assert told == kept
