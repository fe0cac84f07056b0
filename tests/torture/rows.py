"""What a trial came to: one row of the table, and of ``build/torture.json``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

COLUMNS = {
    "fault": "fault",
    "tried": "tried",
    "expected": "expected",
    "lost": "lost",
    "doubled": "doubled",
    "notices": "notices",
    "notices_in_gap": "in the gap",
    "notices_doubled": "not. doubled",
    "worst_recovery_s": "recovery s",
}


BEARABLE_SECONDS = 0.25
"""A wait that nobody notices; three times as long as without the fault is bearable too."""


@dataclass(frozen=True)
class Row:
    """One fault, tried so many times over a day of so many things that must be kept.

    Attributes:
        fault: what was done to the bot.
        tried: how often it really struck.
        expected: answers, files, confirmations, notes taken, joinings, planned notices, audits.
        lost: what of these was missing at the end, or whose answer never came.
        doubled: what was there too often, or should not have been there.
        notices: messages nobody asked for that had to go out.
        notices_doubled: those that reached somebody twice.
        notices_in_gap: those whose sending was cut off before it was known how it ended: only
            they may be among the doubled.
        worst_recovery_s: the longest wait from the last blow to an answer that was owed.
        others_p95_s: the time within which 95 of 100 acts of other people were answered meanwhile,
            where that was measured.
        others_p95_before_s: the same without the fault.
        remark: what happened instead, where something went wrong.
    """

    fault: str
    tried: int
    expected: int
    lost: int = 0
    doubled: int = 0
    notices: int = 0
    notices_doubled: int = 0
    notices_in_gap: int = 0
    worst_recovery_s: float = 0.0
    others_p95_s: float = 0.0
    others_p95_before_s: float = 0.0
    remark: str = ""

    @property
    def stands(self) -> bool:
        """Tell whether there are zeros where zeros belong, and something was tried at all."""
        doubled = max(0, self.notices_doubled - self.notices_in_gap)
        wrong = self.lost or self.doubled or doubled or self.delays_others
        return bool(self.tried) and not wrong

    @property
    def delays_others(self) -> bool:
        """Tell whether what one person does makes the others wait."""
        return self.others_p95_s > max(BEARABLE_SECONDS, 3 * self.others_p95_before_s)

    @property
    def others(self) -> str:
        """Return how long others waited, beside how long they do without; nothing if unknown."""
        if not self.others_p95_before_s:
            return ""
        ratio = self.others_p95_s / self.others_p95_before_s
        return (
            f"others were answered within {self.others_p95_s:.3f} s in 95 of 100 cases, without it"
            f" within {self.others_p95_before_s:.3f} s: ratio {ratio:.1f}"
        )

    def told(self) -> dict[str, Any]:
        """Return the row as JSON has it."""
        return asdict(self)


def table(rows: Sequence[Row]) -> str:
    """Draw the table, with its sums below."""
    cells = [list(COLUMNS.values()), *(_cells(row) for row in rows), _cells(_sum(rows))]
    widths = [max(len(line[n]) for line in cells) for n in range(len(COLUMNS))]
    lines = [_line(line, widths) for line in cells]
    rule = "-" * len(lines[0])
    remarks = [f"{row.fault}: {it}" for row in rows for it in (row.others, row.remark) if it]
    return "\n".join([lines[0], rule, *lines[1:-1], rule, lines[-1], *remarks])


def _cells(row: Row) -> list[str]:
    told = row.told()
    return [f"{told[key]:.1f}" if key == "worst_recovery_s" else str(told[key]) for key in COLUMNS]


def _line(cells: Iterable[str], widths: Sequence[int]) -> str:
    name, *numbers = (
        cell.ljust(width) if n == 0 else cell.rjust(width)
        for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([name, *numbers])


def _sum(rows: Sequence[Row]) -> Row:
    return Row(
        fault="in all",
        tried=sum(row.tried for row in rows),
        expected=sum(row.expected for row in rows),
        lost=sum(row.lost for row in rows),
        doubled=sum(row.doubled for row in rows),
        notices=sum(row.notices for row in rows),
        notices_doubled=sum(row.notices_doubled for row in rows),
        notices_in_gap=sum(row.notices_in_gap for row in rows),
        worst_recovery_s=max((row.worst_recovery_s for row in rows), default=0.0),
    )
