"""Help for this person now, and what is stored about them."""

from __future__ import annotations

from domain.cycles import Cycle
from domain.people import OwnData, Place
from locales.catalog import Voice
from screens.common import home_button, lines
from screens.home import office, seat
from screens.screen import Screen, stacked


def help_(voice: Voice, cycle: Cycle, place: Place) -> Screen:
    """Say what this person can do from this place."""
    role = place.role
    key = "help.leads" if role.leads else f"help.{role.value}"
    who = seat(voice, cycle, place) if role.of_unit else office(voice, cycle, role)
    return Screen(
        lines(
            voice.say(key, who=who),
            voice.say("help.how"),
            voice.say("help.saved"),
            voice.say("help.more"),
        ),
        stacked(home_button(voice)),
    )


def mydata(voice: Voice, own: OwnData) -> Screen:
    """List what is stored about a person."""
    missing = voice.plain("common.not-typed")
    held = []
    for place, cycle in own.places:
        since = cycle.calendar.day_of(place.since)
        held.append(
            voice.say(
                "mydata.place",
                who=seat(voice, cycle, place),
                bloc=cycle.bloc.short,
                post=place.post or missing,
                since=since,
            )
        )
        held += [
            voice.say("mydata.consent", at=cycle.calendar.day_of(at), version=version)
            for number, version, at in own.consents
            if number == place.id
        ]
    return Screen(
        lines(
            voice.say("mydata.title"),
            voice.say("mydata.name", name=own.person.name or missing),
            voice.say(
                "mydata.account",
                account=str(own.person.telegram_id),
                language=own.person.language.value,
            ),
            *held,
            voice.say("mydata.acts"),
            voice.say("mydata.not-kept"),
            voice.say("mydata.withdraw"),
        ),
        stacked(home_button(voice)),
    )
