"""The day's script: who does what, in which order, and what must be kept of it.

A careful person waits until the answer is on the screen before doing the next thing; a hasty one
never waits. What each does is the same in every run with the same seed, whatever is done to the
bot meanwhile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from typing_extensions import override

from domain.cycles import Cycle
from domain.ids import PeriodCode
from domain.people import Actor
from handlers.buttons import encode
from sandbox import Person
from sandbox.views import ShownButton
from screens.actions import Acknowledge, Action, ConfirmPledge, OpenCriterion, ScoreCriterion
from tests.builders import YEAR
from tests.torture.bloc import DUE, LEADERS, OFFICERS, RUNG, Cast, Newcomer

PERIOD = PeriodCode("year")
CRITERIA = ("1.1", "1.2", "2.1", "2.2", "3.1", "3.2", "4.1", "4.2", "6.1", "7.1")
"""Criteria scored by points, each of five or more."""

Fact = tuple[object, ...]
"""Something that must be kept exactly once, in words that no run of its own changes."""


@dataclass(frozen=True)
class Step:
    """Something a person does; ``seen`` is what they then read, ``fact`` what is kept of it."""

    seen: str = ""
    fact: Fact | None = None

    async def by(self, person: Person) -> None:
        """Do it."""
        raise NotImplementedError


@dataclass(frozen=True)
class Says(Step):
    """Type a text."""

    text: str = ""

    @override
    async def by(self, person: Person) -> None:
        """Type it."""
        await person.says(self.text)


@dataclass(frozen=True)
class Opens(Step):
    """Open an invitation's link."""

    token: str = ""

    @override
    async def by(self, person: Person) -> None:
        """Press Start."""
        await person.opens(self.token)


@dataclass(frozen=True)
class Presses(Step):
    """Press a button that is, or once was, on one of the bot's messages."""

    action: Action = field(default_factory=Action)
    place: int = 0

    @override
    async def by(self, person: Person) -> None:
        """Press it on the newest message."""
        button = ShownButton("", encode(self.action, self.place, YEAR))
        await person.taps(button, on_message=person.last.id)


@dataclass(frozen=True)
class Taps(Step):
    """Press a button by what stands on it."""

    label: str = ""

    @override
    async def by(self, person: Person) -> None:
        """Press it where it is shown."""
        await person.taps(self.label)


@dataclass(frozen=True)
class SendsFiles(Step):
    """Send one document, one photo, or several photos together."""

    name: str = ""
    files: tuple[bytes, ...] = ()
    photo: bool = False

    @override
    async def by(self, person: Person) -> None:
        """Send them."""
        if len(self.files) > 1:
            await person.sends_album(list(self.files), caption=self.name)
        elif self.photo:
            await person.sends_photo(self.files[0], caption=self.name)
        else:
            await person.sends_document(self.name, self.files[0], mime="application/pdf")


@dataclass(frozen=True)
class Part:
    """What one person does in a day, in order."""

    account: int
    careful: bool
    steps: tuple[Step, ...]


Turn = tuple[int, Step]
"""A person's account, and what they do now."""


@dataclass(frozen=True)
class Script:
    """A day: everybody's part, and the order in which their turns come."""

    parts: tuple[Part, ...]
    turns: tuple[Turn, ...]

    @property
    def careful(self) -> frozenset[int]:
        """Return who waits for answers."""
        return frozenset(part.account for part in self.parts if part.careful)

    @property
    def facts(self) -> list[Fact]:
        """Return what must be kept."""
        return [step.fact for _, step in self.turns if step.fact is not None]


def script(cast: Cast, dice: Random, *, answers: int = 9, files: int = 1) -> Script:
    """Write the day: officers report, leaders confirm and take note, newcomers join."""
    parts = [
        *(
            Part(OFFICERS + n, n % 2 == 0, tuple(_report(one, n, dice, answers, files)))
            for n, one in enumerate(cast.officers)
        ),
        *(
            Part(LEADERS + n, n % 2 == 0, tuple(_confirm(one, cast.cycle)))
            for n, one in enumerate(cast.leaders[: len(cast.officers)])
            if n % 3 == 0
        ),
        *(Part(one.account, True, tuple(_join(one))) for one in cast.newcomers),
    ]
    return Script(tuple(parts), tuple(_shuffled(parts, dice)))


def _shuffled(parts: list[Part], dice: Random) -> Iterator[Turn]:
    """Let everybody's turns come in a random order that keeps each person's own."""
    left = {part.account: list(part.steps) for part in parts}
    order = [part.account for part in parts for _ in part.steps]
    dice.shuffle(order)
    for account in order:
        yield account, left[account].pop(0)


def _report(officer: Actor, number: int, dice: Random, answers: int, files: int) -> Iterator[Step]:
    """Score so many criteria, half by typing; put files and a reference to them; take note."""
    for n, criterion in enumerate(CRITERIA[:answers]):
        points = Decimal(dice.randrange(1, 20)) / 4
        if n and n % 2:
            yield _pressed(officer, criterion, points)
        else:
            yield _opened(officer, criterion)
            yield _typed(officer, criterion, points)
        if n < files:
            yield _sent(officer, criterion, number, n)
    yield _referred(officer, CRITERIA[answers - 1], number)
    if number % 2:
        yield _noted(officer)


def _opened(officer: Actor, criterion: str) -> Step:
    action = OpenCriterion(PERIOD, criterion)
    return Presses(seen=f"Tiêu chí {criterion}", action=action, place=officer.place)


def _typed(officer: Actor, criterion: str, points: Decimal) -> Step:
    seen = f"tự chấm {_vi(points)} điểm"
    return Says(seen, _scored(officer, criterion, points), f"{points:f}".replace(".", ","))


def _pressed(officer: Actor, criterion: str, points: Decimal) -> Step:
    action = ScoreCriterion(PERIOD, criterion, int(points * 100), 0)
    seen = f"tự chấm {_vi(points)} điểm"
    return Presses(seen, _scored(officer, criterion, points), action, officer.place)


def _vi(points: Decimal) -> str:
    return f"{points:.2f}".replace(".", ",")


def _scored(officer: Actor, criterion: str, points: Decimal) -> Fact:
    return ("answer", officer.unit, criterion, int(points * 100), 1)


def _sent(officer: Actor, criterion: str, number: int, n: int) -> Step:
    """Send a document, a photo or an album, each of bytes nobody else sends."""
    name, kind = f"Ket qua {number} {n}.pdf", (number + n) % 4
    if kind < 2:
        data = b"%PDF-1.7\n" + _noise(f"{number}/{n}")
        return SendsFiles(name, _filed(officer, criterion, name, data), name, (data,))
    count = 3 if kind == 3 else 1
    caption = f"Lễ trao quà {number} {n}"
    pictures = tuple(b"\xff\xd8\xff\xe0" + _noise(f"{number}/{n}/{i}") for i in range(count))
    fact = _filed(officer, criterion, caption, *pictures)
    return SendsFiles(caption, fact, caption, pictures, photo=True)


def _noise(seed: str) -> bytes:
    return hashlib.shake_128(seed.encode()).digest(20_000)


def _filed(officer: Actor, criterion: str, name: str, *files: bytes) -> Fact:
    hashes = tuple(sorted(hashlib.sha256(data).hexdigest() for data in files))
    return ("files", officer.unit, criterion, name, hashes)


def _referred(officer: Actor, criterion: str, number: int) -> Step:
    text = f"Báo cáo số {number + 1}/BC-HS"
    return Says(text, ("reference", officer.unit, criterion, text), text)


def _noted(officer: Actor) -> Step:
    fact = ("acknowledged", officer.unit, DUE, RUNG)
    return Presses("Đã ghi nhận", fact, Acknowledge(DUE, RUNG), officer.place)


def _confirm(leader: Actor, cycle: Cycle) -> Iterator[Step]:
    yield Says("Giao ước thi đua năm", None, "/pledge")
    fact = ("confirmed", leader.unit, cycle.pledge_version)
    yield Presses("Số biên nhận", fact, ConfirmPledge(cycle.version), leader.place)


def _join(newcomer: Newcomer) -> Iterator[Step]:
    yield Opens("Lời mời dành cho", None, newcomer.token)
    yield Taps("họ và tên", None, "Đồng ý tham gia")
    yield Says("chức vụ", None, newcomer.name)
    fact = ("joined", newcomer.account, newcomer.name, "Chánh Văn phòng", 1)
    yield Says("Kính chào Anh/Chị", fact, "Chánh Văn phòng")
