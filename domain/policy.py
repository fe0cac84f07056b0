"""Who may do what, and until when: one table, and everything not in it is refused."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from domain.blocs import Role
from domain.capacities import CapacityKind
from domain.cycles import Cycle
from domain.errors import NotAllowed, YearClosed
from domain.ids import PeriodCode, UnitCode
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
    READ_TARGETS = "read_targets"
    EDIT_TARGETS = "edit_targets"
    READ_REPORT = "read_report"
    EDIT_REPORT = "edit_report"
    SEND_REPORT = "send_report"
    READ_DEADLINES = "read_deadlines"
    ACKNOWLEDGE = "acknowledge"
    ASK_FOR_TIME = "ask_for_time"
    AUTHORISE = "authorise"
    """Let an officer of one's unit confirm and send."""

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
    Activity.READ_TARGETS: _UNIT,
    Activity.EDIT_TARGETS: _UNIT,
    Activity.READ_REPORT: _UNIT,
    Activity.EDIT_REPORT: _UNIT,
    Activity.SEND_REPORT: frozenset({Role.UNIT_LEADER}),
    Activity.AUTHORISE: frozenset({Role.UNIT_LEADER}),
    Activity.KEEP_SIGNED_REPORT: _UNIT,
    Activity.KEEP_AUTHORISATION: frozenset({Role.UNIT_LEADER}),
    Activity.ASK_FOR_TIME: _UNIT,
}
"""What a unit's people may do for their own unit."""

BLOC_WIDE: dict[Activity, frozenset[Role]] = {
    Activity.READ_PLEDGE: _READERS,
    Activity.READ_TARGETS: _READERS,
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
    Activity.KEEP_ON_BEHALF: frozenset({Role.SECRETARY}),
}
"""What holds anywhere in the actor's bloc, whichever unit it concerns."""

BY_CAPACITY: dict[CapacityKind, frozenset[Activity]] = {
    CapacityKind.AUTHORISED: frozenset({Activity.CONFIRM_PLEDGE, Activity.SEND_REPORT}),
    CapacityKind.SIGNED_PAGE: frozenset({Activity.SEND_REPORT}),
}
"""What more somebody of a unit may do for it by assignment, or with the page that was signed."""

STANDING_IN: dict[Activity, bool] = {
    Activity.READ_PLEDGE: False,
    Activity.CONFIRM_PLEDGE: True,
    Activity.READ_REPORT: False,
    Activity.EDIT_REPORT: False,
    Activity.SEND_REPORT: True,
}
"""What the secretary may do for the unit they stand in for, and whether a scan must be there.

It is the secretary's alone: the leader and the deputy judge what a unit has written.
"""

AFTER_THE_YEAR = frozenset(
    {
        Activity.READ_PLEDGE,
        Activity.READ_TARGETS,
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
    if actor.standing_in is not None:
        return _may_standing_in(actor, activity, unit)
    if actor.role in BLOC_WIDE.get(activity, ()):
        return True
    if unit is None or unit != actor.unit:
        return False
    if actor.role in OWN_UNIT.get(activity, ()):
        return True
    return actor.role.of_unit and activity in BY_CAPACITY.get(actor.capacity.kind, ())


def _may_standing_in(actor: Actor, activity: Activity, unit: UnitCode | None) -> bool:
    paper = actor.standing_in
    assert paper is not None
    topic = paper.topic
    if actor.role not in BLOC_WIDE[Activity.KEEP_ON_BEHALF] or unit is None:
        return False
    if topic.kind is not PaperKind.ON_BEHALF or not unit == topic.unit == actor.unit:
        return False
    needs_scan = STANDING_IN.get(activity)
    return needs_scan is not None and (bool(paper.scans) or not needs_scan)


def require(actor: Actor, activity: Activity, unit: UnitCode | None = None) -> None:
    """Refuse what is not the actor's.

    Raises:
        NotAllowed: if the table does not grant it.
    """
    if may(actor, activity, unit):
        return
    scanless = actor.standing_in is not None and not actor.standing_in.scans
    if scanless and STANDING_IN.get(activity):
        raise NotAllowed(activity="no_scan", role=actor.role)
    raise NotAllowed(activity=activity, role=actor.role)


def require_paper_of(actor: Actor, period: PeriodCode | None) -> None:
    """Refuse to enter for a unit what is not on the paper in hand: the pledge, or another report.

    Raises:
        NotAllowed: if the secretary stands in with a paper about something else.
    """
    paper = actor.standing_in
    if paper is not None and paper.topic.period != period:
        raise NotAllowed(activity="other_paper", role=actor.role)


def in_season(activity: Activity, cycle: Cycle, at: datetime) -> bool:
    """Tell whether the year still allows this activity."""
    return activity in AFTER_THE_YEAR or not cycle.is_over(at)


def require_in_season(activity: Activity, cycle: Cycle, at: datetime) -> None:
    """Refuse what a year that is over does not allow any more: what is archived is only read.

    Raises:
        YearClosed: if the table does not grant it.
    """
    if not in_season(activity, cycle, at):
        raise YearClosed(year=cycle.year, activity=activity)


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
