"""Editing one's own message corrects the value it had set, and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest

from domain.cards import CriterionView, Done, Field, TypedMessage
from domain.drafts import Step
from domain.errors import CardTextUnclear, EmptyText, NotAllowed, OverMaximum, ReportClosed
from domain.ids import CriterionCode
from domain.words import Language
from locales.catalog import voice_of
from screens import criterion as screens
from tests.usecases.report_room import PERIOD, ReportRoom, a_report_room


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[ReportRoom]:
    async with a_report_room(tmp_path) as opened:
        yield opened


async def says(room: ReportRoom, text: str, message: int, name: str = "staff") -> CriterionView:
    """Type on the open card, in a message of this number."""
    draft = await room.draft(name)
    assert draft is not None
    take = room.scoring.note if draft.step is Step.NOTE else room.scoring.type
    view: CriterionView = await room.do(take, name, draft, text, message)
    return view


async def typed(room: ReportRoom, message: int, name: str = "staff") -> TypedMessage | None:
    person = room.people[name].person
    return await room.store.do(room.scoring.message, person, message)


async def edits(
    room: ReportRoom, message: int, text: str, name: str = "staff"
) -> CriterionView | None:
    found = await typed(room, message, name)
    if found is None:
        return None
    view: CriterionView | None = await room.do(room.scoring.correct, name, found, text)
    return view


async def test_an_edit_corrects_the_score_its_message_had_set(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    await says(room, "5", 41)
    view = await edits(room, 41, "5,5")
    assert view is not None
    assert view.outcome is not None
    assert (view.outcome.done, view.outcome.at) == (Done.CORRECTED, room.clock.now())
    assert view.outcome.was is not None
    assert (view.outcome.was.points, view.answer.points) == (Decimal(5), Decimal("5.5"))
    assert view.answer == await room.answer("1.1")
    assert await room.acts() == ["criterion_scored", "criterion_corrected"]
    again = await edits(room, 41, "6")
    assert again is not None
    assert again.answer.points == 6
    vi, en = voice_of(Language.VI), voice_of(Language.EN)
    assert (
        "Đã sửa lúc 9 giờ 10: tiêu chí 1.1, từ tự chấm 5,00 điểm thành tự chấm 5,50 điểm."
        in screens.card(vi, view).text
    )
    assert "Corrected at 9:10: criterion 1.1, from" in screens.card(en, view).text


async def test_an_edit_that_says_the_same_writes_nothing(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    await says(room, "5", 41)
    view = await edits(room, 41, "5,00 điểm")
    assert view is not None
    assert view.outcome is not None
    assert (view.outcome.done, view.outcome.fresh) == (Done.SCORED, False)
    assert (await room.answer("1.1")).revision == 1


async def test_an_edit_corrects_the_explanation_and_leaves_the_score(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    await says(room, "5", 41)
    await room.do(room.scoring.ask, "staff", PERIOD, CriterionCode("1.1"), Step.NOTE)
    await says(room, "Đã lam tốt.", 42)
    view = await edits(room, 42, "Đã làm tốt.")
    assert view is not None
    assert (view.answer.points, view.answer.note) == (Decimal(5), "Đã làm tốt.")
    assert (
        "diễn giải của tiêu chí 1.1, từ “Đã lam tốt.” thành “Đã làm tốt.”."
        in screens.card(voice_of(Language.VI), view).text
    )
    # The score is still the one of its own message, whatever was written beside it since.
    scored = await edits(room, 41, "7")
    assert scored is not None
    assert (scored.answer.points, scored.answer.note) == (Decimal(7), "Đã làm tốt.")


async def test_a_value_that_was_set_since_is_not_touched(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    await says(room, "5", 41)
    await room.scores("leader", "1.1", 700, 1)
    assert await edits(room, 41, "6") is None
    await room.opens("staff", "1.1")
    await says(room, "8", 42)
    assert await typed(room, 41) is None
    assert (await room.answer("1.1")).points == 8


async def test_another_person_s_message_is_none_of_ours(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    await says(room, "5", 41)
    assert await typed(room, 41, "leader") is None
    found = await typed(room, 41)
    assert found is not None
    assert found.field is Field.SCORE
    assert await room.do(room.scoring.correct, "neighbour", found, "6") is None
    with pytest.raises(NotAllowed):
        await room.do(room.scoring.correct, "secretary", found, "6")
    assert (await room.answer("1.1")).points == 5


@pytest.mark.parametrize(
    ("text", "error"), [("10,5", OverMaximum), ("cảm ơn", CardTextUnclear), ("", CardTextUnclear)]
)
async def test_an_edit_is_checked_as_typing_is(
    room: ReportRoom, text: str, error: type[Exception]
) -> None:
    await room.opens("staff", "1.1")
    await says(room, "5", 41)
    with pytest.raises(error):
        await edits(room, 41, text)
    assert (await room.answer("1.1")).points == 5
    await room.do(room.scoring.ask, "staff", PERIOD, CriterionCode("1.1"), Step.NOTE)
    await says(room, "Đã làm.", 42)
    with pytest.raises(EmptyText):
        await edits(room, 42, "5,5")


async def test_a_sent_report_is_closed_to_edits_too(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    await says(room, "5", 41)
    await room.scores("leader", "1.2", 500, 0)
    await room.scores("leader", "2.1", 3, 0)
    await room.sends()
    with pytest.raises(ReportClosed):
        await edits(room, 41, "6")
    assert (await room.answer("1.1")).points == 5
