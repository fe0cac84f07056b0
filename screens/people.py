"""Who takes part, for the leader's side: holders, free places, invitations; inviting, ending."""

from __future__ import annotations

from domain.blocs import Role
from domain.invitations import Invitation
from domain.participants import EndingView, Participant, PeopleView, PlaceQuestion
from domain.words import Words
from locales.catalog import Voice
from screens.actions import (
    AskToAuthorise,
    AskToEndPlace,
    ChooseWhomToEnd,
    ChooseWhomToInvite,
    EndPlace,
    InviteTo,
    ListInvitations,
    RevokeInvitation,
    ShowBoard,
    ShowPeople,
    ShowUnit,
)
from screens.board import board_button
from screens.common import lines
from screens.labels import fitted
from screens.people_words import place_called, role_called
from screens.report_words import clipped, page_of, paging
from screens.screen import Button, Screen, stacked

NAMED = 5
"""How many people one screen names in full."""

INVITED = 2
"""How many open invitations it tells of in full, the newest."""

FEW = 2
"""Up to how many roles have a button each; more are chosen from a list."""


def people(voice: Voice, view: PeopleView) -> Screen:
    """Say who holds which place since when, which are free, who is invited until when."""
    more, pending = len(view.people) - NAMED, len(view.invitations) - INVITED
    free = [role_called(voice, view.cycle, role) for role in view.free]
    return Screen(
        lines(
            voice.say(
                "people.title" if view.unit else "people.title-offices",
                who=_who(view),
                at=view.cycle.calendar.local(view.now),
            ),
            *(_holder(voice, view, one) for one in view.people[:NAMED]),
            voice.say("people.more", count=more) if more > 0 else None,
            voice.say("people.free", roles=free) if free else None,
            *(_invited(voice, view, one) for one in view.invitations[-INVITED:]),
            voice.say("people.invited-more", count=pending) if pending > 0 else None,
        ),
        stacked(*_buttons(voice, view)),
    )


def _who(view: PeopleView) -> Words:
    return view.cycle.definition.unit(view.unit).short if view.unit else view.cycle.bloc.short


def _holder(voice: Voice, view: PeopleView, one: Participant) -> str:
    return voice.say(
        "people.holder" if one.reachable else "people.holder-lost",
        name=_name(voice, one),
        post=one.post or voice.plain("common.not-typed"),
        role=role_called(voice, view.cycle, one.role),
        since=view.cycle.calendar.day_of(one.since),
    )


def _name(voice: Voice, one: Participant) -> str:
    return one.name or voice.plain("common.not-typed")


def _invited(voice: Voice, view: PeopleView, one: Invitation) -> str:
    by_code = one.code_expires_at is not None and view.now < one.code_expires_at
    local = view.cycle.calendar.local
    if one.replaces is not None:
        holder = next((h for h in view.people if h.place == one.replaces), None)
        return voice.say(
            "people.handing-over",
            name=_name(voice, holder) if holder else voice.plain("common.not-typed"),
            role=role_called(voice, view.cycle, one.role),
            at=local(one.created_at),
        )
    return voice.say(
        "people.invited" if by_code else "people.invited-link",
        role=role_called(voice, view.cycle, one.role),
        until=local(one.expires_at),
        code_until=local(one.code_expires_at or one.expires_at),
    )


def _buttons(voice: Voice, view: PeopleView) -> list[Button]:
    unit = view.unit or ""
    if len(view.manages) <= FEW:
        buttons = [_invite_button(voice, view, role) for role in view.manages]
    else:
        buttons = [Button(voice.plain("people.btn-invite-some"), ChooseWhomToInvite(unit))]
    if len(view.revocable) == 1:
        revoke: RevokeInvitation | ListInvitations = RevokeInvitation(view.revocable[0].id)
        buttons.append(Button(voice.plain("people.btn-revoke"), revoke))
    elif view.revocable:
        buttons.append(Button(voice.plain("people.btn-revoke"), ListInvitations(unit)))
    if view.removable:
        buttons.append(Button(voice.plain("people.btn-end"), ChooseWhomToEnd(unit)))
    if view.unit is None:
        return [
            *buttons,
            Button(voice.plain("board.btn-units"), ShowBoard(1)),
            board_button(voice),
        ]
    buttons.append(Button(voice.plain("authorising.btn"), AskToAuthorise(view.unit)))
    short = view.cycle.definition.unit(view.unit).short
    return [*buttons, Button(voice.plain("unit-report.btn-unit", unit=short), ShowUnit(view.unit))]


def _invite_button(voice: Voice, view: PeopleView, role: Role) -> Button:
    """Return the way to invite to a role; where somebody holds it, to one more."""
    key = "people.btn-invite-more" if view.holders(role) else "people.btn-invite"
    label = voice.plain(key, role=role_called(voice, view.cycle, role))
    return Button(label, InviteTo(view.unit or "", role.value, 0, view.newest(role)))


def people_button(voice: Voice, unit: str | None) -> Button:
    """Return the way back to who takes part."""
    return Button(voice.plain("people.btn-people"), ShowPeople(unit or ""))


def choose_role(voice: Voice, view: PeopleView) -> Screen:
    """Choose the role to invite to."""
    return Screen(
        voice.say("people.choose-role"),
        stacked(
            *(_invite_button(voice, view, role) for role in view.manages),
            people_button(voice, view.unit),
        ),
    )


def question(voice: Voice, asked: PlaceQuestion) -> Screen:
    """An invitation to this place is open: replace it, or make one more?"""
    view, role = asked.view, asked.role
    unit, seen = view.unit or "", view.newest(role)
    return Screen(
        lines(
            voice.say(
                "people.open-already",
                role=place_called(voice, view.cycle, view.unit, role),
                at=view.cycle.calendar.local(view.invited(role)[-1].created_at),
            ),
            voice.say("people.open-choose"),
        ),
        stacked(
            Button(voice.plain("people.btn-replace"), InviteTo(unit, role.value, 1, seen)),
            Button(voice.plain("people.btn-add"), InviteTo(unit, role.value, 2, seen)),
            people_button(voice, view.unit),
        ),
    )


def invitations(voice: Voice, view: PeopleView, page: int = 0) -> Screen:
    """Choose the invitation to revoke."""
    local, found = view.cycle.calendar.local, view.revocable
    page = clipped(len(found), page)
    chosen = [
        Button(
            voice.plain(
                "people.btn-invitation",
                number=view.revocable.index(one) + 1,
                role=role_called(voice, view.cycle, one.role),
                at=local(one.created_at),
            ),
            RevokeInvitation(one.id),
        )
        for one in page_of(found, page)
    ]
    unit = view.unit or ""
    return Screen(
        voice.say("people.choose-invitation" if chosen else "people.no-invitation"),
        stacked(
            *chosen,
            *paging(voice, len(found), page, lambda to: ListInvitations(unit, to)),
            people_button(voice, view.unit),
        ),
    )


def revoked(voice: Voice, view: PeopleView) -> Screen:
    """Say that an invitation serves no longer, with who takes part below."""
    said = voice.say("people.revoked", at=view.cycle.calendar.local(view.now))
    return people(voice, view).led_by(said)


def choose_to_end(voice: Voice, view: PeopleView, page: int = 0) -> Screen:
    """Choose whose place ends."""
    found = view.removable
    page = clipped(len(found), page)
    unit = view.unit or ""
    chosen = [
        Button(
            fitted(
                voice,
                "people.btn-person",
                "name",
                number=found.index(one) + 1,
                name=_name(voice, one),
                role=role_called(voice, view.cycle, one.role),
            ),
            AskToEndPlace(one.place),
        )
        for one in page_of(found, page)
    ]
    return Screen(
        voice.say("people.choose-person" if chosen else "people.no-person"),
        stacked(
            *chosen,
            *paging(voice, len(found), page, lambda to: ChooseWhomToEnd(unit, to)),
            people_button(voice, view.unit),
        ),
    )


def ask_to_end(voice: Voice, ending: EndingView) -> Screen:
    """Say what ending a place does, before it is done."""
    view, one = ending.view, ending.participant
    alone = view.unit is not None and len(view.people) == 1
    return Screen(
        lines(
            voice.say(
                "people.ask-end",
                name=_name(voice, one),
                role=place_called(voice, view.cycle, view.unit, one.role),
            ),
            voice.say("people.ask-end-effect"),
            voice.say("people.ask-end-told" if one.reachable else "people.ask-end-untold"),
            voice.say("people.ask-end-last", who=_who(view)) if alone else None,
        ),
        stacked(
            Button(voice.plain("people.btn-end-now"), EndPlace(one.place)),
            Button(voice.plain("people.btn-keep"), ShowPeople(view.unit or "")),
        ),
    )


def ended(voice: Voice, ending: EndingView) -> Screen:
    """Say that the place has ended, with who is left below."""
    view, one = ending.view, ending.participant
    said = voice.say(
        "people.ended",
        at=view.cycle.calendar.local(view.now),
        name=_name(voice, one),
        role=place_called(voice, view.cycle, view.unit, one.role),
    )
    return people(voice, view).led_by(said)
