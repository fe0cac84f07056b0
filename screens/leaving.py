"""Leaving and being forgotten: what ends, what stays, what it leaves vacant; then the outcome."""

from __future__ import annotations

from domain.leaving import EVERY_PLACE, ChoiceView, Forgotten, LeavingView, Vacancy
from locales.catalog import Voice
from screens.actions import (
    AskToHandOver,
    AskToLeave,
    DownloadOwnData,
    ForgetMe,
    Leave,
    ShowOwnData,
)
from screens.common import lines
from screens.home import seat
from screens.people_words import place_called
from screens.screen import Button, Screen, stacked


def choice(voice: Voice, view: ChoiceView) -> Screen:
    """Choose which of several places to give up."""
    buttons = [
        Button(
            voice.plain(
                "leaving.btn-one", seat=place_called(voice, cycle, place.unit, place.role)
            ),
            AskToLeave(place.id),
        )
        for place, cycle in view.held
    ]
    every = Button(voice.plain("leaving.btn-all"), AskToLeave(EVERY))
    return Screen(voice.say("leaving.choose"), stacked(*buttons, every, _later(voice)))


CHOOSE, EVERY = 0, -1
"""What a button says to let a person choose a place, and to give up every place."""


def ask_to_leave(voice: Voice, view: LeavingView) -> Screen:
    """Say what ends and what stays, before it is done."""
    handover = [
        Button(voice.plain("handover.btn-ask"), AskToHandOver(one.place.id))
        for one in view.ending
        if one.place.unit and len(view.ending) == 1
    ]
    number = view.ending[0].place.id if len(view.ending) == 1 else EVERY_PLACE
    return Screen(
        lines(
            voice.say("leaving.ask", seats=_seats(voice, view)),
            voice.say("leaving.ends"),
            voice.say("leaving.stays"),
            *_vacancies(voice, view),
            voice.say("leaving.told"),
        ),
        stacked(Button(voice.plain("leaving.btn-now"), Leave(number)), *handover, _later(voice)),
    )


def left(voice: Voice, view: LeavingView) -> str:
    """Say what has ended, and what becomes of the unit's work."""
    at = view.ending[0].cycle.calendar.local(view.at) if view.at else ""
    return lines(
        voice.say("leaving.left", seats=_seats(voice, view), at=at),
        voice.say("leaving.left-stays"),
        *_vacancies(voice, view),
    )


def outside(voice: Voice) -> Screen:
    """Answer somebody who held a place once: what they can still do here."""
    return Screen(
        voice.say("leaving.outside"),
        stacked(Button(voice.plain("mydata.btn-show"), ShowOwnData())),
    )


def last_word(said: str) -> Screen:
    """Say it, and take the small keyboard away: its labels lead nowhere without a place."""
    return Screen(said, menu=())


def ask_to_forget(voice: Voice, view: LeavingView) -> Screen:
    """Say what is removed and what stays under which name, before it is done."""
    pseudonym = pseudonym_of(voice, view.person.id)
    return Screen(
        lines(
            voice.say("forgetting.ask"),
            voice.say("forgetting.goes"),
            voice.say("forgetting.stays", pseudonym=pseudonym),
            voice.say("forgetting.ends", seats=_seats(voice, view)) if view.ending else None,
            *_vacancies(voice, view),
            voice.say("forgetting.copies"),
        ),
        stacked(
            Button(voice.plain("forgetting.btn-forget"), ForgetMe(view.person.id)),
            Button(voice.plain("mydata.btn-download"), DownloadOwnData()),
            _later(voice),
        ),
    )


def forgotten(voice: Voice, done: Forgotten) -> Screen:
    """The last word to somebody who is a stranger from now on."""
    return Screen(
        lines(
            voice.say("forgetting.done", pseudonym=pseudonym_of(voice, done.number)),
            voice.say("forgetting.done-stranger"),
        ),
        menu=(),
    )


def pseudonym_of(voice: Voice, number: int) -> str:
    """Return the name under which the acts of a forgotten person stay."""
    return voice.plain("forgetting.pseudonym", number=number)


def _seats(voice: Voice, view: LeavingView) -> str:
    return "; ".join(
        place_called(voice, one.cycle, one.place.unit, one.place.role) for one in view.ending
    )


def _vacancies(voice: Voice, view: LeavingView) -> list[str]:
    """Say once for each unit or office what it is left without."""
    said = [
        voice.say(
            f"leaving.vacancy-{one.vacancy.value}",
            who=seat(voice, one.cycle, one.place),
        )
        for one in view.ending
        if one.vacancy is not Vacancy.NOTHING
    ]
    return list(dict.fromkeys(said))


def _later(voice: Voice) -> Button:
    return Button(voice.plain("leaving.btn-later"), ShowOwnData())
