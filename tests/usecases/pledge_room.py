"""A small bloc with its people at the table, for tests about the pledge."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from domain.blocs import Role
from domain.calendar import Holidays
from domain.cycles import Cycle
from domain.definitions import Definition
from domain.notices import Notice
from domain.people import Actor
from domain.pledge_views import PledgeReceipt, PledgeView
from domain.pledges import AmendmentKind
from storage.store import Store
from tests.builders import (
    YEAR,
    CountedTokens,
    HandClock,
    a_store,
    add_member,
    small_definition,
)
from usecases.defining import Defined, Defining
from usecases.pledging import Pledging
from usecases.ports import Tx

R = TypeVar("R")


class NoHolidays:
    """A country that always works."""

    def days(self, years: Iterable[int]) -> Holidays:
        return Holidays()

    def known(self, year: int) -> bool:
        return True


def three_units(**changes: Any) -> Definition:
    """Return a bloc of three units."""
    units = [{"code": c, "name": f"Hội {c} tỉnh", "short": f"Hội {c}"} for c in "ABC"]
    return small_definition(**{"units": units, **changes})


def reworded(text: str = "Nội dung mới.", **changes: Any) -> Definition:
    """Return the same bloc with another wording of its second content."""
    contents = [
        {"code": "P1", "title": "Một", "text": "Nội dung thứ nhất."},
        {"code": "P2", "title": "Hai", "text": text},
    ]
    return three_units(pledge={"contents": contents}, **changes)


@dataclass
class Room:
    """Everyone is in it: leaders of A, B and C, A's officer, the bloc's leader, the admin."""

    store: Store
    clock: HandClock
    tokens: CountedTokens
    cycle: Cycle
    people: dict[str, Actor]

    @property
    def pledging(self) -> Pledging:
        return Pledging(self.clock, self.tokens)

    def who(self, name: str) -> Actor:
        return self.people[name].model_copy(update={"at": self.clock.now()})

    async def confirms(self, name: str, version: int = 1) -> PledgeReceipt | PledgeView:
        return await self.do(self.pledging.confirm, self.who(name), YEAR, version)

    async def confirmed(self, name: str, version: int = 1) -> PledgeReceipt:
        found = await self.confirms(name, version)
        assert isinstance(found, PledgeReceipt)
        return found

    async def reads(self, name: str) -> PledgeView:
        return await self.do(self.pledging.read, self.who(name), YEAR)

    async def amends(self, definition: Definition, kind: AmendmentKind | None = None) -> Defined:
        defining = Defining(self.clock, NoHolidays())
        return await self.do(defining.define, definition, YEAR, amend=True, kind=kind)

    async def notices(self, kind: str) -> list[Notice]:
        def found(tx: Any) -> list[Notice]:
            rows = tx.notices._connection.execute(
                "SELECT id FROM notice WHERE kind = :kind ORDER BY id", {"kind": kind}
            ).fetchall()
            return [tx.notices.get(row["id"]) for row in rows]

        return await self.do(found)

    async def audited(self, action: str) -> list[Any]:
        def rows(tx: Any) -> list[Any]:
            found = tx.audit._connection.execute(
                "SELECT * FROM audit WHERE action = :action ORDER BY seq", {"action": action}
            )
            return [dict(row) for row in found]

        return await self.do(rows)

    async def do(self, body: Callable[..., R], *args: Any, **kwargs: Any) -> R:
        return await self.store.do(body, *args, **kwargs)


@asynccontextmanager
async def a_room(
    folder: Path, definition: Definition | None = None, at: str = "2027-01-18 09:00"
) -> AsyncIterator[Room]:
    """Open a cycle of a small bloc and let everybody join."""
    clock = HandClock(at)
    async with a_store(folder) as store:
        defining = Defining(clock, NoHolidays())
        made = await store.do(defining.define, definition or three_units(), YEAR)

        def join(tx: Tx) -> dict[str, Actor]:
            def add(name: str, unit: str | None, role: Role) -> Actor:
                number = len(people) + 1
                return add_member(tx, made.cycle, unit, role, number=number, name=name)

            people: dict[str, Actor] = {}
            seats: dict[str, tuple[str | None, Role]] = {
                "officer": ("A", Role.UNIT_STAFF),
                "head": (None, Role.BLOC_LEADER),
                "admin": (None, Role.ADMIN),
            }
            for code in made.cycle.definition.unit_codes():
                seats[code] = (code, Role.UNIT_LEADER)
            for name, (unit, role) in seats.items():
                people[name] = add(name, unit, role)
            return people

        yield Room(store, clock, CountedTokens(), made.cycle, await store.do(join))
