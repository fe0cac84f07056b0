"""Scoring criterion by criterion: saved field by field, guarded by what the card showed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest

from domain.cards import Done
from domain.drafts import Step
from domain.errors import (
    CardTextUnclear,
    EmptyText,
    FilledByBloc,
    NotAllowed,
    NotFound,
    OldButton,
    OverMaximum,
    ReportClosed,
    ReportNotOpen,
    TextTooLong,
    YearClosed,
)
from domain.ids import CriterionCode, PeriodCode, Revision
from domain.score_tables import Side
from tests.builders import example
from tests.usecases.report_room import PERIOD, ReportRoom, a_report_room


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[ReportRoom]:
    async with a_report_room(tmp_path) as opened:
        yield opened


async def test_an_opened_card_is_where_the_next_message_goes(room: ReportRoom) -> None:
    view = await room.opens("staff", "1.1")
    assert view.answer.points is None
    assert view.following == "1.2"
    draft = await room.draft("staff")
    assert draft is not None
    assert (draft.step, draft.revision, draft.place) == (
        Step.CRITERION,
        0,
        room.people["staff"].place,
    )
    assert dict(draft.subject) == {"period": "year", "criterion": "1.1"}
    hub = await room.do(room.reporting.report, "leader")
    assert hub.resume_at == "1.1"


async def test_a_typed_number_is_saved_and_read_back(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    view = await room.types("staff", "8,5")
    assert view.outcome is not None
    assert (view.outcome.done, view.outcome.at) == (Done.SCORED, room.clock.now())
    assert view.answer == await room.answer("1.1")
    assert (view.answer.points, view.answer.by_name) == (Decimal("8.50"), "Trần Văn Nam")
    draft = await room.draft("staff")
    assert draft is not None
    assert draft.revision == 1
    assert (await room.types("staff", "9")).answer.revision == 2
    assert await room.acts() == ["criterion_scored", "criterion_scored"]


async def test_zero_and_blank_are_different(room: ReportRoom) -> None:
    assert not (await room.opens("staff", "1.1")).answer.settled
    assert (await room.types("staff", "0")).answer.settled
    assert (await room.answer("1.1")).points == 0


async def test_a_score_that_does_not_fit_saves_nothing_and_keeps_the_card(
    room: ReportRoom,
) -> None:
    await room.opens("staff", "1.1")
    with pytest.raises(OverMaximum):
        await room.types("staff", "10,5")
    assert (await room.answer("1.1")).revision == 0
    assert (await room.types("staff", "10")).answer.points == 10


async def test_whoever_comes_second_sees_the_present_value_and_loses_nothing(
    room: ReportRoom,
) -> None:
    await room.opens("staff", "1.1")
    await room.opens("leader", "1.1")
    await room.types("leader", "7")
    view = await room.types("staff", "5")
    assert view.outcome is not None
    assert (view.outcome.done, view.outcome.offered) == (Done.OVERTAKEN, Decimal(5))
    assert (view.answer.points, view.answer.by_name) == (Decimal(7), "Nguyễn Thị Hoa")
    assert (await room.answer("1.1")).points == 7
    # The card that was shown carries the present revision: the same number is saved now.
    assert (await room.types("staff", "5")).answer.points == 5


async def test_an_old_button_saves_nothing(room: ReportRoom) -> None:
    await room.scores("staff", "1.1", 500, 0)
    await room.scores("staff", "1.1", 600, 1)
    view = await room.scores("leader", "1.1", 0, 1)
    assert view.outcome is not None
    assert view.outcome.done is Done.OVERTAKEN
    assert (await room.answer("1.1")).points == 6


async def test_a_second_tap_on_the_same_button_is_no_conflict(room: ReportRoom) -> None:
    first = await room.scores("staff", "1.1", 1000, 0)
    second = await room.scores("staff", "1.1", 1000, 0)
    assert second.answer == first.answer
    assert second.outcome is not None
    assert (second.outcome.done, second.outcome.fresh) == (Done.SCORED, False)
    assert await room.acts() == ["criterion_scored"]


async def test_a_count_is_kept_beside_its_points(room: ReportRoom) -> None:
    await room.opens("staff", "2.1")
    answer = (await room.types("staff", "7 lần")).answer
    assert (answer.count, answer.points) == (7, Decimal(3))


async def test_an_explanation_leaves_the_score_alone(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    await room.types("staff", "8")
    await room.do(room.scoring.ask, "staff", PERIOD, CriterionCode("1.1"), Step.NOTE)
    draft = await room.draft("staff")
    view = await room.do(room.scoring.note, "staff", draft, " Đã làm.\n\nTốt <b>. ")
    assert (view.answer.points, view.answer.note) == (8, "Đã làm.\n\nTốt <b>.")
    assert view.awaiting is Step.CRITERION


@pytest.mark.parametrize(
    ("text", "error"), [("  ", EmptyText), ("5,5", EmptyText), ("a" * 2001, TextTooLong)]
)
async def test_an_explanation_has_words_and_an_end(
    room: ReportRoom, text: str, error: type[Exception]
) -> None:
    await room.do(room.scoring.ask, "staff", PERIOD, CriterionCode("1.1"), Step.NOTE)
    with pytest.raises(error):
        await room.do(room.scoring.note, "staff", await room.draft("staff"), text)
    draft = await room.draft("staff")
    assert draft is not None
    assert draft.step is Step.NOTE


async def test_an_explanation_that_came_second_is_asked_for_again(room: ReportRoom) -> None:
    await room.do(room.scoring.ask, "staff", PERIOD, CriterionCode("1.1"), Step.NOTE)
    await room.scores("leader", "1.1", 500, 0)
    view = await room.do(room.scoring.note, "staff", await room.draft("staff"), "Đã làm.")
    assert (view.outcome.done, view.outcome.text) == (Done.OVERTAKEN, "Đã làm.")
    assert view.awaiting is Step.NOTE
    view = await room.do(room.scoring.note, "staff", await room.draft("staff"), "Đã làm.")
    assert (view.answer.points, view.answer.note) == (5, "Đã làm.")


async def test_a_document_s_number_typed_on_the_card_is_evidence(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    view = await room.types("staff", "Quyết định số 12/QĐ-HKH ngày 10/6/2027")
    assert [piece.text for piece in view.evidence] == ["Quyết định số 12/QĐ-HKH ngày 10/6/2027"]
    assert view.answer.revision == 0


async def test_a_reference_can_be_made_the_explanation(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    await room.types("staff", "Biên bản họp tháng 6 năm 2027")
    view = await room.do(room.scoring.turn_into_note, "staff", await room.piece(), Revision(0))
    assert view.answer.note == "Biên bản họp tháng 6 năm 2027"
    assert view.evidence == ()
    assert await room.evidence() == []


async def test_another_unit_cannot_turn_our_reference_into_its_note(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    await room.types("staff", "số 12/QĐ")
    with pytest.raises(OldButton):
        await room.do(room.scoring.turn_into_note, "neighbour", await room.piece(), Revision(0))
    assert len(await room.evidence()) == 1


async def test_what_is_neither_score_nor_reference_is_asked_about(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    with pytest.raises(CardTextUnclear):
        await room.types("staff", "cảm ơn Anh/Chị nhiều")
    assert await room.draft("staff") is not None


async def test_a_task_that_was_not_assigned_keeps_its_score_in_store(room: ReportRoom) -> None:
    await room.scores("staff", "1.1", 800, 0)
    args = ("staff", PERIOD, CriterionCode("1.1"))
    view = await room.do(room.scoring.set_assigned, *args, Revision(1), assigned=False)
    assert (view.answer.assigned, view.answer.points) == (False, 8)
    view = await room.do(room.scoring.set_assigned, *args, Revision(2), assigned=True)
    assert (view.answer.assigned, view.answer.points) == (True, 8)


async def test_only_base_criteria_can_be_not_assigned(room: ReportRoom) -> None:
    for code in ("T1", "2.2"):
        with pytest.raises(OldButton):
            await room.do(
                room.scoring.set_assigned,
                "staff",
                PERIOD,
                CriterionCode(code),
                Revision(0),
                assigned=False,
            )


async def test_what_the_bloc_fills_is_shown_and_not_asked(room: ReportRoom) -> None:
    view = await room.opens("staff", "2.2")
    assert not view.criterion.asked
    with pytest.raises(FilledByBloc):
        await room.types("staff", "2")
    with pytest.raises(FilledByBloc):
        await room.do(room.scoring.ask, "staff", PERIOD, CriterionCode("2.2"), Step.NOTE)
    assert len((await room.types("staff", "Giấy mời số 3/GM")).evidence) == 1


async def test_a_command_s_word_can_be_the_explanation(room: ReportRoom) -> None:
    await room.do(room.scoring.ask, "staff", PERIOD, CriterionCode("1.1"), Step.NOTE)
    draft = await room.draft("staff")
    view = await room.do(room.scoring.ask_about_word, "staff", draft, "Báo cáo", "report")
    assert (view.word, view.command, view.awaiting) == ("Báo cáo", "report", Step.NOTE)
    view = await room.do(room.scoring.keep_word, "staff", await room.draft("staff"))
    assert view.answer.note == "Báo cáo"
    with pytest.raises(OldButton):
        await room.do(room.scoring.keep_word, "staff", await room.draft("staff"))


async def test_others_and_offices_cannot_write(room: ReportRoom) -> None:
    view = await room.opens("neighbour", "1.1")
    assert view.unit.code == "B"
    for office in ("bloc leader", "secretary", "admin"):
        with pytest.raises(NotAllowed):
            await room.opens(office, "1.1")
        with pytest.raises(NotAllowed):
            await room.scores(office, "1.1", 500, 0)


async def test_a_sent_report_is_read_only(room: ReportRoom) -> None:
    await room.fills()
    await room.opens("staff", "1.1")
    await room.sends()
    with pytest.raises(ReportClosed):
        await room.types("staff", "3")
    assert not (await room.opens("staff", "1.2")).editable
    assert (await room.answer("1.1")).points == 10


async def test_nothing_is_written_before_the_period_or_after_the_year(room: ReportRoom) -> None:
    room.clock.turn("2027-10-31 09:00")
    with pytest.raises(ReportNotOpen):
        await room.opens("staff", "1.1")
    room.clock.turn("2028-03-01 09:00")
    with pytest.raises(YearClosed):
        await room.scores("staff", "1.1", 500, 0)


async def test_a_criterion_that_the_period_does_not_list_is_not_found(room: ReportRoom) -> None:
    with pytest.raises(NotFound):
        await room.opens("staff", "9.9")


async def test_the_last_period_s_value_is_the_nearest_that_lists_the_criterion(
    tmp_path: Path,
) -> None:
    async with a_report_room(tmp_path, example(), at="2027-06-20 09:00") as room:
        room.people["staff"] = room.people["staff"].model_copy(update={"unit": "HKH"})
        await room.do(
            room.scoring.score,
            "staff",
            PeriodCode("h1"),
            CriterionCode("3.2"),
            500,
            Revision(0),
        )
        room.clock.turn("2027-11-05 09:00")
        view = await room.opens("staff", "3.2")
        assert view.previous is not None
        assert view.previous.points == 5
        assert (await room.opens("staff", "1.1")).previous is None
        assert (await room.opens("staff", "8.3")).following == "DT1"
        assert (await room.opens("staff", "DT3")).following is None
        assert view.side is Side.BASE
