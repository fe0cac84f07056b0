"""A flood: one officer sends hundreds of messages and files at once, while others go on working.

How long the others wait is measured twice with one bot: in a quiet stretch, and in the stretch
that the flood begins. Whatever was sent is answered one by one, at the pace at which a chat may
be written to, which takes minutes: by then other trials may run beside it.
"""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path

from sandbox import Person
from screens.actions import OpenCriterion
from tests.torture.bloc import OFFICERS, Cast
from tests.torture.content import Facts, content, doubled, lost
from tests.torture.lives import PATIENCE, Life, a_life
from tests.torture.rows import Row
from tests.torture.script import CRITERIA, PERIOD, Fact, Presses

FAULT = "a flood from one account"

SLOWLY = "Xin gửi chậm lại"

A_BREATH = 1.1
"""Seconds from one act of a person to their next: a chat may be written to once a second."""

ANSWERING = 2.0
"""Seconds in which one message of a flood is answered, at the most."""

FILE_BYTES = (20_000, 100_000, 1_000_000)

QUIET, LOUD = CRITERIA[:5], CRITERIA[5:]
"""Which criteria the others score without the flood, and beside it."""


@dataclass(frozen=True)
class Piece:
    """One thing the flood is made of: a file if it has bytes, else a text."""

    words: str
    data: bytes = b""

    async def sent(self, by: Person) -> None:
        """Send it."""
        if self.data:
            await by.sends_document(self.words, self.data, mime="application/pdf")
        else:
            await by.says(self.words)

    def fact(self, unit: object) -> Fact:
        """Return what is kept of it."""
        if not self.data:
            return ("reference", unit, LOUD[0], self.words)
        hashes = (hashlib.sha256(self.data).hexdigest(),)
        return ("files", unit, LOUD[0], self.words, hashes)

    def answers(self, text: str) -> bool:
        """Tell whether a message is the answer to it; what comes later names it further down."""
        said = f"tệp {self.words}," if self.data else f"“{self.words}”"
        return said in text.partition("\n")[0]


@dataclass
class Flood:
    """A trial of its own. ``measured`` is set once other trials may run beside it."""

    cast: Cast
    folder: Path
    size: int
    measured: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> Row:
        """Let the others work in peace, then beside the flood; wait until all is answered."""
        async with a_life(self.cast, self.folder) as life:
            await life.start()
            loud, *others = await self._seated(life)
            pieces = list(_pieces(self.size))
            before = await self._worked(others, QUIET)
            for piece in pieces:
                await piece.sent(loud)
            beside = await self._worked(others, LOUD)
            self.measured.set()
            faults = []
            if not await life.settled(PATIENCE + ANSWERING * self.size):
                faults.append("the bot did not come to rest")
            if code := await life.stop():
                faults.append(f"the bot ended with {code}")
            return self._row(life, loud, pieces, (before, beside), faults)

    async def _seated(self, life: Life) -> list[Person]:
        """Return all officers; the first has the card open that the flood goes to."""
        numbers = range(len(self.cast.officers))
        people = [life.box.person(OFFICERS + number, "") for number in numbers]
        await self._opens(people[0], LOUD[0])
        await life.settled()
        return people

    async def _worked(self, people: Sequence[Person], criteria: Sequence[str]) -> list[float]:
        """Let people score these criteria, all at the same pace; return how long each waited."""
        waits = await asyncio.gather(*(self._scores(one, criteria) for one in people))
        return [wait for one in waits for wait in one]

    async def _scores(self, person: Person, criteria: Sequence[str]) -> list[float]:
        waits = []
        for criterion in criteria:
            for act in (self._opens, self._types):
                begun = time.monotonic()
                await act(person, criterion)
                waits.append(time.monotonic() - begun)
                await asyncio.sleep(max(0.0, A_BREATH - waits[-1]))
        return waits

    async def _opens(self, person: Person, criterion: str) -> None:
        place = self.cast.officers[person.id - OFFICERS].place
        await Presses(action=OpenCriterion(PERIOD, criterion), place=place).by(person)
        await person.sees(f"Tiêu chí {criterion}", timeout=PATIENCE)

    async def _types(self, person: Person, criterion: str) -> None:
        await person.says("1,25")
        await person.sees(f"tiêu chí {criterion}, tự chấm 1,25", timeout=PATIENCE)

    def _row(
        self,
        life: Life,
        loud: Person,
        pieces: Sequence[Piece],
        waits: tuple[Sequence[float], Sequence[float]],
        faults: Sequence[str],
    ) -> Row:
        """Count what is kept and what was answered, each exactly once."""
        flooder, *others = self.cast.officers
        wanted: Facts = Counter(piece.fact(flooder.unit) for piece in pieces)
        wanted.update(("answer", one.unit, c, 125, 1) for one in others for c in CRITERIA)
        kinds = {"reference", "files", "answer"}
        kept = Counter({f: n for f, n in content(life.folder).items() if f[0] in kinds})
        answered = _answered(loud, pieces)
        owed = Counter({piece.words: 1 for piece in pieces} | {SLOWLY: 1})
        missing = [*lost(wanted, kept).elements(), *_surplus(owed, answered)]
        extra = [*doubled(wanted, kept).elements(), *_surplus(answered, owed)]
        told = {"missing": missing, "too often": extra, "wrong": faults}
        before, beside = waits
        return Row(
            FAULT,
            tried=len(pieces),
            expected=wanted.total() + owed.total() + len(before) + len(beside),
            lost=len(missing) + len(faults),
            doubled=len(extra),
            worst_recovery_s=round(max(beside), 2),
            others_p95_s=round(p95(beside), 3),
            others_p95_before_s=round(p95(before), 3),
            remark="; ".join(f"{name}: {found[:3]}" for name, found in told.items() if found),
        )


def p95(waits: Sequence[float]) -> float:
    """Return the shortest time within which 95 in 100 were answered."""
    return sorted(waits)[ceil(0.95 * len(waits)) - 1]


def _surplus(these: Counter[str], over: Counter[str]) -> list[str]:
    return list((these - over).elements())


def _pieces(size: int) -> Iterator[Piece]:
    """Yield a flood: every third piece a file, no two alike."""
    for number in range(size):
        if number % 3 == 2:
            length = FILE_BYTES[number // 3 % len(FILE_BYTES)]
            data = f"%PDF-1.7 {number} ".encode() + bytes(length)
            yield Piece(f"Ket qua {number}.pdf", data)
        else:
            yield Piece(f"Báo cáo số {number}/BC-HS")


def _answered(loud: Person, pieces: Sequence[Piece]) -> Counter[str]:
    """Count the answers to each piece, and how often it was asked to send more slowly."""
    said = [message.text for message in loud.messages if message.outgoing]
    answered = Counter({p.words: sum(map(p.answers, said)) for p in pieces})
    answered[SLOWLY] = sum(SLOWLY in text for text in said)
    return answered
