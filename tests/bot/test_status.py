"""The board on the terminal: aligned, never wider than asked, and as JSON with stable keys."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.status import board_json, board_text
from domain.boards import Board
from domain.words import Language
from locales.catalog import voice_of
from tests.bloc_in_november import LOST, NOBODY, November, november
from usecases.boarding import Boarding

VI, EN = voice_of(Language.VI), voice_of(Language.EN)


@pytest.fixture
async def bloc(tmp_path: Path) -> AsyncIterator[November]:
    async with november(tmp_path) as found:
        yield found


async def _board(bloc: November) -> Board:
    return await bloc.store.read(Boarding(bloc.clock).board_of_all, bloc.cycle)


async def test_every_unit_has_a_line_with_its_state(bloc: November) -> None:
    text = board_text(await _board(bloc), VI, 120)
    line = next(line for line in text.split("\n") if line.startswith("Hội Khuyến học"))
    assert line.split("  ")[0] == "Hội Khuyến học"
    assert "22/01" in line
    assert "làm 2/16" in line
    assert "Hội Đông y" in text
    assert "mất liên lạc" in text


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
async def test_columns_stand_below_one_another_in_any_width(bloc: November, width: int) -> None:
    text = board_text(await _board(bloc), EN, width)
    tables = [part.split("\n") for part in text.split("\n\n")[1:-1]]
    for head, ruler, *rows in tables:
        assert head.startswith("Unit")
        assert len(rows) == 11
        starts = [n for n, sign in enumerate(ruler) if sign == "-" and ruler[n - 1 : n] != "-"]
        for row in rows:
            assert all(n == 0 or row[n - 2 : n].strip() == "" for n in starts)
    if width >= 60:
        assert max(len(line) for table in tables for line in table) <= width


async def test_as_json_the_keys_are_those_that_scripts_rely_on(bloc: November) -> None:
    found = json.loads(json.dumps(board_json(await _board(bloc)), ensure_ascii=False))
    assert (found["bloc"], found["year"]) == ("KTCXH", 2027)
    units = {unit["code"]: unit for unit in found["units"]}
    assert units["KHKT"]["pledge"] == {
        "confirmed": True,
        "at": "2027-01-22T09:15:00+07:00",
        "receipt": "000000",
    }
    assert units["KHKT"]["reports"]["year"] == {
        "state": "submitted",
        "settled": 2,
        "asked": 16,
        "total": 93.25,
        "sent_at": "2027-11-04T10:05:00+07:00",
        "late_days": 0,
        "receipt": "100000",
    }
    assert units["HKH"]["reports"]["year"]["state"] == "draft"
    assert units["HKH"]["reports"]["q1"]["state"] == "not_begun"
    assert (units[NOBODY]["joined"], units[NOBODY]["reachable"]) == (0, False)
    assert (units[LOST]["joined"], units[LOST]["reachable"]) == (2, False)
    due = next(due for due in found["deadlines"] if due["key"] == "year_self_score")
    assert (due["last_day"], due["done"]) == ("2027-11-15", 4)
    assert "HKH" in due["missing"]
