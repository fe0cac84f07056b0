"""The review sheet, handing over, sending, lateness, taking back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from domain.assessments import AssessmentState, FindingKind
from domain.errors import (
    NotAllowed,
    OldButton,
    ReportAllZero,
    ReportChanged,
    ReportHasBlockers,
    TooLateToSend,
)
from domain.notices import NoticeKey, NoticeKind
from tests.builders import local, small_definition
from tests.usecases.report_room import PERIOD, ReportRoom, a_report_room


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[ReportRoom]:
    async with a_report_room(tmp_path) as opened:
        yield opened


async def test_the_sheet_tells_what_blocks_from_what_deserves_a_look(room: ReportRoom) -> None:
    await room.scores("staff", "1.1", 800, 0)
    await room.scores("staff", "2.1", 0, 0)
    sheet = await room.do(room.submitting.review, "staff", PERIOD)
    assert [(f.kind, f.criterion) for f in sheet.findings] == [
        (FindingKind.BLANK, "1.2"),
        (FindingKind.NO_EVIDENCE, "1.1"),
        (FindingKind.ZERO_WITHOUT_NOTE, "2.1"),
    ]
    assert not sheet.ready
    assert not sheet.may_send
    assert sheet.tally.waiting_for_bloc == ("2.2",)


async def test_a_report_with_blanks_is_not_sent(room: ReportRoom) -> None:
    await room.scores("leader", "1.1", 800, 0)
    with pytest.raises(ReportHasBlockers) as refused:
        await room.sends()
    assert refused.value.facts["criteria"] == ("1.2", "2.1")
    assert (await room.assessment()).state is AssessmentState.DRAFT


async def test_sending_gives_a_receipt_that_the_database_holds(room: ReportRoom) -> None:
    await room.fills()
    await room.scores("leader", "T1", 200, 0)
    view = await room.sends()
    sending = view.sending
    assert sending is not None
    assert sending == (await room.assessment()).sending
    assert (sending.workdays_late, sending.receipt) == (0, "000001")
    assert sending.total == 20
    assert (sending.by_name, sending.by_post) == ("Nguyễn Thị Hoa", "Chánh Văn phòng")
    assert view.may_take_back
    assert (await room.acts())[-1] == "report_sent"
    assert await room.draft("leader") is None


async def test_only_the_unit_s_leader_sends(room: ReportRoom) -> None:
    await room.fills()
    for name in ("staff", "bloc leader", "secretary", "admin"):
        with pytest.raises(NotAllowed):
            await room.do(room.submitting.send, name, PERIOD, 3, zero_meant=False)
    with pytest.raises(ReportHasBlockers):
        await room.sends("neighbour")
    assert (await room.assessment()).state is AssessmentState.DRAFT


async def test_a_report_changed_since_the_sheet_was_shown_is_not_sent(room: ReportRoom) -> None:
    await room.fills()
    sheet = await room.do(room.submitting.review, "leader", PERIOD)
    await room.scores("staff", "1.1", 100, 1)
    with pytest.raises(ReportChanged):
        await room.sends(stamp=sheet.stamp)
    assert (await room.sends()).sending is not None


async def test_a_second_tap_returns_the_same_receipt(room: ReportRoom) -> None:
    await room.fills()
    first = await room.sends()
    again = await room.do(room.submitting.send, "leader", PERIOD, 3, zero_meant=False)
    assert again.sending == first.sending
    assert (await room.acts()).count("report_sent") == 1


async def test_an_all_zero_report_is_sent_only_when_it_is_meant(room: ReportRoom) -> None:
    for code in ("1.1", "1.2", "2.1"):
        await room.scores("leader", code, 0, 0)
    with pytest.raises(ReportAllZero):
        await room.sends()
    sending = (await room.sends(zero_meant=True)).sending
    assert sending is not None
    assert sending.total == 0


@pytest.mark.parametrize(
    ("at", "days"),
    [
        ("2027-11-15 23:59", 0),
        ("2027-11-16 00:01", 1),
        ("2027-11-20 10:00", 4),
        ("2027-11-22 08:00", 5),
        ("2027-11-23 08:00", 6),
    ],
)
async def test_lateness_counts_working_days_after_the_last_day(
    room: ReportRoom, at: str, days: int
) -> None:
    await room.fills()
    room.clock.turn(at)
    sending = (await room.sends()).sending
    assert sending is not None
    assert sending.workdays_late == days


async def test_a_bloc_that_refuses_late_reports_takes_none(tmp_path: Path) -> None:
    definition = small_definition(late={"policy": "refuse"})
    async with a_report_room(tmp_path, definition, at="2027-11-12 09:00") as room:
        await room.fills()
        room.clock.turn("2027-11-16 08:00")
        with pytest.raises(TooLateToSend):
            await room.sends()
        assert (await room.assessment()).state is AssessmentState.DRAFT


async def test_until_the_deadline_a_report_can_be_taken_back_and_sent_again(
    room: ReportRoom,
) -> None:
    await room.fills()
    first = (await room.sends()).sending
    assert first is not None
    room.clock.turn("2027-11-15 20:00")
    hub = await room.do(room.submitting.take_back, "leader", PERIOD)
    assert hub.taken_back_at == room.clock.now()
    assert (await room.assessment()).state is AssessmentState.DRAFT
    await room.scores("staff", "1.1", 900, 1)
    room.clock.turn("2027-11-17 08:00")
    hub = await room.do(room.reporting.report, "leader")
    assert not hub.head.late
    second = (await room.sends()).sending
    assert second is not None
    assert (second.first_at, second.workdays_late) == (first.at, 0)
    assert second.at == local("2027-11-17 08:00")
    assert second.receipt != first.receipt
    assert second.total == first.total - 1
    acts = await room.acts()
    assert [a for a in acts if a.startswith("report_")] == [
        "report_sent",
        "report_taken_back",
        "report_sent",
    ]


async def test_a_late_first_sending_stays_late(room: ReportRoom) -> None:
    await room.fills()
    room.clock.turn("2027-11-16 08:00")
    sending = (await room.sends()).sending
    assert sending is not None
    assert (sending.first_at, sending.workdays_late) == (room.clock.now(), 1)


async def test_after_the_deadline_nothing_is_taken_back(room: ReportRoom) -> None:
    await room.fills()
    await room.sends()
    room.clock.turn("2027-11-16 00:00")
    with pytest.raises(TooLateToSend):
        await room.do(room.submitting.take_back, "leader", PERIOD)
    view = await room.do(room.reporting.receipt, "leader", PERIOD)
    assert not view.takeable


async def test_only_the_leader_takes_back_and_only_what_was_sent(room: ReportRoom) -> None:
    await room.fills()
    with pytest.raises(OldButton):
        await room.do(room.submitting.take_back, "leader", PERIOD)
    await room.sends()
    with pytest.raises(NotAllowed):
        await room.do(room.submitting.take_back, "staff", PERIOD)
    with pytest.raises(OldButton):
        await room.do(room.submitting.take_back, "neighbour", PERIOD)


async def test_sending_ends_the_reminders_of_the_unit_and_of_no_other(room: ReportRoom) -> None:
    def remind(tx: Any) -> None:
        for name in ("leader", "staff", "neighbour"):
            one = room.people[name]
            key = NoticeKey(
                bloc=one.bloc,
                year=room.cycle.year,
                recipient=one.person,
                kind=NoticeKind.REMINDER,
                subject="year_report",
                due="2027-11-15",
                rung=-1,
            )
            at = local("2027-11-12 08:00")
            tx.notices.plan(key, one.place, one.unit, not_before=at, at=room.clock.now())

    await room.store.do(remind)
    await room.fills()
    await room.sends()
    left = await room.notices(NoticeKind.REMINDER)
    assert [notice.unit for notice in left] == ["B"]


async def test_colleagues_hear_of_sending_and_of_taking_back(room: ReportRoom) -> None:
    await room.fills()
    await room.sends()
    room.clock.turn("2027-11-05 10:00")
    await room.do(room.submitting.take_back, "leader", PERIOD)
    news = await room.notices(NoticeKind.REPORT_SENT)
    assert {notice.key.recipient for notice in news} == {room.people["staff"].person}
    assert [notice.facts["act"] for notice in news] == ["sent", "taken_back"]
    assert news[0].facts["total"] == "18.00"


async def test_the_last_unit_s_report_is_news_for_the_leader_s_side(room: ReportRoom) -> None:
    await room.fills()
    await room.sends()
    assert await room.notices(NoticeKind.ALL_SENT) == []
    room.clock.turn("2027-11-05 22:30")
    for code, value in (("1.1", 1000), ("1.2", 500), ("2.1", 3)):
        await room.scores("neighbour", code, value, 0)
    await room.sends("neighbour")
    news = await room.notices(NoticeKind.ALL_SENT)
    told = {notice.key.recipient for notice in news}
    assert told == {room.people["bloc leader"].person, room.people["secretary"].person}
    assert {notice.not_before for notice in news} == {local("2027-11-06 07:00")}


async def test_handing_over_tells_the_unit_s_leader_once_for_each_state(
    room: ReportRoom,
) -> None:
    with pytest.raises(ReportHasBlockers):
        await room.do(room.submitting.hand_over, "staff", PERIOD)
    await room.fills("staff")
    first = await room.do(room.submitting.hand_over, "staff", PERIOD)
    assert (first.leaders, first.again) == (("Nguyễn Thị Hoa",), False)
    assert (await room.do(room.submitting.hand_over, "staff", PERIOD)).again
    await room.scores("staff", "1.1", 900, 1)
    assert not (await room.do(room.submitting.hand_over, "staff", PERIOD)).again
    waiting = await room.notices(NoticeKind.REPORT_WAITING)
    assert [n.key.recipient for n in waiting] == [room.people["leader"].person] * 2
    await room.sends()
    assert await room.notices(NoticeKind.REPORT_WAITING) == []


async def test_a_report_given_back_is_put_before_the_leader_anew_though_nothing_changed(
    room: ReportRoom,
) -> None:
    await room.fills("staff")
    await room.do(room.submitting.hand_over, "staff", PERIOD)
    room.clock.turn("2027-11-05 10:00")
    await room.do(room.submitting.give_back, "leader", PERIOD)
    room.clock.turn("2027-11-05 10:05")
    assert not (await room.do(room.submitting.review, "leader", PERIOD)).handed_by
    assert not (await room.do(room.submitting.hand_over, "staff", PERIOD)).again
    assert len(await room.notices(NoticeKind.REPORT_WAITING)) == 2
    sheet = await room.do(room.submitting.review, "leader", PERIOD)
    assert sheet.handed_by
    assert not sheet.changed_since


async def test_handing_over_at_night_waits_for_the_morning(room: ReportRoom) -> None:
    await room.fills("staff")
    room.clock.turn("2027-11-05 21:00")
    view = await room.do(room.submitting.hand_over, "staff", PERIOD)
    assert view.told_at == local("2027-11-06 07:00")


async def test_a_unit_without_a_leader_is_told_so(room: ReportRoom) -> None:
    await room.fills("staff")
    await room.store.do(
        lambda tx: tx.people.end_place(room.people["leader"].place, room.clock.now())
    )
    view = await room.do(room.submitting.hand_over, "staff", PERIOD)
    assert view.leaders == ()


async def test_a_task_not_assigned_leaves_the_denominator(room: ReportRoom) -> None:
    await room.fills()
    await room.do(room.scoring.set_assigned, "leader", PERIOD, "1.2", 1, assigned=False)
    sheet = await room.do(room.submitting.review, "leader", PERIOD)
    assert sheet.tally.scaled
    assert (sheet.tally.raw_base, sheet.tally.base) == (Decimal(13), Decimal(18))


async def test_a_report_first_sent_in_time_can_be_sent_again_where_late_ones_are_refused(
    tmp_path: Path,
) -> None:
    definition = small_definition(late={"policy": "refuse"})
    async with a_report_room(tmp_path, definition, at="2027-11-12 09:00") as room:
        await room.fills()
        await room.sends()
        await room.do(room.submitting.take_back, "leader", PERIOD)
        room.clock.turn("2027-11-16 08:00")
        hub = await room.do(room.reporting.report, "leader")
        assert not hub.head.refused
        sending = (await room.sends()).sending
        assert sending is not None
        assert sending.workdays_late == 0


async def test_a_person_who_is_staff_and_leader_is_told_too(room: ReportRoom) -> None:
    await room.fills("staff")
    both = room.people["leader"].person
    room.people["staff"] = room.people["staff"].model_copy(update={"person": both})
    view = await room.do(room.submitting.hand_over, "staff", PERIOD)
    assert view.leaders == ("Nguyễn Thị Hoa",)
