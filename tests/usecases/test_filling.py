"""Filling what the bloc fills: guarded by revision, allowed after sending, shown to be saved."""

from __future__ import annotations

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest

from domain.drafts import Draft, Step
from domain.errors import (
    EmptyText,
    FilledByUnit,
    NotAllowed,
    NotFound,
    OffStep,
    OldButton,
    OverMaximum,
    PointsNotUnderstood,
    YearClosed,
)
from domain.ids import CriterionCode, Revision, UnitCode
from domain.people import Actor
from domain.unit_views import FillView
from storage.audit import AuditRows
from tests.bloc_in_november import SENT, YEAR_REPORT, November, november
from usecases.filling import Filling
from usecases.ports import Tx

KHKT, HDY = UnitCode("KHKT"), UnitCode("HDY")


@pytest.fixture
async def bloc(tmp_path: Path) -> AsyncIterator[November]:
    async with november(tmp_path) as found:
        yield found


async def _open(bloc: November, who: str, unit: UnitCode = KHKT, code: str = "8.2") -> FillView:
    return await bloc.store.do(
        Filling(bloc.clock).open, bloc.at(who), bloc.cycle.year, unit, YEAR_REPORT, code
    )


async def _press(bloc: November, who: str, hundredths: int, revision: int) -> FillView:
    return await bloc.store.do(
        Filling(bloc.clock).fill,
        bloc.at(who),
        bloc.cycle.year,
        KHKT,
        YEAR_REPORT,
        "8.2",
        hundredths,
        Revision(revision),
    )


async def _type(bloc: November, actor: Actor, text: str) -> FillView:
    def typed(tx: Tx) -> FillView:
        return Filling(bloc.clock).fill_typed(tx, actor, tx.drafts.of(actor.person), text)

    return await bloc.store.do(typed)


async def _stored(bloc: November) -> tuple[Decimal | None, int]:
    place = (bloc.cycle.bloc_code, bloc.cycle.year, KHKT, YEAR_REPORT, CriterionCode("8.2"))
    answer = await bloc.store.do(lambda tx: tx.assessments.answer(*place))
    return answer.points, answer.revision


async def test_typed_points_are_saved_after_the_unit_has_sent_and_shown_back(
    bloc: November,
) -> None:
    view = await _open(bloc, "secretary")
    assert view.answer.points is None
    view = await _type(bloc, bloc.at("secretary"), "3,5 điểm")
    assert view.saved
    assert (view.answer.points, view.answer.by_name) == (
        Decimal("3.50"),
        bloc.at("secretary").name,
    )
    assert view.following == "VHNT"
    assert await _stored(bloc) == (Decimal("3.50"), 1)


async def test_units_that_have_sent_come_before_those_that_still_write(bloc: November) -> None:
    on_the_way = [(await _open(bloc, "secretary", UnitCode(SENT[0]))).following]
    while (last := on_the_way[-1]) != SENT[0] and last is not None:
        on_the_way.append((await _open(bloc, "secretary", last)).following)
    assert on_the_way == [*SENT[1:], SENT[0]]


async def test_the_same_card_takes_a_correction(bloc: November) -> None:
    await _open(bloc, "secretary")
    await _type(bloc, bloc.at("secretary"), "3")
    view = await _type(bloc, bloc.at("secretary"), "2,25")
    assert view.answer.points == Decimal("2.25")
    assert view.answer.revision == 2


async def test_a_second_officer_meets_the_present_value_and_nothing_is_lost(
    bloc: November,
) -> None:
    await _open(bloc, "secretary")
    await _open(bloc, "deputy_leader")
    await _type(bloc, bloc.at("secretary"), "3")
    view = await _type(bloc, bloc.at("deputy_leader"), "4")
    assert (view.overtaken, view.saved) == (Decimal("4.00"), False)
    assert view.answer.points == Decimal("3.00")
    assert await _stored(bloc) == (Decimal("3.00"), 1)
    view = await _type(bloc, bloc.at("deputy_leader"), "4")
    assert view.saved
    assert await _stored(bloc) == (Decimal("4.00"), 2)


async def test_a_double_tap_saves_once_and_says_so_twice(bloc: November) -> None:
    first = await _press(bloc, "secretary", 400, 0)
    second = await _press(bloc, "secretary", 400, 0)
    assert first.saved
    assert second.saved
    assert await _stored(bloc) == (Decimal("4.00"), 1)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("5", OverMaximum),
        ("3,3", OffStep),
        ("nhiều", PointsNotUnderstood),
        ("", EmptyText),
    ],
)
async def test_what_does_not_fit_is_asked_about_and_nothing_is_saved(
    bloc: November, text: str, error: type[Exception]
) -> None:
    await _open(bloc, "secretary")
    with pytest.raises(error):
        await _type(bloc, bloc.at("secretary"), text)
    assert await _stored(bloc) == (None, 0)


async def test_a_unit_without_anybody_in_the_chat_can_be_filled_too(bloc: November) -> None:
    await _open(bloc, "bloc_leader", HDY)
    view = await _type(bloc, bloc.at("bloc_leader"), "0")
    assert (view.unit.code, view.answer.points) == ("HDY", Decimal("0.00"))


async def test_what_the_unit_scores_itself_is_not_filled_for_it(bloc: November) -> None:
    with pytest.raises(FilledByUnit):
        await _open(bloc, "secretary", code="1.1")


async def test_penalties_of_the_bloc_are_filled_the_same_way(bloc: November) -> None:
    await _open(bloc, "secretary", code="TR1")
    view = await _type(bloc, bloc.at("secretary"), "1")
    assert view.answer.points == Decimal("1.00")


async def test_unknown_units_and_criteria_are_not_found(bloc: November) -> None:
    for unit, code in ((UnitCode("XYZ"), "8.2"), (KHKT, "9.9")):
        with pytest.raises(NotFound):
            await _open(bloc, "secretary", unit, code)


@pytest.mark.parametrize("who", ["KHKT/unit_leader", "HKH/unit_staff", "standing_body", "admin"])
async def test_only_the_leaders_side_fills(bloc: November, who: str) -> None:
    with pytest.raises(NotAllowed):
        await _open(bloc, who)
    with pytest.raises(NotAllowed):
        await _press(bloc, who, 400, 0)


async def test_typing_without_an_open_card_writes_nothing(bloc: November) -> None:
    with pytest.raises(OldButton):
        await _type(bloc, bloc.at("secretary"), "4")


async def test_a_card_opened_from_another_place_takes_no_points_here(bloc: November) -> None:
    await _open(bloc, "secretary")
    actor = bloc.at("secretary")

    def moved(tx: Tx) -> Draft:
        draft = tx.drafts.of(actor.person)
        assert draft is not None
        return draft.model_copy(update={"place": bloc.at("bloc_leader").place})

    draft = await bloc.store.do(moved)
    assert draft.step is Step.BLOC_POINTS
    with pytest.raises(OldButton):
        await bloc.store.do(Filling(bloc.clock).fill_typed, actor, draft, "4")


async def test_nothing_is_filled_once_the_year_is_over(bloc: November) -> None:
    bloc.clock.turn("2028-03-01 09:00")
    with pytest.raises(YearClosed):
        await _open(bloc, "secretary")


async def test_each_filling_stands_in_the_audit_trail(bloc: November) -> None:
    await _press(bloc, "secretary", 400, 0)
    await _press(bloc, "secretary", 0, 1)
    subject = "report/KHKT/year/8.2"

    def rows(tx: Tx) -> list[tuple[str, str | None, str | None]]:
        assert isinstance(tx.audit, AuditRows)
        found = tx.audit.of_subject(bloc.cycle.bloc_code, subject)
        return [(row["action"], row["before"], row["after"]) for row in found]

    assert await bloc.store.do(rows) == [
        ("filled_for_bloc", None, "4.00"),
        ("filled_for_bloc", "4.00", "0.00"),
    ]
