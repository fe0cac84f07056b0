"""Whether a planned notice still matters when its turn comes, and when it may go out."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.cycles import Cycle
from domain.duties import DutyState
from domain.ids import PlaceId
from domain.ladders import can_be_done, may_go_at, still_true
from domain.notices import Notice, NoticeKind, NoticeState
from domain.people import Place
from usecases.alerting import still_amiss
from usecases.cards import due_named
from usecases.duties import status_of
from usecases.extension_facts import news_of
from usecases.missing import missing_units
from usecases.ports import Tx
from usecases.reaching import still_so
from usecases.sights import worth_a_digest

STALE = timedelta(days=7)
"""News older than this is no news: whoever comes back after weeks is told what is due now."""

_NEWS = frozenset(
    {
        NoticeKind.DIGEST,
        NoticeKind.MEMBER_JOINED,
        NoticeKind.MEMBER_LEFT,
        NoticeKind.PLEDGE_CONFIRMED,
        NoticeKind.PLEDGE_COMPLETE,
        NoticeKind.REPORT_SENT,
        NoticeKind.ON_BEHALF,
        NoticeKind.ALL_SENT,
        NoticeKind.PLACE_ENDED,
        NoticeKind.REACH_BACK,
        NoticeKind.ALERT,
    }
)
"""What loses its worth with time; a changed pledge or a report that waits does not."""


def still_matters(tx: Tx, cycle: Cycle, notice: Notice, place: Place, now: datetime) -> bool:
    """Tell whether a notice's word is still true for whoever holds this place."""
    kind = notice.key.kind
    if kind in _NEWS and now - notice.planned_at > STALE:
        return False
    if place.unit is not None and place.unit not in cycle.definition.unit_codes():
        return False
    if kind.reminds:
        return _reminds(tx, cycle, notice, place, now)
    match kind:
        case NoticeKind.DIGEST:
            return place.role.leads and _digests(tx, cycle, notice, now)
        case NoticeKind.MEMBER_JOINED:
            newcomer = tx.people.place(PlaceId(notice.key.rung))
            return newcomer is None or newcomer.ended_at is None
        case NoticeKind.ON_BEHALF:
            return any(due.key == notice.key.subject for due in cycle.dues)
        case NoticeKind.REPORT_WAITING | NoticeKind.ALL_SENT:
            return _report_stands(tx, cycle, notice, place)
        case NoticeKind.REACH_LOST | NoticeKind.REACH_BACK:
            return place.role.leads and still_so(tx, notice)
        case NoticeKind.ALERT:
            return still_amiss(tx, place, notice)
        case NoticeKind.EXTENSION_ASKED:
            return place.role.leads and news_of(tx, cycle, notice, now) is not None
        case _:
            return True


def _reminds(tx: Tx, cycle: Cycle, notice: Notice, place: Place, now: datetime) -> bool:
    """The deadline is still on that day, still this place's, and still not done."""
    due = due_named(cycle, notice.key)
    if due is None or not cycle.concerns(due, place.role):
        return False
    if notice.key.kind is NoticeKind.REMINDER:
        true = still_true(cycle, due, notice.key.rung, now)
    else:
        true = can_be_done(cycle, due, now)
    return true and status_of(tx, cycle, due, place.unit, now).state is not DutyState.DONE


def _digests(tx: Tx, cycle: Cycle, notice: Notice, now: datetime) -> bool:
    day = next((d for d in cycle.digest_days if d.day.isoformat() == notice.key.due), None)
    members = tx.people.members(cycle.bloc_code)
    return day is not None and worth_a_digest(tx, cycle, day, members, now)


def _report_stands(tx: Tx, cycle: Cycle, notice: Notice, place: Place) -> bool:
    """A report still waits for its leader, or all are still sent."""
    due = next((due for due in cycle.dues if due.key == notice.key.subject), None)
    if due is None:
        return False
    missing = missing_units(tx, cycle, due)
    return place.unit in missing if notice.key.kind is NoticeKind.REPORT_WAITING else not missing


def superseded(notices: list[Notice]) -> set[int]:
    """Return which notices a newer one of the same matter makes void: one deadline, one card."""
    newest: dict[tuple[str, str], Notice] = {}
    void: set[int] = set()
    for notice in sorted(notices, key=lambda one: (one.not_before, one.id)):
        kind, subject = notice.key.kind, notice.key.subject
        if kind not in {NoticeKind.REMINDER, NoticeKind.SNOOZE, NoticeKind.DIGEST}:
            continue
        matter = ("digest" if kind is NoticeKind.DIGEST else "reminder", subject)
        if matter in newest:
            void.add(newest[matter].id)
        newest[matter] = notice
    return void


def may_go(cycle: Cycle, notice: Notice, now: datetime) -> datetime:
    """Return when a notice whose time has come may go out: now, or later."""
    due = due_named(cycle, notice.key) if notice.key.kind.reminds else None
    return may_go_at(cycle, notice.key.kind, notice.not_before, now, due)


def sift(tx: Tx, cycle: Cycle, place: Place, notices: list[Notice], now: datetime) -> list[Notice]:
    """Return what may go out now; cancel what no longer matters, put off what has to wait."""
    void = superseded(notices)
    moot = [n for n in notices if n.id in void or not still_matters(tx, cycle, n, place, now)]
    tx.notices.settle([n.id for n in moot], NoticeState.CANCELLED, now)
    ready = []
    for notice in notices:
        if notice in moot:
            continue
        if (at := may_go(cycle, notice, now)) > now:
            tx.notices.put_back([notice.id], not_before=at, resent=False)
        else:
            ready.append(notice)
    return ready
