"""Many scores in one message, one line each ("3.2: 5,5"), and what they would change."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from domain.assessments import Answer
from domain.cycles import Cycle
from domain.errors import BlocError
from domain.ids import PeriodCode
from domain.scoring import looks_like_score
from domain.words import clean_line

MAX_LINES = 40
"""Lines of one message: what would change has to fit one message too."""

_CODE = r"(?:(?:tiêu chí|tc|criterion) )?(?P<code>(?=[^\s:=：]*\d)[^\s:=：]{1,16})"
_LINE = re.compile(_CODE + r" ?[:=：] ?(?P<given>.{1,40})", re.IGNORECASE)
_COLUMNS = re.compile(_CODE + r" (?:[-–—] )?(?P<given>.{1,40})", re.IGNORECASE)
"""A line out of a table, or with a dash: a list only among others, and if a score follows."""


class Line(NamedTuple):
    """One line as it was typed: a criterion's code and a score, neither of them checked."""

    code: str
    given: str


class Change(NamedTuple):
    """What one line would do: the answer as it stands, and as it would be."""

    given: str
    before: Answer
    after: Answer

    @property
    def changes(self) -> bool:
        """Tell whether the line says something else than what is saved."""
        return self.after != self.before or not self.before.revision


class ListView(NamedTuple):
    """What a list would change in a report, or has changed."""

    cycle: Cycle
    period: PeriodCode
    changes: tuple[Change, ...]
    """Lines that can be taken and say something new."""

    same: tuple[str, ...]
    """Codes of criteria that are scored so already."""

    refused: tuple[BlocError, ...]
    """Why the other lines cannot be taken."""

    mark: int
    """Tells this list from any other, and from itself once an answer was written meanwhile."""

    overtaken: bool = False
    """Somebody wrote one of these answers since the list was shown: nothing was saved."""

    saved_at: datetime | None = None
    """When it was saved, in the bloc's own time; None while it waits for a button."""


def read_list(text: str) -> tuple[Line, ...] | None:
    """Read a message as a list of scores; None if it was not meant as one.

    Every line names a criterion, and at least one goes on with something like a score: so a list
    with one slip of the hand is still a list, and the number of a document is none. What stands
    alone without a sign between code and score might be anything.
    """
    typed = [line for raw in text.splitlines() if (line := clean_line(raw))]
    found = [_read(line, alone=len(typed) == 1) for line in typed]
    lines = tuple(line for line in found if line)
    if len(lines) < len(found) or not any(looks_like_score(line.given) for line in lines):
        return None
    return lines


def _read(line: str, *, alone: bool) -> Line | None:
    match = _LINE.fullmatch(line)
    if match is None and not alone:
        match = _COLUMNS.fullmatch(line)
        if match and not looks_like_score(match["given"]):
            return None
    return Line(match["code"], match["given"]) if match else None


def twice(lines: Iterable[Line]) -> frozenset[str]:
    """Return the codes (folded) that a list gives different scores."""
    seen: dict[str, set[str]] = {}
    for line in lines:
        seen.setdefault(line.code.casefold(), set()).add(line.given.casefold())
    return frozenset(code for code, given in seen.items() if len(given) > 1)
