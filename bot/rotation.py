"""Which backups are kept: the newest of each of 7 days, of 4 weeks and of 12 months.

Days, weeks and months without a backup are not counted: a bot that stood still for a month has
lost none of its old backups by standing still.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from datetime import datetime

DAYS, WEEKS, MONTHS = 7, 4, 12


def kept(moments: Collection[datetime]) -> frozenset[datetime]:
    """Return the moments whose backups are kept; the newest is always among them."""
    newest_first = sorted(moments, reverse=True)
    rules: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
        (DAYS, datetime.date),
        (WEEKS, lambda at: at.isocalendar()[:2]),
        (MONTHS, lambda at: (at.year, at.month)),
    )
    found: set[datetime] = set()
    for most, span in rules:
        first: dict[Hashable, datetime] = {}
        for at in newest_first:
            first.setdefault(span(at), at)
        found.update(list(first.values())[:most])
    return frozenset(found)
