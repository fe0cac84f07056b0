"""Sweeping: who is reminded when, whatever the host, the hour and the holidays."""

from __future__ import annotations

from pathlib import Path

import pytest

from domain.blocs import Role
from domain.errors import NotAllowed, NotFound, OldButton
from domain.ids import UnitCode
from domain.notices import NoticeKind, NoticeState
from domain.people import Actor
from domain.reminders import CatchUpView, EventKind, ReminderView
from tests.builders import a_cycle, local, small_definition
from tests.usecases.time_room import TimeRoom, a_time_room, with_holidays

PLEDGE, REPORT = "pledge_signing", "year_report"
LEADER, STAFF = Role.UNIT_LEADER, Role.UNIT_STAFF
PLANNED, SENT, CANCELLED = NoticeState.PLANNED, NoticeState.SENT, NoticeState.CANCELLED


async def test_a_rung_is_planned_when_its_time_has_come_and_not_a_second_before(
    tmp_path: Path,
) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", LEADER)
        room.clock.at = local("2027-01-18 07:59")
        assert (await room.sweep()).reminders == 0
        room.clock.turn("2027-01-18 08:00")
        assert (await room.sweep()).reminders == 1


async def test_knocking_again_plans_nothing_twice(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", LEADER)
        room.clock.turn("2027-01-18 08:00")
        first = await room.sweep()
        again = [await room.sweep() for _ in range(3)]
        assert (first.reminders, [s.reminders for s in again]) == (1, [0, 0, 0])
        assert len(await room.notices()) == 1


async def test_between_rungs_a_knock_looks_at_no_bloc(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        room.clock.turn("2027-01-18 09:00")
        assert await room.store.do(room.reminding.to_sweep) == []


async def test_an_amended_definition_is_looked_at_again(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        room.clock.turn("2027-01-18 09:00")
        await room.sweep()
        newer = room.cycle.model_copy(update={"version": 2})
        await room.store.do(lambda tx: tx.cycles.add(newer, None))
        assert len(await room.store.do(room.reminding.to_sweep)) == 1


async def test_the_pledge_waits_for_the_units_leader_alone(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        leader = await room.member("A", LEADER)
        await room.member("A", STAFF)
        out = await room.comes("2027-01-18 08:00")
        assert [one.person.id for one in out] == [leader.person]


async def test_where_no_leader_has_joined_staff_hears_of_the_pledge(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        staff = await room.member("A", STAFF)
        out = await room.comes("2027-01-18 08:00")
        assert [one.person.id for one in out] == [staff.person]


async def test_staff_is_reminded_of_a_report_and_the_leader_at_the_last_rung(
    tmp_path: Path,
) -> None:
    async with a_time_room(tmp_path, at="2027-11-01 07:00") as room:
        leader = await room.member("A", LEADER, "2027-10-01 08:00")
        staff = await room.member("A", STAFF, "2027-10-01 08:00")
        told = {}
        for day in ("08", "10", "12", "15", "16", "18"):
            out = await room.comes(f"2027-11-{day} 08:00")
            told[day] = {one.person.id for one in out if isinstance(one.view, ReminderView)}
        only, both = {staff.person}, {staff.person, leader.person}
        assert told == {"08": only, "10": only, "12": only, "15": both, "16": both, "18": both}


async def test_a_unit_with_only_a_leader_reminds_the_leader_of_everything(
    tmp_path: Path,
) -> None:
    async with a_time_room(tmp_path, at="2027-11-01 07:00") as room:
        leader = await room.member("A", LEADER, "2027-10-01 08:00")
        out = await room.comes("2027-11-08 08:00")
        assert [one.person.id for one in out] == [leader.person]


async def test_offices_hear_of_the_deadlines_of_their_audience(tmp_path: Path) -> None:
    deadlines = [
        {"key": PLEDGE, "title": "Giao ước", "duty": "pledge", "date": "25/01"},
        {"key": REPORT, "title": "Báo cáo", "duty": "report", "date": "15/11"},
        {"key": "dossier", "title": "Trình hồ sơ", "audience": "bloc_leader", "date": "15/12",
         "before": [2]},
        {"key": "meeting", "title": "Họp", "audience": "everyone", "date": "03/12",
         "before": [1]},
    ]  # fmt: skip
    async with a_time_room(tmp_path, small_definition(deadlines=deadlines)) as room:
        leader = await room.member(None, Role.BLOC_LEADER)
        secretary = await room.member(None, Role.SECRETARY)
        body = await room.member(None, Role.STANDING_BODY)
        await room.member(None, Role.ADMIN)
        staff = await room.member("A", STAFF)
        room.clock.turn("2027-12-01 08:00")
        await room.sweep()
        await room.deliver()
        meeting = [o for o in await room.comes("2027-12-02 08:00") if not _digest(o)]
        dossier = [o for o in await room.comes("2027-12-13 08:00") if not _digest(o)]
        told = {leader.person, secretary.person, body.person, staff.person}
        assert {one.person.id for one in meeting} == told
        assert {one.person.id for one in dossier} == {leader.person, secretary.person}


def _digest(outgoing: object) -> bool:
    return type(getattr(outgoing, "view", None)).__name__ == "DigestView"


async def test_rungs_before_the_bloc_was_opened_are_never_planned(tmp_path: Path) -> None:
    cycle = a_cycle(opened="2027-01-20 10:00")
    async with a_time_room(tmp_path, cycle=cycle, at="2027-01-20 10:00") as room:
        await room.member("A", LEADER)
        assert await room.comes("2027-01-20 12:00") == []
        assert len(await room.comes("2027-01-21 08:00")) == 1


async def test_what_was_due_before_the_bloc_was_opened_waits_for_nobody(tmp_path: Path) -> None:
    cycle = a_cycle(opened="2027-11-15 10:00").model_copy(
        update={"opened_at": local("2027-11-16 01:00")}
    )
    async with a_time_room(tmp_path, cycle=cycle, at="2027-11-16 07:00") as room:
        await room.member("A", STAFF)
        secretary = await room.member(None, Role.SECRETARY)
        await room.comes("2027-11-16 08:00")
        assert await room.notices(NoticeKind.REMINDER) == []
        view = await room.store.do(room.reminding.deadlines, secretary, cycle)
        assert {line.units for line in (*view.ahead, *view.past)} == {None}


async def test_whoever_joins_later_is_not_reminded_of_what_came_before(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", LEADER, "2027-01-18 09:00")
        room.clock.turn("2027-01-20 09:00")
        assert (await room.sweep()).reminders == 0
        room.clock.turn("2027-01-21 08:00")
        assert (await room.sweep()).reminders == 1


async def test_three_days_of_downtime_leave_only_the_latest_rung(tmp_path: Path) -> None:
    async with a_time_room(tmp_path, at="2027-11-05 12:00") as room:
        await room.member("A", STAFF, "2027-10-01 08:00")
        await room.sweep()
        out = await room.comes("2027-11-12 10:00")
        assert [n.key.rung for n in await room.notices(NoticeKind.REMINDER)] == [-1]
        assert len(out) == 1


async def test_several_deadlines_missed_are_one_message(tmp_path: Path) -> None:
    deadlines = [
        {"key": PLEDGE, "title": "Giao ước", "duty": "pledge", "date": "25/01"},
        {"key": REPORT, "title": "Báo cáo", "duty": "report", "date": "15/11"},
        {"key": "one", "title": "Nộp một", "date": "27/01", "before": [3]},
        {"key": "two", "title": "Nộp hai", "date": "26/01", "before": [2]},
    ]
    async with a_time_room(tmp_path, small_definition(deadlines=deadlines)) as room:
        await room.member("A", LEADER)
        out = await room.comes("2027-01-22 15:00")
        assert len(out) == 1
        view = out[0].view
        assert isinstance(view, CatchUpView)
        keys = [one.duty.due.key for one in view.reminders]
        assert keys == [PLEDGE, "two", "one"]
        assert [state for _, state in await room.states(NoticeKind.REMINDER)] == [SENT] * 3


async def test_a_duty_done_meanwhile_is_not_reminded_of(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        leader = await room.member("A", LEADER)
        await room.confirms(leader, "2027-01-10 09:00")
        room.clock.turn("2027-01-22 15:00")
        assert (await room.sweep()).reminders == 0


async def test_a_duty_done_between_planning_and_delivery_cancels_the_reminder(
    tmp_path: Path,
) -> None:
    async with a_time_room(tmp_path) as room:
        leader = await room.member("A", LEADER)
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        await room.confirms(leader, "2027-01-18 08:00")
        assert await room.deliver() == []
        assert await room.states() == [(-5, CANCELLED)]


async def test_a_moved_deadline_cancels_the_old_ladder_and_starts_a_new_one(
    tmp_path: Path,
) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", LEADER)
        room.clock.turn("2027-01-18 08:00")
        await room.sweep()
        moved = small_definition(
            deadlines=[
                {"key": PLEDGE, "title": "Giao ước", "duty": "pledge", "date": "29/01"},
                {"key": REPORT, "title": "Báo cáo", "duty": "report", "date": "15/11"},
            ]
        )
        newer = a_cycle(moved).model_copy(update={"version": 2})
        await room.store.do(lambda tx: tx.cycles.add(newer, None))
        assert await room.deliver() == []
        out = await room.comes("2027-01-22 08:00")
        assert [one.key.due for one in await room.notices()] == ["2027-01-25", "2027-01-29"]
        assert len(out) == 1


@pytest.mark.parametrize("late_policy", ["penalty", "exclude"])
async def test_a_late_report_is_reminded_of_while_it_can_be_sent(
    tmp_path: Path, late_policy: str
) -> None:
    definition = small_definition(late={"policy": late_policy})
    async with a_time_room(tmp_path, definition, at="2027-11-15 09:00") as room:
        await room.member("A", STAFF, "2027-10-01 08:00")
        await room.sweep()
        await room.deliver()
        assert len(await room.comes("2027-11-16 08:00")) == 1


async def test_where_late_reports_are_refused_nobody_is_reminded_after_the_deadline(
    tmp_path: Path,
) -> None:
    definition = small_definition(late={"policy": "refuse"})
    async with a_time_room(tmp_path, definition, at="2027-11-15 09:00") as room:
        await room.member("A", STAFF, "2027-10-01 08:00")
        await room.sweep()
        await room.deliver()
        assert await room.comes("2027-11-16 08:00") == []


async def test_a_meeting_that_has_gone_by_is_not_announced(tmp_path: Path) -> None:
    deadlines = [
        {"key": PLEDGE, "title": "Giao ước", "duty": "pledge", "date": "25/01"},
        {"key": REPORT, "title": "Báo cáo", "duty": "report", "date": "15/11"},
        {"key": "meeting", "title": "Họp", "audience": "everyone", "date": "15/07",
         "before": [1]},
    ]  # fmt: skip
    async with a_time_room(tmp_path, small_definition(deadlines=deadlines)) as room:
        await room.member("A", STAFF, "2027-07-01 08:00")
        room.clock.turn("2027-07-19 09:00")
        assert (await room.sweep()).reminders == 0


async def test_tet_is_no_time_for_reminders(tmp_path: Path) -> None:
    """The deadline of 8 February rolls over a week of holidays, and the rungs count around it."""
    deadlines = [
        {"key": PLEDGE, "title": "Giao ước", "duty": "pledge", "date": "08/02",
         "before": [2, 0]},
        {"key": REPORT, "title": "Báo cáo", "duty": "report", "date": "15/11"},
    ]  # fmt: skip
    tet = [f"2027-02-{day:02}" for day in range(5, 12)]
    cycle = with_holidays(a_cycle(small_definition(deadlines=deadlines)), *tet)
    async with a_time_room(tmp_path, cycle=cycle) as room:
        await room.member("A", LEADER)
        came = []
        for day in range(1, 20):
            came += [day] * len(await room.comes(f"2027-02-{day:02} 08:00"))
        assert cycle.due(PLEDGE).last_day.isoformat() == "2027-02-12"
        assert came == [3, 12]


async def test_month_ends_and_midnight_do_not_move_a_deadline(tmp_path: Path) -> None:
    deadlines = [
        {"key": PLEDGE, "title": "Giao ước", "duty": "pledge", "date": "31/03",
         "before": [1, 0], "after": [1]},
        {"key": REPORT, "title": "Báo cáo", "duty": "report", "date": "15/11"},
    ]  # fmt: skip
    async with a_time_room(tmp_path, small_definition(deadlines=deadlines)) as room:
        actor = await room.member("A", LEADER)
        rungs = [rung.instant for rung in room.cycle.rungs(room.cycle.due(PLEDGE).key)]
        assert rungs == [local(f"2027-{day} 08:00") for day in ("03-30", "03-31", "04-01")]
        await room.comes("2027-03-31 08:00")
        room.clock.turn("2027-03-31 23:59")
        view = await room.store.do(room.reminding.deadlines, actor, room.cycle)
        assert view.ahead[0].duty.is_today
        room.clock.turn("2027-04-01 00:00")
        view = await room.store.do(room.reminding.deadlines, actor, room.cycle)
        assert view.ahead[0].duty.workdays_late == 1


async def test_a_year_that_is_over_is_closed_for_good(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", LEADER)
        room.clock.turn("2028-03-01 08:00")
        assert (await room.sweep()).reminders == 0
        assert await room.store.do(room.reminding.to_sweep) == []
        room.clock.turn("2029-03-01 08:00")
        assert await room.store.do(room.reminding.to_sweep) == []


async def test_two_years_of_a_bloc_are_swept_side_by_side(tmp_path: Path) -> None:
    late = small_definition(
        deadlines=[
            {"key": PLEDGE, "title": "Giao ước", "duty": "pledge", "date": "25/01"},
            {"key": REPORT, "title": "Báo cáo", "duty": "report", "date": "20/01+1",
             "before": [2]},
        ]
    )  # fmt: skip
    async with a_time_room(tmp_path, late) as room:
        leader = await room.member("A", LEADER)
        await room.confirms(leader, "2027-01-20 09:00")
        room.clock.turn("2028-01-15 08:00")
        await room.sweep()
        await room.deliver()
        newer = a_cycle(late, 2028)
        await room.store.do(lambda tx: tx.cycles.add(newer, None))
        out = await room.comes("2028-01-18 08:00")
        assert sorted(one.year for one in out) == [2027, 2028]


async def test_two_blocs_do_not_hear_of_each_other(tmp_path: Path) -> None:
    other = small_definition(
        bloc={"code": "KHAC", "name": "Khối khác", "short": "Khối khác", "leader": "A"}
    )
    async with a_time_room(tmp_path) as room:
        second = a_cycle(other)
        await room.store.do(lambda tx: tx.cycles.add(second, None))
        one = await room.member("A", LEADER)
        two = await room.member("A", LEADER, cycle=second)
        await room.confirms(one, "2027-01-10 09:00")
        out = await room.comes("2027-01-18 08:00")
        assert [each.person.id for each in out] == [two.person]


async def test_whoever_works_for_two_units_is_reminded_for_each(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        first = await room.member("A", LEADER)
        second = await room.also(first, "B", LEADER)
        out = await room.comes("2027-01-18 08:00")
        assert sorted(one.place for one in out) == sorted([first.place, second.place])
        room.clock.turn("2027-01-18 09:00")
        second = second.model_copy(update={"at": room.clock.at})
        await room.store.do(room.reminding.acknowledge, second, room.cycle, PLEDGE, -5)
        noted = {one.unit: one.acknowledged_at for one in await room.notices()}
        assert noted == {UnitCode("A"): None, UnitCode("B"): room.clock.at}


async def test_taking_note_says_who_and_when_and_a_colleague_is_told_so(tmp_path: Path) -> None:
    async with a_time_room(tmp_path, at="2027-11-08 07:00") as room:
        first = await room.member("A", STAFF, "2027-10-01 08:00")
        second = await room.member("A", STAFF, "2027-10-01 08:00")
        await room.comes("2027-11-08 08:00")
        acted = first.model_copy(update={"at": local("2027-11-08 08:05")})
        view = await room.store.do(room.reminding.acknowledge, acted, room.cycle, REPORT, -5)
        assert view.noted is not None
        assert (view.noted.by, view.noted.at, view.noted_before) == (first.name, acted.at, False)
        later = second.model_copy(update={"at": local("2027-11-08 09:00")})
        view = await room.store.do(room.reminding.acknowledge, later, room.cycle, REPORT, -5)
        assert view.noted is not None
        assert (view.noted.by, view.noted.at, view.noted_before) == (first.name, acted.at, True)
        assert view.also_at == later.at
        again = first.model_copy(update={"at": local("2027-11-08 09:30")})
        view = await room.store.do(room.reminding.acknowledge, again, room.cycle, REPORT, -5)
        assert (view.noted_before, view.also_at) == (True, None)


async def test_taking_note_ends_only_its_own_rung(tmp_path: Path) -> None:
    async with a_time_room(tmp_path, at="2027-11-08 07:00") as room:
        staff = await room.member("A", STAFF, "2027-10-01 08:00")
        await room.comes("2027-11-08 08:00")
        await room.store.do(room.reminding.later, _at(room, staff), room.cycle, REPORT)
        await room.store.do(room.reminding.acknowledge, _at(room, staff), room.cycle, REPORT, -5)
        assert await room.states(NoticeKind.SNOOZE) == [(-4, CANCELLED)]
        assert await room.comes("2027-11-09 08:00") == []
        assert len(await room.comes("2027-11-10 08:00")) == 1


def _at(room: TimeRoom, actor: Actor) -> Actor:
    return actor.model_copy(update={"at": room.clock.at})


async def test_later_comes_on_the_next_working_morning(tmp_path: Path) -> None:
    async with a_time_room(tmp_path, at="2027-11-08 07:00") as room:
        staff = await room.member("A", STAFF, "2027-10-01 08:00")
        await room.comes("2027-11-08 08:00")
        view = await room.store.do(room.reminding.later, _at(room, staff), room.cycle, REPORT)
        assert (view.snoozed, view.snooze_at) == (True, local("2027-11-09 08:00"))
        again = await room.store.do(room.reminding.later, _at(room, staff), room.cycle, REPORT)
        assert again.snoozed
        assert len(await room.comes("2027-11-09 08:00")) == 1
        assert await room.states(NoticeKind.SNOOZE) == [(-4, SENT)]


async def test_a_wish_to_hear_again_can_be_renewed_after_taking_note(tmp_path: Path) -> None:
    async with a_time_room(tmp_path, at="2027-11-08 07:00") as room:
        staff = await room.member("A", STAFF, "2027-10-01 08:00")
        await room.comes("2027-11-08 08:00")
        await room.store.do(room.reminding.later, _at(room, staff), room.cycle, REPORT)
        await room.store.do(room.reminding.acknowledge, _at(room, staff), room.cycle, REPORT, -5)
        await room.store.do(room.reminding.later, _at(room, staff), room.cycle, REPORT)
        assert len(await room.comes("2027-11-09 08:00")) == 1


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        ("2027-11-08 08:00", "2027-11-09 08:00"),
        ("2027-11-09 08:00", None),  # the next morning has a rung of its own
        ("2027-11-12 08:00", None),
        ("2027-11-15 08:00", None),
        ("2027-11-16 08:00", None),  # overdue
    ],
)
async def test_later_is_offered_only_where_it_is_of_use(
    tmp_path: Path, now: str, offered: str | None
) -> None:
    async with a_time_room(tmp_path, at=now) as room:
        staff = await room.member("A", STAFF, "2027-10-01 08:00")
        view = await room.store.do(room.reminding.later, _at(room, staff), room.cycle, REPORT)
        assert view.snooze_at == (local(offered) if offered else None)
        assert view.snoozed == (offered is not None)
        assert len(await room.notices(NoticeKind.SNOOZE)) == (1 if offered else 0)


async def test_taking_note_of_all_covers_one_message_and_nothing_after_it(tmp_path: Path) -> None:
    deadlines = [
        {"key": PLEDGE, "title": "Giao ước", "duty": "pledge", "date": "25/01"},
        {"key": REPORT, "title": "Báo cáo", "duty": "report", "date": "15/11"},
        {"key": "one", "title": "Nộp một", "date": "25/01", "before": [5, 2]},
    ]
    async with a_time_room(tmp_path, small_definition(deadlines=deadlines)) as room:
        leader = await room.member("A", LEADER)
        (first,) = await room.comes("2027-01-18 08:00")
        await room.comes("2027-01-21 08:00")
        view = await room.store.do(
            room.reminding.acknowledge_all, _at(room, leader), room.cycle, max(first.notices)
        )
        assert {one.duty.due.key for one in view.reminders} == {PLEDGE, "one"}
        noted = {(n.key.subject, n.key.rung): n.acknowledged_at for n in await room.notices()}
        assert noted[PLEDGE, -5] == noted["one", -5] == room.clock.at
        assert noted[PLEDGE, -2] is noted["one", -2] is None
        again = await room.store.do(
            room.reminding.acknowledge_all, _at(room, leader), room.cycle, max(first.notices)
        )
        assert again.reminders == ()


async def test_the_list_says_what_is_left_and_who_has_seen_it(tmp_path: Path) -> None:
    async with a_time_room(tmp_path, at="2027-11-05 09:00") as room:
        staff = await room.member("A", STAFF, "2027-10-01 08:00")
        await room.confirms(staff, "2027-10-01 09:00")
        view = await room.store.do(room.reminding.deadlines, staff, room.cycle)
        assert [line.duty.due.key for line in view.ahead] == [REPORT]
        assert [line.duty.due.key for line in view.past] == [PLEDGE]
        assert view.ahead[0].duty.workdays_left == 6
        assert view.noting is not None
        assert view.noting.rung == -6
        acted = _at(room, staff)
        await room.store.do(room.reminding.acknowledge, acted, room.cycle, REPORT, -6)
        view = await room.store.do(room.reminding.deadlines, staff, room.cycle)
        assert view.ahead[0].duty.acknowledged_by == staff.name
        assert view.noting is None


async def test_offices_see_the_deadlines_of_units_with_their_counts(tmp_path: Path) -> None:
    async with a_time_room(tmp_path, at="2027-01-20 09:00") as room:
        unit = await room.member("A", LEADER)
        secretary = await room.member(None, Role.SECRETARY)
        await room.confirms(unit, "2027-01-20 09:00")
        view = await room.store.do(room.reminding.deadlines, secretary, room.cycle)
        counts = {line.duty.due.key: (line.others, line.done, line.units) for line in view.ahead}
        assert counts == {PLEDGE: (True, 1, 2), REPORT: (True, 0, 2)}
        assert view.noting is None


async def test_a_deadline_of_others_cannot_be_noted(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        secretary = await room.member(None, Role.SECRETARY)
        admin = await room.member(None, Role.ADMIN)
        with pytest.raises(OldButton):
            await room.store.do(room.reminding.acknowledge, secretary, room.cycle, PLEDGE, 0)
        with pytest.raises(NotAllowed):
            await room.store.do(room.reminding.acknowledge, admin, room.cycle, PLEDGE, 0)
        with pytest.raises(NotFound):
            await room.store.do(room.reminding.acknowledge, secretary, room.cycle, "nothing", 0)


async def test_the_ledger_proves_what_was_said_to_whom(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        unit = await room.member("A", LEADER)
        secretary = await room.member(None, Role.SECRETARY)
        await room.comes("2027-01-18 08:00")
        room.clock.turn("2027-01-18 09:00")
        await room.store.do(room.reminding.acknowledge, _at(room, unit), room.cycle, PLEDGE, -5)
        room.clock.turn("2027-01-21 08:00")
        await room.sweep()
        ledger = await room.store.do(room.reminding.ledger, secretary, room.cycle, UnitCode("A"))
        rows = [(line.rung, line.state, line.sent_at) for line in ledger.lines]
        assert rows == [(-2, PLANNED, None), (-5, SENT, local("2027-01-18 08:00"))]
        assert ledger.lines[1].noted is not None
        assert ledger.lines[1].noted.by == unit.name
        assert [note.by for _, _, note in ledger.noted] == [unit.name]


async def test_units_do_not_read_the_ledger(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        unit = await room.member("A", LEADER)
        with pytest.raises(NotAllowed):
            await room.store.do(room.reminding.ledger, unit, room.cycle, UnitCode("A"))


async def test_the_next_event_is_the_next_thing_somebody_will_hear(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        assert await room.store.do(room.reminding.next_event, room.clock.at) is None
        leader = await room.member("A", LEADER)
        event = await room.store.do(room.reminding.next_event, room.clock.at)
        assert event is not None
        assert (event.at, event.kind) == (local("2027-01-18 08:00"), EventKind.REMINDER)
        assert event.due is not None
        assert event.due.key == PLEDGE
        await room.confirms(leader, "2027-01-10 09:00")
        event = await room.store.do(room.reminding.next_event, room.clock.at)
        assert event is not None
        assert event.at == local("2027-11-08 08:00")


async def test_hopping_from_event_to_event_walks_the_whole_ladder(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", LEADER)
        hops = []
        for _ in range(40):
            event = await room.store.do(room.reminding.next_event, room.clock.at)
            if event is None:
                break
            assert event.at > room.clock.at
            room.clock.at = event.at
            await room.sweep()
            hops.append((room.cycle.calendar.day_of(event.at).isoformat()[5:],
                         len(await room.deliver())))  # fmt: skip
        assert hops == [
            (day, 1)
            for day in ("01-18", "01-21", "01-25", "11-08", "11-10", "11-12", "11-15", "11-16",
                        "11-18")
        ]  # fmt: skip
