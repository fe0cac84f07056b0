"""Turns what pydantic found about one value into a problem: where, what kind, what is right."""

from __future__ import annotations

import re
import types
from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from domain.definitions import Definition
from domain.problems import Problem, ProblemKind
from domain.words import clean_line

Path = Sequence[int | str]

MAX_SHOWN = 60
"""Characters of an offending value that are repeated to its author."""

_KINDS = {
    "missing": ProblemKind.MISSING,
    "string_type": ProblemKind.NOT_TEXT,
    "string_too_short": ProblemKind.EMPTY_TEXT,
    "string_too_long": ProblemKind.TOO_LONG,
    "int_type": ProblemKind.NOT_WHOLE_NUMBER,
    "int_parsing_size": ProblemKind.TOO_GREAT,
    "bool_type": ProblemKind.NOT_TRUE_OR_FALSE,
    "finite_number": ProblemKind.NOT_POINTS,
    "decimal_max_places": ProblemKind.TOO_PRECISE,
    "greater_than_equal": ProblemKind.TOO_SMALL,
    "less_than_equal": ProblemKind.TOO_GREAT,
    "tuple_type": ProblemKind.NOT_A_LIST,
    "too_short": ProblemKind.TOO_FEW,
    "too_long": ProblemKind.TOO_MANY,
    "model_type": ProblemKind.NOT_A_TABLE,
    "enum": ProblemKind.NOT_ONE_OF,
}
"""Pydantic's names for what it finds; the domain's own refusals carry ours already."""

_LIMITS = ("limit", "ge", "le", "min_length", "max_length")


def problem_of_shape(error: ErrorDetails) -> Problem:
    """Tell about one value that does not have the shape its key asks for."""
    path, context = error["loc"], error.get("ctx", {})
    if error["type"] == "extra_forbidden":
        return _unknown_key(path)
    kind = _KINDS.get(error["type"]) or _own_kind(error["type"])
    value = str(path[-1]) if kind is ProblemKind.MISSING else shown(error["input"])
    facts = {"value": value}
    limit = next((context[name] for name in _LIMITS if name in context), None)
    if limit is not None:
        facts["limit"] = shown(limit)
    if kind is ProblemKind.NOT_ONE_OF:
        facts["known"] = ", ".join(re.findall(r"'([^']*)'", context["expected"]))
    return Problem(where(path), kind, facts)


def _own_kind(name: str) -> ProblemKind:
    try:
        return ProblemKind(name)
    except ValueError:
        return ProblemKind.NOT_VALID


def _unknown_key(path: Path) -> Problem:
    key, place = str(path[-1]), where(path)
    known = _keys_at(path[:-1])
    near = get_close_matches(key.casefold(), known, n=2)
    if near:
        facts = {"value": shown(key), "nearest": ", ".join(near)}
        return Problem(place, ProblemKind.UNKNOWN_KEY_LIKE, facts)
    return Problem(
        place, ProblemKind.UNKNOWN_KEY, {"value": shown(key), "known": ", ".join(known)}
    )


def _keys_at(path: Path) -> list[str]:
    """Return the keys that may stand in the table at this path."""
    found: Any = Definition
    for step in path:
        found = _within(found, step)
    found = _bare(found)
    return list(found.model_fields) if _is_model(found) else []


def _within(kind: Any, step: int | str) -> Any:
    kind = _bare(kind)
    if isinstance(step, int):
        return next(iter(get_args(kind)), None)
    field = kind.model_fields.get(step) if _is_model(kind) else None
    return field.annotation if field else None


def _bare(kind: Any) -> Any:
    """Strip what stands around a type: ``X | None``, ``Annotated[X, ...]``."""
    if get_origin(kind) in {Union, types.UnionType}:
        return _bare(next(one for one in get_args(kind) if one is not type(None)))
    return _bare(kind.__origin__) if hasattr(kind, "__metadata__") else kind


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def where(path: Path) -> str:
    """Return a key path as people write it: ``units[2].code``, counted from 0."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in path)
    return "".join(steps).removeprefix(".")


def shown(value: object) -> str:
    """Return an offending value fit to be printed: one line, short, however large it is."""
    match value:
        case bool():
            text = str(value).lower()
        case int() if value.bit_length() > 200:
            text = "…"
        case str():
            text = clean_line(value[: MAX_SHOWN * 4])
        case int() | Decimal() | date() | time():
            text = str(value)
        case list() | tuple():
            text = "[…]"
        case dict():
            text = "{…}"
        case _:
            text = "…"
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 1]}…"
