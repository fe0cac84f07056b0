"""The common score table (thang bảng điểm chung): sections, criteria, bonus and penalty."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import Field

from domain.blocs import CODE, Code
from domain.errors import NotFound, OffStep, OverMaximum
from domain.ids import CriterionCode
from domain.model import Value
from domain.points import ZERO, Points, in_step
from domain.words import Line


class CriterionKind(StrEnum):
    """How a criterion gets its points."""

    DIRECT = "direct"
    """0 to the maximum, in steps."""

    MET = "met"
    """Met: the maximum; not met: zero."""

    COUNT = "count"
    """A number of times × points each, capped at the maximum."""

    BY_BLOC = "by_bloc"
    """Filled by the bloc: shown to the unit, not asked."""


class Side(StrEnum):
    """Which part of the total a criterion belongs to."""

    BASE = "base"
    BONUS = "bonus"
    PENALTY = "penalty"


class Criterion(Value):
    """One line of the table (tiêu chí)."""

    code: Annotated[CriterionCode, CODE]
    title: Line
    max: Points
    cadence: Code = "year"
    kind: CriterionKind = CriterionKind.DIRECT
    evidence: Line | None = None
    step: Points | None = None
    each: Points | None = None
    """For ``count``: points for one."""

    @property
    def asked(self) -> bool:
        """Tell whether the unit scores this one itself."""
        return self.kind is not CriterionKind.BY_BLOC

    @property
    def wants_evidence(self) -> bool:
        """Tell whether points claimed here should be backed by evidence."""
        return self.evidence is not None and self.asked

    def points_for(self, count: int) -> Decimal:
        """Return the points of a counted criterion, capped at its maximum."""
        return min(self.max, (self.each or ZERO) * count)


class Section(Value):
    """A group of criteria (nhóm nội dung), usually one pledge content."""

    code: Code
    title: Line
    max: Points
    criteria: tuple[Criterion, ...] = Field(min_length=1, max_length=100)


class Adjustment(Value):
    """Bonus or penalty (điểm thưởng, điểm trừ): criteria beside the base, capped together."""

    cap: Points
    criteria: tuple[Criterion, ...] = Field(min_length=1, max_length=100)


class ScoreTable(Value):
    """The whole table. ``proposal`` is shown wherever the table is shown while it is set."""

    title: Line
    total: Points
    step: Points = Decimal("0.25")
    proposal: Line | None = None
    sections: tuple[Section, ...] = Field(min_length=1, max_length=60)
    bonus: Adjustment | None = None
    penalty: Adjustment | None = None

    @cached_property
    def _by_code(self) -> dict[str, tuple[Criterion, Side]]:
        return {c.code: (c, side) for side, c in self.placed()}

    def placed(self) -> Iterator[tuple[Side, Criterion]]:
        """Yield every criterion in reading order with the part of the total it belongs to."""
        for section in self.sections:
            for criterion in section.criteria:
                yield Side.BASE, criterion
        for side, extra in ((Side.BONUS, self.bonus), (Side.PENALTY, self.penalty)):
            for criterion in extra.criteria if extra else ():
                yield side, criterion

    def paths(self) -> Iterator[tuple[str, Criterion]]:
        """Yield every criterion with its key path, such as ``score_table.bonus.criteria[0]``."""
        groups = [(f"sections[{n}]", s.criteria) for n, s in enumerate(self.sections)]
        for name, extra in (("bonus", self.bonus), ("penalty", self.penalty)):
            groups.append((name, extra.criteria if extra else ()))
        for group, criteria in groups:
            for n, criterion in enumerate(criteria):
                yield f"score_table.{group}.criteria[{n}]", criterion

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion in reading order: base, bonus, penalty."""
        return tuple(criterion for _, criterion in self.placed())

    def criterion(self, code: str) -> Criterion:
        """Return the criterion of this code.

        Raises:
            NotFound: if the table has none.
        """
        return self._entry(code)[0]

    def side_of(self, code: str) -> Side:
        """Return the part of the total this criterion belongs to."""
        return self._entry(code)[1]

    def _entry(self, code: str) -> tuple[Criterion, Side]:
        if code not in self._by_code:
            raise NotFound(criterion=code)
        return self._by_code[code]

    def step_of(self, criterion: Criterion) -> Decimal:
        """Return the smallest difference between two scores of this criterion.

        Met leaves nothing between nothing and all; a count moves by its points for one.
        """
        match criterion.kind:
            case CriterionKind.MET:
                return criterion.max
            case CriterionKind.COUNT:
                return criterion.each or self.step
            case CriterionKind.DIRECT | CriterionKind.BY_BLOC:
                return criterion.step or self.step

    def check_points(self, criterion: Criterion, points: Decimal) -> None:
        """Check a score against its criterion.

        Raises:
            OverMaximum: for more than the maximum, or less than nothing.
            OffStep: for points between two steps; ``below`` and ``above`` are the nearest.
        """
        if not ZERO <= points <= criterion.max:
            raise OverMaximum(criterion=criterion.code, given=points, maximum=criterion.max)
        step = self.step_of(criterion)
        # The maximum itself always fits, also where it is no whole number of steps.
        if points != criterion.max and not in_step(points, step):
            below = points - points % step
            above = min(below + step, criterion.max)
            raise OffStep(
                criterion=criterion.code, given=points, step=step, below=below, above=above
            )
