"""Every text of a language, taken apart: its words, its variables, how it is chosen."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

from domain.words import Language
from locales.catalog import FOLDER

ROOT = FOLDER.parent
SPEAKING = ("screens", "reports", "handlers", "bot", "locales", "domain", "usecases", "storage")
"""Rooms in whose code a text may be named, or a value that a text's name is made of."""

HOLE = "{}"


@dataclass(frozen=True)
class Text:
    """One text: a message, or an attribute of one."""

    key: str
    file: str
    readings: tuple[str, ...]
    """Every way it can read: one for each choice; a variable stands as ``{name}``."""

    variables: frozenset[str]

    @property
    def is_label(self) -> bool:
        return ".btn" in self.key or self.key.startswith("menu.")


@cache
def texts(language: Language) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for path in sorted((FOLDER / language.value).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{path}: {entry.content!r} is no text"
            if not isinstance(entry, fluent.Message):
                continue
            name = entry.id.name
            parts = {f"{name}.{a.id.name}": a.value for a in entry.attributes}
            if entry.value is not None:
                parts[name] = entry.value
            for key, pattern in parts.items():
                assert key not in found, f"{key} stands twice"
                found[key] = _taken_apart(key, path.name, pattern)
    return found


def _taken_apart(key: str, file: str, pattern: fluent.Pattern) -> Text:
    variables: set[str] = set()
    return Text(key, file, tuple(_readings(pattern, variables)), frozenset(variables))


def _readings(pattern: fluent.Pattern, variables: set[str]) -> Iterator[str]:
    choices: list[list[str]] = []
    for element in pattern.elements:
        if isinstance(element, fluent.TextElement):
            choices.append([element.value])
            continue
        expression = element.expression
        if isinstance(expression, fluent.VariableReference):
            variables.add(expression.id.name)
            choices.append([f"{{{expression.id.name}}}"])
        elif isinstance(expression, fluent.StringLiteral):
            choices.append([expression.value])
        else:
            assert isinstance(expression, fluent.SelectExpression)
            assert isinstance(expression.selector, fluent.VariableReference)
            variables.add(expression.selector.id.name)
            variants = (_readings(variant.value, variables) for variant in expression.variants)
            choices.append([reading for variant in variants for reading in variant])
    for chosen in product(*choices):
        yield "".join(chosen)


@cache
def named_in_code() -> tuple[frozenset[str], frozenset[str]]:
    """Return every text constant of the code, and every pattern with holes (f-strings)."""
    constants, patterns = set[str](), set[str]()
    for room in SPEAKING:
        for path in sorted((ROOT / room).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            _collect(tree, constants, patterns)
    return frozenset(constants), frozenset(patterns)


def _collect(tree: ast.AST, constants: set[str], patterns: set[str]) -> None:
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(value)):
                constants.add(value)
            case ast.JoinedStr(values=values):
                shape = "".join(
                    str(part.value) if isinstance(part, ast.Constant) else HOLE for part in values
                )
                if re.fullmatch(r"[a-z][\w-]*[.-](?:[\w.-]|\{\})*\{\}(?:[\w.-]|\{\})*", shape):
                    patterns.add(shape)
            case _:
                pass


def python_files(*rooms: str) -> Iterator[Path]:
    for room in rooms:
        yield from sorted((ROOT / room).rglob("*.py"))
