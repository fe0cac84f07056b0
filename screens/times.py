"""How deadlines stand on screens: the day with its reason, and what is left of it."""

from __future__ import annotations

from domain.cycles import Cycle
from domain.duties import DutyStatus
from locales.catalog import Voice
from locales.times import last_day, time_left

__all__ = ["due_line", "last_day", "over_lines", "time_left"]


def due_line(voice: Voice, duty: DutyStatus) -> str:
    """Return the deadline as a line of a screen."""
    if duty.issued_after:
        return voice.say("due.issued-after")
    if duty.over:
        return voice.say("due.over", last=last_day(voice, duty.due))
    return voice.say("due.line", last=last_day(voice, duty.due), left=time_left(voice, duty))


def over_lines(voice: Voice, cycle: Cycle, duty: DutyStatus) -> list[str]:
    """Say of what was not done in a year that is closed why nobody does it any more."""
    return [voice.say("home.over", year=str(cycle.year))] if duty.over else []
