"""The bloc of the trials, made by the use cases before the bot starts.

It is the example bloc with as many units as a trial needs. Each has a leader, and most an officer,
who joined months ago; the officers of the last units join on the day, by invitation. The clock
stands at eight on the morning of a rung: reminders and the digest are due at once. A minute
before, a word of the pledge was put right: news that goes out in the course of the day.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import zip_longest
from pathlib import Path

from bot.tokens import SeededTokens
from domain.blocs import Role
from domain.cycles import Cycle
from domain.definitions import Definition
from domain.ids import DeadlineKey, UnitCode
from domain.notices import NoticeKey, NoticeKind
from domain.people import Actor
from domain.pledges import AmendmentKind
from storage.store import Store
from tests.builders import YEAR, HandClock, a_cycle, add_member, example, local
from tests.usecases.pledge_room import NoHolidays
from usecases.defining import Defining
from usecases.joining import Joining
from usecases.ports import Tx

DAWN = local("2027-11-10 07:59")
"""Until then everything that fell due has been seen to."""

MORNING = local("2027-11-10 08:00:05")
NEXT_RUNG = local("2027-11-15 08:00:05")
"""The morning of the last day, on which officers and leaders are reminded."""

DUE = DeadlineKey("year_self_score")
RUNG = -3
"""Three working days before the deadline."""

OFFICERS, LEADERS, OFFICES, NEWCOMERS = 10_000, 20_000, 30_000, 40_000
"""Where the account numbers of each sort of people begin."""


@dataclass(frozen=True)
class Newcomer:
    """Somebody with an invitation in hand."""

    account: int
    token: str
    name: str


@dataclass(frozen=True)
class Cast:
    """Who takes part in a trial."""

    folder: Path
    cycle: Cycle
    officers: tuple[Actor, ...]
    leaders: tuple[Actor, ...]
    newcomers: tuple[Newcomer, ...]

    @property
    def accounts(self) -> Iterable[int]:
        """The account numbers of everybody who holds a place."""
        yield from (OFFICERS + n for n in range(len(self.officers)))
        yield from (LEADERS + n for n in range(len(self.leaders)))
        yield from (OFFICES, OFFICES + 1)

    def moved_into(self, folder: Path) -> Path:
        """Copy the prepared data folder to where a trial runs; return the trial's folder."""
        shutil.copytree(self.folder, folder / "data")
        return folder


def bloc_of(units: int) -> Definition:
    """Return the example bloc with this many units."""
    content = example().model_dump(mode="json")
    content["units"] = [
        {"code": f"U{n:02}", "name": f"Hội số {n} tỉnh", "short": f"Hội số {n}"}
        for n in range(units)
    ]
    content["bloc"] |= {"leader": "U00", "deputy": "U01"}
    return Definition.model_validate(content)


def corrected(definition: Definition) -> Definition:
    """Return it with a word of the pledge put right."""
    content = definition.model_dump(mode="json")
    content["pledge"]["contents"][0]["text"]["vi"] += " Đúng từng chữ."
    return Definition.model_validate(content)


async def prepare(folder: Path, units: int, newcomers: int, *, amended: bool = True) -> Cast:
    """Make the database of a bloc; half of its leaders are reminded by hand during the day.

    Whoever works for a unit hears of an amended pledge: news that has no successor.
    """
    folder.mkdir(parents=True)  # noqa: ASYNC240 - nothing else runs yet
    cycle = a_cycle(bloc_of(units))
    store = await Store.open(folder / "bot.db")
    try:
        cast = await store.do(_settle, folder, cycle, newcomers)
        await store.do(_nudge, cast)
        if amended:
            cast = replace(cast, cycle=await store.do(_amend, cast))
    finally:
        await store.close()
    return cast


def _settle(tx: Tx, folder: Path, cycle: Cycle, newcomers: int) -> Cast:
    tx.cycles.add(cycle, None)
    tx.cycles.mark_swept(cycle.bloc_code, YEAR, DAWN, DAWN)
    codes = cycle.definition.unit_codes()
    manned = codes[: len(codes) - newcomers]
    officers = [
        add_member(tx, cycle, code, Role.UNIT_STAFF, number=OFFICERS + n)
        for n, code in enumerate(manned)
    ]
    leaders = [
        add_member(tx, cycle, code, Role.UNIT_LEADER, number=LEADERS + n)
        for n, code in enumerate(codes)
    ]
    for n, role in enumerate((Role.BLOC_LEADER, Role.SECRETARY)):
        add_member(tx, cycle, None, role, number=OFFICES + n)
    return Cast(
        folder,
        cycle,
        tuple(officers),
        tuple(leaders),
        tuple(_invited(tx, cycle, n, code) for n, code in enumerate(codes[len(manned) :])),
    )


def _invited(tx: Tx, cycle: Cycle, number: int, unit: UnitCode) -> Newcomer:
    joining = Joining(HandClock(DAWN), SeededTokens(number))
    (made,) = joining.invite(tx, cycle, unit, Role.UNIT_STAFF)
    return Newcomer(NEWCOMERS + number, made.token, f"Người Mới Số {_spelt(number)}")


def _spelt(number: int) -> str:
    return "".join("ABCDEFGHIK"[int(digit)] for digit in str(number))


def _nudge(tx: Tx, cast: Cast) -> None:
    """Plan reminders by hand, one every other second of the day."""
    for n, leader in enumerate(cast.leaders[: len(cast.officers)][::2]):
        due = cast.cycle.due(DUE)
        key = NoticeKey(
            bloc=cast.cycle.bloc_code,
            year=cast.cycle.year,
            recipient=leader.person,
            kind=NoticeKind.NUDGE,
            subject=DUE,
            due=due.last_day.isoformat(),
            rung=cast.cycle.calendar.day_of(MORNING).toordinal(),
        )
        at = MORNING + timedelta(seconds=2 * n)
        tx.notices.plan(key, leader.place, leader.unit, not_before=at, at=DAWN)


def _amend(tx: Tx, cast: Cast) -> Cycle:
    """Put the pledge right; the news goes out to one person every other second of the day."""
    right = corrected(cast.cycle.definition)
    defining = Defining(HandClock(DAWN), NoHolidays())
    made = defining.define(tx, right, YEAR, amend=True, kind=AmendmentKind.CORRECTION)
    told = [one for pair in zip_longest(cast.officers, cast.leaders) for one in pair if one]
    for n, one in enumerate(told):
        planned = tx.notices.planned_for(one.person, one.place, YEAR)
        news = [notice.id for notice in planned if notice.key.kind is NoticeKind.PLEDGE_CORRECTED]
        at = MORNING + timedelta(seconds=2 * n + 1)
        tx.notices.put_back(news, not_before=at, resent=False)
    return made.cycle
