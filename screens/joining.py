"""Joining: the invitation, its consent, the official name and post, and every plain refusal."""

from __future__ import annotations

from domain.blocs import Role
from domain.cycles import Cycle
from domain.drafts import Step
from domain.joining import InvitationView, Refusal
from locales import places
from locales.catalog import Voice
from screens.actions import AgreeAgain, AgreeLater, AgreeToJoin, AskToLeave, DeclineToJoin, NotMe
from screens.common import lines
from screens.screen import Button, Screen, stacked


def invitation(voice: Voice, view: InvitationView) -> Screen:
    """Whose place it is, who invites, what is kept and where messages travel; then the choice."""
    labels = view.cycle.bloc.labels
    number = view.invitation.id
    return Screen(
        lines(
            voice.say("joining.greeting", bloc=view.cycle.bloc.short),
            voice.say("joining.place", role=_role(voice, view), inviter=_inviter(voice, view)),
            voice.say("joining.takes-over", name=view.replaces) if view.replaces else None,
            voice.say("joining.stored"),
            voice.say("joining.travels", bloc=labels.bloc),
            voice.say("joining.rights"),
            voice.say("joining.never", bloc=labels.bloc),
        ),
        stacked(
            Button(voice.plain("joining.btn-agree"), AgreeToJoin(number)),
            Button(voice.plain("joining.btn-not-me"), NotMe(number)),
            Button(voice.plain("joining.btn-decline"), DeclineToJoin(number)),
        ),
    )


def _role(voice: Voice, view: InvitationView) -> str:
    """Name the place in words: the unit's officer, or the bloc's own office."""
    bloc = view.cycle.bloc
    return places.place(voice, bloc.labels, view.invitation.role, bloc.short, view.unit_name)


def _inviter(voice: Voice, view: InvitationView) -> str:
    """Say in whose name it was made; what the terminal printed speaks for the secretary."""
    inviter = view.invitation.inviter or Role.SECRETARY
    return places.title(voice, view.cycle.bloc.labels, inviter)


def consent_again(voice: Voice, cycle: Cycle) -> Screen:
    """Tell of a newer text on what is kept, and ask whether it is agreed to."""
    labels = cycle.bloc.labels
    return Screen(
        lines(
            voice.say("joining.again"),
            voice.say("joining.stored"),
            voice.say("joining.travels", bloc=labels.bloc),
            voice.say("joining.rights"),
            voice.say("joining.never", bloc=labels.bloc),
            voice.say("joining.again-until"),
        ),
        stacked(
            Button(voice.plain("joining.btn-agree-again"), AgreeAgain()),
            Button(voice.plain("leaving.btn-later"), AgreeLater()),
            Button(voice.plain("leaving.btn-leave"), AskToLeave()),
        ),
    )


def taken(voice: Voice, view: InvitationView) -> Screen:
    """The place was taken: the outcome, with the small keyboard that stays."""
    return Screen(
        lines(
            voice.say("joining.taken", role=_role(voice, view)),
            voice.say("joining.took-over", name=view.replaces) if view.replaces else None,
        ),
        menu=menu(voice),
    )


def menu(voice: Voice) -> tuple[tuple[str, ...], ...]:
    """Return the small keyboard under the typing field."""
    labels = [voice.plain(f"menu.{name}") for name in ("tasks", "report", "deadlines", "help")]
    return (tuple(labels[:2]), tuple(labels[2:]))


def ask(voice: Voice, step: Step) -> Screen:
    """Ask for the official name or post."""
    return Screen(voice.say(f"joining.ask-{step.value}"))


def not_me(voice: Voice) -> Screen:
    """The invitation was meant for somebody else: what to do with it."""
    return Screen(voice.say("joining.not-me"))


def declined(voice: Voice) -> Screen:
    """No consent: nothing was kept, the unit can still take part."""
    return Screen(voice.say("joining.declined"))


def refused(voice: Voice, reason: Refusal) -> Screen:
    """Say in plain words why an invitation cannot be used and what to do."""
    return Screen(voice.say(f"joining.refused-{reason.value.replace('_', '-')}"))


def stranger(voice: Voice) -> Screen:
    """Answer somebody who holds no place: how to join, and no data."""
    return Screen(voice.say("joining.stranger"))
