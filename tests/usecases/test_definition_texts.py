"""Every problem and every difference can be told in both languages."""

from __future__ import annotations

from functools import cache

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast, parse

from domain.amendments import Change, Difference, Part, _items, differences
from domain.problems import Problem, ProblemKind
from locales.catalog import FOLDER
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


@cache
def bundle(language: str) -> FluentBundle:
    one = FluentBundle([language], use_isolating=False)
    for name in ("definition", "amendments"):
        one.add_resource(FluentResource((FOLDER / language / f"{name}.ftl").read_text("utf-8")))
    return one


def said(language: str, key: str, **facts: str) -> str:
    pattern = bundle(language).get_message(key).value
    assert pattern is not None
    text, troubles = bundle(language).format_pattern(pattern, dict(facts))
    assert not troubles, (key, troubles)
    return str(text)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_problem_can_be_told_with_the_facts_it_carries(language: str) -> None:
    found = [p for _, text, _ in SYNTAX for p in problems(text)]
    found += [p for _, edit, _, _ in (*SHAPES, *PARTS) for p in problems(edited(edit))]
    found += problems(ELEVEN, 1999)
    found.append(Problem("bloc", K.NOT_VALID, {"value": "x"}))
    assert {p.kind for p in found} == set(ProblemKind)
    for problem in found:
        assert said(language, f"problem-{problem.kind}", **problem.facts)


def messages(language: str, name: str) -> set[str]:
    """Return the names of every message in a file."""
    body = parse((FOLDER / language / f"{name}.ftl").read_text("utf-8")).body
    assert not [entry for entry in body if isinstance(entry, ast.Junk)]
    return {entry.id.name for entry in body if isinstance(entry, ast.Message)}


@pytest.mark.parametrize("name", ["definition", "amendments"])
def test_both_languages_say_the_same_things(name: str) -> None:
    assert messages("vi", name) == messages("en", name)


def test_there_is_no_text_of_a_problem_that_does_not_exist() -> None:
    kinds = {key.removeprefix("problem-") for key in messages("vi", "definition")}
    assert kinds == set(ProblemKind)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_difference_can_be_told(language: str) -> None:
    eleven, small = read_definition(ELEVEN, year=None), read_definition(SMALL, year=None)
    found = differences(eleven, small) + differences(small, eleven)
    for part in Part:
        found += (Difference(part=part, change=Change.ALTERED, code="X", field="max"),)
    for part in (
        Part.UNIT,
        Part.CONTENT,
        Part.SECTION,
        Part.CRITERION,
        Part.PERIOD,
        Part.DEADLINE,
    ):
        found += (Difference(part=part, change=Change.MOVED),)
    for one in found:
        what = said(language, one.text_key, code=one.code)
        field = said(language, one.field_key) if one.field else ""
        before, after = (words.vi if words else "" for words in (one.before, one.after))
        facts = {"what": what, "field": field, "before": before, "after": after}
        assert what in said(language, f"change-{one.change}", **facts)


def test_every_field_of_a_definition_has_a_name() -> None:
    eleven, small = read_definition(ELEVEN, year=None), read_definition(SMALL, year=None)
    named = {key for key in messages("vi", "amendments") if key.startswith("field-")}
    seen = set()
    for definition in (eleven, small):
        for item in _items(definition):
            seen |= {
                Difference(part=item.part, change=Change.ALTERED, field=f).field_key
                for f in item.fields
            }
    assert named == seen
