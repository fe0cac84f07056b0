"""A room for tests of time: a store, a clock turned by hand, people, and knocks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from domain.blocs import Role
from domain.calendar import WorkCalendar
from domain.cycles import Cycle
from domain.definitions import Definition
from domain.ids import NoticeId, PeriodCode, UnitCode
from domain.notices import Notice, NoticeKind, NoticeState
from domain.people import Actor, Person, Place
from domain.pledges import PledgeConfirmation
from domain.reminders import Outgoing
from storage.store import Store
from tests.builders import HandClock, a_cycle, a_store, add_member, local, small_definition
from usecases.delivering import Delivering
from usecases.ports import Tx
from usecases.reminding import Reminding, Swept


class TimeRoom:
    """One or more blocs, with time in one's own hands. Messages are only written down."""

    def __init__(self, store: Store, clock: HandClock, cycle: Cycle) -> None:
        self.store = store
        self.clock = clock
        self.cycle = cycle
        self.reminding = Reminding(clock)
        self.delivering = Delivering(clock)
        self.sent: list[Outgoing] = []
        self._numbers = iter(range(1, 999))

    async def member(
        self, unit: str | None, role: Role, at: str | None = None, cycle: Cycle | None = None
    ) -> Actor:
        """Let a new person join."""
        joined = local(at) if at else None
        return await self.store.do(
            add_member, cycle or self.cycle, unit, role, number=next(self._numbers), at=joined
        )

    async def also(self, actor: Actor, unit: str | None, role: Role) -> Actor:
        """Give a person one more place."""

        def take(tx: Tx) -> Place:
            code = UnitCode(unit) if unit else None
            return tx.people.take_place(actor.person, actor.bloc, code, role, "Ủy viên", actor.at)

        place = await self.store.do(take)
        return actor.model_copy(update={"place": place.id, "unit": place.unit, "role": role})

    async def sweep(self) -> Swept:
        """Let the sweep knock once at every bloc."""
        swept = [
            await self.store.do(self.reminding.sweep, bloc, year)
            for bloc, year in await self.store.do(self.reminding.to_sweep)
        ]
        return Swept(sum(s.reminders for s in swept), sum(s.digests for s in swept))

    async def deliver(self) -> list[Outgoing]:
        """Take out everything that is due; each message arrives."""
        out = await self.claims()
        for number, outgoing in enumerate(out, start=len(self.sent) + 1):
            await self.store.do(self.delivering.sent, outgoing, 100 + number)
        self.sent += out
        return out

    async def claims(self) -> list[Outgoing]:
        """Take out everything that is due; how it ends is left open."""
        found: list[Outgoing] = []
        while waiting := await self.store.do(self.delivering.waiting, 30):
            for address in waiting:
                while (one := await self.store.do(self.delivering.next_to, address)) is not None:
                    assert await self.store.do(self.delivering.claim, one)
                    found.append(one)
        return found

    async def comes(self, to: str) -> list[Outgoing]:
        """Let it be this time, sweep and deliver."""
        self.clock.turn(to)
        await self.sweep()
        return await self.deliver()

    async def notices(self, *kinds: NoticeKind) -> list[Notice]:
        """Return every notice there is (of these kinds), in the order it was planned."""

        def read(tx: Tx) -> list[Notice]:
            found = (tx.notices.get(NoticeId(number)) for number in range(1, 500))
            return [one for one in found if one and (not kinds or one.key.kind in kinds)]

        return await self.store.do(read)

    async def states(self, *kinds: NoticeKind) -> list[tuple[int, NoticeState]]:
        """Return rung and state of every notice."""
        return [(one.key.rung, one.state) for one in await self.notices(*kinds)]

    async def person(self, actor: Actor) -> Person:
        """Return a person as stored."""
        return await self.store.do(lambda tx: tx.people.get(actor.person))

    async def confirms(self, actor: Actor, at: str) -> None:
        """Confirm the pledge for the actor's unit, without telling anybody."""
        cycle = self.cycle

        def keep(tx: Tx) -> None:
            given = PledgeConfirmation(
                unit=actor.unit or UnitCode(""),
                version=cycle.pledge_version,
                at=local(at),
                receipt=f"{actor.person:06}",
                by_name=actor.name,
                by_post=actor.post,
            )
            tx.pledges.add(actor.model_copy(update={"at": local(at)}), cycle.year, given)

        await self.store.do(keep)


REPORT = PeriodCode("year")


def with_holidays(cycle: Cycle, *days: str) -> Cycle:
    """Return the cycle with these days off."""
    free = frozenset(date.fromisoformat(day) for day in days)
    calendar = WorkCalendar(zone=cycle.calendar.zone, holidays=free)
    return cycle.model_copy(update={"calendar": calendar})


@asynccontextmanager
async def a_time_room(
    folder: Path,
    definition: Definition | None = None,
    *,
    at: str = "2027-01-04 08:00",
    cycle: Cycle | None = None,
) -> AsyncIterator[TimeRoom]:
    """Open a room with one bloc, opened on 4 January 2027 at 8."""
    cycle = cycle or a_cycle(definition or small_definition())
    async with a_store(folder) as store:
        await store.do(lambda tx: tx.cycles.add(cycle, None))
        yield TimeRoom(store, HandClock(at), cycle)
