"""The report: its hub, the choice of periods, the groups and their criteria, the scores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from domain.reports import (
    CriterionItem,
    GroupItem,
    GroupsView,
    HubView,
    PeriodItem,
    PeriodsView,
    ReceiptView,
    ReportView,
    ScoresView,
    SectionView,
)
from domain.score_tables import Side
from locales.catalog import Voice
from screens.actions import (
    OpenCriterion,
    ReviewReport,
    ShowEvidence,
    ShowPeriods,
    ShowReceipt,
    ShowReport,
    ShowScores,
    ShowSection,
    ShowSections,
)
from screens.common import home_button, lines
from screens.report_words import (
    codes,
    cut,
    heading,
    lateness,
    page_of,
    paging,
    proposal,
    state,
    titled,
    totals,
    when,
)
from screens.review import receipt
from screens.screen import Button, Screen, stacked
from screens.times import due_line, time_left

LINES = 30
"""Criteria on one page of the scores."""

TITLE = 110
"""Characters of a criterion's title in a list."""


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
            due_line(voice, head.duty),
            lateness(voice, head),
            _progress(voice, view),
            voice.say("report.blank", codes=codes(voice, view.blank))
            if view.blank and view.begun
            else None,
            voice.say("report.unevidenced", codes=codes(voice, view.unevidenced))
            if view.unevidenced
            else None,
            voice.say("report.tray", count=view.tray) if view.tray else None,
            voice.say("report.saved", when=when(voice, view.saved_at, head.duty.today))
            if view.saved_at
            else None,
            proposal(voice, head.cycle),
        ),
        stacked(*_hub_buttons(voice, view)),
    )


def _progress(voice: Voice, view: HubView) -> str:
    count = view.tally
    if not view.begun:
        return voice.say("report.not-begun", asked=count.asked)
    key = "report.progress-adjusted" if view.adjusted else "report.progress"
    return voice.say(key, settled=count.settled, asked=count.asked, points=count.raw_base)


def _hub_buttons(voice: Voice, view: HubView) -> list[Button]:
    period = view.head.period.code
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
    if len(view.groups) > 1:
        buttons.append(Button(voice.plain("report.btn-groups"), ShowSections(period)))
    else:
        label = voice.plain("report.btn-criteria")
        buttons += [Button(label, ShowSection(period, code)) for code in view.groups]
    if view.resume_at:
        buttons.append(review)
    if view.others:
        buttons.append(Button(voice.plain("report.btn-others"), ShowPeriods()))
    return buttons


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
            *buttons,
            *paging(voice, len(view.items), view.page, ShowPeriods),
            home_button(voice),
        ),
    )


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


def groups(voice: Voice, view: GroupsView) -> Screen:
    """List the groups of a report with their states in words."""
    period = view.head.period.code
    shown = page_of(view.items, view.page)
    return Screen(
        lines(
            heading(voice, view.head),
            *(_group(voice, view, item) for item in shown),
            proposal(voice, view.head.cycle),
        ),
        stacked(
            *(
                Button(_group_label(voice, view, item), ShowSection(period, item.code))
                for item in shown
            ),
            *paging(voice, len(view.items), view.page, lambda n: ShowSections(period, n)),
            Button(voice.plain("report.btn-hub"), ShowReport(period)),
        ),
    )


def _group(voice: Voice, view: GroupsView, item: GroupItem) -> str:
    if item.title is None:
        return voice.say(
            f"report-group.{item.side.value}",
            settled=item.settled,
            asked=item.asked,
            points=item.points,
        )
    bloc = view.head.cycle.bloc.labels.bloc
    said = (
        voice.plain("report-group.state", settled=item.settled, asked=item.asked)
        if item.asked
        else voice.plain("report-group.state-bloc", bloc=bloc)
    )
    title = cut(item.title.to(voice.language), TITLE)
    return voice.say("report-group.line", code=item.code, title=title, state=said)


def _group_label(voice: Voice, view: GroupsView, item: GroupItem) -> str:
    if item.title is None:
        return voice.plain(f"report-group.btn-{item.side.value}")
    if not item.asked:
        bloc = view.head.cycle.bloc.labels.bloc
        return voice.plain("report-group.btn-bloc", code=item.code, bloc=bloc)
    return voice.plain("report-group.btn", code=item.code, settled=item.settled, asked=item.asked)


def section(voice: Voice, view: SectionView) -> Screen:
    """List the criteria of one group, each a button with its state in words."""
    period = view.head.period.code
    shown = page_of(view.items, view.page)
    back = (
        Button(voice.plain("report-group.btn-back"), ShowSections(period))
        if view.grouped
        else Button(voice.plain("report.btn-hub"), ShowReport(period))
    )
    return Screen(
        lines(
            _section_head(voice, view),
            *(_criterion(voice, view, item) for item in shown),
            proposal(voice, view.head.cycle),
        ),
        stacked(
            *(
                Button(
                    voice.plain(
                        "report-section.btn",
                        code=item.criterion.code,
                        state=state(voice, view.head.cycle, item),
                    ),
                    OpenCriterion(period, item.criterion.code),
                )
                for item in shown
            ),
            *paging(
                voice,
                len(view.items),
                view.page,
                lambda n: ShowSection(period, view.group.code, n),
            ),
            back,
        ),
    )


def _section_head(voice: Voice, view: SectionView) -> str:
    named = titled(voice, view.head.cycle, view.head.period)
    if view.group.title is None:
        return voice.say(f"report-section.head-{view.group.side.value}", report=named)
    return voice.say(
        "report-section.head", report=named, code=view.group.code, title=view.group.title
    )


def _criterion(voice: Voice, view: SectionView, item: CriterionItem) -> str:
    key = "report-section.line-evidence" if item.evidence else "report-section.line"
    return voice.say(
        key,
        code=item.criterion.code,
        title=cut(item.criterion.title.to(voice.language), TITLE),
        state=state(voice, view.head.cycle, item),
        count=item.evidence,
    )


def scores(voice: Voice, view: ScoresView) -> Screen:
    """List every score, group by group, with the total."""
    period, cycle = view.head.period.code, view.head.cycle
    shown = page_of(view.items, view.page, LINES)
    back = (
        Button(voice.plain("report-scores.btn-receipt"), ShowReceipt(period))
        if view.sent
        else Button(voice.plain("report-scores.btn-back"), ReviewReport(period))
    )
    return Screen(
        lines(
            voice.say(
                "report-scores.head",
                report=titled(voice, cycle, view.head.period),
                unit=view.head.unit.short,
            ),
            *_score_lines(voice, view, shown),
            *totals(
                voice,
                cycle,
                view.tally,
                sum(g.side is Side.BASE for g in view.groups),
                adjusted=any(g.side is not Side.BASE for g in view.groups),
            ),
            proposal(voice, cycle),
        ),
        stacked(
            *paging(voice, len(view.items), view.page, lambda n: ShowScores(period, n), LINES),
            back,
        ),
    )


def _score_lines(voice: Voice, view: ScoresView, shown: Sequence[CriterionItem]) -> Iterator[str]:
    """Yield the lines of one page; each group is named before its first criterion."""
    groups_by_code = {group.code: group for group in view.groups}
    named = None
    for item in shown:
        if item.group != named:
            named = item.group
            yield _group_points(voice, groups_by_code[named])
        key = "report-scores.line-evidence" if item.evidence else "report-scores.line"
        yield voice.say(
            key,
            code=item.criterion.code,
            state=state(voice, view.head.cycle, item),
            count=item.evidence,
        )


def _group_points(voice: Voice, group: GroupItem) -> str:
    key = "group" if group.side is Side.BASE else group.side.value
    return voice.say(f"report-scores.{key}", code=group.code, points=group.points)
