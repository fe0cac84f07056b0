"""What time does: every knock of the house, how often, and what it is for.

The scheduler reads the wall clock and only knocks. What is due comes from the Clock port and from
rows, so a knock may come late, twice or not at all without harm.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple


class Knock(NamedTuple):
    """Something time does again and again."""

    name: str
    every: timedelta
    what: str


TIMETABLE = (
    Knock("sweep", timedelta(seconds=60), "plan the reminders and digests that became due"),
    Knock("deliver", timedelta(seconds=5), "send the notices that are due and not delivered"),
    Knock("call_roll", timedelta(minutes=5), "ask, once a day, after whoever has been silent"),
    Knock("back_up", timedelta(minutes=20), "make the nightly backup, if tonight's is not there"),
    Knock("look_round", timedelta(minutes=10), "tell whoever runs the machine what is amiss"),
    Knock("tidy", timedelta(hours=6), "let go of what has been kept for long enough"),
)
"""Read it to see what the bot does by itself. Each name is a method of ``Jobs``."""
