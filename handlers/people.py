"""Who takes part: the leader's side invites, hands an invitation out, revokes it, ends a place."""

from __future__ import annotations

import asyncio
import logging

from domain.blocs import Role
from domain.errors import OldButton
from domain.ids import PlaceId, UnitCode
from domain.invitations import InvitationCard
from domain.participants import PlaceQuestion
from handlers.context import Visit
from locales.catalog import Voice
from reports.invitation import letter
from reports.qr import qr_png
from reports.sheet import sheet_png
from screens import invitations as cards
from screens import people as screens
from screens.actions import (
    AskToEndPlace,
    ChooseWhomToEnd,
    ChooseWhomToInvite,
    EndPlace,
    InviteTo,
    ListInvitations,
    RevokeInvitation,
    ShowPeople,
)
from screens.digest import pasteable
from screens.screen import Button

log = logging.getLogger("handlers.people")

REPLACING = {0: None, 1: True, 2: False}
"""What ``InviteTo.how`` means for invitations to the same place that are open."""


async def show(visit: Visit, action: ShowPeople) -> None:
    """Show who takes part for a unit, or who holds the offices."""
    view = await visit.ask(visit.house.participating.people, visit.actor, _unit(action.unit))
    await visit.show(screens.people(visit.voice, view))


async def choose_role(visit: Visit, action: ChooseWhomToInvite) -> None:
    """Ask to which role."""
    view = await visit.ask(visit.house.participating.people, visit.actor, _unit(action.unit))
    await visit.show(screens.choose_role(visit.voice, view))


async def invite(visit: Visit, action: InviteTo) -> None:
    """Invite to a place, and hand the invitation out; ask first if one is open already."""
    if action.role not in {*Role} or action.how not in REPLACING:
        raise OldButton
    made = await visit.do(
        visit.house.participating.invite,
        visit.actor,
        _unit(action.unit),
        Role(action.role),
        action.seen,
        replacing=REPLACING[action.how],
    )
    if isinstance(made, PlaceQuestion):
        await visit.show(screens.question(visit.voice, made))
    else:
        await hand_out(visit, made, cards.buttons(visit.voice, made))


async def hand_out(visit: Visit, card: InvitationCard, buttons: tuple[Button, ...]) -> None:
    """Give all of it at once: only hashes are kept, so it can never be shown again."""
    qr, sheet = await asyncio.to_thread(_pictures, visit.voice, card)
    await visit.show(cards.made(visit.voice, card, qr), below=True)
    await visit.show(pasteable(letter(visit.voice, card)))
    await visit.show(cards.sheet(visit.voice, card, sheet, buttons))


async def invited_before(visit: Visit, action: InviteTo) -> None:
    """An invitation was made and perhaps never arrived: say how to get another in its place."""
    view = await visit.ask(visit.house.participating.people, visit.actor, _unit(action.unit))
    await visit.show(screens.people(visit.voice, view).led_by(visit.voice.say("people.lost")))


def _pictures(voice: Voice, card: InvitationCard) -> tuple[bytes | None, bytes | None]:
    """Draw the QR code and the sheet; where the machine cannot draw, words have to do."""
    try:
        return qr_png(card.link) if card.link else None, sheet_png(voice, card)
    except (ImportError, OSError):
        log.exception("invitation.not_drawn")
        return None, None


async def invitations(visit: Visit, action: ListInvitations) -> None:
    """Ask which invitation to revoke."""
    view = await visit.ask(visit.house.participating.people, visit.actor, _unit(action.unit))
    await visit.show(screens.invitations(visit.voice, view, action.page))


async def revoke(visit: Visit, action: RevokeInvitation) -> None:
    """Make an invitation void."""
    view = await visit.do(visit.house.participating.revoke, visit.actor, action.invitation)
    await visit.show(screens.revoked(visit.voice, view))


async def choose_to_end(visit: Visit, action: ChooseWhomToEnd) -> None:
    """Ask whose place ends."""
    view = await visit.ask(visit.house.participating.people, visit.actor, _unit(action.unit))
    await visit.show(screens.choose_to_end(visit.voice, view, action.page))


async def ask_to_end(visit: Visit, action: AskToEndPlace) -> None:
    """Say what ending a place does, and ask."""
    place = PlaceId(action.place_to_end)
    ending = await visit.ask(visit.house.participating.ending, visit.actor, place)
    await visit.show(screens.ask_to_end(visit.voice, ending))


async def end(visit: Visit, action: EndPlace) -> None:
    """End a place at once."""
    place = PlaceId(action.place_to_end)
    ending = await visit.do(visit.house.participating.end, visit.actor, place)
    await visit.show(screens.ended(visit.voice, ending))


def _unit(code: str) -> UnitCode | None:
    return UnitCode(code) if code else None
