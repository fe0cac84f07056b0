"""Evidence: where files go, what is kept twice and what is not, who may see and move it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from domain.cards import CriterionView, Done, TrayView
from domain.drafts import Step
from domain.errors import (
    FileRefused,
    NotAllowed,
    NotFound,
    ReportClosed,
    ReportNotOpen,
    TooLateToSend,
    YearClosed,
)
from domain.evidence import MAX_FILE_BYTES
from domain.ids import CriterionCode, EvidenceId
from tests.builders import example, small_definition
from tests.usecases.report_room import PERIOD, ReportRoom, a_report_room


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[ReportRoom]:
    async with a_report_room(tmp_path) as opened:
        yield opened


async def test_a_file_belongs_to_the_open_card(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    view = await room.attaches("staff", caption=" Lễ trao quà \n<b> ")
    assert isinstance(view, CriterionView)
    assert [(e.name, e.text, e.criterion) for e in view.evidence] == [
        ("ảnh.jpg", "Lễ trao quà\n<b>", "1.1")
    ]
    assert view.outcome is not None
    assert view.outcome.done is Done.FILED
    assert await room.acts() == ["evidence_added"]


async def test_a_file_sent_while_an_explanation_is_awaited_keeps_it_awaited(
    room: ReportRoom,
) -> None:
    await room.do(room.scoring.ask, "staff", PERIOD, CriterionCode("1.1"), Step.NOTE)
    view = await room.attaches("staff")
    assert isinstance(view, CriterionView)
    assert view.awaiting is Step.NOTE
    draft = await room.draft("staff")
    assert draft is not None
    assert draft.step is Step.NOTE


async def test_without_a_card_a_file_waits_in_the_tray(room: ReportRoom) -> None:
    view = await room.attaches("staff")
    assert isinstance(view, TrayView)
    assert (view.tray, view.period.code) == (1, "year")
    hub = await room.do(room.reporting.report, "staff")
    assert hub.tray == 1
    left = await room.do(room.evidencing.assign, "staff", await room.piece(), CriterionCode("1.1"))
    assert (left.items, left.criterion) == ((), None)
    assert (await room.evidence())[0].criterion == "1.1"
    assert (await room.do(room.reporting.report, "staff")).tray == 0


async def test_the_tray_is_that_of_the_report_due_next(tmp_path: Path) -> None:
    async with a_report_room(tmp_path, example(), at="2027-06-20 09:00") as room:
        room.people["staff"] = room.people["staff"].model_copy(update={"unit": "HKH"})
        view = await room.attaches("staff")
        assert isinstance(view, TrayView)
        assert view.period.code == "h1"
        room.clock.turn("2027-08-20 09:00")
        view = await room.attaches("staff", "b")
        assert view.period.code == "h1"


async def test_the_same_content_is_kept_once_in_the_same_place(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    await room.attaches("staff")
    again = await room.attaches("staff")
    assert again.outcome is not None
    assert again.outcome.done is Done.FILED_BEFORE
    assert len(await room.evidence()) == 1
    await room.opens("staff", "1.2")
    other = await room.attaches("staff")
    assert other.outcome is not None
    assert other.outcome.done is Done.FILED
    assert len(await room.evidence()) == 2


async def test_files_sent_together_are_each_saved_and_counted(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    views = [await room.attaches("staff", sha, album="album-1") for sha in "abc"]
    assert [v.outcome.in_album for v in views if v.outcome] == [1, 2, 3]
    assert len(await room.evidence()) == 3


async def test_what_cannot_be_kept_is_refused_before_the_download(room: ReportRoom) -> None:
    draft = await room.draft("staff")
    with pytest.raises(FileRefused) as refused:
        await room.do(room.evidencing.expect, "staff", draft, MAX_FILE_BYTES + 1)
    assert refused.value.facts["reason"] == "too_large"
    await room.do(room.evidencing.expect, "staff", draft, MAX_FILE_BYTES)
    for office in ("secretary", "bloc leader", "admin"):
        with pytest.raises(NotAllowed):
            await room.do(room.evidencing.expect, office, None, 1)


async def test_between_two_reports_a_file_is_kept_for_the_next(room: ReportRoom) -> None:
    room.clock.turn("2027-05-03 09:00")
    await room.do(room.evidencing.expect, "staff", None, 1)
    view = await room.attaches("staff")
    assert isinstance(view, TrayView)
    assert (view.period.code, view.opens, view.tray) == ("year", date(2027, 11, 1), 1)
    assert view.first
    piece = await room.piece()
    again = await room.attaches("staff")
    assert again.outcome is not None
    assert again.outcome.done is Done.FILED_BEFORE
    assert isinstance(again, TrayView)
    assert not again.first
    tray = await room.do(room.evidencing.listed, "staff", PERIOD, None)
    assert (len(tray.items), tray.opens) == (1, date(2027, 11, 1))
    for early in (room.evidencing.placing, room.evidencing.assign):
        given = (CriterionCode("1.1"),) if early == room.evidencing.assign else ()
        with pytest.raises(ReportNotOpen):
            await room.do(early, "staff", piece, *given)
    assert (await room.do(room.reporting.periods, "staff")).kept == 1
    room.clock.turn("2027-11-01 09:00")
    assert (await room.do(room.reporting.report, "staff")).tray == 1
    opened = await room.do(room.evidencing.opened, "staff", piece)
    assert (opened.editable, opened.opens) == (True, None)
    await room.do(room.evidencing.assign, "staff", piece, CriterionCode("1.1"))


async def test_what_is_kept_for_the_next_report_can_be_taken_out_before(room: ReportRoom) -> None:
    room.clock.turn("2027-05-03 09:00")
    await room.attaches("staff")
    left = await room.do(room.evidencing.remove, "staff", await room.piece())
    assert (left.items, left.outcome.done) == ((), Done.REMOVED)
    assert (await room.do(room.reporting.periods, "staff")).kept == 0


async def test_once_the_last_report_is_sent_or_the_year_is_over_a_file_hears_why_not(
    room: ReportRoom,
) -> None:
    await room.fills()
    await room.sends()
    with pytest.raises(ReportClosed):
        await room.do(room.evidencing.expect, "staff", None, 1)
    room.clock.turn("2028-06-01 09:00")
    with pytest.raises(YearClosed):
        await room.do(room.evidencing.expect, "staff", None, 1)


async def test_where_nothing_is_taken_after_the_deadline_a_file_hears_that(
    tmp_path: Path,
) -> None:
    refuses = small_definition(late={"policy": "refuse"})
    async with a_report_room(tmp_path, refuses, at="2027-11-18 09:00") as room:
        with pytest.raises(TooLateToSend):
            await room.do(room.evidencing.expect, "staff", None, 1)


async def test_a_sent_report_takes_no_file(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    await room.fills()
    await room.attaches("staff")
    piece = await room.piece()
    await room.sends()
    with pytest.raises(ReportClosed):
        await room.attaches("staff", "b")
    with pytest.raises(ReportClosed):
        await room.do(room.evidencing.remove, "staff", piece)
    with pytest.raises(ReportClosed):
        await room.do(room.evidencing.assign, "staff", piece, CriterionCode("1.2"))
    assert not (await room.do(room.evidencing.opened, "staff", piece)).editable
    assert len(await room.evidence()) == 1


async def test_evidence_that_is_taken_out_is_gone_from_the_report_and_kept_on_record(
    room: ReportRoom,
) -> None:
    await room.opens("staff", "1.1")
    await room.attaches("staff")
    piece = await room.piece()
    left = await room.do(room.evidencing.remove, "staff", piece)
    assert left.items == ()
    assert left.outcome.done is Done.REMOVED
    with pytest.raises(NotFound):
        await room.do(room.evidencing.opened, "staff", piece)
    assert await room.acts() == ["evidence_added", "evidence_removed"]


async def test_others_neither_see_nor_move_a_unit_s_evidence(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    await room.attaches("staff")
    piece = await room.piece()
    for name in ("neighbour", "admin"):
        with pytest.raises(NotAllowed):
            await room.do(room.evidencing.opened, name, piece)
        with pytest.raises(NotAllowed):
            await room.do(room.evidencing.remove, name, piece)
    view = await room.do(room.evidencing.opened, "secretary", piece)
    assert not view.editable
    with pytest.raises(NotAllowed):
        await room.do(room.evidencing.remove, "secretary", piece)
    stranger = room.who("staff").model_copy(update={"bloc": "OTHER"})
    with pytest.raises(NotFound):
        await room.store.do(room.evidencing.opened, stranger, room.cycle, piece)
    with pytest.raises(NotFound):
        await room.do(room.evidencing.opened, "staff", EvidenceId(99))


async def test_a_piece_can_go_to_every_asked_criterion_but_its_own(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    await room.attaches("staff")
    view = await room.do(room.evidencing.placing, "staff", await room.piece())
    assert [c.code for c in view.criteria] == ["1.2", "2.1", "T1"]
    with pytest.raises(NotFound):
        await room.do(room.evidencing.assign, "staff", await room.piece(), CriterionCode("9.9"))
