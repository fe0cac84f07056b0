"""Definition files as nobody would write them: taken or refused, never anything else."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.cycles import CycleStage
from domain.definitions import Definition
from domain.ids import Year
from domain.problems import ProblemKind
from tests.builders import a_cycle
from tests.usecases.broken_definitions import ELEVEN, SMALL, edited, problems
from usecases.definition_reader import read_definition


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000_000,
        "[" * 10_000,
        "a = " + "{a=" * 3000,
        ".".join("a" * 4900) + " = 1",
        "\n".join(f"[{'.'.join('a' * 4000)}.b{n}]" for n in range(20)),
        "units = [" + "1,\n" * 60_000 + "]",
        "units = [" + "{},\n" * 30_000 + "]",
        "\n".join(f"leade{n:x} = 1" for n in range(13_000)),
        f"[flags]\n{'q' * 9000} = 1",
        "a = " + "-" * 9000,
        "\x00", "\ud800", "\u202e", "a = '\u0085'", "\n" * 199_999, "'''" * 50_000,
        '"' + "\\" * 9000,
        "[flags]\nquota.a.b = 1\n[late]\nbands = [[[]]]\n[bloc]\ncode.x = [{}]",
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_within_seconds(text: str) -> None:
    began = time.perf_counter()
    assert problems(text)
    assert time.perf_counter() - began < 10


def test_what_is_repeated_to_the_author_is_short_and_on_one_line() -> None:
    key = "ab\\n" * 500
    text = edited(("[flags]", f'[flags]\n"{key}" = 1\n[late.x]\n[flagz]'))
    for problem in problems(text):
        for fact in (problem.where, *problem.facts.values()):
            assert len(fact) < 300
            assert "\n" not in fact


VALUES = st.sampled_from(
    [
        *("true", "-1", "0", "5", "1e999999999", "nan", "-inf", "0.1", '""', "[]", "{}", "[[1]]"),
        *(
            '"x"',
            "1979-05-27T07:32:00Z",
            "07:32:00",
            "1979-05-27",
            "{a = 1}",
            "0xffffffffffffffff",
        ),
        *('"29/02"', '"24:00"', '"\\u0000"', '"\\u200b"', f'"{"x" * 3001}"', "9" * 400, "'''a'''"),
    ]
)


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """Draw a sample file with lines changed, dropped, doubled, swapped, and bits of noise."""
    lines = draw(st.sampled_from([ELEVEN, SMALL])).split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 6)):
            case 0:
                lines[at] = lines[at].split("=")[0] + "= " + draw(VALUES)
            case 1:
                del lines[at]
            case 2:
                lines.insert(at, lines[draw(st.integers(0, len(lines) - 1))])
            case 3:
                cut = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:cut] + draw(st.text(max_size=5)) + lines[at][cut:]
            case 4:
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case 5:
                lines[at] = lines[at].replace("[[", "[").replace("]]", "]")
            case _:
                key, equals, value = lines[at].partition("=")
                lines[at] = key.rstrip() + draw(st.sampled_from("x_.")) + equals + value
    return "\n".join(lines)


@settings(max_examples=200)
@given(mutations(), st.none() | st.integers(1990, 2110))
def test_whatever_happens_to_a_file_it_is_taken_or_refused(text: str, year: int | None) -> None:
    found = problems(text, year)
    for problem in found:
        assert problem.kind in ProblemKind
        assert all(isinstance(fact, str) for fact in problem.facts.values())
    if not found and year:
        _can_be_lived(read_definition(text, year=Year(year)), year)


@st.composite
def rearranged(draw: st.DrawFn) -> str:
    """Draw a sample file with other days, ladders and rules: each alone is well written."""
    lines = draw(st.sampled_from([ELEVEN, SMALL])).split("\n")
    places = [n for n, line in enumerate(lines) if line.split(" =")[0] in REARRANGED]
    for at in draw(st.lists(st.sampled_from(places), min_size=1, max_size=4)):
        key = lines[at].split(" =")[0]
        lines[at] = f"{key} = {draw(REARRANGED[key])}"
    return "\n".join(lines)


_days = st.dates(date(2027, 1, 1), date(2027, 12, 31))
_rungs = st.lists(st.integers(0, 60), max_size=8, unique=True).map(str)
REARRANGED = {
    "date": st.tuples(_days, st.sampled_from(("", "", "+1"))).map(
        lambda one: f'"{one[0]:%d/%m}{one[1]}"'
    ),
    "opens": _days.map(lambda day: f'"{day:%d/%m}"'),
    "before": _rungs,
    "after": _rungs | st.just('"daily"'),
    "policy": st.sampled_from(('"penalty"', '"exclude"', '"refuse"')),
    "closed_by": st.sampled_from(('"confirmation"', '"signing"', '"both"', '"either"')),
}


@settings(max_examples=60)
@given(rearranged(), st.integers(2026, 2031))
def test_a_year_that_is_taken_can_be_lived_whatever_its_days_are(text: str, year: int) -> None:
    if not problems(text, year):
        _can_be_lived(read_definition(text, year=Year(year)), year)


def _can_be_lived(definition: Definition, year: int) -> None:
    """Go through a year of a definition: what was taken must not fail in its November."""
    assert Definition.model_validate_json(definition.model_dump_json()) == definition
    cycle = a_cycle(definition, year)
    for due in cycle.dues:
        assert cycle.workdays_late(due, due.instant) == 0
        rungs = [rung.instant for rung in cycle.rungs(due.key)]
        assert rungs == sorted(set(rungs))
    days = range(0, (cycle.closes_at - cycle.opened_at).days + 2, 9)
    stages = [cycle.stage(cycle.opened_at + timedelta(days=day)) for day in days]
    assert stages == sorted(stages, key=list(CycleStage).index)
    assert cycle.stage(cycle.closes_at + timedelta(seconds=1)) is CycleStage.CLOSED
    assert all(day.at <= cycle.closes_at for day in cycle.digest_days)
    for period in cycle.periods:
        assert cycle.opening_of(period.code) <= cycle.due_of(period.code).last_day
        assert definition.criteria_of(period.code)


@settings(max_examples=100)
@given(st.text())
def test_no_text_at_all_raises_anything_else(text: str) -> None:
    assert problems(text)
