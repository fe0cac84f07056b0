"""Authorisations: which officer may confirm and send for a unit, by whom, on what paper."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from domain.blocs import Unit
from domain.capacities import Capacity
from domain.cycles import Cycle
from domain.ids import AuthorisationId, PaperId, PlaceId, UnitCode
from domain.model import Value
from domain.papers import Paper


class Authorisation(Value):
    """An officer's place may confirm and send for its unit in one year, until that is ended."""

    id: AuthorisationId
    unit: UnitCode
    place: PlaceId
    by: str
    """The post of whoever assigned it; may be empty."""

    paper: PaperId | None
    """What it stands on, where the secretary recorded it; None if it was given in the chat."""

    at: datetime


class Officer(Value):
    """Somebody of a unit who may be authorised, or is."""

    place: PlaceId
    name: str
    post: str
    authorisation: AuthorisationId | None = None
    capacity: Capacity | None = None
    since: datetime | None = None


class AuthorisingDone(StrEnum):
    """What an act on an authorisation came to."""

    GRANTED = "granted"
    GRANTED_BEFORE = "granted_before"
    REVOKED = "revoked"


class AuthorisingOutcome(Value):
    """What an act on an authorisation came to, about whom, when (UTC)."""

    done: AuthorisingDone
    name: str
    at: datetime
    capacity: Capacity | None = None


class AuthorisingView(Value):
    """Who may confirm and send for a unit, before whoever assigns it."""

    cycle: Cycle
    unit: Unit
    leaders: tuple[str, ...]
    """Names of the unit's leaders in the chat: they confirm and send by their own right."""

    officers: tuple[Officer, ...]
    of_unit: bool
    """The reader is the unit's leader, who assigns at once; an office records a paper."""

    closed: bool = False
    """The year is over: nothing can be assigned."""

    outcome: AuthorisingOutcome | None = None


class AssignerView(Value):
    """A scanned authorisation that waits for who assigned it."""

    cycle: Cycle
    unit: Unit
    officer: Officer
    paper: Paper


class AuthorisationNews(Value):
    """News for a unit's people: an officer may confirm and send from now on, or no longer."""

    cycle: Cycle
    unit: UnitCode
    name: str
    capacity: Capacity
    revoked: bool
    own: bool
    """It is told to the officer themselves."""
