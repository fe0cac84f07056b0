"""Definition files as nobody would write them: taken or refused, never anything else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.problems import ProblemKind
from tests.usecases.broken_definitions import ELEVEN, SMALL, edited, problems


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
    for problem in problems(text, year):
        assert problem.kind in ProblemKind
        assert all(isinstance(fact, str) for fact in problem.facts.values())


@settings(max_examples=100)
@given(st.text())
def test_no_text_at_all_raises_anything_else(text: str) -> None:
    assert problems(text)
