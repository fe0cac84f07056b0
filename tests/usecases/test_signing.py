"""The pledge signed on paper: who records it, what is recorded, what it closes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from domain.duties import DutyState
from domain.errors import NobodySigned, NotAllowed, NotFound, OldButton, SignersChanged, YearClosed
from domain.ids import UnitCode
from domain.pledges import ClosedBy
from tests.bloc_in_november import confirm
from tests.builders import local, small_definition
from tests.usecases.report_room import ReportRoom, a_report_room
from usecases.duties import status_of
from usecases.missing import missing_units
from usecases.ports import Tx
from usecases.signing import Signing

A, B = UnitCode("A"), UnitCode("B")
signing = Signing()


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[ReportRoom]:
    async with a_report_room(tmp_path, at="2027-01-25 14:00") as opened:
        yield opened


@pytest.fixture
async def strict(tmp_path: Path) -> AsyncIterator[ReportRoom]:
    """A bloc in which both facts close the duty."""
    definition = small_definition()
    pledge = definition.pledge.model_copy(update={"closed_by": ClosedBy.BOTH})
    definition = definition.model_copy(update={"pledge": pledge})
    async with a_report_room(tmp_path, definition, at="2027-01-25 14:00") as opened:
        yield opened


async def _state(room: ReportRoom) -> tuple[DutyState, Sequence[str]]:
    """Return how unit A's duty stands, and which units miss it."""

    def read(tx: Tx) -> tuple[DutyState, Sequence[str]]:
        due, now = room.cycle.pledge_due, room.clock.now()
        missing = missing_units(tx, room.cycle, due)
        return status_of(tx, room.cycle, due, A, now).state, missing

    return await room.store.do(read)


async def test_all_are_there_until_tapped_off_and_the_absent_sign_another_day(
    room: ReportRoom,
) -> None:
    view = await room.do(signing.open, "secretary")
    assert [(one.unit.code, one.there) for one in view.signers] == [("A", True), ("B", True)]
    assert view.occasion.day == date(2027, 1, 25)
    await room.do(signing.mark, "secretary", B, 0, there=False)
    kept = await room.do(signing.record, "secretary", 1)
    assert [unit.code for unit in kept.recorded] == ["A"]
    assert [unit.code for unit in kept.unsigned] == ["B"]
    room.clock.turn("2027-01-29 09:00")
    view = await room.do(signing.open, "bloc leader")
    assert [one.unit.code for one in view.signers] == ["B"]
    await room.do(signing.describe, "bloc leader", "28/1 tại trụ sở Hội")
    kept = await room.do(signing.record, "bloc leader", 1)
    assert [one.day for _, one in kept.signings] == [date(2027, 1, 25), date(2027, 1, 28)]
    assert kept.signings[0][1].paper != kept.signings[1][1].paper
    assert await room.acts() == ["paper_added", "pledge_signed", "paper_added", "pledge_signed"]


async def test_the_button_records_what_it_says_or_nothing(room: ReportRoom) -> None:
    await room.do(signing.open, "secretary")
    with pytest.raises(SignersChanged):
        await room.do(signing.record, "secretary", 1)
    for unit in (A, B):
        await room.do(signing.mark, "secretary", unit, 0, there=False)
    with pytest.raises(NobodySigned):
        await room.do(signing.record, "secretary", 0)
    for unit in (A, B):
        await room.do(signing.mark, "secretary", unit, 0, there=True)
    await room.do(signing.record, "secretary", 2)
    with pytest.raises(OldButton):
        await room.do(signing.record, "secretary", 2)


async def test_two_who_record_at_once_record_each_unit_once(room: ReportRoom) -> None:
    await room.do(signing.open, "secretary")
    await room.do(signing.open, "bloc leader")
    await room.do(signing.record, "secretary", 2)
    with pytest.raises(NobodySigned):
        await room.do(signing.record, "bloc leader", 2)


async def test_a_mistake_is_taken_out_and_recorded_anew(room: ReportRoom) -> None:
    await room.do(signing.open, "secretary")
    await room.do(signing.record, "secretary", 2)
    view = await room.do(signing.take_out, "secretary", B)
    assert [unit.code for unit, _ in view.signings] == ["A"]
    with pytest.raises(NotFound):
        await room.do(signing.take_out, "secretary", B)
    await room.do(signing.open, "secretary")
    await room.do(signing.describe, "secretary", "24/1")
    kept = await room.do(signing.record, "secretary", 1)
    assert {unit.code: one.day.day for unit, one in kept.signings} == {"A": 25, "B": 24}
    assert (await room.acts()).count("pledge_signing_taken_out") == 1


async def test_only_the_leaders_side_records_and_only_while_the_year_is_open(
    room: ReportRoom,
) -> None:
    for name in ("leader", "staff", "admin"):
        for body, args in ((signing.open, ()), (signing.signed, ()), (signing.take_out, (A,))):
            with pytest.raises(NotAllowed):
                await room.do(body, name, *args)
    room.clock.turn("2028-03-01 09:00")
    with pytest.raises(YearClosed):
        await room.do(signing.open, "secretary")


async def test_by_default_a_signature_alone_closes_nothing(room: ReportRoom) -> None:
    await room.do(signing.open, "secretary")
    await room.do(signing.record, "secretary", 2)
    assert await _state(room) == (DutyState.OPEN, ("A", "B"))


async def test_where_both_facts_close_it_one_alone_does_not(strict: ReportRoom) -> None:
    leader, cycle = strict.who("leader"), strict.cycle
    at = local("2027-01-22 09:15")
    await strict.store.do(lambda tx: confirm(tx, leader, cycle, "100000", at))
    assert await _state(strict) == (DutyState.OPEN, ("A", "B"))
    await strict.do(signing.open, "secretary")
    await strict.do(signing.record, "secretary", 2)
    assert await _state(strict) == (DutyState.DONE, ("B",))
    strict.clock.turn("2027-02-01 09:00")
    await strict.do(signing.take_out, "secretary", A)
    assert await _state(strict) == (DutyState.OVERDUE, ("A", "B"))
