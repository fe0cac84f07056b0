"""Definition files: the good ones, and every way of getting one wrong."""

from __future__ import annotations

import re

import pytest

from domain.definitions import Definition
from domain.ids import Year
from domain.problems import ProblemKind
from tests.builders import EXAMPLES
from tests.usecases.broken_definitions import (
    ELEVEN,
    PARTS,
    SHAPES,
    SMALL,
    SYNTAX,
    K,
    edited,
    problems,
)
from usecases.definition_reader import read_definition


@pytest.mark.parametrize("year", [None, *range(2026, 2032)])
@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.toml")))
def test_the_samples_are_right_in_every_year(name: str, year: int | None) -> None:
    assert problems((EXAMPLES / name).read_text("utf-8"), year) == ()


@pytest.mark.parametrize("text", [ELEVEN, SMALL])
def test_a_definition_survives_being_stored(text: str) -> None:
    definition = read_definition(text, year=None)
    stored = definition.model_dump_json()
    assert Definition.model_validate_json(stored) == definition
    assert Definition.model_validate_json(stored).fingerprint == definition.fingerprint


def test_the_samples_name_no_person_and_can_be_spoken() -> None:
    for text in (ELEVEN, SMALL):
        definition = read_definition(text, year=None)
        shorts = [unit.short.vi for unit in definition.units]
        assert not [short for short in shorts if re.search(r"&|[A-ZĐ]{3}", short)]
        assert all(unit.phone is None for unit in definition.units)
        assert all(unit.name.en != unit.name.vi for unit in definition.units)


@pytest.mark.parametrize(
    "same", ["\ufeff" + ELEVEN, ELEVEN.replace("\n", "\r\n"), ELEVEN.replace("= 0.25", "= '0,25'")]
)
def test_how_an_editor_saved_the_file_does_not_matter(same: str) -> None:
    expected = read_definition(ELEVEN, year=None).fingerprint
    assert read_definition(same, year=None).fingerprint == expected


# Every kind of problem


@pytest.mark.parametrize(("kind", "text", "facts"), SYNTAX)
def test_what_cannot_be_read_is_named_by_its_line(
    kind: ProblemKind, text: str, facts: dict[str, str]
) -> None:
    (problem,) = problems(text)
    assert (problem.where, problem.kind) == ("", kind)
    assert facts.items() <= problem.facts.items()


@pytest.mark.parametrize(("kind", "edit", "where", "facts"), [*SHAPES, *PARTS])
def test_a_mistake_is_named_with_its_key_and_what_would_be_right(
    kind: ProblemKind, edit: tuple[str, str], where: str, facts: dict[str, str]
) -> None:
    found = {(p.where, p.kind): p.facts for p in problems(edited(edit))}
    assert (where, kind) in found, found
    assert facts.items() <= found[where, kind].items()


def test_a_year_no_calendar_covers_is_refused() -> None:
    for year in (1999, 2101, 10_000, -1, 10**30):
        (problem,) = problems(ELEVEN, year)
        assert problem.kind is K.YEAR_OUT_OF_RANGE


def test_every_kind_of_problem_is_seen_here() -> None:
    seen = {case[0] for case in (*SYNTAX, *SHAPES, *PARTS)} | {K.YEAR_OUT_OF_RANGE}
    # NOT_VALID stands for what a newer pydantic might call by a name we do not know.
    assert set(ProblemKind) - seen == {K.NOT_VALID}


def test_29_february_is_a_fine_day_in_a_leap_year() -> None:
    text = edited(('date = "28/02"', 'date = "29/02"'))
    assert problems(text, 2028) == ()
    assert problems(text, None) == ()


@pytest.mark.parametrize(
    "edit",
    [
        ('opens = "05/01"', 'opens = "05/04"'),
        ('date = "05/04"', 'date = "05/04"\ntime = "08:00"'),
        ('date = "05/04"', 'date = "05/04"\ntime = "07:30"\nbefore = [5, 1] #'),
        ('quiet_until = "07:00"', 'quiet_until = "08:00"'),
        ("{ points = 2 }", "{ upto = 6, points = 2 }"),
        ('deputy = "CTD"', ""),
        ("max = 1\n", "max = 5\n"),
    ],
)
def test_what_is_just_within_bounds_is_taken(edit: tuple[str, str]) -> None:
    text = edited(edit)
    if "before = [5, 1]" in edit[1]:
        text = text.replace("#\nbefore = [5, 2, 0]\nafter", "#\nafter", 1)
    assert problems(text) == ()


# All problems at once


def test_an_empty_file_lacks_everything_that_must_be_there() -> None:
    found = [(p.where, p.kind) for p in problems("")]
    needed = ("bloc", "units", "pledge", "score_table", "periods", "deadlines")
    assert found == [(part, K.MISSING) for part in needed]


def test_mistakes_of_shape_do_not_hide_those_between_sound_parts() -> None:
    text = edited(
        ("quota = 2", "quota = true"),
        ("total = 100", "total = 99"),
        ('code = "HNB"', 'code = "HNM"'),
        ('date = "28/02"', 'date = "29/02"'),
        ("[holidays]", "[holliday]"),
    )
    assert {p.kind for p in problems(text)} == {
        K.NOT_WHOLE_NUMBER,
        K.TABLE_SUM,
        K.DOUBLE,
        K.NO_SUCH_DAY,
        K.UNKNOWN_KEY_LIKE,
    }


def test_a_part_with_a_mistake_is_not_blamed_for_what_follows_from_it() -> None:
    # Without its duty the deadline is not the pledge's: that is no second mistake.
    (problem,) = problems(edited(('duty = "pledge"', 'dutty = "pledge"')))
    assert (problem.where, problem.facts["nearest"]) == ("deadlines[0].dutty", "duty")


def test_a_sound_file_is_read_the_same_with_and_without_its_year() -> None:
    assert read_definition(ELEVEN, year=Year(2028)) == read_definition(ELEVEN, year=None)
