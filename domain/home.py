"""What the home screen knows: the person, their place, the next task and what comes after."""

from __future__ import annotations

from datetime import date, datetime

from domain.cycles import Cycle
from domain.duties import DutyStatus
from domain.model import Value
from domain.people import Person, Place


class HomeView(Value):
    """Home of a person in one place."""

    person: Person
    place: Place
    cycle: Cycle
    today: date
    task: DutyStatus | None
    """What waits first; None when nothing does."""

    resume: DutyStatus | None = None
    """Another report that was begun: where the unit left off."""

    later: DutyStatus | None
    """The next deadline after it that lies ahead; for an office, the bloc's next one."""

    pledge_confirmed_at: datetime | None
    pledge_missed: bool = False
    """Its deadline has passed, and it waits for somebody else of the unit."""

    over: bool = False
    """The year is closed."""

    confirms: bool = False
    """They may confirm the pledge for their unit."""

    places: int
    """How many places the person holds."""

    asks_consent: bool = False
    """The text on what is kept has changed since the person agreed to it."""

    units: int = 0
    joined: int = 0
    """For the leader's side: units with at least one person, of all."""
