"""How the screens of people name a place, as their bloc calls it."""

from __future__ import annotations

from domain.blocs import Role
from domain.cycles import Cycle
from domain.ids import UnitCode
from domain.invitations import InvitationCard
from locales import places
from locales.catalog import Voice


def role_called(voice: Voice, cycle: Cycle, role: Role) -> str:
    """Name a role alone. Plain text."""
    return places.title(voice, cycle.bloc.labels, role)


def place_called(voice: Voice, cycle: Cycle, unit: UnitCode | None, role: Role) -> str:
    """Name a place by the unit's spoken name. Plain text."""
    short = cycle.definition.unit(unit).short if unit else None
    return places.place(voice, cycle.bloc.labels, role, cycle.bloc.short, short)


def card_place(voice: Voice, card: InvitationCard) -> str:
    """Name the place an invitation is for, by the unit's official name. Plain text."""
    return places.place(voice, card.labels, card.role, card.bloc_name, card.unit_name)
