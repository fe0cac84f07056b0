"""An invitation handed out: the QR code with everything in words, then the sheet to print.

Between the two stands the text to paste. Its secrets are known at this moment only, so all of it
comes at once, in three messages.
"""

from __future__ import annotations

from domain.invitations import InvitationCard
from domain.receipts import in_pairs
from locales.catalog import Voice
from screens.actions import RevokeInvitation
from screens.common import lines
from screens.people import people_button
from screens.people_words import card_place
from screens.screen import Attachment, Button, Screen, stacked

PNG = "image/png"


def made(voice: Voice, card: InvitationCard, qr: bytes | None) -> Screen:
    """Say what was made, with the link, the code and until when each holds; with the QR code."""
    name = voice.plain("invite.qr-name")
    return Screen(
        lines(
            voice.say("invite.made", place=card_place(voice, card), at=card.made_at),
            voice.say("invite.link", link=card.link, until=card.expires_at)
            if card.link
            else voice.say("invite.no-link"),
            voice.say("invite.code", code=in_pairs(card.code), until=card.code_expires_at),
            voice.say("invite.scan") if qr else None,
            voice.say("invite.below"),
        ),
        attachment=Attachment(f"{name}.png", qr, PNG, inline=True) if qr else None,
    )


def buttons(voice: Voice, card: InvitationCard) -> tuple[Button, ...]:
    """Return what the leader's side can do next."""
    revoke = Button(voice.plain("invite.btn-revoke"), RevokeInvitation(card.number))
    return (revoke, people_button(voice, card.unit))


def sheet(
    voice: Voice, card: InvitationCard, png: bytes | None, following: tuple[Button, ...]
) -> Screen:
    """The sheet to print, and what can be done next."""
    copied = [Button(voice.plain("invite.btn-copy"), copy=card.link)] if card.link else []
    name = voice.plain("invite.sheet-name")
    return Screen(
        lines(
            voice.say("invite.sheet") if png else voice.say("invite.no-sheet"),
            voice.say("invite.privately"),
        ),
        stacked(
            *copied,
            *following,
        ),
        attachment=Attachment(f"{name}.png", png, PNG) if png else None,
    )
