"""Joining: from an opened invitation to a place with a name."""

from __future__ import annotations

from domain.drafts import Step
from domain.errors import OldButton
from domain.invitations import code_in, hash_of, looks_like_token, secret_among_words
from domain.joining import InvitationView, Refusal
from handlers.context import Visit
from handlers.masking import MASK
from handlers.present import home_screen
from screens import joining as screens
from screens.actions import AgreeToJoin, DeclineToJoin, NotMe
from screens.common import lines
from usecases.joining import Joined


async def open_invitation(visit: Visit, text: str) -> None:
    """Show the invitation behind a token, a masked token or a dictated code."""
    secret, by_code = _secret_hash(text)
    incoming = visit.incoming
    found = await visit.do(
        visit.house.joining.open,
        incoming.user_id,
        incoming.chat_id,
        secret,
        visit.voice.language,
        incoming.at,
        by_code=by_code,
    )
    if isinstance(found, Refusal):
        await visit.show(screens.refused(visit.voice, found))
    else:
        await visit.show(screens.invitation(visit.voice, found))


def is_invitation(text: str) -> bool:
    """Tell whether a typed text may be an invitation's token or code."""
    return text.startswith(MASK) or looks_like_token(text) or code_in(text) is not None


def names_invitation(text: str) -> bool:
    """Tell whether a text is an invitation's token or code, or has one among other words."""
    return is_invitation(text) or secret_among_words(text) is not None


def is_known(text: str) -> bool:
    """Tell whether the front door found an invitation behind a text and masked it.

    Where an answer is awaited, eight digits or 22 letters are that answer otherwise.
    """
    return text.startswith(MASK)


async def guessed_too_often(visit: Visit) -> bool:
    """Count a code typed where an answer is awaited, and refuse one too many.

    Returns whether it was refused. One that fits no invitation is the answer, else.
    """
    incoming = visit.incoming
    if code_in(incoming.text) is None or not await visit.ask(
        visit.house.joining.guess, incoming.user_id, incoming.at
    ):
        return False
    await visit.show(screens.refused(visit.voice, Refusal.TOO_MANY), below=True)
    return True


def _secret_hash(text: str) -> tuple[str, bool]:
    text = text.strip()
    if text.startswith(MASK):
        kind, _, hash_ = text.removeprefix(MASK).partition(":")
        return hash_, kind == "code"
    secret = text if looks_like_token(text) else secret_among_words(text) or text
    if code := code_in(secret):
        return hash_of(code), True
    return hash_of(secret), False


async def agree(visit: Visit, action: AgreeToJoin) -> None:
    """Consent was given: the place is taken, then name and post are asked for."""
    view = await visit.ask(visit.house.joining.shown, visit.person, action.invitation)
    joined = await visit.do(
        visit.house.joining.agree, visit.person, action.invitation, visit.incoming.at
    )
    await visit.show(screens.taken(visit.voice, view))
    await _go_on(visit, joined)


async def not_me(visit: Visit, action: NotMe) -> None:
    """The invitation was meant for somebody else."""
    await _turn_down(visit, action.invitation)
    await visit.show(screens.not_me(visit.voice))


async def decline(visit: Visit, action: DeclineToJoin) -> None:
    """No consent: nothing is kept."""
    await _turn_down(visit, action.invitation)
    await visit.show(screens.declined(visit.voice))


async def _turn_down(visit: Visit, invitation: int) -> None:
    if visit.visitor.person is None:
        raise OldButton
    await visit.do(visit.house.joining.turn_down, visit.person, invitation)


async def show_again(visit: Visit) -> None:
    """While an invitation is open, any other message shows it again."""
    view: InvitationView = await visit.ask(visit.house.joining.shown, visit.person)
    said = visit.voice.say("joining.choose")
    await visit.show(screens.invitation(visit.voice, view).led_by(said))


async def name(visit: Visit) -> None:
    """Take the typed official name."""
    joined = await visit.do(
        visit.house.joining.give_name, visit.person, visit.incoming.text, visit.incoming.at
    )
    said = visit.voice.say("joining.named", name=joined.person.name or "")
    await _go_on(visit, joined, said)


async def post(visit: Visit) -> None:
    """Take the typed official post."""
    joined = await visit.do(visit.house.joining.give_post, visit.actor, visit.incoming.text)
    said = visit.voice.say("joining.post-saved", post=joined.place.post or "")
    await _go_on(visit, joined, said)


async def ask_what_is_missing(visit: Visit, step: Step) -> None:
    """Ask again for the name or post that joining still lacks."""
    await visit.show(screens.ask(visit.voice, step))


async def _go_on(visit: Visit, joined: Joined, said: str = "") -> None:
    visit.visitor = visit.visitor.model_copy(
        update={"person": joined.person, "place": joined.place}
    )
    visit.cycle_or_none = joined.cycle
    if joined.next_step is not None:
        following = screens.ask(visit.voice, joined.next_step)
    else:
        following = await home_screen(visit)
        said = lines(said, visit.voice.say("reader.offer"))
    await visit.show(following.led_by(said) if said else following)
