"""The database a benchmark runs on: many blocs, and people with a criterion's card open.

Made by the use cases themselves, so that a typed "5,5" is a full answer: let in at the gate,
checked, written over its revision, audited, committed, and shown back.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from domain.assessments import Answer
from domain.blocs import Role
from domain.cycles import Cycle
from domain.definitions import Definition
from domain.ids import BlocCode, PeriodCode, Revision
from domain.score_tables import Criterion, CriterionKind
from storage.store import Store
from tests.builders import YEAR, HandClock, a_cycle, add_member, example
from usecases.ports import Tx
from usecases.reminding import Reminding
from usecases.scoring import Scoring
from usecases.visiting import actor_of

AT = "2027-11-05 09:00"
"""A morning in the last period of the year on which nothing falls due."""

PERIOD = PeriodCode("year")

Script = tuple[int, list[str]]
"""A person's account, and what they type in turn."""


class Town(NamedTuple):
    """A data folder, and those in it who can answer."""

    folder: Path
    people: int
    typists: list[Script]


async def a_county(folder: Path, *, blocs: int, years: int) -> Town:
    """Settle so many blocs, each unit of which has reported every criterion for so many years."""
    town = await a_town(folder, blocs=blocs, staff=5)
    store = await Store.open(folder / "bot.db")
    try:
        for number in range(blocs):
            await store.do(_fill, _definition(number), years)
    finally:
        await store.close()
    return town


async def a_town(folder: Path, *, blocs: int, staff: int, at: str = AT) -> Town:
    """Settle so many blocs, with so many people in each unit, and open a card for each.

    Everything that fell due until ``at`` has been seen to before anybody moved in.
    """
    store = await Store.open(folder / "bot.db")
    clock, people, typists = HandClock(at), 0, []
    try:
        for number in range(blocs):
            cycle = a_cycle(_definition(number))
            people += staff * len(cycle.definition.units)
            typists += await store.do(_settle, cycle, clock, number * 10_000 + 1_000, staff)
    finally:
        await store.close()
    return Town(folder, people, typists)


def _definition(number: int) -> Definition:
    one = example()
    bloc = one.bloc.model_copy(update={"code": BlocCode(f"{one.bloc.code}{number}")})
    return one.model_copy(update={"bloc": bloc})


def _settle(tx: Tx, cycle: Cycle, clock: HandClock, first: int, staff: int) -> list[Script]:
    tx.cycles.add(cycle, None)
    Reminding(clock).sweep(tx, cycle.bloc_code, YEAR)
    scoring, typists = Scoring(), []
    numbers = iter(range(first, first + 10_000))
    for unit in cycle.definition.unit_codes():
        direct = typed_criteria(cycle)
        for _ in range(staff):
            number = next(numbers)
            member = add_member(tx, cycle, unit, Role.UNIT_STAFF, number=number)
            criterion = next(direct, None)
            if criterion is not None:
                actor = member.model_copy(update={"at": clock.now()})
                scoring.open(tx, actor, cycle, PERIOD, criterion.code)
                typists.append((number, [_typed(criterion.max), _typed(criterion.max - 1)]))
    return typists


def _fill(tx: Tx, definition: Definition, years: int) -> None:
    place, person = tx.people.members(definition.bloc.code)[0]
    for year in range(YEAR - years + 1, YEAR + 1):
        cycle = a_cycle(definition, year)
        if year < YEAR:
            tx.cycles.add(cycle, None)
        scorer = actor_of(person, place, cycle.opened_at)
        for unit in definition.unit_codes():
            for criterion in definition.criteria_of(PERIOD):
                answer = Answer(criterion=criterion.code, points=criterion.max)
                tx.assessments.write(
                    scorer, cycle.year, unit, PERIOD, answer, expected=Revision(0)
                )


def typed_criteria(cycle: Cycle) -> Iterator[Criterion]:
    """Return the criteria that are scored by a number of points."""
    listed = cycle.definition.criteria_of(PERIOD)
    return (one for one in listed if one.kind is CriterionKind.DIRECT and one.max > 1)


def _typed(points: Decimal) -> str:
    return f"{points:f}".replace(".", ",")
