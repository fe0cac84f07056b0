"""Figures, their ratios to the other contender's, and the goals they are held against."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from typing_extensions import override


class Goal(NamedTuple):
    """A bound for a ratio, or for a value that has none."""

    figure: float
    least: bool

    def met_by(self, found: float) -> bool:
        """Tell whether a figure is within the bound."""
        return found >= self.figure if self.least else found <= self.figure

    @override
    def __str__(self) -> str:
        return f"{'≥' if self.least else '≤'} {self.figure:g}"


def at_least(figure: float) -> Goal:
    """Return a bound from below."""
    return Goal(figure, least=True)


def at_most(figure: float) -> Goal:
    """Return a bound from above."""
    return Goal(figure, least=False)


class Row(NamedTuple):
    """One figure of the table. ``ratio`` is to what the name says after the slash, if anything."""

    name: str
    value: float
    unit: str
    ratio: float | None
    goal: str
    met: bool
    spread: str = ""
    """From the lowest to the highest ratio of a round."""

    def told(self) -> dict[str, object]:
        """Return what ``build/bench.json`` keeps."""
        facts = self._asdict()
        del facts["spread"]
        return facts


def compared(
    name: str, ours: Sequence[float], theirs: Sequence[float], unit: str, goal: Goal
) -> Row:
    """Return our median, and the median of the ratios within each round."""
    ratios = [mine / base for mine, base in zip(ours, theirs, strict=True)]
    ratio = median(ratios)
    spread = f"{min(ratios):.2f}-{max(ratios):.2f}" if len(ratios) > 1 else ""
    return Row(
        name, _short(median(ours)), unit, _short(ratio), str(goal), goal.met_by(ratio), spread
    )


def measured(name: str, values: Sequence[float], unit: str, goal: Goal) -> Row:
    """Return the median of a figure that stands for itself."""
    value = median(values)
    return Row(name, _short(value), unit, None, str(goal), goal.met_by(value))


def _short(figure: float) -> float:
    return float(f"{figure:.4g}")


def table(rows: Sequence[Row]) -> str:
    """Print rows as people read them."""
    head = ("", "value", "ratio", "(rounds)", "goal", "")
    cells = [
        (
            row.name,
            f"{row.value:,.4g} {row.unit}",
            "" if row.ratio is None else f"{row.ratio:.3g}",
            f"({row.spread})" if row.spread else "",
            row.goal,
            "met" if row.met else "MISSED",
        )
        for row in rows
    ]
    widths = [max(len(line[column]) for line in [head, *cells]) for column in range(len(head))]
    return "\n".join(
        "  ".join(
            text.rjust(width) if 0 < column < 3 else text.ljust(width)
            for column, (text, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in [head, *cells]
    )
