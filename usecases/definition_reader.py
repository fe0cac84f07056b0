"""Reads a definition file: either a definition, or everything that is wrong with it.

Whatever the text holds, the only refusal is ``DefinitionRefused``: it may come from anyone.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter, ValidationError

from domain.definition_checks import problems_in_year, problems_of
from domain.definitions import Definition
from domain.errors import DefinitionRefused
from domain.ids import Year
from domain.problems import Problem, ProblemKind
from usecases.definition_shapes import problem_of_shape, shown

MAX_CHARACTERS = 200_000
"""Seven times the larger example. The TOML parser's time grows with the square of some texts."""

MAX_LINE = 10_000

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_UNDECODED = re.compile("[\ud800-\udfff]")  # what surrogateescape leaves of a wrong byte

_TROUBLES = (
    ("Cannot overwrite a value", ProblemKind.TOML_DOUBLE_KEY),
    ("Cannot declare", ProblemKind.TOML_DOUBLE_KEY),
    ("Cannot mutate", ProblemKind.TOML_DOUBLE_KEY),
    ("Duplicate inline table key", ProblemKind.TOML_DOUBLE_KEY),
    ("Unterminated string", ProblemKind.TOML_OPEN_TEXT),
    ("Illegal character '\\n'", ProblemKind.TOML_OPEN_TEXT),
    ("Expected \"'", ProblemKind.TOML_OPEN_TEXT),
    ("Found invalid character '\\n'", ProblemKind.TOML_OPEN_TEXT),
    ("Expected '=' after a key", ProblemKind.TOML_NO_EQUALS),
    ("Expected newline or end of document", ProblemKind.TOML_AFTER_VALUE),
    ("Invalid value", ProblemKind.TOML_BAD_VALUE),
    ("Invalid date or datetime", ProblemKind.TOML_BAD_VALUE),
    ("Unclosed", ProblemKind.TOML_OPEN_BRACKET),
    ("Expected ']", ProblemKind.TOML_OPEN_BRACKET),
)
"""How the parser's sentences begin, and what they tell about."""


def read_definition(text: str, *, year: Year | None) -> Definition:
    """Return the definition a file's text describes; with a year, its days are checked too.

    Raises:
        DefinitionRefused: with every problem that can be found, in the order of the keys.
    """
    data = _parsed(text)
    try:
        definition = Definition.model_validate(data)
    except ValidationError as refusal:
        problems = [problem_of_shape(error) for error in refusal.errors(include_url=False)]
        unsound = {str(error["loc"][0]) for error in refusal.errors(include_url=False)}
        problems += _problems_of_the_rest(data, unsound, year)
        raise DefinitionRefused(problems=tuple(problems)) from None
    problems = [*problems_of(definition)]
    if year is not None:
        problems += problems_in_year(definition, year)
    if problems:
        raise DefinitionRefused(problems=tuple(problems))
    return definition


def _problems_of_the_rest(
    data: dict[str, Any], unsound: set[str], year: Year | None
) -> list[Problem]:
    """Check the parts whose own shape is sound against each other."""
    fields = Definition.model_fields
    parts = {
        name: TypeAdapter[Any](field.rebuild_annotation()).validate_python(data[name])
        for name, field in fields.items()
        if name in data and name not in unsound
    }
    sound = fields.keys() - unsound
    partly = Definition.model_construct(**parts)
    problems = [*problems_of(partly, sound)]
    if year is not None and {"periods", "deadlines"} <= sound:
        problems += problems_in_year(partly, year)
    return problems


def _parsed(text: str) -> dict[str, Any]:
    """Parse TOML with exact decimals, telling one problem: past it nothing can be read."""
    text = text.removeprefix("\ufeff")
    if len(text) > MAX_CHARACTERS:
        raise _unreadable(
            ProblemKind.FILE_TOO_LONG, length=str(len(text)), limit=str(MAX_CHARACTERS)
        )
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            raise _unreadable(ProblemKind.LINE_TOO_LONG, line=str(number), limit=str(MAX_LINE))
        if _UNDECODED.search(line):
            raise _unreadable(ProblemKind.NOT_UTF8, line=str(number))
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as trouble:
        raise _syntax(str(trouble), text) from None
    except RecursionError:
        raise _unreadable(ProblemKind.TOO_DEEP) from None
    except ValueError:  # a whole number of thousands of digits
        raise _unreadable(ProblemKind.TOO_GREAT, value="…", limit="10000") from None


def _syntax(sentence: str, text: str) -> DefinitionRefused:
    kind = next(
        (kind for start, kind in _TROUBLES if sentence.startswith(start)), ProblemKind.TOML_SYNTAX
    )
    lines = text.replace("\r\n", "\n").split("\n")
    place = _PLACE.search(sentence)
    if place and place[1]:
        line, column = int(place[1]), int(place[2])
    else:
        line = _last_line(lines, kind, sentence)
        column = len(lines[line - 1]) + 1
    facts = {"line": str(line), "column": str(column), "text": shown(lines[line - 1].strip())}
    return _unreadable(kind, **facts)


def _last_line(lines: list[str], kind: ProblemKind, sentence: str) -> int:
    """Return the line to look at when the parser came to the end of the document in vain.

    Of an open quotation, the last quote there is opened it.
    """
    sought = ""
    if kind is ProblemKind.TOML_OPEN_TEXT:
        sought = "'" if "'" in sentence else '"'
    fitting = (n for n, one in enumerate(lines, start=1) if one.strip() and sought in one)
    return max(fitting, default=1)


def _unreadable(kind: ProblemKind, **facts: str) -> DefinitionRefused:
    return DefinitionRefused(problems=(Problem("", kind, facts),))
