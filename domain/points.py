"""Points (điểm): exact decimals with two places, written with a comma or a dot."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from domain.errors import PointsNotUnderstood
from domain.words import clean_line, folded, quoted

CENT = Decimal("0.01")
ZERO = Decimal(0)

# Two places at most: "1.000" may be one point or a thousand, so it is asked about.
_NUMBER = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,2})?", re.ASCII)
_GLUED = re.compile(r"([0-9.,]+)([^0-9.,]+)", re.ASCII)
_UNITS = {"diem", "d", "points", "point", "pts"}


def parse_points(text: str) -> Decimal:
    """Read points as a person types them: ``5,5``, ``5.5``, ``5 điểm``.

    Raises:
        PointsNotUnderstood: for anything else, so that ``NaN``, ``1e309``, ``٣`` or ``1.000``
            is asked about rather than guessed.
    """
    line = clean_line(text)
    head, *tail = line.split(" ", 1)
    if not tail and (glued := _GLUED.fullmatch(line)):
        head, tail = glued[1], [glued[2]]
    if not _NUMBER.fullmatch(head) or (tail and folded(tail[0]) not in _UNITS):
        raise PointsNotUnderstood(given=quoted(line))
    return Decimal(head.replace(",", ".")).quantize(CENT)


def round_points(value: Decimal) -> Decimal:
    """Round half up to two places, the way totals are printed."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def in_step(value: Decimal, step: Decimal) -> bool:
    """Tell whether the value is a whole number of steps."""
    return value % step == 0


def plain(value: Decimal) -> str:
    """Return points as a definition file writes them, without needless zeros: 20, 0.25."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _from_file(given: Any) -> Any:
    """Accept 5, 5.5, "5,5": a file's author writes points as people do."""
    if isinstance(given, str) and _NUMBER.fullmatch(given.strip()):
        return Decimal(given.strip().replace(",", "."))
    if isinstance(given, float):
        return Decimal(str(given))
    if isinstance(given, bool) or not isinstance(given, int | Decimal):
        raise PydanticCustomError("not-points", "not a number of points")
    return Decimal(given)


def _exact(value: Decimal) -> Decimal:
    """Give every value two places, so that 5, 5.0 and "5,00" leave the same fingerprint."""
    return abs(value.quantize(CENT))


Points = Annotated[
    Decimal,
    Field(ge=0, le=10_000, decimal_places=2),
    BeforeValidator(_from_file),
    AfterValidator(_exact),
]
"""Points in a definition file: 0 to 10,000, at most two places."""
