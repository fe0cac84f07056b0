"""Help for this person now, and what is stored about them."""

from __future__ import annotations

from domain.blocs import Role
from domain.cycles import Cycle
from domain.own_data import OwnFile
from domain.people import OwnData, Place
from domain.score_tables import CriterionKind
from domain.scoring import example_points
from locales.catalog import Voice
from screens.actions import (
    AskToForgetMe,
    AskToHandOver,
    AskToLeave,
    CorrectName,
    DownloadOwnData,
    ShowOwnData,
)
from screens.common import home_button, lines
from screens.home import office, seat
from screens.screen import Attachment, Button, Screen, stacked


def help_(voice: Voice, cycle: Cycle, place: Place) -> Screen:
    """Say what this person can do from this place."""
    role = place.role
    key = "help.leads" if role.leads else f"help.{role.value}"
    who = seat(voice, cycle, place) if role.of_unit else office(voice, cycle, role)
    return Screen(
        lines(
            voice.say(key, who=who),
            voice.say("help.how"),
            _lists(voice, cycle) if role.of_unit else None,
            voice.say("help.saved"),
            voice.say("help.more"),
        ),
        stacked(*_help_buttons(voice, role), home_button(voice)),
    )


def _lists(voice: Voice, cycle: Cycle) -> str | None:
    """Say how many scores are sent at once, by a criterion of this bloc."""
    table = cycle.definition.score_table
    listed = (one for section in table.sections for one in section.criteria)
    scored = (one for one in listed if one.asked and one.kind is CriterionKind.DIRECT)
    if (one := next(scored, None)) is None:
        return None
    points = voice.short_points(example_points(one, table.step_of(one)))
    return voice.say("help.lists", example=f"{one.code}: {points}")


def _help_buttons(voice: Voice, role: Role) -> list[Button]:
    """Return the ways that have no other door: one's own data, and handing a place over."""
    own = Button(voice.plain("mydata.btn-show"), ShowOwnData())
    if not role.of_unit:
        return [own]
    return [Button(voice.plain("handover.btn-ask"), AskToHandOver()), own]


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
                language=voice.plain(f"mydata.speaks-{own.person.language.value}"),
            ),
            *held,
            voice.say("mydata.acts"),
            voice.say("mydata.not-kept"),
            voice.say("mydata.withdraw"),
        ),
        stacked(*_own_buttons(voice, own)),
    )


def _own_buttons(voice: Voice, own: OwnData) -> list[Button]:
    of_unit = any(place.role.of_unit for place, _ in own.places)
    handover = [Button(voice.plain("handover.btn-ask"), AskToHandOver())] if of_unit else []
    correct = [Button(voice.plain("mydata.btn-correct"), CorrectName())] if own.places else []
    leave = [Button(voice.plain("leaving.btn-leave"), AskToLeave())] if own.places else []
    return [
        Button(voice.plain("mydata.btn-download"), DownloadOwnData()),
        *correct,
        *handover,
        *leave,
        Button(voice.plain("mydata.btn-forget"), AskToForgetMe()),
        home_button(voice),
    ]


def own_text(voice: Voice, own: OwnFile, text: bytes) -> Screen:
    """Send what is stored about a person as a text to read."""
    cycle = next(iter(own.cycles.values()), None)
    at = cycle.calendar.local(own.at) if cycle else own.at
    name = f"{voice.plain('own-file.name')}.txt"
    return Screen(
        voice.say("own-file.sent", at=at), attachment=Attachment(name, text, "text/plain")
    )


def own_json(voice: Voice, data: bytes) -> Screen:
    """Send the same for programs."""
    name = f"{voice.plain('own-file.name')}.json"
    return Screen(
        voice.say("own-file.sent-json"),
        stacked(Button(voice.plain("mydata.btn-back"), ShowOwnData()), home_button(voice)),
        attachment=Attachment(name, data, "application/json"),
    )
