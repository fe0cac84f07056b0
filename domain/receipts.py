"""Receipt numbers (số biên nhận): six digits, read in pairs, unique within a cycle."""

from __future__ import annotations

from collections.abc import Callable

DIGITS = 6
_COUNT = 10**DIGITS


def in_pairs(receipt: str) -> str:
    """Return the number as it is read aloud: ``48 27 15``."""
    return " ".join(receipt[n : n + 2] for n in range(0, len(receipt), 2))


def first_free(drawn: str, taken: Callable[[str], bool]) -> str:
    """Return the drawn number, or the next one after it that is free.

    Counting on from a clash, rather than drawing again, ends and gives the same number whenever
    the transaction is run again with the same draw.

    Raises:
        OverflowError: if a million numbers are taken.
    """
    for step in range(_COUNT):
        receipt = f"{(int(drawn) + step) % _COUNT:0{DIGITS}}"
        if not taken(receipt):
            return receipt
    raise OverflowError("every receipt number is taken")
