"""Which screen a notice becomes, and those that belong to no area of their own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from domain.alerts import AlertView
from domain.authorisations import AuthorisationNews
from domain.digests import DigestView
from domain.extensions import ExtensionNewsView
from domain.leaving import DepartureView, Vacancy
from domain.notices import NoticeKind
from domain.participants import PlaceEndedView
from domain.pledge_views import PledgeNoticeView
from domain.receipts import in_pairs
from domain.reminders import (
    CatchUpView,
    Earlier,
    NewcomersView,
    NoticeView,
    Outgoing,
    ReachNewsView,
    ReminderView,
    ReportNewsView,
)
from domain.standing_in import EnteringNews
from locales.catalog import Voice
from screens.actions import ReviewReport, ShowBoard, ShowReceipt, ShowReport, ShowUnit
from screens.alerts import alert
from screens.authorising import news
from screens.capacity_words import doer
from screens.common import home_button, lines
from screens.digest import digest
from screens.extending import extension_news
from screens.home import seat
from screens.notices_pledge import pledge_notice
from screens.people_words import place_called
from screens.reminder import catch_up, reminder
from screens.review import put_before
from screens.screen import Button, Screen, stacked
from screens.standing_in import entering
from screens.times import due_line

NAMED = 8
"""How many newcomers or units one message names."""


def notice(voice: Voice, outgoing: Outgoing) -> Screen:
    """Return what a message says; one that may have arrived before says so."""
    screen = _screen(voice, outgoing.view)
    return screen.led_by(voice.say("notice.again")) if outgoing.again else screen


def _screen(voice: Voice, view: NoticeView) -> Screen:
    match view:
        case ReminderView():
            return reminder(voice, view)
        case CatchUpView():
            return catch_up(voice, view)
        case NewcomersView():
            return _newcomers(voice, view)
        case DepartureView():
            return _departure(voice, view)
        case ReportNewsView():
            return _report_news(voice, view)
        case ReachNewsView():
            return _reach_news(voice, view)
        case ExtensionNewsView():
            return extension_news(voice, view)
        case PledgeNoticeView():
            return pledge_notice(voice, view)
        case PlaceEndedView():
            return _place_ended(voice, view)
        case AuthorisationNews():
            return news(voice, view)
        case EnteringNews():
            return entering(voice, view)
        case AlertView():
            return alert(voice, view)
        case DigestView():
            return digest(voice, view)


def replaced(voice: Voice, card: Earlier) -> Screen:
    """Return the one line that an earlier card becomes once a newer one stands below it."""
    at = card.cycle.calendar.local(card.sent_at)
    if card.noted_at is None:
        return Screen(voice.say("notice.replaced", at=at, title=card.title))
    noted_at = card.cycle.calendar.local(card.noted_at)
    text = voice.say("notice.replaced-noted", at=at, title=card.title, noted_at=noted_at)
    return Screen(text)


def _newcomers(voice: Voice, view: NewcomersView) -> Screen:
    named = [
        voice.plain("notice.newcomer", name=person.name or voice.plain("common.not-typed"),
                    role=voice.plain(f"role.{place.role.value}") if place.role.of_unit else "",
                    of_unit=str(place.role.of_unit), who=seat(voice, view.cycle, place))
        for person, place in view.newcomers[:NAMED]
    ]  # fmt: skip
    rest = len(view.newcomers) - NAMED
    if rest > 0:
        named.append(voice.plain("notice.more-people", count=rest))
    silent = [view.cycle.definition.unit(code).short.to(voice.language) for code in view.unreached]
    shown = [*silent[:NAMED]]
    if len(silent) > NAMED:
        shown.append(voice.plain("notice.more-units", count=len(silent) - NAMED))
    return Screen(
        lines(
            voice.say("notice.joined", names="; ".join(named)),
            voice.say("notice.joined-count", joined=view.joined, units=view.units),
            voice.say("notice.unreached", units=shown) if shown else None,
        ),
        stacked(Button(voice.plain("home.btn-board"), ShowBoard())),
    )


def _departure(voice: Voice, view: DepartureView) -> Screen:
    """Who has left which place, who has it now, and what nobody does any more."""
    facts: dict[str, Any] = {
        "name": view.name or voice.plain("common.not-typed"),
        "place": place_called(voice, view.cycle, view.left.unit, view.left.role),
        "at": view.cycle.calendar.local(view.at),
    }
    vacant = view.vacancy is not Vacancy.NOTHING
    who = seat(voice, view.cycle, view.left)
    return Screen(
        lines(
            voice.say("notice.left", **facts)
            if view.successor is None
            else voice.say(
                "notice.changed", to=view.successor or voice.plain("common.not-typed"), **facts
            ),
            voice.say("notice.left-kept"),
            voice.say(f"leaving.vacancy-{view.vacancy.value}", who=who) if vacant else None,
        ),
        stacked(home_button(voice)),
    )


def _reach_news(voice: Voice, view: ReachNewsView) -> Screen:
    """For the leader's side: who is not reached any more and whom to call, or who is back."""
    facts: dict[str, str | datetime] = {
        "name": view.name or voice.plain("common.not-typed"),
        "role": place_called(voice, view.cycle, view.place.unit, view.place.role),
        "at": view.cycle.calendar.local(view.at),
    }
    unit = view.place.unit and view.cycle.definition.unit(view.place.unit)
    call = "notice.lost-phone" if view.phone else "notice.lost-call"
    buttons = [Button(voice.plain("home.btn-board"), ShowBoard())]
    if unit:
        label = voice.plain("unit-report.btn-unit", unit=unit.short)
        buttons.insert(0, Button(label, ShowUnit(unit.code)))
    if not view.lost:
        said = lines(voice.say("notice.back", **facts), voice.say("notice.back-kept"))
        return Screen(said, stacked(*buttons))
    return Screen(
        lines(
            voice.say("notice.lost", **facts),
            voice.say("notice.lost-kept"),
            voice.say(call, phone=view.phone),
        ),
        stacked(*buttons),
    )


def _place_ended(voice: Voice, view: PlaceEndedView) -> Screen:
    """For whoever held the place; the small keyboard goes with the last of them."""
    labels = view.cycle.bloc.labels
    return Screen(
        lines(
            voice.say(
                "notice.place-ended",
                at=view.cycle.calendar.local(view.at),
                role=place_called(voice, view.cycle, view.unit, view.role),
            ),
            _successor(voice, view),
            voice.say("notice.place-ended-kept"),
            voice.say("notice.place-ended-others") if view.others else None,
            voice.say("notice.place-ended-ask", secretary=labels.secretary),
        ),
        menu=None if view.others else (),
    )


def _successor(voice: Voice, view: PlaceEndedView) -> str | None:
    """Say who has the place now; who agreed a moment ago has typed no name yet."""
    if view.successor is None:
        return None
    if not view.successor:
        return voice.say("notice.place-ended-taken")
    return voice.say("notice.place-ended-to", name=view.successor)


def _report_news(voice: Voice, view: ReportNewsView) -> Screen:
    if view.kind is NoticeKind.REPORT_WAITING:
        return _waiting(voice, view)
    return _taken_back(voice, view) if view.taken_back or view.given_back else _sent(voice, view)


def _waiting(voice: Voice, view: ReportNewsView) -> Screen:
    """For the unit's leader: the sheet of a report that waits for their sending."""
    if view.review is not None and view.review.handed_by and view.review.ready:
        greeting = voice.say("notice.waiting", **_names(voice, view))
        return put_before(voice, view.review, lines(greeting, due_line(voice, view.duty)))
    return Screen(
        lines(
            voice.say("notice.waiting", **_names(voice, view)),
            due_line(voice, view.duty),
            voice.say("notice.waiting-by", by=view.by, total=view.total or 0),
            voice.say("notice.waiting-how"),
        ),
        stacked(
            Button(voice.plain("notice.btn-review"), ReviewReport(_period(view))),
            Button(voice.plain("notice.btn-report"), ShowReport(_period(view))),
        ),
    )


def _sent(voice: Voice, view: ReportNewsView) -> Screen:
    """For colleagues: the report was sent, with the facts of its receipt."""
    days = view.workdays_late
    return Screen(
        lines(
            voice.say("notice.sent", **_names(voice, view)),
            voice.say(
                "notice.sent-at",
                at=view.cycle.calendar.local(view.at) if view.at else "",
                by=doer(voice, view.by, "", view.capacity),
                timely=voice.plain("notice.late" if days else "notice.on-time", days=days),
            ),
            voice.say("notice.sent-total", total=view.total or 0, receipt=in_pairs(view.receipt)),
        ),
        stacked(
            Button(voice.plain("notice.btn-receipt"), ShowReceipt(_period(view))),
            home_button(voice),
        ),
    )


def _taken_back(voice: Voice, view: ReportNewsView) -> Screen:
    """For colleagues: the report is with the unit again, or still, to be corrected."""
    at = view.cycle.calendar.local(view.at) if view.at else ""
    key, how = (
        ("notice.given-back", "notice.given-back-how")
        if view.given_back
        else ("notice.taken-back", "notice.taken-back-how")
    )
    return Screen(
        lines(
            voice.say(key, by=view.by, at=at, **_names(voice, view)),
            due_line(voice, view.duty),
            voice.say(how),
        ),
        stacked(
            Button(voice.plain("notice.btn-report"), ShowReport(_period(view))),
            home_button(voice),
        ),
    )


def _names(voice: Voice, view: ReportNewsView) -> dict[str, str]:
    title = view.duty.due.deadline.title.to(voice.language)
    return {"title": title, "who": seat(voice, view.cycle, view.place)}


def _period(view: ReportNewsView) -> str:
    return view.duty.period.code if view.duty.period else ""
