"""Notices: what must go out, as rows with a unique key, and the ledger they form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from domain.ids import BlocCode, NoticeId, PersonId, PlaceId, UnitCode, Year
from domain.model import Value

UNREACHABLE = "unreachable"
"""What is noted as the trouble of a notice whose recipient has shut the assistant out."""


class NoticeState(StrEnum):
    """A notice's way out. Stored values are final; ``acknowledged_at`` is kept beside it."""

    PLANNED = "planned"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    """The call went out and no answer came back: it may have arrived."""

    FAILED = "failed"
    CANCELLED = "cancelled"


class NoticeKind(StrEnum):
    """What a notice says; each has a screen of its own. Stored values are final."""

    REMINDER = "reminder"
    SNOOZE = "snooze"
    """A reminder the person asked to get again."""

    NUDGE = "nudge"
    """A reminder the leader's side sent by hand."""

    DIGEST = "digest"
    ALL_SENT = "all_sent"
    MEMBER_JOINED = "member_joined"
    MEMBER_LEFT = "member_left"
    """For the leader's side and colleagues: a place ended, or somebody else holds it now."""

    PLEDGE_CONFIRMED = "pledge_confirmed"
    """For the unit's staff: their leader has confirmed the pledge."""

    PLEDGE_COMPLETE = "pledge_complete"
    PLEDGE_CORRECTED = "pledge_corrected"
    PLEDGE_CHANGED = "pledge_changed"
    REPORT_WAITING = "report_waiting"
    """For the unit's leader: a drafted report waits for their sending."""

    REPORT_SENT = "report_sent"
    """For colleagues of the unit: it was sent, taken back, or a duty was done by another."""

    PLACE_ENDED = "place_ended"
    """For whoever held it: the place is theirs no longer, and who has it now, if anybody."""

    REACH_LOST = "reach_lost"
    """For the leader's side: messages do not reach somebody any more."""

    REACH_BACK = "reach_back"
    EXTENSION_ASKED = "extension_asked"
    """For the leader's side: a unit asks for more time."""

    AUTHORISATION = "authorisation"
    """For a unit's people: an officer may confirm and send from now on, or no longer."""

    ON_BEHALF = "on_behalf"
    """For a unit's people: the secretary enters their report for them."""

    ALERT = "alert"
    """For whoever runs the machine: something is amiss with it."""

    @property
    def reminds(self) -> bool:
        """Tell whether it reminds of a deadline: merged, acknowledged, never sent twice."""
        return self in {NoticeKind.REMINDER, NoticeKind.SNOOZE, NoticeKind.NUDGE}

    @property
    def outlives_place(self) -> bool:
        """Tell whether it goes to somebody whose place has ended."""
        return self is NoticeKind.PLACE_ENDED

    @property
    def outlives_year(self) -> bool:
        """Tell whether it goes out in a year that is over as well."""
        return self in {NoticeKind.PLACE_ENDED, NoticeKind.ALERT}

    @property
    def resent_when_unknown(self) -> bool:
        """Tell whether an unknown one goes out once more, marked so.

        The next rung covers a reminder and tomorrow's digest covers a digest; a change of the
        pledge and the end of a place have no successor.
        """
        return self in {
            NoticeKind.PLEDGE_CORRECTED,
            NoticeKind.PLEDGE_CHANGED,
            NoticeKind.PLACE_ENDED,
        }


class NoticeKey(Value):
    """What makes a notice unique: the same key is planned once, however often time knocks."""

    bloc: BlocCode
    year: Year
    recipient: PersonId
    kind: NoticeKind
    subject: str
    """A deadline's key, a version, a unit: what it is about."""

    due: str = ""
    """The deadline's last day (ISO), so that a moved deadline gets a fresh ladder."""

    rung: int = 0


class Notice(Value):
    """A planned or delivered notice."""

    id: NoticeId
    key: NoticeKey
    place: PlaceId
    unit: UnitCode | None
    facts: Mapping[str, str] = {}
    state: NoticeState
    not_before: datetime
    planned_at: datetime
    sent_at: datetime | None = None
    message_id: int | None = None
    resent: bool = False
    acknowledged_at: datetime | None = None
    acknowledged_by: PersonId | None = None


class Acknowledgement(Value):
    """A place took note of a deadline at one rung (Đã nắm): neither agreement nor doing."""

    subject: str
    place: PlaceId
    unit: UnitCode | None
    person: PersonId
    due: str
    rung: int
    at: datetime
