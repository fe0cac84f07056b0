"""The two texts to paste elsewhere: plain, short enough, without names unless asked."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from domain.blocs import Unit
from domain.cycles import Cycle
from domain.deadlines import Deadline
from domain.definitions import Definition
from domain.ids import DeadlineKey, PeriodCode, UnitCode, Version
from domain.unit_views import UnitView
from domain.words import Language, Words
from locales.catalog import voice_of
from reports.digest import LIMIT, group_text, unit_text
from tests.bloc_in_november import NOBODY, November, november, send
from tests.builders import HandClock, a_cycle, a_store
from usecases.board_facts import board_of
from usecases.boarding import Boarding
from usecases.digesting import Digesting
from usecases.ports import Tx

VI, EN = voice_of(Language.VI), voice_of(Language.EN)


@pytest.fixture
async def bloc(tmp_path: Path) -> AsyncIterator[November]:
    async with november(tmp_path) as found:
        yield found


async def _unit(bloc: November, code: str) -> UnitView:
    return await bloc.store.do(
        Boarding(bloc.clock).unit, bloc.at("secretary"), bloc.cycle.year, UnitCode(code)
    )


async def test_the_groups_text_has_counts_and_the_date_and_no_names(bloc: November) -> None:
    view = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle)
    text = group_text(VI, view)
    assert text.startswith("Khối Tổ chức xã hội, tình hình lúc 9 giờ, thứ Sáu 05/11/2027.\n")
    assert "hạn hết thứ Hai 15/11/2027, còn 6 ngày làm việc." in text
    assert "Đã gửi: 4 trên 11 đơn vị." in text
    assert not [unit.short.vi for unit in bloc.cycle.definition.units if unit.short.vi in text]


async def test_names_of_missing_units_are_listed_only_when_asked(bloc: November) -> None:
    view = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle)
    text = group_text(VI, view, names=True)
    assert "Chưa gửi:\n- Hội Bảo trợ\n- Hội Người mù\n" in text
    assert "Liên hiệp Khoa học Kỹ thuật" not in text


async def test_when_nobody_misses_it_the_group_is_thanked(bloc: November) -> None:
    def all_sent(tx: Tx) -> None:
        for number, code in enumerate(bloc.cycle.definition.unit_codes()):
            leader = bloc.at("HKH/unit_leader").model_copy(update={"unit": code})
            send(tx, leader, bloc.cycle, f"6{number:05}", bloc.clock.now())

    await bloc.store.do(all_sent)
    view = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle, about="year_self_score")
    text = group_text(VI, view, names=True)
    assert "cả 11 đơn vị đã gửi. Trân trọng cảm ơn các Đơn vị." in text
    assert "Chưa gửi" not in text


async def test_a_units_text_says_what_is_missing_until_when_and_what_to_do(
    bloc: November,
) -> None:
    text = unit_text(VI, await _unit(bloc, "HKH"))
    assert text.startswith("Kính gửi Hội Khuyến học,\n")
    assert "Đơn vị đã chấm 2 trên 16 tiêu chí, chưa gửi; hạn hết thứ Hai 15/11/2027" in text
    assert "bấm Việc cần làm" in text
    assert "xin liên hệ Thư ký khối" in text


async def test_a_unit_that_nobody_joined_is_told_how_to_join(bloc: November) -> None:
    text = unit_text(VI, await _unit(bloc, NOBODY))
    assert "Xin liên hệ Thư ký khối để nhận lời mời." in text
    assert "bấm Việc cần làm" not in text


async def test_a_unit_that_misses_nothing_is_told_so(bloc: November) -> None:
    def sent(tx: Tx) -> None:
        for number, period in enumerate(("q1", "h1", "q3"), 1):
            leader, at = bloc.at("KHKT/unit_leader"), bloc.clock.now()
            send(tx, leader, bloc.cycle, f"77000{number}", at, period=period)

    await bloc.store.do(sent)
    text = unit_text(VI, await _unit(bloc, "KHKT"))
    assert "Đơn vị không còn việc nào thiếu. Hạn kế tiếp: Báo cáo tự chấm điểm năm" in text


async def test_texts_speak_english_too_and_hold_no_markup(bloc: November) -> None:
    view = await bloc.store.do(Digesting(bloc.clock).digest, bloc.cycle)
    assert "Sent: 4 of 11 units." in group_text(EN, view)
    for text in (group_text(EN, view, names=True), unit_text(EN, await _unit(bloc, "HKH"))):
        assert "&amp;" not in text
        assert "<" not in text


async def test_the_largest_bloc_still_fits_and_is_cut_at_whole_lines(tmp_path: Path) -> None:
    cycle = _largest()
    async with a_store(tmp_path) as store:
        await store.do(lambda tx: tx.cycles.add(cycle, None))
        clock = HandClock("2027-11-16 09:00")
        now = clock.now()

        def views(tx: Tx) -> tuple[str, str]:
            board = board_of(tx, cycle, now)
            digest = Digesting(clock).digest(tx, cycle, now)
            unit = UnitView(board=board, row=board.rows[0], nearest=board.focus.duty)
            return group_text(VI, digest, names=True), unit_text(VI, unit)

        group, unit = await store.do(views)
    for text in (group, unit):
        assert len(text) <= LIMIT
    lines = group.split("\n")
    listed = [line for line in lines if line.startswith("- ")]
    assert f"và {60 - len(listed)} đơn vị khác" in lines
    assert all(line.endswith("dài") for line in listed)
    assert any(line.endswith("việc khác") for line in unit.split("\n"))


def _largest() -> Cycle:
    """Return a bloc of 60 units and 13 reports with the longest names and titles."""
    base = a_cycle().definition
    units = tuple(
        Unit(code=UnitCode(f"U{n}"), name=f"Đơn vị {n}", short=f"Đơn vị {n} {'rất ' * 10}dài")
        for n in range(60)
    )
    deadline = base.deadline("year_report")
    deadlines: list[Deadline] = [base.deadline("pledge_signing")]
    periods = []
    title = Words(vi="Báo cáo " + "dài " * 70, en="Report " + "long " * 55)
    for n in range(13):
        key = DeadlineKey(f"r{n}")
        deadlines.append(deadline.model_copy(update={"key": key, "title": title}))
        update = {"code": PeriodCode(f"p{n}"), "deadline": key}
        periods.append(base.periods[0].model_copy(update=update))
    bloc = base.bloc.model_copy(update={"leader": "U0", "deputy": "U1"})
    definition: Definition = base.model_copy(
        update={
            "bloc": bloc,
            "units": units,
            "deadlines": tuple(deadlines),
            "periods": tuple(periods),
        }
    )
    return a_cycle(definition).model_copy(update={"version": Version(1)})
