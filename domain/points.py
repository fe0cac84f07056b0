"""Points (điểm): exact decimals with two places, written with a comma or a dot."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from domain.errors import PointsNotUnderstood
from domain.words import clean_line, folded

CENT = Decimal("0.01")
ZERO = Decimal(0)

_NUMBER = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,6})?", re.ASCII)
_UNITS = {"diem", "d", "points", "point", "pts"}


def parse_points(text: str) -> Decimal:
    """Read points as a person types them: ``5,5``, ``5.5``, ``5 điểm``.

    Raises:
        PointsNotUnderstood: for anything else, so that ``NaN``, ``1e309``, ``٣`` or ``1.000,50``
            is asked about rather than guessed.
    """
    line = clean_line(text)
    head, *tail = line.split(" ", 1)
    if not tail and (glued := re.fullmatch(r"([0-9.,]+)(\D+)", line, re.ASCII)):
        head, tail = glued[1], [glued[2]]
    if not _NUMBER.fullmatch(head) or (tail and folded(tail[0]) not in _UNITS):
        raise PointsNotUnderstood(given=line)
    value = Decimal(head.replace(",", "."))
    if value != value.quantize(CENT):
        raise PointsNotUnderstood(given=line)
    return value.quantize(CENT)


def round_points(value: Decimal) -> Decimal:
    """Round half up to two places, the way totals are printed."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def in_step(value: Decimal, step: Decimal) -> bool:
    """Tell whether the value is a whole number of steps."""
    return value % step == 0


def _from_file(given: Any) -> Any:
    """Accept 5, 5.5, "5,5": a file's author writes points as people do."""
    if isinstance(given, bool):
        return given
    if isinstance(given, str) and _NUMBER.fullmatch(given.strip()):
        return Decimal(given.strip().replace(",", "."))
    if isinstance(given, float):
        return Decimal(str(given))
    return given


Points = Annotated[
    Decimal, BeforeValidator(_from_file), Field(ge=0, le=10_000, max_digits=7, decimal_places=2)
]
"""Points in a definition file: 0 to 10,000, at most two places."""
