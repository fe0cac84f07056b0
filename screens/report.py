"""The report: its hub, and the choice of periods."""

from __future__ import annotations

from domain.assessments import SectionTotal
from domain.reports import (
    BONUS,
    HubView,
    PeriodItem,
    PeriodsView,
    ReceiptView,
    ReportHead,
    ReportView,
)
from locales.catalog import Voice
from screens.actions import (
    OpenCriterion,
    ReviewReport,
    ShowEvidence,
    ShowPeriods,
    ShowReport,
    ShowSection,
    ShowSections,
)
from screens.common import home_button, lines
from screens.report_words import (
    codes,
    heading,
    lateness,
    page_of,
    paging,
    proposal,
    titled,
    when,
)
from screens.review import receipt
from screens.screen import Button, Row, Screen, stacked
from screens.targets import targets_button
from screens.times import due_line, time_left

GROUPS_ON_HUB = 12
"""How many groups the hub itself shows."""


def report(voice: Voice, view: ReportView) -> Screen:
    """Show the work, the choice of periods, or what was sent."""
    match view:
        case HubView():
            return hub(voice, view)
        case PeriodsView():
            return periods(voice, view)
        case ReceiptView():
            return receipt(voice, view)


def hub(voice: Voice, view: HubView) -> Screen:
    """Where the report stands; the next step is the first button."""
    head = view.head
    return Screen(
        lines(
            voice.say("receipt.taken-back", clock=voice.clock(view.taken_back_at))
            if view.taken_back_at
            else None,
            heading(voice, head),
            *_time(voice, head),
            _progress(voice, view),
            voice.say("report.blank", codes=codes(voice, view.blank))
            if view.blank and view.begun
            else None,
            voice.say("report.unevidenced", codes=codes(voice, view.unevidenced))
            if view.unevidenced
            else None,
            voice.say("report.tray", count=view.tray) if view.tray else None,
            voice.say("targets.beside", count=view.targets) if view.targets else None,
            voice.say("report.privacy") if _untouched(view) else None,
            _saved(voice, view),
            proposal(voice, head.cycle),
        ),
        (*stacked(*_hub_buttons(voice, view)), *_group_rows(voice, view)),
    )


def _saved(voice: Voice, view: HubView) -> str | None:
    """Say since when it is saved, and while it is open that it can wait."""
    if view.saved_at is None:
        return None
    key = "report.saved-closed" if view.head.closed else "report.saved"
    return voice.say(key, when=when(voice, view.saved_at, view.head.duty.today))


def _untouched(view: HubView) -> bool:
    """Tell whether nothing has been brought yet to a report that is still to be made."""
    return not (view.begun or view.saved_at or view.head.closed)


def _time(voice: Voice, head: ReportHead) -> list[str | None]:
    """Say how much time is left, and what being late means."""
    if head.closed:
        return [voice.say("report.year-closed", year=str(head.cycle.year))]
    return [due_line(voice, head.duty), lateness(voice, head)]


def _progress(voice: Voice, view: HubView) -> str:
    count = view.tally
    if not view.begun:
        return voice.say("report.not-begun", asked=count.asked)
    key = "report.progress-adjusted" if view.adjusted else "report.progress"
    return voice.say(key, settled=count.settled, asked=count.asked, points=count.raw_base)


def _hub_buttons(voice: Voice, view: HubView) -> list[Button]:
    period = view.head.period.code
    targets = [targets_button(voice)] if view.targets else []
    if view.head.closed:
        return [*_groups_buttons(voice, view), *targets, home_button(voice)]
    review = Button(voice.plain("report.btn-review"), ReviewReport(period))
    buttons = []
    if view.resume_at:
        key = "report.btn-resume" if view.begun else "report.btn-begin"
        label = voice.plain(key, criterion=view.resume_at)
        buttons.append(Button(label, OpenCriterion(period, view.resume_at)))
    else:
        buttons.append(review)
    if view.unevidenced:
        first = view.unevidenced[0]
        label = voice.plain("report.btn-evidence", criterion=first)
        buttons.append(Button(label, OpenCriterion(period, first)))
    if view.tray:
        label = voice.plain("report.btn-tray", count=view.tray)
        buttons.append(Button(label, ShowEvidence(period, "")))
    buttons += _groups_buttons(voice, view)
    if view.resume_at:
        buttons.append(review)
    buttons += targets
    if view.others:
        buttons.append(Button(voice.plain("report.btn-others"), ShowPeriods()))
    return buttons


def _group_rows(voice: Voice, view: HubView) -> tuple[Row, ...]:
    """Return the groups with their state, two to a row: any criterion is two presses away.

    Where there are too many, they stand on a screen of their own alone.
    """
    if not 1 < len(view.groups) <= GROUPS_ON_HUB:
        return ()
    period = view.head.period.code
    totals = {section.code: section for section in view.tally.sections}
    buttons = [
        Button(_group_name(voice, view, code, totals.get(code)), ShowSection(period, code))
        for code in view.groups
    ]
    return tuple(tuple(buttons[n : n + 2]) for n in range(0, len(buttons), 2))


def _group_name(voice: Voice, view: HubView, code: str, total: SectionTotal | None) -> str:
    """Name a group shortly with its state; bonus and penalty by their words."""
    if total is None:
        return voice.plain(
            "report-group.btn-bonus" if code == BONUS else "report-group.btn-penalty"
        )
    if not total.asked:
        bloc = view.head.cycle.bloc.labels.bloc
        return voice.plain("report-group.btn-bloc", code=code, bloc=bloc)
    facts = {"settled": total.settled, "asked": total.asked}
    return voice.plain("report-group.btn-short", code=code, **facts)


def _groups_buttons(voice: Voice, view: HubView) -> list[Button]:
    """Return the way to all criteria: by their groups, where there are several."""
    period = view.head.period.code
    if len(view.groups) > 1:
        return [Button(voice.plain("report.btn-groups"), ShowSections(period))]
    label = voice.plain("report.btn-criteria")
    return [Button(label, ShowSection(period, code)) for code in view.groups]


def periods(voice: Voice, view: PeriodsView) -> Screen:
    """Choose among the unit's reports; where none waits, say when the next period begins."""
    shown = page_of(view.items, view.page)
    buttons = [
        Button(titled(voice, view.cycle, item.period), ShowReport(item.period.code))
        for item in shown
    ]
    return Screen(
        lines(
            _waiting(voice, view),
            *(_period(voice, view, item) for item in shown),
            voice.say("report-periods.upcoming", title=view.upcoming.title, day=view.opens)
            if view.upcoming and view.opens and not view.waiting
            else None,
        ),
        stacked(
            *_kept_button(voice, view),
            *buttons,
            *paging(voice, len(view.items), view.page, ShowPeriods),
            home_button(voice),
        ),
    )


def _kept_button(voice: Voice, view: PeriodsView) -> list[Button]:
    """Lead to what is kept for the period that begins next."""
    if view.upcoming is None or not view.kept:
        return []
    label = voice.plain("evidence.btn-tray", count=view.kept)
    return [Button(label, ShowEvidence(view.upcoming.code, ""))]


def _waiting(voice: Voice, view: PeriodsView) -> str:
    unit = view.unit.short
    if view.waiting > 1:
        return voice.say("report-periods.choose", unit=unit, count=view.waiting)
    key = "report-periods.one" if view.waiting else "report-periods.none"
    return voice.say(key, unit=unit)


def _period(voice: Voice, view: PeriodsView, item: PeriodItem) -> str:
    title = titled(voice, view.cycle, item.period)
    if item.sent:
        return voice.say("report-periods.sent", title=title)
    if item in view.items[: view.waiting]:
        return voice.say("report-periods.waiting", title=title, left=time_left(voice, item.duty))
    if item.duty.due.instant < view.cycle.opened_at:
        bloc = view.cycle.bloc.labels.bloc
        return voice.say("report-periods.before", title=title, bloc=bloc)
    return voice.say("report-periods.missed", title=title)
