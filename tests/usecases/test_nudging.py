"""Reminding by hand: who gets a message, once a day, never those who have done it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.blocs import Role
from domain.boards import Board
from domain.errors import NotAllowed, NotFound, YearClosed
from domain.ids import PlaceId, UnitCode, Version
from domain.notices import Notice, NoticeKind
from domain.people import Reach
from domain.unit_views import RemindView
from tests.bloc_in_november import LOST, NOBODY, November, confirm, november, send
from tests.builders import local
from usecases.nudging import Nudging
from usecases.ports import Tx

DEADLINE = "year_self_score"


@pytest.fixture
async def bloc(tmp_path: Path) -> AsyncIterator[November]:
    async with november(tmp_path) as found:
        yield found


async def _preview(bloc: November, deadline: str = DEADLINE) -> RemindView:
    view = await bloc.store.do(
        Nudging(bloc.clock).preview, bloc.at("secretary"), bloc.cycle.year, deadline
    )
    assert isinstance(view, RemindView)
    return view


async def _remind(bloc: November, who: str = "secretary", deadline: str = DEADLINE) -> RemindView:
    return await bloc.store.do(Nudging(bloc.clock).remind, bloc.at(who), bloc.cycle.year, deadline)


async def _nudges(bloc: November, deadline: str = DEADLINE) -> list[Notice]:
    kept = await bloc.store.do(
        lambda tx: tx.notices.ledger(
            bloc.cycle.bloc_code, bloc.cycle.year, subject=deadline, unit=None
        )
    )
    return [notice for notice in kept if notice.key.kind is NoticeKind.NUDGE]


async def test_units_that_miss_it_are_shown_before_anybody_is_reminded(bloc: November) -> None:
    view = await _preview(bloc)
    assert view.units == ("BTNTT", "HNM", "BVQTE", "LHHN", "HKH")
    assert view.people == 10
    assert view.unreachable == (LOST, NOBODY)
    assert await _nudges(bloc) == []


async def test_everybody_who_works_on_it_gets_one_message_at_once(bloc: November) -> None:
    view = await _remind(bloc)
    assert (view.sent, view.people, view.at) == (True, 10, bloc.clock.now())
    planned = await _nudges(bloc)
    assert len(planned) == 10
    assert {notice.unit for notice in planned} == set(view.units)
    assert {notice.not_before for notice in planned} == {bloc.clock.now()}


async def test_a_double_tap_and_a_second_officer_send_nothing_more(bloc: November) -> None:
    await _remind(bloc)
    again = await _remind(bloc, "bloc_leader")
    assert (again.sent, again.units, again.people) == (False, (), 0)
    assert again.already == ("BTNTT", "HNM", "BVQTE", "LHHN", "HKH")
    assert len(await _nudges(bloc)) == 10


async def test_the_next_day_they_may_be_reminded_again(bloc: November) -> None:
    await _remind(bloc)
    bloc.clock.turn("2027-11-08 09:00")
    assert (await _remind(bloc)).people == 10
    assert len(await _nudges(bloc)) == 20


async def test_a_unit_that_has_sent_meanwhile_is_not_reminded(bloc: November) -> None:
    before = await _preview(bloc)
    assert "HKH" in before.units

    def sent(tx: Tx) -> None:
        send(tx, bloc.at("HKH/unit_leader"), bloc.cycle, "555555", bloc.clock.now())

    await bloc.store.do(sent)
    view = await _remind(bloc)
    assert "HKH" not in view.units
    assert "HKH" not in {notice.unit for notice in await _nudges(bloc)}


async def test_at_night_the_message_waits_for_the_morning_and_counts_for_that_day(
    bloc: November,
) -> None:
    bloc.clock.turn("2027-11-05 21:30")
    view = await _remind(bloc)
    assert view.at == local("2027-11-06 07:00")
    bloc.clock.turn("2027-11-06 08:00")
    assert (await _remind(bloc)).people == 0
    assert len(await _nudges(bloc)) == 10


async def test_who_joined_since_is_reminded_alone(bloc: November) -> None:
    await _remind(bloc)

    def back(tx: Tx) -> None:
        staff = bloc.people[f"{LOST}/unit_staff"]
        tx.people.set_reach(staff.person, Reach.REACHABLE, staff.at)

    await bloc.store.do(back)
    view = await _remind(bloc)
    assert (view.units, view.people) == ((LOST,), 1)


async def test_the_pledge_is_the_unit_leaders_to_confirm_so_staff_are_left_alone(
    bloc: November,
) -> None:
    update = {"version": Version(2), "pledge_version": Version(2)}
    changed = bloc.cycle.model_copy(update=update)
    await bloc.store.do(lambda tx: tx.cycles.add(changed, None))
    view = await _remind(bloc, deadline="pledge_signing")
    assert (len(view.units), view.people) == (9, 9)
    leaders = {bloc.people[f"{code}/unit_leader"].person for code in view.units}
    assert {notice.key.recipient for notice in await _nudges(bloc, "pledge_signing")} == leaders


async def test_somebody_with_two_units_is_reminded_for_each(bloc: November) -> None:
    def second_seat(tx: Tx) -> PlaceId:
        staff = bloc.people["HKH/unit_staff"]
        seat = tx.people.take_place(
            staff.person,
            bloc.cycle.bloc_code,
            UnitCode("LHHN"),
            Role.UNIT_STAFF,
            "Văn thư",
            staff.at,
        )
        return seat.id

    await bloc.store.do(second_seat)
    view = await _remind(bloc)
    assert view.people == 10
    assert len(await _nudges(bloc)) == 11


async def test_with_several_open_steps_one_is_chosen_first(bloc: November) -> None:
    found = await bloc.store.do(Nudging(bloc.clock).preview, bloc.at("secretary"), bloc.cycle.year)
    assert isinstance(found, Board)
    assert [step.key for step in found.open_steps][-1] == DEADLINE


async def test_the_only_open_step_is_shown_without_asking(bloc: November) -> None:
    bloc.clock.turn("2027-01-04 09:00")
    found = await bloc.store.do(Nudging(bloc.clock).preview, bloc.at("secretary"), bloc.cycle.year)
    assert isinstance(found, RemindView)
    assert found.step.key == "pledge_signing"


async def test_when_nobody_misses_it_nothing_is_sent(bloc: November) -> None:
    def all_confirmed(tx: Tx) -> None:
        outsider = bloc.at("HKH/unit_leader").model_copy(update={"unit": UnitCode(NOBODY)})
        confirm(tx, outsider, bloc.cycle, "888888", bloc.clock.now())

    await bloc.store.do(all_confirmed)
    view = await _remind(bloc, deadline="pledge_signing")
    assert (view.sent, view.units, view.unreachable) == (False, (), ())


@pytest.mark.parametrize("who", ["standing_body", "HKH/unit_leader", "HKH/unit_staff", "admin"])
async def test_only_the_leaders_side_reminds(bloc: November, who: str) -> None:
    with pytest.raises(NotAllowed):
        await _remind(bloc, who)
    assert await _nudges(bloc) == []


async def test_unknown_steps_and_closed_years_are_refused(bloc: November) -> None:
    with pytest.raises(NotFound):
        await _remind(bloc, deadline="midyear_meeting")
    bloc.clock.turn("2028-03-01 09:00")
    with pytest.raises(YearClosed):
        await _remind(bloc)
