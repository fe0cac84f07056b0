"""The digest: each unit in one list, and what waits for the leader."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.assessments import Answer
from domain.blocs import Role
from domain.errors import NotAllowed
from domain.ids import CriterionCode, DeadlineKey, Revision, UnitCode
from domain.points import ZERO
from tests.bloc_in_november import LOST, NOBODY, YEAR_REPORT, November, november, send
from usecases.digesting import Digesting
from usecases.ports import Tx

KEY = DeadlineKey("year_self_score")


@pytest.fixture
async def bloc(tmp_path: Path) -> AsyncIterator[November]:
    async with november(tmp_path) as found:
        yield found


async def test_every_unit_stands_in_exactly_one_list(bloc: November) -> None:
    def noted(tx: Tx) -> None:
        staff = bloc.at("BTNTT/unit_staff")
        tx.notices.acknowledge(staff, bloc.cycle.year, KEY, "2027-11-15", -7)

    await bloc.store.do(noted)
    view = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle)
    lists = (view.done, view.doing, view.acknowledged, view.silent, view.unreachable)
    codes = [[row.code for row in rows] for rows in lists]
    assert codes == [
        ["KHKT", "VHNT", "CTD", "HLG"],
        ["HNM", "HKH"],
        ["BTNTT"],
        ["BVQTE", "LHHN"],
        [LOST, NOBODY],
    ]
    assert view.leaders_own_done
    assert view.later is not None
    assert view.later.due.key == "yearend_meeting"


async def test_what_the_bloc_has_still_to_fill_waits_for_the_leader(bloc: November) -> None:
    def one_filled(tx: Tx) -> None:
        given = Answer(criterion=CriterionCode("8.2"), points=ZERO)
        year, unit = bloc.cycle.year, UnitCode("KHKT")
        tx.assessments.write(
            bloc.at("secretary"), year, unit, YEAR_REPORT, given, expected=Revision(0)
        )

    await bloc.store.do(one_filled)
    view = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle)
    (waiting,) = view.to_fill
    assert (waiting.criterion, waiting.units) == ("8.2", ("VHNT", "CTD", "HLG"))


async def test_what_is_long_past_is_left_to_the_board(bloc: November) -> None:
    view = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle)
    assert view.others == ()
    bloc.clock.turn("2027-10-29 09:00")
    view = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle)
    assert (view.step.key, view.others) == ("q3_report", ())
    bloc.clock.turn("2027-11-01 09:00")
    view = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle)
    assert view.step.key == KEY
    assert [step.key for step in view.others] == ["q3_report"]


async def test_a_digest_may_be_about_a_deadline_of_its_own(bloc: November) -> None:
    view = await bloc.store.do(
        Digesting(bloc.clock).digest, bloc.cycle, bloc.clock.now(), about="q3_report"
    )
    assert view.step.key == "q3_report"
    view = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle, about="yearend_meeting")
    assert view.step.key == KEY


async def test_when_all_have_sent_the_digest_is_complete(bloc: November) -> None:
    def all_sent(tx: Tx) -> None:
        for number, code in enumerate(bloc.cycle.definition.unit_codes()):
            leader = bloc.people.get(f"{code}/unit_leader") or bloc.at("HKH/unit_leader")
            leader = leader.model_copy(update={"unit": code})
            send(tx, leader, bloc.cycle, f"6{number:05}", bloc.clock.now())

    await bloc.store.do(all_sent)
    view = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle, about=KEY)
    assert view.complete
    assert view.unreachable == ()


@pytest.mark.parametrize(
    ("role", "acts"),
    [(Role.BLOC_LEADER, True), (Role.SECRETARY, True), (Role.STANDING_BODY, False)],
)
async def test_a_digest_knows_whom_it_is_for(bloc: November, role: Role, *, acts: bool) -> None:
    view = await bloc.store.do(Digesting(bloc.clock).read, bloc.at(role.value), bloc.cycle.year)
    assert (view.role, view.board.acts) == (role, acts)


@pytest.mark.parametrize("who", ["HKH/unit_leader", "admin"])
async def test_units_and_the_operator_have_no_digest(bloc: November, who: str) -> None:
    with pytest.raises(NotAllowed):
        await bloc.store.do(Digesting(bloc.clock).read, bloc.at(who), bloc.cycle.year)


async def test_a_digest_can_be_read_beside_the_writer(bloc: November) -> None:
    digesting, leader = Digesting(bloc.clock), bloc.at("bloc_leader")
    beside = await bloc.store.read(digesting.read, leader, bloc.cycle.year)
    assert beside == await bloc.store.do(digesting.read, leader, bloc.cycle.year)
