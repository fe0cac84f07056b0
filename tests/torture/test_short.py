"""A short version of ``make torture``: a small bloc's day, a dozen deaths, and quick squalls."""

from __future__ import annotations

import asyncio
from pathlib import Path
from random import Random

from tests.torture import deaths, weather
from tests.torture.bloc import prepare
from tests.torture.programme import Trying, performed
from tests.torture.rows import Row, table
from tests.torture.script import script
from tests.torture.trial import Play, learn, tried
from tests.torture.waves import waves


async def test_a_day_is_kept_whole_through_a_dozen_deaths_and_bad_weather(tmp_path: Path) -> None:
    dice = Random(20271110)
    cast = await prepare(tmp_path / "village", 5, 1)
    play = Play(cast, script(cast, dice, answers=3), soon=("deliver",))
    storms = waves(
        weather.storm(weather.floods),
        weather.storm(weather.errors(502)),
        weather.storm(weather.dropped_before),
        weather.storm(weather.dropped_after),
    )
    squalls = waves(
        weather.storm(weather.garbled),
        weather.twice_and_out_of_order(dice),
        weather.other_poller,
        weather.unreadable,
    )
    *rows, _ = await asyncio.gather(
        tried("a dozen deaths", play, tmp_path / "deaths", deaths.one_by_one(deaths.DOZEN, dice)),
        tried("storms", play, tmp_path / "storms", storms, checked=False),
        tried("squalls", play, tmp_path / "squalls", squalls, checked=False),
        learn(play, tmp_path / "peace"),
    )
    assert all(row.stands for row in rows), table(rows)
    assert rows[0].tried == 12


async def test_a_trial_that_breaks_off_is_a_row_that_does_not_stand() -> None:
    async def broken() -> Row:
        raise RuntimeError("the bot ended by itself")

    (row,) = await performed(iter([Trying("anything", broken)]))
    assert not row.stands
    assert "the bot ended by itself" in row.remark


async def test_others_begin_once_something_is_measured_or_cannot_be() -> None:
    begun: list[str] = []
    measured, later = asyncio.Event(), asyncio.Event()

    async def measuring() -> Row:
        begun.append("measuring")
        measured.set()
        await later.wait()
        return Row("first", tried=1, expected=1)

    async def broken() -> Row:
        begun.append("broken")
        raise RuntimeError

    async def other() -> Row:
        begun.append("other")
        later.set()
        return Row("last", tried=1, expected=1)

    trials = [
        Trying("first", measuring, measured),
        Trying("broken", broken, asyncio.Event()),
        Trying("last", other),
    ]
    rows = await performed(iter(trials))
    assert begun == ["measuring", "broken", "other"]
    assert [(row.fault, row.stands) for row in rows] == [
        ("first", True),
        ("broken", False),
        ("last", True),
    ]


def test_a_row_stands_only_with_zeros_where_zeros_belong() -> None:
    assert Row("f", tried=1, expected=9).stands
    assert Row("f", tried=1, expected=9, notices_doubled=1, notices_in_gap=1).stands
    assert not Row("f", tried=1, expected=9, notices_doubled=2, notices_in_gap=1).stands
    assert not Row("f", tried=1, expected=9, lost=1).stands
    assert not Row("f", tried=1, expected=9, doubled=1).stands
    assert not Row("f", tried=0, expected=9).stands


def test_a_flood_may_make_others_wait_a_moment_and_no_longer() -> None:
    def row(beside: float) -> Row:
        return Row("f", tried=1, expected=9, others_p95_s=beside, others_p95_before_s=0.1)

    assert row(0.3).stands
    assert "ratio 3.0" in table([row(0.3)])
    assert not row(0.31).stands
    assert Row("f", tried=1, expected=9, others_p95_s=0.2, others_p95_before_s=0.01).stands
