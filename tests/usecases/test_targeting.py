"""Registered targets: written by whom and until when, said to be all, read by whom."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from domain.boards import Progress
from domain.deadlines import Duty
from domain.duties import DutyState, DutyStatus
from domain.errors import (
    NotAllowed,
    NoTargets,
    NotFound,
    OldButton,
    TargetKnown,
    TargetsFull,
    TargetsNotAsked,
    YearClosed,
)
from domain.ids import UnitCode
from domain.targets import MAX_TARGETS, TargetsView
from tests.builders import with_targets
from tests.usecases.report_room import PERIOD, ReportRoom, a_report_room
from usecases.board_facts import board_of
from usecases.boarding import Boarding
from usecases.duties import status_of
from usecases.missing import missing_units
from usecases.ports import Tx
from usecases.targeting import Targeting

A, B = UnitCode("A"), UnitCode("B")


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[ReportRoom]:
    async with a_report_room(tmp_path, with_targets(), at="2027-02-22 09:00") as opened:
        yield opened


async def _does(room: ReportRoom, what: str, name: str, *args: Any) -> Any:
    return await room.do(getattr(Targeting(room.clock), what), name, *args)


async def _alters(room: ReportRoom, name: str, text: str) -> Any:
    return await _does(room, "alter", name, await room.draft(name), text)


async def _stands(room: ReportRoom) -> tuple[DutyStatus, Sequence[str]]:
    def read(tx: Tx) -> tuple[DutyStatus, Sequence[str]]:
        due = room.cycle.targets_due
        assert due is not None
        missing = missing_units(tx, room.cycle, due)
        return status_of(tx, room.cycle, due, A, room.clock.now()), missing

    return await room.store.do(read)


def _texts(view: TargetsView) -> list[str]:
    return [target.line.text for target in view.targets]


async def test_staff_write_a_leader_says_these_are_all_and_the_duty_is_closed(
    room: ReportRoom,
) -> None:
    view = await _does(room, "add", "staff", "Kết nạp: 20 hội viên\nMở lớp: 3 lớp")
    assert (view.added, _texts(view)) == (2, ["Kết nạp: 20 hội viên", "Mở lớp: 3 lớp"])
    status, missing = await _stands(room)
    assert (status.state, status.begun, status.settled) == (DutyState.OPEN, True, 2)
    assert missing == ("A", "B")
    room.clock.turn("2027-02-23 15:00")
    view = await _does(room, "register", "leader")
    assert view.registration is not None
    assert view.registration.by_name == room.who("leader").name
    status, missing = await _stands(room)
    assert (status.state, status.done_at) == (DutyState.DONE, room.clock.now())
    assert missing == ("B",)
    room.clock.turn("2027-02-24 09:00")
    again = await _does(room, "register", "staff")
    assert again.registration == view.registration
    assert await room.acts() == ["target_added", "target_added", "targets_registered"]


async def test_later_changes_keep_their_time_and_the_duty_stays_closed(room: ReportRoom) -> None:
    await _does(room, "add", "staff", "Kết nạp: 20 hội viên\nMở lớp: 3 lớp\nXây nhà: 1 nhà")
    view = await _does(room, "register", "staff")
    room.clock.turn("2027-06-01 10:00")
    await _does(room, "choose", "staff", view.targets[0].id)
    await _alters(room, "staff", "Kết nạp: 25 hội viên")
    await _does(room, "remove", "leader", view.targets[1].id)
    await _does(room, "add", "leader", "Trồng cây: 1.000 cây")
    read = await _does(room, "of_unit", "bloc leader", A)
    assert _texts(read) == ["Kết nạp: 25 hội viên", "Xây nhà: 1 nhà", "Trồng cây: 1.000 cây"]
    assert [read.late(target.at) for target in read.targets] == [True, False, True]
    assert [target.line.text for target in read.removed_late] == ["Mở lớp: 3 lớp"]
    assert (read.workdays_late, read.editable) == (0, False)
    for target in read.targets:
        await _does(room, "remove", "staff", target.id)
    assert (await _stands(room))[0].state is DutyState.DONE


async def test_a_registration_after_the_deadline_says_how_late_it_is(room: ReportRoom) -> None:
    await _does(room, "add", "staff", "Mở lớp: 3 lớp")
    room.clock.turn("2027-03-02 09:00")
    assert (await _stands(room))[0].state is DutyState.OVERDUE
    assert (await _does(room, "register", "staff")).workdays_late == 2
    assert (await _stands(room))[0].state is DutyState.DONE


async def test_what_stands_there_is_not_added_twice_and_a_list_has_an_end(
    room: ReportRoom,
) -> None:
    await _does(room, "add", "staff", "Mở lớp: 3 lớp")
    for text in ("mở LỚP: 3 lớp", "Mở lớp: 3 lớp.\nMở lớp: 3 lớp"):
        with pytest.raises(TargetKnown):
            await _does(room, "add", "staff", text)
    many = "\n".join(f"Việc {chr(97 + n)}: 1 lần" for n in range(MAX_TARGETS))
    with pytest.raises(TargetsFull) as refused:
        await _does(room, "add", "staff", many)
    assert refused.value.facts == {"limit": MAX_TARGETS, "room": MAX_TARGETS - 1}
    assert _texts(await _does(room, "look", "staff")) == ["Mở lớp: 3 lớp"]
    view = await _does(room, "add", "staff", f"mở lớp: 3 lớp\n{many.rpartition(chr(10))[0]}")
    assert (view.added, len(view.targets), view.page) == (MAX_TARGETS - 1, MAX_TARGETS, 3)


async def test_nothing_is_registered_of_an_empty_list(room: ReportRoom) -> None:
    with pytest.raises(NoTargets):
        await _does(room, "register", "leader")
    assert (await _stands(room))[0].state is DutyState.OPEN


async def test_who_types_for_a_target_that_changed_meanwhile_sees_it_first(
    room: ReportRoom,
) -> None:
    one = (await _does(room, "add", "staff", "Mở lớp: 3 lớp")).targets[0].id
    for name in ("staff", "leader"):
        await _does(room, "choose", name, one)
    await _alters(room, "leader", "Mở lớp: 4 lớp")
    shown = await _alters(room, "staff", "Mở lớp: 5 lớp")
    assert (shown.overtaken, shown.target.line.text) == ("Mở lớp: 5 lớp", "Mở lớp: 4 lớp")
    assert _texts(await _does(room, "look", "staff")) == ["Mở lớp: 4 lớp"]
    view = await _alters(room, "staff", "Mở lớp:\n5 lớp")
    assert _texts(view) == ["Mở lớp: 5 lớp"]
    assert (view.altered.line.amount, view.altered.revision) == (5, 3)
    with pytest.raises(OldButton):
        await _alters(room, "staff", "Mở lớp: 6 lớp")
    await _does(room, "choose", "staff", one)
    await _does(room, "remove", "leader", one)
    with pytest.raises(NotFound):
        await _alters(room, "staff", "Mở lớp: 7 lớp")
    with pytest.raises(NotFound):
        await _does(room, "remove", "leader", one)


async def test_another_unit_and_the_offices_change_nothing_and_only_offices_read(
    room: ReportRoom,
) -> None:
    one = (await _does(room, "add", "staff", "Mở lớp: 3 lớp")).targets[0].id
    for what in ("choose", "remove"):
        with pytest.raises(NotFound):
            await _does(room, what, "neighbour", one)
    with pytest.raises(NotAllowed):
        await _does(room, "of_unit", "neighbour", A)
    for name in ("bloc leader", "secretary", "admin"):
        for what, args in (("open", ()), ("add", ("Mở lớp",)), ("register", ())):
            with pytest.raises(NotAllowed):
                await _does(room, what, name, *args)
    assert _texts(await _does(room, "of_unit", "secretary", A)) == ["Mở lớp: 3 lớp"]
    with pytest.raises(NotAllowed):
        await _does(room, "of_unit", "admin", A)


async def test_a_closed_year_is_only_read(room: ReportRoom) -> None:
    one = (await _does(room, "add", "staff", "Mở lớp: 3 lớp")).targets[0].id
    room.clock.turn("2028-06-01 09:00")
    view = await _does(room, "open", "leader")
    assert (view.editable, len(view.targets), await room.draft("leader")) == (False, 1, None)
    for what, args in (("add", ("Khác",)), ("remove", (one,)), ("register", ())):
        with pytest.raises(YearClosed):
            await _does(room, what, "staff", *args)
    assert (await _stands(room))[0].state is DutyState.PASSED


async def test_a_bloc_without_that_step_asks_for_none(tmp_path: Path) -> None:
    async with a_report_room(tmp_path, at="2027-02-22 09:00") as room:
        for what, args in (("open", ()), ("add", ("Mở lớp",)), ("register", ())):
            with pytest.raises(TargetsNotAsked):
                await _does(room, what, "staff", *args)


async def test_who_wrote_a_target_sees_so_in_their_data_and_is_forgotten_by_name(
    room: ReportRoom,
) -> None:
    await _does(room, "add", "staff", "Mở lớp: 3 lớp\nXây nhà: 1 nhà")
    one = (await _does(room, "register", "staff")).targets[0].id
    await _does(room, "remove", "leader", one)

    def own(tx: Tx) -> tuple[list[tuple[str, bool]], int]:
        records = tx.personal.records(tx.people.get(room.who("staff").person))
        written = [(row.text, row.removed_at is not None) for row in records.targets]
        return written, len(records.registrations)

    assert await room.store.do(own) == (
        [("Mở lớp: 3 lớp", True), ("Xây nhà: 1 nhà", False)],
        1,
    )

    def forget(tx: Tx) -> None:
        tx.personal.forget(tx.people.get(room.who("staff").person), "Người số 2", room.clock.now())

    await room.store.do(forget)
    view = await _does(room, "of_unit", "secretary", A)
    assert [target.by_name for target in view.targets] == ["Người số 2"]
    assert view.registration.by_name == "Người số 2"


async def test_the_board_tells_how_far_each_unit_is_and_the_last_report_shows_them(
    room: ReportRoom,
) -> None:
    await _does(room, "add", "staff", "Mở lớp: 3 lớp")
    board = await room.store.do(lambda tx: board_of(tx, room.cycle, room.clock.now()))
    step = next(one for one in board.steps if one.duty.duty is Duty.TARGETS)
    assert [row.progress(step) for row in board.rows] == [Progress.DOING, Progress.NOT_BEGUN]
    await _does(room, "register", "staff")
    board = await room.store.do(lambda tx: board_of(tx, room.cycle, room.clock.now()))
    assert [row.code for row in board.done(step)] == ["A"]
    assert not board.row(A).entered(step)
    room.clock.turn("2027-11-05 09:00")
    await room.store.do(lambda tx: tx.cycles.add(room.cycle, None))
    assert (await room.do(room.reporting.report, "staff", PERIOD)).targets == 1
    report = Boarding(room.clock).report
    leader, year = room.who("bloc leader"), room.cycle.year
    read = await room.store.do(report, leader, year, A, PERIOD)
    assert [target.line.text for target in read.targets] == ["Mở lớp: 3 lớp"]
