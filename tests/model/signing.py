"""The model of what is recorded as signed on paper: prepared by one person, kept in one act."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from screens import actions as do
from tests.model.scans import SIGNING, Topic

if TYPE_CHECKING:
    from tests.model.expected import Expected

STAYING = (do.RecordSigning, do.MarkSigner, do.KeepSigning, do.ShowSigned)
"""Buttons of the list itself: any other leaves it."""

QUIET = ("help", "language", "mydata", "drop")
"""Commands behind a button that leave nothing: they explain, or are none."""


class Occasion(NamedTuple):
    """When and where it was signed."""

    day: str
    venue: str = ""


def leaves(model: Expected, who: int, action: do.Action) -> None:
    """Forget what somebody was about to record, if they press something else."""
    quiet = isinstance(action, do.RunCommand) and action.name in QUIET
    if not isinstance(action, STAYING) and not quiet:
        model.preparing.pop(who, None)


def prepare(model: Expected, who: int) -> None:
    """Let somebody open the list, or find it as they left it."""
    model.preparing.setdefault(who, (Occasion(model.today.isoformat()), frozenset()))


def mark(model: Expected, who: int, unit: str, *, there: bool) -> None:
    """Let somebody say who was there."""
    if who in model.preparing and unit in {"A", "B"}:
        occasion, out = model.preparing[who]
        model.preparing[who] = occasion, (out - {unit} if there else out | {unit})


def describe(model: Expected, who: int, day: str, venue: str) -> None:
    """Let somebody type day and place."""
    if who in model.preparing and not model.now.closed:
        model.preparing[who] = Occasion(day, venue), model.preparing[who][1]


def keep(model: Expected, who: int, count: int) -> None:
    """Let somebody record those who were there, if they are as many as the button says."""
    if who not in model.preparing:
        return
    occasion, out = model.preparing[who]
    units = [unit for unit in ("A", "B") if unit not in out and unit not in model.signed]
    if units and len(units) == count:
        model.signed |= dict.fromkeys(units, occasion)
        model.papers.setdefault(Topic(SIGNING, subject=f"1/{occasion.day}"), {})
        del model.preparing[who]


def take_out(model: Expected, unit: str) -> None:
    """Let somebody take a mistake out."""
    model.signed.pop(unit, None)
