"""What a criterion is scored: by a button's number, or by words typed while its card is open."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from domain.errors import CountNotUnderstood, FilledByBloc, OldButton
from domain.points import CENT, ZERO, parse_points
from domain.score_tables import Criterion, CriterionKind, ScoreTable
from domain.words import clean_line, folded

MAX_COUNT = 999
"""How many times a counted criterion takes; more is a slip of the hand."""

_POINTS_WORDS = r"(?:điểm|diem|đ|d|points?|pts|lần|lan|times?)"
_MEANT_AS_NUMBER = re.compile(rf"[-+−]?[\d.,/ ]*\d[\d.,/ ]*{_POINTS_WORDS}?\.?", re.IGNORECASE)
_COUNT = re.compile(r"([0-9]{1,3})(?: ?(?:lần|lan|times?))?\.?", re.ASCII | re.IGNORECASE)
_LONGEST_NUMBER = 40
"""Signs of a line that may still be meant as a number."""

_MET = frozenset({"dat", "met", "co"})
_NOT_MET = frozenset({"chua dat", "khong dat", "not met", "chua", "khong"})


class Score(NamedTuple):
    """Points, and for a counted criterion how many times they come from."""

    points: Decimal
    times: int | None = None


def score_of(table: ScoreTable, criterion: Criterion, value: int) -> Score:
    """Return what a button stands for: hundredths of a point, or a count.

    Raises:
        FilledByBloc: if the unit does not score this criterion.
        OldButton: if the value no longer fits the criterion, which was amended since.
    """
    _must_be_asked(criterion)
    if value < 0:
        raise OldButton
    if criterion.kind is CriterionKind.COUNT:
        if value > MAX_COUNT:
            raise OldButton
        return Score(criterion.points_for(value), value)
    points = (value * CENT).quantize(CENT)
    table.check_points(criterion, points)
    return Score(points)


def read_score(table: ScoreTable, criterion: Criterion, text: str) -> Score | None:
    """Read a typed text as a score; None if it was not meant as one.

    Raises:
        FilledByBloc: for a number where the unit does not score.
        PointsNotUnderstood, CountNotUnderstood: for something like a number that is none.
        OverMaximum, OffStep: for a number that does not fit.
    """
    line = clean_line(text)
    if criterion.kind is CriterionKind.MET and (met := _met(line)) is not None:
        return Score(criterion.max if met else ZERO)
    if len(line) > _LONGEST_NUMBER or not _MEANT_AS_NUMBER.fullmatch(line):
        return None
    _must_be_asked(criterion)
    if criterion.kind is CriterionKind.COUNT:
        return _counted(criterion, line)
    points = parse_points(line.removesuffix("."))
    table.check_points(criterion, points)
    return Score(points)


def looks_like_score(text: str) -> bool:
    """Tell whether a text may be meant as a score of some criterion."""
    line = clean_line(text)
    return _met(line) is not None or _MEANT_AS_NUMBER.fullmatch(line) is not None


def _counted(criterion: Criterion, line: str) -> Score:
    found = _COUNT.fullmatch(line)
    if found is None:
        raise CountNotUnderstood(given=line)
    count = int(found[1])
    return Score(criterion.points_for(count), count)


def _met(line: str) -> bool | None:
    word = folded(line)
    if word in _MET:
        return True
    return False if word in _NOT_MET else None


def _must_be_asked(criterion: Criterion) -> None:
    if not criterion.asked:
        raise FilledByBloc(criterion=criterion.code)


def example_points(criterion: Criterion, step: Decimal) -> Decimal:
    """Return a score that fits the criterion, to show how one is typed: 5.5 for a maximum of 6."""
    for below in (2 * step, step):
        if criterion.max - below > ZERO:
            return criterion.max - below
    return criterion.max


def useful_counts(criterion: Criterion) -> range:
    """Return the counts worth a button: up to three, none beyond what reaches the maximum."""
    each = criterion.each or criterion.max
    enough = -(-criterion.max // each) if each else ZERO
    return range(min(3, int(enough)) + 1)
