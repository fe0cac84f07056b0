"""The eleven organisations on a Friday in November: some have sent, some are at work, one is lost.

It stands on a real database and is what the leader's side is tested on.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from domain.assessments import Answer, AssessmentState, Sending
from domain.blocs import Role
from domain.cycles import Cycle
from domain.ids import CriterionCode, PeriodCode, Revision, TargetId, UnitCode
from domain.people import Actor, Reach
from domain.pledges import PledgeConfirmation
from domain.targets import TargetLine
from storage.store import Store
from tests.builders import HandClock, a_cycle, a_store, add_member, example, local
from usecases.ports import Tx

NOW = "2027-11-05 09:00"
YEAR_REPORT = PeriodCode("year")
SENT = ("KHKT", "VHNT", "CTD", "HLG")
DOING = ("HKH", "HNM")
NOBODY = "HDY"
LOST = "HNB"


@dataclass
class November:
    """The bloc, its people by place, and the clock."""

    store: Store
    cycle: Cycle
    clock: HandClock
    folder: Path
    people: dict[str, Actor] = field(default_factory=dict)

    def at(self, who: str) -> Actor:
        """Return somebody acting now."""
        return self.people[who].model_copy(update={"at": self.clock.now()})


def confirm(tx: Tx, actor: Actor, cycle: Cycle, receipt: str, at: datetime) -> None:
    """Confirm the pledge for a unit."""
    assert actor.unit is not None
    given = PledgeConfirmation(
        unit=actor.unit,
        version=cycle.pledge_version,
        at=at,
        receipt=receipt,
        by_name=actor.name,
        by_post=actor.post,
    )
    tx.pledges.add(actor, cycle.year, given)


def write_target(tx: Tx, actor: Actor, cycle: Cycle, text: str) -> TargetId:
    """Write down a target of a unit."""
    assert actor.unit is not None
    return tx.targets.add(actor, cycle.year, actor.unit, TargetLine(text=text))


def answer(
    tx: Tx, actor: Actor, cycle: Cycle, criterion: str, points: str, note: str = ""
) -> None:
    """Score a criterion of the year's report."""
    assert actor.unit is not None
    given = Answer(criterion=CriterionCode(criterion), points=Decimal(points), note=note)
    before = tx.assessments.answer(
        cycle.bloc_code, cycle.year, actor.unit, YEAR_REPORT, given.criterion
    )
    expected = Revision(before.revision)
    assert tx.assessments.write(
        actor, cycle.year, actor.unit, YEAR_REPORT, given, expected=expected
    )


def send(
    tx: Tx,
    actor: Actor,
    cycle: Cycle,
    receipt: str,
    at: datetime,
    *,
    period: str = YEAR_REPORT,
    late: int = 0,
) -> None:
    """Send a report."""
    assert actor.unit is not None
    sending = Sending(
        at=at,
        first_at=at,
        receipt=receipt,
        by=actor.person,
        by_name=actor.name,
        by_post=actor.post,
        total=Decimal("93.25"),
        workdays_late=late,
    )
    state = AssessmentState.SUBMITTED
    tx.assessments.set_state(
        cycle.bloc_code, cycle.year, actor.unit, PeriodCode(period), state, sending, at
    )


def populate(tx: Tx, cycle: Cycle) -> dict[str, Actor]:
    """Fill the bloc with people and what they have done; return who acts for what."""
    people: dict[str, Actor] = {}
    for number, unit in enumerate(cycle.definition.units, 1):
        if unit.code == NOBODY:
            continue
        for role, beside in ((Role.UNIT_LEADER, 100), (Role.UNIT_STAFF, 200)):
            actor = add_member(tx, cycle, unit.code, role, number=beside + number)
            people[f"{unit.code}/{role.value}"] = actor
            if unit.code == LOST:
                tx.people.set_reach(actor.person, Reach.BLOCKED, actor.at)
    for number, role in enumerate((Role.BLOC_LEADER, Role.DEPUTY_LEADER, Role.SECRETARY,
                                   Role.STANDING_BODY, Role.ADMIN), 301):  # fmt: skip
        people[role.value] = add_member(tx, cycle, None, role, number=number)
    for number, code in enumerate(cycle.definition.unit_codes()):
        entering = people["HKH/unit_staff"].model_copy(update={"at": local("2027-02-20 10:00")})
        tx.targets.register(entering, cycle.year, code)
        leader = people.get(f"{code}/unit_leader")
        if leader is None:
            continue
        confirm(tx, leader, cycle, f"{number:06}", local("2027-01-22 09:15"))
        if code in {*SENT, *DOING}:
            staff = people[f"{code}/unit_staff"].model_copy(
                update={"at": local("2027-11-03 16:40")}
            )
            answer(tx, staff, cycle, "1.1", "5")
            answer(tx, staff, cycle, "1.2", "18,5".replace(",", "."), note="Đạt 92,5 %.")
        if code in SENT:
            send(tx, leader, cycle, f"1{number:05}", local("2027-11-04 10:05"))
    return people


@asynccontextmanager
async def november(folder: Path, at: str = NOW) -> AsyncIterator[November]:
    """Open the bloc as it stands on that morning."""
    cycle = a_cycle(example())
    async with a_store(folder) as store:
        await store.do(lambda tx: tx.cycles.add(cycle, None))
        people = await store.do(populate, cycle)
        yield November(store, cycle, HandClock(at), folder, people)


def unit_of(code: str) -> UnitCode:
    """Return a unit's code as the use cases take it."""
    return UnitCode(code)
