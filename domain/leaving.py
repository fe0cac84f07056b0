"""Leaving: what ends, what it leaves vacant, and what stays of somebody who is forgotten."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from domain.cycles import Cycle
from domain.ids import PersonId, PlaceId
from domain.invitations import Invitation
from domain.model import Value
from domain.people import Person, Place

EVERY_PLACE = PlaceId(0)
"""Stands for all the places a person holds."""


class Vacancy(StrEnum):
    """What a place leaves vacant when it ends."""

    NOTHING = "nothing"
    """Others do the same."""

    UNIT = "unit"
    """Nobody of the unit is left: it hears nothing, and can do nothing here."""

    LEADER = "leader"
    """Nobody is left who confirms the pledge and sends reports for the unit."""

    STAFF = "staff"
    """The unit's leader is left alone with the work."""

    OFFICE = "office"
    """An office of the bloc that nobody else holds."""


class Ending(Value):
    """A place that would end, or has ended."""

    place: Place
    cycle: Cycle
    vacancy: Vacancy


class LeavingView(Value):
    """What ends if a person leaves now, and what they keep."""

    person: Person
    ending: tuple[Ending, ...]
    kept: int = 0
    """How many places the person holds besides."""

    at: datetime | None = None
    """When it happened; None while it is only asked about."""


class ChoiceView(Value):
    """A person with several places chooses which one to give up."""

    held: tuple[tuple[Place, Cycle], ...]


class HandoverView(Value):
    """A place that can be handed over, and whether somebody is invited to take it."""

    place: Place
    cycle: Cycle
    invitation: Invitation | None = None
    withdrawn_at: datetime | None = None
    """When the invitation was voided just now, in the bloc's time."""


class Forgotten(Value):
    """Somebody was forgotten: the number under which their acts stay on record."""

    number: PersonId
    at: datetime


class DepartureView(Value):
    """News of a place that ended, for the leader's side and the unit's other people."""

    cycle: Cycle
    left: Place
    name: str
    at: datetime
    vacancy: Vacancy
    successor: str | None = None
    """Who holds the place now, if it was handed over."""
