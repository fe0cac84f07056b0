"""The last steps of a report: review sheet, handing over, sending, receipt, taking back."""

from __future__ import annotations

from collections.abc import Sequence

from domain.assessments import Finding, FindingKind, Sending
from domain.capacities import CapacityKind
from domain.deadlines import LatePolicy
from domain.receipts import in_pairs
from domain.reports import GivenBack, HandedOver, ReceiptView, ReviewView
from locales.catalog import Voice
from screens.actions import (
    AskNote,
    AskToTakeBack,
    GiveReportBack,
    HandOverReport,
    KeepSignedReport,
    OpenCriterion,
    OpenPaper,
    ReviewReport,
    SendReport,
    ShowPeriods,
    ShowReceipt,
    ShowReport,
    ShowScores,
    TakeBackReport,
)
from screens.capacity_words import doer, mark
from screens.common import home_button, lines
from screens.papers import signed_line
from screens.report_words import codes, lateness, proposal, titled, totals
from screens.screen import Button, Screen, stacked
from screens.times import last_day

FIRST, FIRST_HANDED = 3, 2
"""Findings that the sheet names, and where a leader may also give it back; the rest is counted."""

_TO_EXPLAIN = frozenset({FindingKind.ZERO_WITHOUT_NOTE, FindingKind.NOT_ASSIGNED_WITHOUT_NOTE})


def review(voice: Voice, view: ReviewView) -> Screen:
    """What stands in the way, what deserves a second look, the totals; then sending."""
    head = view.head
    named = titled(voice, head.cycle, head.period)
    key = "review.head" if view.may_send else "review.head-staff"
    return Screen(
        lines(
            voice.say(key, report=named, unit=head.unit.short),
            _handed(voice, view) if view.handed_by else None,
            *totals(voice, head.cycle, view.tally, view.groups, adjusted=view.adjusted),
            *_findings(voice, view),
            voice.say("review.tray", count=view.tray) if view.tray else None,
            *_page(voice, view),
            lateness(voice, head),
            proposal(voice, head.cycle),
        ),
        stacked(*_review_buttons(voice, view)),
    )


def put_before(voice: Voice, view: ReviewView, greeting: str) -> Screen:
    """For the leader whom a report was put before: its sheet, to agree to or to give back."""
    head, period = view.head, view.head.period.code
    return Screen(
        lines(
            greeting,
            _handed(voice, view),
            *totals(voice, head.cycle, view.tally, view.groups, adjusted=view.adjusted),
            *_findings(voice, view),
            voice.say("review.tray", count=view.tray) if view.tray else None,
            proposal(voice, head.cycle),
        ),
        stacked(
            *([] if head.refused else _sending_buttons(voice, view)),
            Button(voice.plain("review.btn-scores"), ShowScores(period)),
            Button(voice.plain("notice.btn-report"), ShowReport(period)),
        ),
    )


def _handed(voice: Voice, view: ReviewView) -> str:
    key = "review.handed-changed" if view.changed_since else "review.handed-by"
    return voice.say(key, by=view.handed_by)


def _findings(voice: Voice, view: ReviewView) -> list[str]:
    """Say blanks first, then what deserves a second look: one line for each kind."""
    said = []
    for kind in FindingKind:
        found = [finding for finding in view.findings if finding.kind is kind]
        if found:
            said.append(_finding(voice, found))
        elif kind is FindingKind.BLANK:
            said.append(voice.say("review.no-blank"))
    return said


def _finding(voice: Voice, found: Sequence[Finding]) -> str:
    """Say one finding whole, several of a kind by their codes."""
    first = found[0]
    listed = codes(voice, [finding.criterion for finding in found])
    if len(found) > 1 or first.kind is FindingKind.BLANK:
        return voice.say(f"review.{_key(first)}-many", codes=listed)
    points = voice.points(first.points) if first.points is not None else ""
    return voice.say(f"review.{_key(first)}", code=first.criterion, points=points)


def _key(finding: Finding) -> str:
    return finding.kind.value.replace("_", "-")


def _review_buttons(voice: Voice, view: ReviewView) -> list[Button]:
    period = view.head.period.code
    most = FIRST_HANDED if view.handed_by else FIRST
    buttons = [_repair(voice, period, finding) for finding in view.findings[:most]]
    if view.ready and not view.head.refused:
        buttons += _sending_buttons(voice, view)
    buttons.append(Button(voice.plain("review.btn-scores"), ShowScores(period)))
    buttons.append(Button(voice.plain("report.btn-hub"), ShowReport(period)))
    return buttons


def _sending_buttons(voice: Voice, view: ReviewView) -> list[Button]:
    """Return the way to the bloc: by whoever may send, or past the leader, or with their page."""
    period = view.head.period.code
    paged = view.capacity.kind is CapacityKind.SIGNED_PAGE
    if view.may_send:
        key = "review.btn-send-page" if paged else "review.btn-send"
        key = "review.btn-agree" if view.handed_by and not paged else key
        buttons = [Button(voice.plain(key), SendReport(period, view.stamp))]
        if view.handed_by:
            buttons.append(Button(voice.plain("review.btn-give-back"), GiveReportBack(period)))
        if paged:
            buttons.append(Button(voice.plain("review.btn-page"), KeepSignedReport(period)))
        return buttons
    if view.leaderless:
        return [Button(voice.plain("review.btn-attach-page"), KeepSignedReport(period))]
    return [Button(voice.plain("review.btn-hand-over"), HandOverReport(period))]


def _page(voice: Voice, view: ReviewView) -> list[str]:
    """Say in whose name it is sent; where no leader is in the chat, how it can be."""
    if view.may_send:
        said = mark(voice, view.capacity)
        return [voice.say("review.in-name", how=said)] if said else []
    if view.page is not None and view.page_old:
        return [voice.say("review.page-old")]
    if view.leaderless:
        secretary = view.head.cycle.bloc.labels.secretary
        return [voice.say("review.leaderless", secretary=secretary)]
    return []


def _repair(voice: Voice, period: str, finding: Finding) -> Button:
    """Return the button to the place where a finding is put right."""
    label = voice.plain(f"review.btn-{_key(finding)}", code=finding.criterion)
    if finding.kind in _TO_EXPLAIN:
        return Button(label, AskNote(period, finding.criterion))
    return Button(label, OpenCriterion(period, finding.criterion))


def confirm_zero(voice: Voice, view: ReviewView) -> Screen:
    """Ask whether a report without any points is meant."""
    period = view.head.period.code
    return Screen(
        voice.say("review.zero"),
        stacked(
            Button(voice.plain("review.btn-send-zero"), SendReport(period, view.stamp, 1)),
            Button(voice.plain("review.btn-not-yet"), ReviewReport(period)),
        ),
    )


def handed_over(voice: Voice, view: HandedOver) -> Screen:
    """Say which leader was told and when; or that none has joined, and what to do."""
    head = view.head
    named = titled(voice, head.cycle, head.period)
    labels = head.cycle.bloc.labels
    if not view.leaders:
        text = lines(
            voice.say("handed.nobody", report=named, unit=head.unit.short),
            voice.say("handed.nobody-do", secretary=labels.secretary),
        )
    else:
        text = lines(_told(voice, view, named), voice.say("handed.sender", bloc=labels.bloc))
    back = Button(voice.plain("report.btn-hub"), ShowReport(head.period.code))
    return Screen(text, stacked(back, home_button(voice)))


def _told(voice: Voice, view: HandedOver, named: str) -> str:
    names = [name or voice.plain("common.not-typed") for name in view.leaders]
    facts = {"report": named, "names": voice.listed(names), "clock": voice.clock(view.at)}
    if view.again:
        return voice.say("handed.again", **facts)
    if view.told_at > view.at:
        return voice.say("handed.told-later", moment=view.told_at, **facts)
    return voice.say("handed.told", **facts)


def given_back(voice: Voice, view: GivenBack) -> Screen:
    """Say who is told to correct the report, and what comes then."""
    head = view.head
    names = [name or voice.plain("common.not-typed") for name in view.colleagues]
    told = (
        voice.say("given-back.told", names=voice.listed(names))
        if names
        else voice.say("given-back.nobody")
    )
    named = titled(voice, head.cycle, head.period)
    text = lines(voice.say("given-back.done", report=named, clock=voice.clock(view.at)), told)
    back = Button(voice.plain("report.btn-hub"), ShowReport(head.period.code))
    return Screen(text, stacked(back, home_button(voice)))


def receipt(voice: Voice, view: ReceiptView) -> Screen:
    """The bloc holds the report: when, by whom, how many points, which number."""
    head = view.head
    labels = head.cycle.bloc.labels
    named = titled(voice, head.cycle, head.period)
    key = "receipt.until-unit" if view.may_take_back else "receipt.until"
    until = voice.say(key, last=last_day(voice, head.duty.due)) if view.takeable else None
    return Screen(
        lines(
            voice.say("receipt.head", bloc=labels.bloc, report=named, unit=head.unit.short),
            *(_sending(voice, view, view.sending) if view.sending else ()),
            until,
            *_signed(voice, view),
        ),
        stacked(*_receipt_buttons(voice, view)),
    )


def _signed(voice: Voice, view: ReceiptView) -> list[str]:
    """Say what is there of the signed report, or that it may follow."""
    if view.signed is None:
        return [voice.say("signed-report.later")] if view.may_sign else []
    before = [voice.say("signed-report.before")] if view.outdated else []
    return [signed_line(voice, view.signed), *before]


def _sending(voice: Voice, view: ReceiptView, sending: Sending) -> list[str]:
    calendar = view.head.cycle.calendar
    moment = calendar.local(sending.at)
    who = doer(voice, sending.by_name, sending.by_post, sending.capacity)
    return [
        voice.say("receipt.at", moment=moment, lateness=_lateness(voice, view, sending)),
        voice.say("receipt.total", points=sending.total, receipt=in_pairs(sending.receipt)),
        voice.say("receipt.by", who=who),
    ]


def _lateness(voice: Voice, view: ReceiptView, sending: Sending) -> str:
    cycle = view.head.cycle
    days = sending.workdays_late
    if not days and view.head.duty.due.passed(sending.at):
        first = cycle.calendar.local(sending.first_at)
        return voice.plain("receipt.on-time-first", first=first)
    if not days:
        return voice.plain("receipt.on-time")
    late = cycle.definition.late
    if late.policy is LatePolicy.EXCLUDE:
        return voice.plain("receipt.late-exclude", days=days)
    if cost := late.cost(days):
        return voice.plain("receipt.late-penalty", days=days, points=cost)
    return voice.plain("receipt.late", days=days)


def _receipt_buttons(voice: Voice, view: ReceiptView) -> list[Button]:
    period = view.head.period.code
    buttons = [Button(voice.plain("review.btn-scores"), ShowScores(period))]
    if view.may_sign:
        label = voice.plain("signed-report.btn-see" if view.signed else "signed-report.btn-add")
        buttons.append(Button(label, KeepSignedReport(period)))
    elif view.signed:
        buttons.append(Button(voice.plain("signed-report.btn-see"), OpenPaper(view.signed.id)))
    if view.may_take_back:
        buttons.append(Button(voice.plain("receipt.btn-take-back"), AskToTakeBack(period)))
    if view.others:
        buttons.append(Button(voice.plain("report.btn-others"), ShowPeriods()))
    return [*buttons, home_button(voice)]


def ask_take_back(voice: Voice, view: ReceiptView) -> Screen:
    """Ask whether the report should be taken back, and say what that means."""
    head = view.head
    named = titled(voice, head.cycle, head.period)
    period = head.period.code
    return Screen(
        lines(
            voice.say("receipt.ask", report=named),
            voice.say("receipt.ask-means", last=last_day(voice, head.duty.due)),
        ),
        stacked(
            Button(voice.plain("receipt.btn-take-back-now"), TakeBackReport(period)),
            Button(voice.plain("receipt.btn-keep"), ShowReceipt(period)),
        ),
    )
