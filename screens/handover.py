"""Handing a place over: what it does, the invitation that waits, and its withdrawal."""

from __future__ import annotations

from domain.leaving import HandoverView
from locales.catalog import Voice
from screens.actions import HandOver, ShowOwnData, WithdrawHandover
from screens.common import home_button, lines
from screens.people_words import place_called
from screens.screen import Button, Screen, stacked


def handover(voice: Voice, view: HandoverView) -> Screen:
    """Say what handing over does; where somebody is invited already, until when that holds."""
    place = place_called(voice, view.cycle, view.place.unit, view.place.role)
    waiting = view.invitation
    local = view.cycle.calendar.local
    said = None
    if view.withdrawn_at is not None:
        said = voice.say("handover.withdrawn", at=view.withdrawn_at)
    elif waiting is not None:
        at, until = local(waiting.created_at), local(waiting.expires_at)
        said = voice.say("handover.waiting", at=at, until=until)
    key = "handover.btn-again" if waiting else "handover.btn-make"
    withdraw = [Button(voice.plain("handover.btn-withdraw"), WithdrawHandover())]
    return Screen(
        lines(
            said,
            voice.say("handover.title", place=place),
            voice.say("handover.how"),
            voice.say("handover.finds"),
            voice.say("handover.until"),
        ),
        stacked(
            Button(voice.plain(key), HandOver()),
            *(withdraw if waiting else []),
            Button(voice.plain("mydata.btn-back"), ShowOwnData()),
            home_button(voice),
        ),
    )


def buttons(voice: Voice) -> tuple[Button, ...]:
    """Return what can be done once the invitation is handed out."""
    return (Button(voice.plain("handover.btn-withdraw"), WithdrawHandover()), home_button(voice))
