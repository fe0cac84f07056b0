"""Who may do what, and until when: one table, and everything not in it is refused."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from domain.blocs import Role
from domain.cycles import Cycle, CycleStage
from domain.errors import NotAllowed, YearClosed
from domain.ids import UnitCode
from domain.papers import PaperKind, PaperTopic
from domain.people import Actor

_UNIT = frozenset({Role.UNIT_LEADER, Role.UNIT_STAFF})
_SIDE = frozenset({Role.BLOC_LEADER, Role.DEPUTY_LEADER, Role.SECRETARY})
_READERS = _SIDE | {Role.STANDING_BODY}


class Activity(StrEnum):
    """What a person can ask to do. Own-unit activities hold for the actor's unit alone."""

    READ_PLEDGE = "read_pledge"
    CONFIRM_PLEDGE = "confirm_pledge"
    HAND_OVER = "hand_over"
    READ_REPORT = "read_report"
    EDIT_REPORT = "edit_report"
    SEND_REPORT = "send_report"
    READ_DEADLINES = "read_deadlines"
    ACKNOWLEDGE = "acknowledge"
    ASK_FOR_TIME = "ask_for_time"
    READ_BOARD = "read_board"
    READ_LEDGER = "read_ledger"
    FILL_FOR_BLOC = "fill_for_bloc"
    SEND_REMINDERS = "send_reminders"
    READ_DIGEST = "read_digest"
    MANAGE_PEOPLE = "manage_people"
    """Invite to a unit's places and end them."""

    MANAGE_OFFICES = "manage_offices"
    MANAGE_LEADERSHIP = "manage_leadership"
    """Invite to the leader's own place and end it: no deputy ousts their leader."""
    RECORD_SIGNING = "record_signing"
    KEEP_SIGNED_REPORT = "keep_signed_report"
    KEEP_AUTHORISATION = "keep_authorisation"
    KEEP_ON_BEHALF = "keep_on_behalf"


OWN_UNIT: dict[Activity, frozenset[Role]] = {
    Activity.READ_PLEDGE: _UNIT,
    Activity.CONFIRM_PLEDGE: frozenset({Role.UNIT_LEADER}),
    Activity.HAND_OVER: _UNIT,
    Activity.READ_REPORT: _UNIT,
    Activity.EDIT_REPORT: _UNIT,
    Activity.SEND_REPORT: frozenset({Role.UNIT_LEADER}),
    Activity.KEEP_SIGNED_REPORT: _UNIT,
    Activity.KEEP_AUTHORISATION: frozenset({Role.UNIT_LEADER}),
    Activity.ASK_FOR_TIME: _UNIT,
}
"""What a unit's people may do for their own unit."""

BLOC_WIDE: dict[Activity, frozenset[Role]] = {
    Activity.READ_PLEDGE: _READERS,
    Activity.READ_REPORT: _READERS,
    Activity.READ_DEADLINES: frozenset(Role),
    Activity.ACKNOWLEDGE: _UNIT | _READERS,
    Activity.READ_BOARD: _READERS,
    Activity.READ_LEDGER: _SIDE,
    Activity.FILL_FOR_BLOC: _SIDE,
    Activity.SEND_REMINDERS: _SIDE,
    Activity.READ_DIGEST: _READERS,
    Activity.MANAGE_PEOPLE: _SIDE,
    Activity.MANAGE_OFFICES: frozenset({Role.BLOC_LEADER, Role.DEPUTY_LEADER}),
    Activity.MANAGE_LEADERSHIP: frozenset({Role.BLOC_LEADER}),
    Activity.RECORD_SIGNING: _SIDE,
    Activity.KEEP_AUTHORISATION: _SIDE,
    Activity.KEEP_ON_BEHALF: _SIDE,
}
"""What holds anywhere in the actor's bloc, whichever unit it concerns."""

AFTER_THE_YEAR = frozenset(
    {
        Activity.READ_PLEDGE,
        Activity.READ_REPORT,
        Activity.READ_DEADLINES,
        Activity.READ_BOARD,
        Activity.READ_LEDGER,
        Activity.READ_DIGEST,
        Activity.MANAGE_PEOPLE,
        Activity.MANAGE_OFFICES,
        Activity.MANAGE_LEADERSHIP,
    }
)
"""What a closed year still allows: it is read, and people come and go. All else ends with it."""

PAPERS: dict[PaperKind, tuple[Activity, Activity]] = {
    PaperKind.PLEDGE_SIGNING: (Activity.RECORD_SIGNING, Activity.READ_PLEDGE),
    PaperKind.REPORT: (Activity.KEEP_SIGNED_REPORT, Activity.READ_REPORT),
    PaperKind.AUTHORISATION: (Activity.KEEP_AUTHORISATION, Activity.READ_PLEDGE),
    PaperKind.ON_BEHALF: (Activity.KEEP_ON_BEHALF, Activity.READ_REPORT),
}
"""Of each kind of paper, which right keeps it and which right reads it."""


def managing(role: Role) -> Activity:
    """Return what it takes to invite to places of this role, and to end them."""
    if role.of_unit:
        return Activity.MANAGE_PEOPLE
    leads = role is Role.BLOC_LEADER
    return Activity.MANAGE_LEADERSHIP if leads else Activity.MANAGE_OFFICES


def may(actor: Actor, activity: Activity, unit: UnitCode | None = None) -> bool:
    """Tell whether the actor's place has the right to this activity (for this unit)."""
    if actor.role in BLOC_WIDE.get(activity, ()):
        return True
    own = unit is not None and unit == actor.unit
    return own and actor.role in OWN_UNIT.get(activity, ())


def require(actor: Actor, activity: Activity, unit: UnitCode | None = None) -> None:
    """Refuse what is not the actor's.

    Raises:
        NotAllowed: if the table does not grant it.
    """
    if not may(actor, activity, unit):
        raise NotAllowed(activity=activity, role=actor.role)


def in_season(activity: Activity, cycle: Cycle, at: datetime) -> bool:
    """Tell whether the year still allows this activity."""
    return activity in AFTER_THE_YEAR or cycle.stage(at) is not CycleStage.CLOSED


def require_in_season(activity: Activity, cycle: Cycle, at: datetime) -> None:
    """Refuse what a year that is over does not allow any more: what is archived is only read.

    Raises:
        YearClosed: if the table does not grant it.
    """
    if not in_season(activity, cycle, at):
        raise YearClosed(year=cycle.year)


def may_keep(actor: Actor, paper: PaperTopic) -> bool:
    """Tell whether the actor may give a paper its scans, number and date."""
    return may(actor, PAPERS[paper.kind][0], paper.unit)


def require_keeping(actor: Actor, paper: PaperTopic) -> None:
    """Refuse to touch a paper that is not the actor's to keep."""
    require(actor, PAPERS[paper.kind][0], paper.unit)


def require_reading(actor: Actor, paper: PaperTopic) -> None:
    """Refuse to show a paper that is not the actor's to read.

    A paper of no single unit, as the signed pledge, is for all who may read their own.
    """
    if not may_keep(actor, paper):
        require(actor, PAPERS[paper.kind][1], paper.unit or actor.unit)
