"""How an action is written into a button's 64 bytes, and read back.

``1ho:1c:1r`` is: format 1, the action's two letters, then the place it was shown for and the year
(counted from 2000), both in base 36, then the action's fields in order. Where the secretary stands
in for a unit, the paper they do it with follows the year (``1r.5``): it belongs to one unit, so
the button never acts for another. Nothing in it is trusted: it names what is asked, and the use
case decides whether the presser may.
"""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from typing import Any, NamedTuple

from domain.ids import PaperId, PlaceId, Year
from screens.actions import OF_A_UNIT, Action

FORMAT = "1"
LIMIT = 64
"""Bytes Telegram carries with a button."""

LARGEST = 2**63 - 1
"""No number of ours is larger: it could not be kept."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ACTIONS: dict[str, type[Action]] = {cls.code: cls for cls in Action.__subclasses__()}

_FIELDS = {code: tuple(field.name for field in fields(cls)) for code, cls in _ACTIONS.items()}


class Press(NamedTuple):
    """A button that was pressed: what it means, and for which place and year it was shown."""

    action: Action
    place: PlaceId
    year: Year
    behalf: PaperId | None = None


@lru_cache(maxsize=4096)
def encode(action: Action, place: int, year: int, behalf: int = 0) -> str:
    """Write an action as callback data; ``behalf`` is kept where it is done for a unit.

    Raises:
        ValueError: if it does not fit 64 bytes: a bug that tests find with the longest codes.
    """
    when = _base36(max(year - 2000, 0))
    if behalf and type(action) in OF_A_UNIT:
        when = f"{when}.{_base36(behalf)}"
    head = f"{FORMAT}{action.code}:{_base36(place)}:{when}"
    values = (getattr(action, name) for name in _FIELDS[action.code])
    data = ":".join([head, *(_base36(v) if isinstance(v, int) else v for v in values)])
    if len(data.encode()) > LIMIT:
        raise ValueError(f"callback data of {type(action).__name__} is longer than {LIMIT} bytes")
    return data


def decode(data: str) -> Press | None:
    """Read callback data; None for anything this program never wrote."""
    head, *values = data.split(":")
    cls = _ACTIONS.get(head[1:])
    if not head.startswith(FORMAT) or cls is None or len(values) != len(fields(cls)) + 2:
        return None
    try:
        when, _, behalf = values[1].partition(".")
        place, year = _number(values[0]), _number(when) + 2000
        paper = PaperId(_number(behalf)) if behalf and cls in OF_A_UNIT else None
        given: dict[str, Any] = {
            field.name: _number(value) if field.type == "int" else value
            for field, value in zip(fields(cls), values[2:], strict=True)
        }
    except ValueError:
        return None
    return Press(cls(**given), PlaceId(place), Year(year), paper)


def _number(text: str) -> int:
    number = int(text, 36)
    if abs(number) > LARGEST:
        raise ValueError(text)
    return number


def _base36(number: int) -> str:
    if number < 0:
        return "-" + _base36(-number)
    text = ""
    while True:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
        if not number:
            return text
