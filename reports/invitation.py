"""An invitation in words: four steps as plain text, to paste into another chat app or print."""

from __future__ import annotations

from domain.blocs import Role
from domain.invitations import InvitationCard
from domain.receipts import in_pairs
from locales import places
from locales.catalog import Voice

STEPS = 4


def letter(voice: Voice, card: InvitationCard) -> str:
    """Return the whole invitation as plain text, under 2,000 characters with the longest names."""
    return "\n".join(
        [
            voice.plain("letter.greeting", place=place_of(voice, card)),
            voice.plain("letter.about", bloc=card.bloc_name),
            *(f"{number}. {step}" for number, step in enumerate(steps(voice, card), 1)),
            by_code(voice, card),
            *notes(voice, card),
        ]
    )


def steps(voice: Voice, card: InvitationCard, *, on_paper: bool = False) -> list[str]:
    """Return the four steps; on paper the link is a picture to be scanned."""
    way = "unknown" if card.link is None else "paper" if on_paper else "link"
    return [
        voice.plain("letter.step-1"),
        voice.plain(f"letter.step-2-{way}", link=card.link or "", code=in_pairs(card.code)),
        voice.plain("letter.step-3", agree=voice.plain("joining.btn-agree")),
        voice.plain("letter.step-4"),
    ]


def by_code(voice: Voice, card: InvitationCard) -> str:
    """Say how the code does instead of the link, and until when."""
    key = "letter.by-code" if card.username else "letter.by-code-unknown"
    return voice.plain(
        key, name=f"@{card.username}", code=in_pairs(card.code), until=card.code_expires_at
    )


def notes(voice: Voice, card: InvitationCard) -> list[str]:
    """Return what is said at the end: for whom, until when, what is never asked, who helps."""
    until = card.expires_at if card.link else card.code_expires_at
    return [
        voice.plain("letter.once", until=until),
        voice.plain("letter.never", bloc=card.labels.bloc),
        _help(voice, card),
    ]


def _help(voice: Voice, card: InvitationCard) -> str:
    """Say who helps. Who hands a place over is no longer what the newcomer would look for."""
    if card.inviter is not None and card.inviter.of_unit:
        return voice.plain("letter.help-sender")
    return voice.plain("letter.help", who=inviter(voice, card))


def place_of(voice: Voice, card: InvitationCard) -> str:
    """Name the place in full. Plain text."""
    return places.place(voice, card.labels, card.role, card.bloc_name, card.unit_name)


def inviter(voice: Voice, card: InvitationCard) -> str:
    """Name the office in whose name it was made; the terminal speaks for the secretary."""
    return places.title(voice, card.labels, card.inviter or Role.SECRETARY)


def file_name(card: InvitationCard) -> str:
    """Return a name for its files, without an ending: codes only, so it is safe anywhere."""
    return f"{card.bloc}-{card.unit or 'khoi'}-{card.role.value}"
