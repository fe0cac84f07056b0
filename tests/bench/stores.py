"""What one stored answer costs, and whether one bloc's screens feel everyone else's rows."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice

from domain.blocs import Role
from domain.cycles import Cycle
from domain.ids import Year
from domain.people import Actor
from storage.store import Store
from storage.transaction import Transaction
from tests.bench.rows import Row, at_most, compared
from tests.bench.town import Town
from tests.builders import YEAR, HandClock, add_member
from usecases.boarding import Boarding
from usecases.digesting import Digesting
from usecases.ports import Tx
from usecases.scoring import Scoring
from usecases.visiting import Visiting, actor_of

ANSWERS, CALLERS, LOOKS = 1000, 64, 40

Answering = Callable[[Tx], object]


def stores(county: Town, hamlet: Town, rounds: int) -> Iterator[Row]:
    """Compare the store with plain sqlite3, and a county's database with one bloc's."""
    kinds: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, took in (
            ("plain", _plainly(county)),
            ("alone", asyncio.run(_stored(county, 1))),
            ("many", asyncio.run(_stored(county, CALLERS))),
            ("small", asyncio.run(_stored(hamlet, CALLERS))),
        ):
            kinds.setdefault(name, []).append(took)
    plain, many = kinds["plain"], kinds["many"]
    name = "one stored answer / the same in plain sqlite3"
    yield compared(f"{name}, one caller", kinds["alone"], plain, "us", at_most(2))
    yield compared(f"{name}, 64 callers", many, plain, "us", at_most(2))
    name = "one stored answer among 16,500 users, 330,000 rows / in one bloc"
    yield compared(name, many, kinds["small"], "us", at_most(1.7))
    yield from asyncio.run(_screens(county, hamlet))


def _answerings(town: Town, count: int) -> Iterator[Answering]:
    """Return so many bodies: somebody is let in and scores the criterion that is open."""
    visiting, scoring, clock = Visiting(), Scoring(), HandClock("2027-11-05 09:00")

    def body(user: int, text: str) -> Answering:
        def answering(tx: Tx) -> object:
            came = visiting.arrive(tx, user, user, None, None)
            assert came.visitor.person is not None
            assert came.cycle is not None
            assert came.draft is not None
            actor = actor_of(came.visitor.person, came.visitor.place, clock.now())
            return scoring.type(tx, actor, came.cycle, came.draft, text)

        return answering

    for user, typed in islice(cycle(town.typists), count):
        yield body(user, typed[0])
        typed.reverse()  # the same score once more would write nothing


def _plainly(town: Town) -> float:
    """Return microseconds of an answer through nothing but Python's own sqlite3."""
    raw = sqlite3.connect(town.folder / "bot.db", isolation_level=None, cached_statements=256)
    raw.row_factory = sqlite3.Row
    raw.execute("PRAGMA synchronous = FULL")
    begun = time.monotonic()
    for answering in _answerings(town, ANSWERS):
        raw.execute("BEGIN IMMEDIATE")
        answering(Transaction(raw))
        raw.execute("COMMIT")
    took = time.monotonic() - begun
    raw.close()
    return 1e6 * took / ANSWERS


async def _stored(town: Town, callers: int) -> float:
    """Return microseconds of an answer through the store."""
    store = await Store.open(town.folder / "bot.db")
    waiting = _answerings(town, ANSWERS)

    async def caller() -> None:
        for answering in waiting:
            await store.do(answering)

    begun = time.monotonic()
    await asyncio.gather(*(caller() for _ in range(callers)))
    took = time.monotonic() - begun
    await store.close()
    return 1e6 * took / ANSWERS


async def _screens(county: Town, hamlet: Town) -> Iterator[Row]:
    """Compare what a leader reads."""
    clock = HandClock("2027-11-05 09:00")
    boarding, digesting = Boarding(clock), Digesting(clock)
    looks: list[tuple[str, Callable[[Tx, Actor, Year], object]]] = [
        ("the board", boarding.board),
        ("the digest", digesting.read),
    ]
    large, small = [await Store.open(town.folder / "bot.db") for town in (county, hamlet)]
    leaders = {store: await store.do(_leader) for store in (large, small)}
    rows = []
    for what, look in looks:
        times: dict[Store, list[float]] = {large: [], small: []}
        for _ in range(LOOKS):
            for store, took in times.items():
                begun = time.monotonic()
                await store.do(look, leaders[store], YEAR)
                took.append(1000 * (time.monotonic() - begun))
        name = f"{what} of one bloc among 300 x 4 years / alone"
        rows.append(compared(name, times[large], times[small], "ms", at_most(1.3)))
    await large.close()
    await small.close()
    return iter(rows)


def _leader(tx: Tx) -> Actor:
    found: Cycle | None = next((c for c in tx.cycles.all_current() if c.year == YEAR), None)
    assert found is not None
    return add_member(tx, found, None, Role.BLOC_LEADER, number=1)
