"""What a notice says, put together from the database at the moment it goes out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from domain.authorisations import AuthorisationNews
from domain.capacities import Capacity
from domain.cycles import Cycle, Due
from domain.errors import NotFound
from domain.extensions import ExtensionNewsView
from domain.ids import PlaceId, UnitCode
from domain.notices import Notice, NoticeKind
from domain.participants import PlaceEndedView
from domain.people import Place, Reach
from domain.reminders import (
    CatchUpView,
    NewcomersView,
    NoticeView,
    ReminderView,
    ReportNewsView,
)
from domain.reports import ReviewView
from domain.standing_in import EnteringNews
from usecases.alerting import alert_view
from usecases.cards import card
from usecases.digesting import Digesting
from usecases.duties import status_of
from usecases.extension_facts import news_of
from usecases.missing import missing_units
from usecases.places import departure_view, successor_in
from usecases.pledge_notices import pledge_notice_view
from usecases.ports import Tx
from usecases.reaching import reach_news
from usecases.reviewing import review_view
from usecases.visiting import actor_of


def composed(
    tx: Tx,
    cycle: Cycle,
    place: Place,
    notices: Sequence[Notice],
    now: datetime,
    digesting: Digesting,
) -> NoticeView:
    """Return what one message says that carries these notices."""
    kind = notices[0].key.kind
    if kind.reminds:
        return _reminders(tx, cycle, place, notices, now)
    match kind:
        case NoticeKind.MEMBER_JOINED:
            return _newcomers(tx, cycle, notices)
        case NoticeKind.MEMBER_LEFT:
            return departure_view(tx, cycle, notices[0])
        case NoticeKind.DIGEST:
            about = _asked_for(tx, cycle, notices[0])
            return digesting.digest(tx, cycle, now, role=place.role, about=about)
        case NoticeKind.ALL_SENT:
            about = notices[0].key.subject
            return digesting.digest(tx, cycle, now, role=place.role, about=about)
        case NoticeKind.REPORT_WAITING | NoticeKind.REPORT_SENT:
            return _report_news(tx, cycle, place, notices[0], now)
        case NoticeKind.REACH_LOST | NoticeKind.REACH_BACK:
            return reach_news(tx, cycle, place, notices[0])
        case NoticeKind.EXTENSION_ASKED:
            return _extension_asked(tx, cycle, notices[0], now)
        case NoticeKind.PLACE_ENDED:
            return _place_ended(tx, cycle, place, notices[0])
        case NoticeKind.AUTHORISATION:
            return _authorisation(cycle, place, notices[0])
        case NoticeKind.ON_BEHALF:
            return _entering(tx, cycle, place, notices[0])
        case NoticeKind.ALERT:
            return alert_view(cycle, notices[0])
        case _:
            return pledge_notice_view(tx, notices[0])


def _asked_for(tx: Tx, cycle: Cycle, notice: Notice) -> str | None:
    """Return the deadline that a daily digest came for, if some unit still misses it."""
    day = next((one for one in cycle.digest_days if one.day.isoformat() == notice.key.due), None)
    if day is None or day.weekly:
        return None
    return next((key for key in day.deadlines if missing_units(tx, cycle, cycle.due(key))), None)


def _reminders(
    tx: Tx, cycle: Cycle, place: Place, notices: Sequence[Notice], now: datetime
) -> ReminderView | CatchUpView:
    """One deadline is a card; several are a list, so that nobody is flooded."""
    rungs: dict[str, int] = {}
    for notice in notices:
        key = notice.key
        rungs[key.subject] = max(key.rung, rungs.get(key.subject, key.rung))
    by_calendar = {n.key.subject for n in notices if n.key.kind is not NoticeKind.NUDGE}
    cards = [
        card(tx, cycle, place, cycle.due(subject), rung, now).model_copy(
            update={"by_hand": subject not in by_calendar}
        )
        for subject, rung in rungs.items()
    ]
    if len(cards) == 1:
        return cards[0]
    cards.sort(key=lambda one: one.duty.due.instant)
    newest = max(notice.id for notice in notices)
    return CatchUpView(cycle=cycle, place=place, reminders=tuple(cards), newest=newest)


def _newcomers(tx: Tx, cycle: Cycle, notices: Sequence[Notice]) -> NewcomersView:
    places = [tx.people.place(PlaceId(notice.key.rung)) for notice in notices]
    members = tx.people.members(cycle.bloc_code)
    reached = {seat.unit for seat, person in members if person.reach is Reach.REACHABLE}
    codes = cycle.definition.unit_codes()
    return NewcomersView(
        cycle=cycle,
        newcomers=tuple((tx.people.get(p.person), p) for p in places if p is not None),
        units=len(codes),
        joined=sum(code in {seat.unit for seat, _ in members} for code in codes),
        unreached=tuple(code for code in codes if code not in reached),
    )


def _extension_asked(tx: Tx, cycle: Cycle, notice: Notice, now: datetime) -> ExtensionNewsView:
    news = news_of(tx, cycle, notice, now)
    if news is None:  # it was asked whether it still matters in this very transaction
        raise NotFound(notice=notice.id)
    return news


def _place_ended(tx: Tx, cycle: Cycle, place: Place, notice: Notice) -> PlaceEndedView:
    return PlaceEndedView(
        cycle=cycle,
        unit=place.unit,
        role=place.role,
        at=place.ended_at or notice.planned_at,
        others=bool(tx.people.places_of(place.person)),
        successor=successor_in(tx, notice),
    )


def _report_news(
    tx: Tx, cycle: Cycle, place: Place, notice: Notice, now: datetime
) -> ReportNewsView:
    facts = notice.facts
    due = cycle.due(notice.key.subject)
    waiting = notice.key.kind is NoticeKind.REPORT_WAITING
    return ReportNewsView(
        kind=notice.key.kind,
        cycle=cycle,
        place=place,
        duty=status_of(tx, cycle, due, place.unit, now),
        by=facts.get("by", ""),
        at=datetime.fromisoformat(facts["at"]) if "at" in facts else None,
        total=Decimal(facts["total"]) if "total" in facts else None,
        receipt=facts.get("receipt", ""),
        workdays_late=int(facts.get("late", "0")),
        capacity=Capacity.model_validate_json(facts.get("capacity", "{}")),
        taken_back=facts.get("act") == "taken_back",
        given_back=facts.get("act") == "given_back",
        review=_sheet(tx, cycle, place, due, now) if waiting else None,
    )


def _sheet(tx: Tx, cycle: Cycle, place: Place, due: Due, now: datetime) -> ReviewView | None:
    """Return the sheet of a report that waits for the leader who holds this place."""
    period = cycle.definition.period_of(due.key)
    if period is None or place.unit is None:
        return None
    report = tx.assessments.get(cycle.bloc_code, cycle.year, place.unit, period.code)
    if report.sent:
        return None
    reader = actor_of(tx.people.get(place.person), place, now)
    return review_view(tx, reader, cycle, place.unit, period, report, now)


def _authorisation(cycle: Cycle, place: Place, notice: Notice) -> AuthorisationNews:
    facts = notice.facts
    return AuthorisationNews(
        cycle=cycle,
        unit=place.unit or UnitCode(""),
        name=facts["name"],
        capacity=Capacity.model_validate_json(facts["capacity"]),
        revoked=facts["act"] == "revoked",
        own="own" in facts,
    )


def _entering(tx: Tx, cycle: Cycle, place: Place, notice: Notice) -> EnteringNews:
    """Return how much of a report the secretary has entered by now."""
    due = cycle.due(notice.key.subject)
    period = next(p for p in cycle.periods if cycle.due_of(p.code).key == due.key)
    unit = place.unit or UnitCode("")
    report = tx.assessments.get(cycle.bloc_code, cycle.year, unit, period.code)
    pieces = tx.evidence.of_report(cycle.bloc_code, cycle.year, unit, period.code)
    return EnteringNews(
        cycle=cycle,
        unit=unit,
        period=period,
        by=notice.facts["by"],
        count=sum(answer.capacity.on_behalf for answer in report.answers.values()),
        pieces=sum(piece.capacity.on_behalf for piece in pieces),
    )
