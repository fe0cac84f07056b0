"""Many scores in one message: shown first, written all at once or not at all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest

from domain.drafts import Step
from domain.errors import ListTooLong, NotAllowed, OldButton, ReportClosed
from domain.score_lists import Line, ListView, read_list
from domain.words import Language
from locales.catalog import voice_of
from screens import score_lists as screens
from tests.usecases.report_room import PERIOD, ReportRoom, a_report_room

LIST = "1.1: 8,5\n1.2 = đạt\n\n2.1: 2 lần"


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[ReportRoom]:
    async with a_report_room(tmp_path) as opened:
        yield opened


async def shows(room: ReportRoom, text: str, name: str = "staff") -> ListView:
    view: ListView = await room.do(room.score_lists.show, name, PERIOD, text)
    return view


async def applies(room: ReportRoom, mark: int, name: str = "staff") -> ListView:
    draft = await room.draft(name)
    view: ListView = await room.do(room.score_lists.apply, name, draft, mark)
    return view


@pytest.mark.parametrize(
    "text",
    [
        "5,5",
        "8.5",
        "Quyết định số 12/QĐ-HKH",
        "Số: 12\nNgày: 10/6",
        "3.2: đã làm",
        "3.2 5",
        "12 hội nghị\n200 hội viên",
        "",
    ],
)
def test_what_a_card_is_told_is_no_list(text: str) -> None:
    assert read_list(text) is None


def test_a_list_is_read_as_people_type_it() -> None:
    assert read_list("3.2: 5,5") == (Line("3.2", "5,5"),)
    assert read_list(" Tiêu chí 3.2 = 5,5 điểm \n\nTC dt1：1") == (
        Line("3.2", "5,5 điểm"),
        Line("dt1", "1"),
    )
    assert read_list("1.2: 19,5\n2.1 4,5\nTiêu chí 2.2\t5 điểm\n3.2 - 5") == (
        Line("1.2", "19,5"),
        Line("2.1", "4,5"),
        Line("2.2", "5 điểm"),
        Line("3.2", "5"),
    )
    assert read_list("3.2: 5\n3.3: chín") == (Line("3.2", "5"), Line("3.3", "chín"))


async def test_nothing_is_written_before_the_button_and_everything_after(
    room: ReportRoom,
) -> None:
    view = await shows(room, LIST)
    assert [c.before.criterion for c in view.changes] == ["1.1", "1.2", "2.1"]
    assert (await room.assessment()).answers == {}
    assert await room.acts() == []
    draft = await room.draft("staff")
    assert draft is not None
    assert draft.step is Step.LIST

    saved = await applies(room, view.mark)
    assert saved.saved_at == room.cycle.calendar.local(room.clock.now())
    answers = (await room.assessment()).answers
    assert [answers[c].points for c in ("1.1", "1.2", "2.1")] == [Decimal("8.5"), 5, 2]
    assert [c.after for c in saved.changes] == [answers[c] for c in ("1.1", "1.2", "2.1")]
    assert await room.acts() == ["criterion_scored"] * 3
    assert await room.draft("staff") is None
    with pytest.raises(OldButton):
        await applies(room, view.mark)


async def test_a_line_that_cannot_be_taken_says_why_and_leaves_the_others(
    room: ReportRoom,
) -> None:
    view = await shows(room, "1.1: 10,5\n1.2: đạt\n2.2: 1\n9.9: 5\n2.1: 1\n2.1: 2\nT1: chín")
    assert [c.before.criterion for c in view.changes] == ["1.2"]
    assert [type(error).__name__ for error in view.refused] == [
        "OverMaximum",
        "FilledByBloc",
        "CriterionNotListed",
        "ScoredTwice",
        "LineUnclear",
    ]
    await applies(room, view.mark)
    assert set((await room.assessment()).answers) == {"1.2"}


async def test_a_number_between_two_steps_is_not_taken(room: ReportRoom) -> None:
    view = await shows(room, "1.1: 8,25")
    assert [type(error).__name__ for error in view.refused] == ["OffStep"]
    assert view.changes == ()


async def test_a_list_that_changes_nothing_leaves_the_open_card(room: ReportRoom) -> None:
    await room.opens("staff", "1.1")
    assert (await shows(room, "9.9: 5")).changes == ()
    assert (await room.types("staff", "7")).answer.points == 7


async def test_a_list_that_was_overtaken_by_the_same_scores_waits_no_more(
    room: ReportRoom,
) -> None:
    view = await shows(room, "1.1: 8,5")
    await room.scores("leader", "1.1", 850, 0)
    again = await applies(room, view.mark)
    assert (again.overtaken, again.changes, again.same) == (True, (), ("1.1",))
    assert await room.draft("staff") is None


async def test_what_is_scored_so_already_is_not_written_again(room: ReportRoom) -> None:
    await room.scores("leader", "1.1", 850, 0)
    view = await shows(room, LIST)
    assert view.same == ("1.1",)
    await applies(room, view.mark)
    assert (await room.answer("1.1")).by_name == "Nguyễn Thị Hoa"


async def test_an_answer_written_meanwhile_stops_the_whole_list(room: ReportRoom) -> None:
    view = await shows(room, LIST)
    await room.scores("leader", "1.1", 700, 0)
    again = await applies(room, view.mark)
    assert (again.overtaken, again.saved_at) == (True, None)
    assert again.changes[0].before.points == 7
    assert set((await room.assessment()).answers) == {"1.1"}
    with pytest.raises(OldButton):
        await applies(room, view.mark)
    assert (await applies(room, again.mark)).saved_at is not None
    assert (await room.answer("1.1")).points == Decimal("8.5")


async def test_the_button_of_another_list_writes_nothing(room: ReportRoom) -> None:
    first = await shows(room, LIST)
    await shows(room, "1.1: 1")
    with pytest.raises(OldButton):
        await applies(room, first.mark)
    await room.store.do(room.score_lists.drop, room.who("staff"))
    assert await room.draft("staff") is None


async def test_a_list_has_an_end_and_a_report_that_is_open(room: ReportRoom) -> None:
    with pytest.raises(ListTooLong):
        await shows(room, "1.1: 5\n" * 41)
    for office in ("secretary", "bloc leader"):
        with pytest.raises(NotAllowed):
            await shows(room, LIST, office)
    await room.fills()
    view = await shows(room, "1.1: 1")
    await room.sends()
    with pytest.raises(ReportClosed):
        await applies(room, view.mark)
    with pytest.raises(ReportClosed):
        await shows(room, "1.1: 2")
    assert (await room.answer("1.1")).points == 10


async def test_the_list_is_told_in_both_languages(room: ReportRoom) -> None:
    await room.scores("leader", "1.1", 500, 0)
    view = await shows(room, "1.1: 8,5\n9.9: 5")
    vi, en = voice_of(Language.VI), voice_of(Language.EN)
    text = screens.preview(vi, view).text
    assert "Chưa lưu gì" in text
    assert "Tiêu chí 1.1: từ tự chấm 5,00 điểm thành tự chấm 8,50 điểm." in text
    assert "Không ghi được: báo cáo này không có tiêu chí 9.9." in text
    assert [b.label for b in screens.preview(vi, view).buttons] == ["Ghi 1 tiêu chí", "Bỏ qua"]
    assert [b.label for b in screens.preview(en, view).buttons] == ["Save 1 criterion", "Leave it"]
    assert "from self-score 5.00 points to self-score 8.50" in screens.preview(en, view).text
    saved = await applies(room, view.mark)
    assert saved.saved_at is not None
    assert screens.saved(vi, saved, saved.saved_at) == (
        "Đã lưu lúc 9 giờ 10: 1 tiêu chí.\nTiêu chí 1.1: tự chấm 8,50 điểm."
    )
    nothing = screens.preview(vi, await shows(room, "9.9: 5"))
    assert [b.label for b in nothing.buttons] == ["Bỏ qua"]
