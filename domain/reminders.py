"""What people are told when time has come: reminders, lists of deadlines, the ledger of both."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from domain.alerts import AlertView
from domain.authorisations import AuthorisationNews
from domain.capacities import OWN_RIGHT, Capacity
from domain.cycles import Cycle, Due
from domain.digests import DigestView
from domain.duties import DutyStatus
from domain.extensions import Extension, ExtensionNewsView
from domain.ids import NoticeId, PersonId, PlaceId, UnitCode, Year
from domain.leaving import DepartureView
from domain.model import Value
from domain.notices import NoticeKind, NoticeState
from domain.participants import PlaceEndedView
from domain.people import Person, Place
from domain.pledge_views import PledgeNoticeView
from domain.reports import ReviewView
from domain.standing_in import EnteringNews
from domain.words import Line


class Noted(Value):
    """Somebody said "Đã nắm": neither agreement nor doing."""

    by: str
    at: datetime


class ReminderView(Value):
    """One deadline as a reminder card shows it."""

    cycle: Cycle
    place: Place
    duty: DutyStatus
    rung: int
    by_hand: bool = False
    """The leader's side sent it, rather than the calendar."""

    possible: bool
    """The duty can still be done."""

    entitled: bool = False
    """They may confirm and send for their unit, as its leader or by an assignment."""

    snooze_at: datetime | None = None
    """When "later" would be; None where it is not offered."""

    snoozed: bool = False
    """It will be said again then."""

    noted: Noted | None = None
    """Who took note of this rung first."""

    noted_before: bool = False
    """It was noted before this press, by a colleague or by oneself."""

    also_at: datetime | None = None
    """When the reader took note too, where a colleague was first."""

    extension: Extension | None = None
    """The unit has asked for more time."""

    extendable: bool = False
    """It can ask for (another) time now."""


class CatchUpView(Value):
    """Several deadlines in one message: nobody is flooded after a silence."""

    cycle: Cycle
    place: Place
    reminders: tuple[ReminderView, ...]
    newest: NoticeId
    """The newest notice in it: "Đã nắm tất cả" is said of everything up to this one."""

    noted: Noted | None = None


class DeadlineLine(Value):
    """A deadline in a list: the reader's own, or that of others.

    For what units do in the chat, ``units`` counts them all and ``done`` those that did it.
    """

    duty: DutyStatus
    others: bool = False
    extension: Extension | None = None
    """The reader's own unit has asked for more time."""

    units: int | None = None
    done: int | None = None


class DeadlinesView(Value):
    """What is due for a unit or office, what still matters first, each part sorted by time."""

    cycle: Cycle
    place: Place
    ahead: tuple[DeadlineLine, ...]
    past: tuple[DeadlineLine, ...]
    page: int = 0
    noting: ReminderView | None = None
    """The nearest deadline that nobody of the unit or office has taken note of."""

    extendable: DutyStatus | None = None
    """The next duty for which the unit may ask for more time."""


class NewcomersView(Value):
    """For the leader's side: who has joined, and which units nobody can be reached in."""

    cycle: Cycle
    newcomers: tuple[tuple[Person, Place], ...]
    units: int
    joined: int
    unreached: tuple[UnitCode, ...]


class ReportNewsView(Value):
    """News of a report: it waits for the unit's leader, it was sent or taken back.

    What was said is kept with the notice, so that it stays true of its moment.
    """

    kind: NoticeKind
    cycle: Cycle
    place: Place
    duty: DutyStatus
    by: str = ""
    at: datetime | None = None
    total: Decimal | None = None
    receipt: str = ""
    workdays_late: int = 0
    capacity: Capacity = OWN_RIGHT
    taken_back: bool = False
    given_back: bool = False
    """The leader wants it corrected before it is sent."""

    review: ReviewView | None = None
    """For the leader whom it was put before: its sheet, while it is with the unit."""


class ReachNewsView(Value):
    """For the leader's side: messages reach somebody no longer, or again."""

    cycle: Cycle
    place: Place
    """Theirs."""

    name: str
    lost: bool
    at: datetime
    phone: str = ""
    """Of the unit's office."""


class LedgerLine(Value):
    """One notice to one person: planned, sent, failed, unknown, acknowledged, by whom, when."""

    person: str
    place: Place
    title: Line
    last_day: date
    kind: NoticeKind
    rung: int
    state: NoticeState
    planned_at: datetime
    sent_at: datetime | None
    noted: Noted | None


class LedgerView(Value):
    """A unit's ledger of reminders, newest first, and who took note of which deadline."""

    cycle: Cycle
    unit: UnitCode
    lines: tuple[LedgerLine, ...]
    noted: tuple[tuple[Line, date, Noted], ...]
    """Title, last day, who and when: newest first."""


class EventKind(StrEnum):
    """What time will do next."""

    REMINDER = "reminder"
    DIGEST = "digest"
    NOTICE = "notice"


class NextEvent(Value):
    """The next moment at which something goes out by itself."""

    at: datetime
    kind: EventKind
    cycle: Cycle
    due: Due | None = None
    notice: NoticeKind | None = None


NoticeView = (
    ReminderView
    | CatchUpView
    | NewcomersView
    | DepartureView
    | ReportNewsView
    | ExtensionNewsView
    | ReachNewsView
    | PledgeNoticeView
    | AuthorisationNews
    | EnteringNews
    | PlaceEndedView
    | AlertView
    | DigestView
)


class Address(Value):
    """A person something is due for, with the place and year it is due in."""

    person: PersonId
    place: PlaceId
    year: Year


class Earlier(Value):
    """A reminder card that a newer one has replaced: it becomes one line without buttons."""

    message_id: int
    sent_at: datetime
    noted_at: datetime | None
    title: Line
    cycle: Cycle


class Outgoing(Value):
    """A message on its way out: to whom, what it says, which notices it carries."""

    notices: tuple[NoticeId, ...]
    person: Person
    place: PlaceId
    year: Year
    view: NoticeView
    again: bool = False
    """It may have arrived before: said in the message."""
