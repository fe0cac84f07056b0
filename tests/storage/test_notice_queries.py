"""What is due is found without walking over everything that was ever sent."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from domain.blocs import Role
from domain.ids import NoticeId, PersonId, PlaceId, UnitCode
from domain.notices import NoticeKey, NoticeKind, NoticeState
from storage.store import Store
from storage.transaction import Transaction
from tests.builders import YEAR, a_cycle, add_member, local
from usecases.ports import Tx

NOW = local("2027-11-05 09:00")
CYCLE = a_cycle()


def plan(tx: Tx, count: int) -> tuple[PersonId, ...]:
    """Plan a notice for each of so many people, the last of them earliest."""
    people = []
    for number in range(1, count + 1):
        actor = add_member(tx, CYCLE, "A", Role.UNIT_STAFF, number=number)
        people.append(actor.person)
        for rung in (1, 2):
            key = NoticeKey(
                bloc=CYCLE.bloc_code,
                year=YEAR,
                recipient=actor.person,
                kind=NoticeKind.REMINDER,
                subject="year_report",
                due="2027-11-15",
                rung=rung,
            )
            at = NOW - timedelta(minutes=number)
            tx.notices.plan(key, actor.place, UnitCode("A"), not_before=at, at=at)
    return tuple(people)


async def test_those_who_wait_longest_come_first_each_once(tmp_path: Path) -> None:
    store = await Store.open(tmp_path / "bot.db")
    people = await store.do(plan, 5)
    waiting = await store.do(lambda tx: tx.notices.waiting(NOW, 3))
    assert [one for one, _, _ in waiting] == [people[4], people[3], people[2]]
    assert len(await store.do(lambda tx: tx.notices.waiting(NOW, 10))) == 5
    early = NOW - timedelta(minutes=4)
    assert len(await store.do(lambda tx: tx.notices.waiting(early, 10))) == 2
    await store.close()


@pytest.mark.parametrize(
    "ask",
    [
        lambda tx: tx.notices.waiting(NOW, 3),
        lambda tx: tx.notices.planned_for(PersonId(1), PlaceId(1), YEAR),
        lambda tx: tx.notices.claim([NoticeId(1)], NOW),
        lambda tx: tx.notices.settle([NoticeId(1)], NoticeState.SENT, NOW),
        lambda tx: tx.notices.interrupted(),
        lambda tx: tx.notices.next_planned(),
        lambda tx: tx.notices.revive(PersonId(1)),
    ],
)
async def test_no_question_walks_over_the_whole_ledger(
    tmp_path: Path, ask: Callable[[Tx], object]
) -> None:
    store = await Store.open(tmp_path / "bot.db")
    await store.do(plan, 5)
    await store.close()
    with closing(sqlite3.connect(tmp_path / "bot.db")) as raw:
        raw.row_factory = sqlite3.Row
        asked: list[str] = []
        raw.set_trace_callback(asked.append)
        ask(Transaction(raw))
        raw.set_trace_callback(None)
        ways = [
            row
            for sql in asked
            if "notice" in sql
            for row in raw.execute(f"EXPLAIN QUERY PLAN {sql}")
        ]
    steps = [way["detail"] for way in ways]
    assert steps
    assert not [step for step in steps if step.startswith("SCAN notice") and "INDEX" not in step]
    assert not [step for step in steps if "GROUP BY" in step]
