"""How deadlines stand on screens: the day with its reason, and what is left of it."""

from __future__ import annotations

from domain.duties import DutyStatus
from locales.catalog import Voice
from locales.times import last_day, time_left

__all__ = ["due_line", "last_day", "time_left"]


def due_line(voice: Voice, duty: DutyStatus) -> str:
    """Return the deadline as a line of a screen."""
    if duty.issued_after:
        return voice.say("due.issued-after")
    return voice.say("due.line", last=last_day(voice, duty.due), left=time_left(voice, duty))
