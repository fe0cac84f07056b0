"""The model of points: what fits a criterion, what a number on a button or a text stands for."""

from __future__ import annotations

from typing import NamedTuple

MAXIMUM = {"1.1": 1000, "1.2": 500, "2.1": 300, "2.2": 200, "T1": 200, "TR1": 300}
"""Criteria, with their maximum in hundredths."""

ASKED, BASE = ("1.1", "1.2", "2.1", "T1"), ("1.1", "1.2", "2.1")
"""What units score; and what may not stay blank. The rest is the bloc's."""


class Scored(NamedTuple):
    """An answer, as its row has it; points in hundredths."""

    points: int | None = None
    times: int | None = None
    assigned: bool = True
    note: str = ""
    revision: int = 0


def fits(criterion: str, points: int) -> bool:
    """Tell whether points fit a criterion: half steps, up to the maximum; all or nothing."""
    if criterion == "1.2":
        return points in {0, 500}
    return 0 <= points <= MAXIMUM[criterion] and points % 50 == 0


def of_button(criterion: str, value: int) -> Scored | None:
    """Return what a button's number stands for."""
    if criterion == "2.1":
        return Scored(min(value * 100, 300), value) if 0 <= value <= 999 else None
    return Scored(value) if criterion in ASKED and fits(criterion, value) else None


NUMBERS = {"0": 0, "2": 200, "3": 300, "5": 500, "5,5": 550, "6.5 điểm": 650, "10": 1000,
           "10,25": 1025, "11": 1100, "0,3": 30}  # fmt: skip
"""Numbers as people type them, in hundredths."""

NO_NUMBERS = ("NaN", "1e309", "-1", "٣", "1.000,50", "5,5,5", "½", "\u202e5", "<b>5</b>", "đạt")
"""What looks like a number, or like a score of some other criterion."""


def of_text(criterion: str, text: str) -> Scored | None:
    """Return what a typed text scores; None where it is asked about."""
    if criterion == "1.2" and text == "đạt":
        return Scored(500)
    if text == "\u202e5":
        text = "5"  # a sign that is not seen is not meant
    points = NUMBERS.get(text)
    if points is None:
        return None
    if criterion == "2.1":
        return Scored(min(points, 300), points // 100) if text.isdecimal() else None
    return Scored(points) if fits(criterion, points) else None
