"""Authorising: who may confirm and send for a unit, assigned in the chat or on a paper."""

from __future__ import annotations

from domain.authorisations import (
    AssignerView,
    AuthorisationNews,
    AuthorisingDone,
    AuthorisingView,
    Officer,
)
from domain.capacities import OWN_RIGHT
from locales.catalog import Voice
from screens.actions import (
    AskToAuthorise,
    AskToConfirmPledge,
    Authorise,
    OpenPaper,
    RevokeAuthorisation,
    ScanAuthorisation,
    ShowPledge,
)
from screens.capacity_words import doer
from screens.common import home_button, lines
from screens.papers import name_of
from screens.people import people_button
from screens.report_words import page_of, paging
from screens.screen import Button, Screen, stacked

NAMED = 3
"""How many of those who are assigned one screen names."""

PAGE = 3
"""How many officers have a button on one screen: with the ways on and back they are six."""


def authorising(voice: Voice, view: AuthorisingView, page: int = 0) -> Screen:
    """Say who may confirm and send; a button for each officer changes that."""
    means = "authorising.means" if view.of_unit else "authorising.means-paper"
    return Screen(
        lines(
            _outcome(voice, view),
            voice.say("authorising.title", unit=view.unit.short, year=str(view.cycle.year)),
            _leaders(voice, view),
            *_holders(voice, view),
            voice.say(means) if view.officers else voice.say("authorising.no-officer"),
        ),
        stacked(*_buttons(voice, view, page)),
    )


def _outcome(voice: Voice, view: AuthorisingView) -> str | None:
    outcome = view.outcome
    if outcome is None:
        return None
    name = outcome.name or voice.plain("common.not-typed")
    at = view.cycle.calendar.local(outcome.at)
    if outcome.done is AuthorisingDone.REVOKED:
        return voice.say("authorising.revoked", clock=voice.clock(at), name=name)
    return voice.say(
        f"authorising.{outcome.done.value.replace('_', '-')}",
        clock=voice.clock(at),
        moment=at,
        who=doer(voice, outcome.name, "", outcome.capacity or OWN_RIGHT),
        unit=view.unit.short,
    )


def _leaders(voice: Voice, view: AuthorisingView) -> str | None:
    if view.of_unit:
        return None
    names = [name or voice.plain("common.not-typed") for name in view.leaders]
    if not names:
        return voice.say("authorising.no-leader")
    return voice.say("authorising.leaders", names=names)


def _holders(voice: Voice, view: AuthorisingView) -> list[str]:
    day = view.cycle.calendar.day_of
    said = [
        voice.say(
            "authorising.holds", who=doer(voice, one.name, "", one.capacity), since=day(one.since)
        )
        for one in view.officers
        if one.capacity is not None and one.since is not None
    ]
    if not said:
        return [voice.say("authorising.nobody")]
    more = len(said) - NAMED
    return [*said[:NAMED], *([voice.say("authorising.more", count=more)] if more > 0 else [])]


def _buttons(voice: Voice, view: AuthorisingView, page: int) -> list[Button]:
    buttons = []
    if not view.closed:
        names = _told_apart(voice, view.officers)
        every = list(zip(view.officers, names, strict=True))
        unit = "" if view.of_unit else view.unit.code
        buttons = [
            *(_button(voice, view, *pair) for pair in page_of(every, page, PAGE)),
            *paging(voice, len(every), page, lambda to: AskToAuthorise(unit, to), PAGE),
        ]
    back = home_button(voice) if view.of_unit else people_button(voice, view.unit.code)
    return [*buttons, back]


def _button(voice: Voice, view: AuthorisingView, officer: Officer, name: str) -> Button:
    if officer.authorisation is not None:
        label = voice.plain("authorising.btn-revoke", name=name)
        return Button(label, RevokeAuthorisation(officer.authorisation))
    if view.of_unit:
        return Button(voice.plain("authorising.btn-grant", name=name), Authorise(officer.place))
    label = voice.plain("authorising.btn-record", name=name)
    return Button(label, ScanAuthorisation(officer.place))


def _told_apart(voice: Voice, officers: tuple[Officer, ...]) -> list[str]:
    """Name each officer so that no two buttons say the same."""
    names = [one.name or voice.plain("common.not-typed") for one in officers]
    return [
        voice.plain("authorising.same-name", name=name, number=number)
        if names.count(name) > 1
        else name
        for number, name in enumerate(names, 1)
    ]


def authorise_button(voice: Voice, unit: str = "") -> Button:
    """Return the way to who may confirm and send for a unit."""
    return Button(voice.plain("authorising.btn"), AskToAuthorise(unit))


def assigner(voice: Voice, view: AssignerView) -> Screen:
    """Say what will be recorded, and wait for who assigned."""
    return Screen(
        lines(
            voice.say(
                "assigner.will",
                name=view.officer.name or voice.plain("common.not-typed"),
                unit=view.unit.short,
                paper=name_of(voice, view.paper.name),
            ),
            voice.say("assigner.ask"),
        ),
        stacked(
            Button(voice.plain("paper.btn-paper"), OpenPaper(view.paper.id)),
            Button(voice.plain("authorising.btn-back"), AskToAuthorise(view.unit.code)),
        ),
    )


def news(voice: Voice, view: AuthorisationNews) -> Screen:
    """For a unit's people: who may confirm and send from now on, or no longer."""
    if view.revoked:
        key = "authorisation-news.revoked-own" if view.own else "authorisation-news.revoked"
    else:
        key = "authorisation-news.granted-own" if view.own else "authorisation-news.granted"
    mine = view.own and not view.revoked
    return Screen(
        lines(
            voice.say(
                key,
                unit=view.cycle.definition.unit(view.unit).short,
                who=doer(voice, view.name, "", view.capacity),
                name=view.name or voice.plain("common.not-typed"),
            ),
            voice.say("authorisation-news.until") if mine else None,
        ),
        stacked(
            Button(voice.plain("pledge.btn-to-confirm"), AskToConfirmPledge())
            if mine
            else Button(voice.plain("home.btn-pledge"), ShowPledge()),
            home_button(voice),
        ),
    )
