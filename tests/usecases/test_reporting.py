"""The hub and the lists of a report."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest

from domain.blocs import Role
from domain.errors import NotAllowed, NotFound, ReportNotOpen
from domain.ids import PeriodCode, Revision
from domain.reports import HubView, PeriodsView, ReceiptView
from domain.score_tables import Side
from tests.builders import example, small_definition
from tests.usecases.report_room import PERIOD, ReportRoom, a_report_room


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[ReportRoom]:
    async with a_report_room(tmp_path) as opened:
        yield opened


async def test_progress_counts_only_what_is_asked_of_the_unit(room: ReportRoom) -> None:
    await room.scores("staff", "1.1", 850, 0)
    hub = await room.do(room.reporting.report, "leader")
    assert isinstance(hub, HubView)
    assert (hub.tally.settled, hub.tally.asked, hub.tally.raw_base) == (1, 3, Decimal("8.50"))
    assert hub.blank == ("1.2", "2.1")
    assert hub.unevidenced == ("1.1",)
    assert hub.head.duty.workdays_left == 6
    assert hub.saved_at is not None
    assert (hub.saved_at.hour, hub.saved_at.minute) == (9, 10)


async def test_the_next_blank_is_looked_for_from_the_bookmark_on(room: ReportRoom) -> None:
    await room.opens("staff", "2.1")
    assert (await room.do(room.reporting.report, "staff")).resume_at == "2.1"
    await room.types("staff", "1")
    assert (await room.do(room.reporting.report, "staff")).resume_at == "1.1"
    await room.fills()
    assert (await room.do(room.reporting.report, "staff")).resume_at is None


async def test_reading_the_hub_leaves_the_open_card_alone(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    before = await room.draft("staff")
    await room.do(room.reporting.report, "staff")
    assert await room.draft("staff") == before


async def test_before_the_first_period_nothing_waits(room: ReportRoom) -> None:
    room.clock.turn("2027-05-03 09:00")
    view = await room.do(room.reporting.report, "leader")
    assert isinstance(view, PeriodsView)
    assert (view.items, view.waiting) == ((), 0)
    assert view.opens is not None
    assert view.opens.isoformat() == "2027-11-01"
    with pytest.raises(ReportNotOpen):
        await room.do(room.reporting.report, "leader", PERIOD)


async def test_several_waiting_reports_are_a_choice_with_the_overdue_first(
    tmp_path: Path,
) -> None:
    async with a_report_room(tmp_path, example(), at="2027-06-20 09:00") as room:
        room.people["leader"] = room.people["leader"].model_copy(update={"unit": "HKH"})
        view = await room.do(room.reporting.report, "leader")
        assert isinstance(view, PeriodsView)
        assert [item.period.code for item in view.items] == ["q1", "h1"]
        assert view.waiting == 2
        for criterion in ("1.2", "2.1"):
            await room.do(
                room.scoring.score, "leader", PeriodCode("q1"), criterion, 0, Revision(0)
            )
        sheet = await room.do(room.submitting.review, "leader", PeriodCode("q1"))
        await room.do(
            room.submitting.send, "leader", PeriodCode("q1"), sheet.stamp, zero_meant=True
        )
        hub = await room.do(room.reporting.report, "leader")
        assert isinstance(hub, HubView)
        assert hub.head.period.code == "h1"
        assert hub.others


async def test_what_was_due_before_the_bloc_opened_its_year_does_not_wait(
    tmp_path: Path,
) -> None:
    async with a_report_room(tmp_path, example(), at="2027-11-05 09:00") as room:
        room.people["leader"] = room.people["leader"].model_copy(update={"unit": "HKH"})
        room.cycle = room.cycle.model_copy(update={"opened_at": room.clock.now()})
        hub = await room.do(room.reporting.report, "leader")
        assert isinstance(hub, HubView)
        assert hub.head.period.code == "year"


async def test_a_report_nobody_takes_any_more_does_not_wait(tmp_path: Path) -> None:
    definition = small_definition(late={"policy": "refuse"})
    async with a_report_room(tmp_path, definition, at="2027-11-17 09:00") as room:
        view = await room.do(room.reporting.report, "leader")
        assert isinstance(view, PeriodsView)
        assert (len(view.items), view.waiting) == (1, 0)
        hub = await room.do(room.reporting.report, "leader", PERIOD)
        assert hub.head.refused


async def test_a_sent_report_is_shown_as_its_receipt(room: ReportRoom) -> None:
    await room.fills()
    await room.sends()
    view = await room.do(room.reporting.report, "staff", PERIOD)
    assert isinstance(view, ReceiptView)
    assert view.takeable
    assert not view.may_take_back
    assert isinstance(await room.do(room.reporting.report, "leader"), PeriodsView)


async def test_groups_are_the_sections_then_bonus_and_penalty(room: ReportRoom) -> None:
    await room.scores("staff", "T1", 150, 0)
    view = await room.do(room.reporting.groups, "staff", PERIOD)
    assert [(g.code, g.settled, g.asked) for g in view.items] == [
        ("1", 0, 2),
        ("2", 0, 1),
        ("+", 1, 1),
        ("-", 0, 0),
    ]
    assert view.items[2].points == Decimal("1.50")


async def test_a_group_lists_its_criteria_with_what_the_bloc_fills(room: ReportRoom) -> None:
    await room.opens("staff", "2.1")
    await room.types("staff", "số 1/QĐ")
    view = await room.do(room.reporting.section, "staff", PERIOD, "2")
    assert [(i.criterion.code, i.evidence) for i in view.items] == [("2.1", 1), ("2.2", 0)]
    bonus = await room.do(room.reporting.section, "staff", PERIOD, "+")
    assert [i.side for i in bonus.items] == [Side.BONUS]
    with pytest.raises(NotFound):
        await room.do(room.reporting.section, "staff", PERIOD, "9")


async def test_a_unit_reads_its_own_scores_and_the_leader_s_side_reads_all(
    room: ReportRoom,
) -> None:
    await room.fills()
    own = await room.do(room.reporting.scores, "staff", PERIOD)
    seen = await room.do(room.reporting.scores, "secretary", PERIOD, unit="A")
    assert own.tally == seen.tally
    with pytest.raises(NotAllowed):
        await room.do(room.reporting.scores, "neighbour", PERIOD, unit="A")
    with pytest.raises(NotAllowed):
        await room.do(room.reporting.scores, "admin", PERIOD, unit="A")


@pytest.mark.parametrize("role", [r for r in Role if not r.of_unit])
async def test_an_office_has_no_report_of_its_own(room: ReportRoom, role: Role) -> None:
    room.people["office"] = room.people["secretary"].model_copy(update={"role": role})
    with pytest.raises(NotAllowed) as refused:
        await room.do(room.reporting.report, "office")
    assert refused.value.facts["activity"] == "own_report"
