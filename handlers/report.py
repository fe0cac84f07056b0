"""The report: its hub, its lists, the review sheet, sending, the receipt, taking back."""

from __future__ import annotations

from domain.errors import (
    ReportAllZero,
    ReportChanged,
    ReportClosed,
    ReportHasBlockers,
    YearClosed,
)
from domain.ids import PeriodCode
from handlers.context import Visit
from screens import report as screens
from screens import report_lists as lists
from screens import review
from screens.actions import (
    AskToTakeBack,
    GiveReportBack,
    HandOverReport,
    ReviewReport,
    SendReport,
    ShowPeriods,
    ShowReceipt,
    ShowReport,
    ShowScores,
    ShowSection,
    ShowSections,
    TakeBackReport,
)
from screens.errors import sentence


async def report(visit: Visit) -> None:
    """Show the report that waits, or the choice."""
    await show(visit, ShowReport())


async def show(visit: Visit, action: ShowReport) -> None:
    """Show the hub of a report, or its receipt."""
    period = PeriodCode(action.period) if action.period else None
    view = await visit.ask(visit.house.reporting.report, visit.actor, visit.cycle, period)
    await visit.show(screens.report(visit.voice, view))


async def show_periods(visit: Visit, action: ShowPeriods) -> None:
    """List the unit's reports."""
    view = await visit.ask(visit.house.reporting.periods, visit.actor, visit.cycle, action.page)
    await visit.show(screens.periods(visit.voice, view))


async def show_sections(visit: Visit, action: ShowSections) -> None:
    """List a report's groups."""
    period = PeriodCode(action.period)
    view = await visit.ask(
        visit.house.reporting.groups, visit.actor, visit.cycle, period, action.page
    )
    await visit.show(lists.groups(visit.voice, view))


async def show_section(visit: Visit, action: ShowSection) -> None:
    """List the criteria of one group."""
    period = PeriodCode(action.period)
    view = await visit.ask(
        visit.house.reporting.section,
        visit.actor,
        visit.cycle,
        period,
        action.section,
        action.page,
    )
    await visit.show(lists.section(visit.voice, view))


async def show_scores(visit: Visit, action: ShowScores) -> None:
    """List every score."""
    period = PeriodCode(action.period)
    view = await visit.ask(
        visit.house.reporting.scores, visit.actor, visit.cycle, period, action.page
    )
    await visit.show(lists.scores(visit.voice, view))


async def show_review(visit: Visit, action: ReviewReport, said: str = "") -> None:
    """Show the review sheet; a report that can only be read is shown as it is."""
    period = PeriodCode(action.period)
    try:
        view = await visit.ask(visit.house.submitting.review, visit.actor, visit.cycle, period)
    except (ReportClosed, YearClosed):
        await show(visit, ShowReport(period))
        return
    screen = review.review(visit.voice, view)
    await visit.show(screen.led_by(said) if said else screen)


async def hand_over(visit: Visit, action: HandOverReport) -> None:
    """Tell the unit's leaders that the report waits for them."""
    period = PeriodCode(action.period)
    try:
        view = await visit.do(visit.house.submitting.hand_over, visit.actor, visit.cycle, period)
    except ReportHasBlockers as error:
        await show_review(visit, ReviewReport(period), sentence(visit.voice, error))
    else:
        await visit.show(review.handed_over(visit.voice, view), below=True)


async def give_back(visit: Visit, action: GiveReportBack) -> None:
    """Tell the unit's people that their leader wants the report corrected."""
    period = PeriodCode(action.period)
    view = await visit.do(visit.house.submitting.give_back, visit.actor, visit.cycle, period)
    await visit.show(review.given_back(visit.voice, view), below=True)


async def send(visit: Visit, action: SendReport) -> None:
    """Send the report; the review sheet stays as a record above its receipt."""
    period = PeriodCode(action.period)
    try:
        view = await visit.do(
            visit.house.submitting.send,
            visit.actor,
            visit.cycle,
            period,
            action.stamp,
            zero_meant=bool(action.zero),
        )
    except ReportAllZero:
        sheet = await visit.ask(visit.house.submitting.review, visit.actor, visit.cycle, period)
        await visit.show(review.confirm_zero(visit.voice, sheet))
    except (ReportChanged, ReportHasBlockers) as error:
        await show_review(visit, ReviewReport(period), sentence(visit.voice, error))
    else:
        await visit.show(review.receipt(visit.voice, view), below=True)


async def show_receipt(visit: Visit, action: ShowReceipt) -> None:
    """Show the receipt of a sent report, or the hub of one that is with the unit again."""
    await show(visit, ShowReport(action.period))


async def ask_to_take_back(visit: Visit, action: AskToTakeBack) -> None:
    """Ask whether the report should be taken back; the receipt stays as a record."""
    period = PeriodCode(action.period)
    view = await visit.ask(visit.house.reporting.receipt, visit.actor, visit.cycle, period)
    await visit.show(review.ask_take_back(visit.voice, view), below=True)


async def take_back(visit: Visit, action: TakeBackReport) -> None:
    """Take the report back to correct it."""
    period = PeriodCode(action.period)
    view = await visit.do(visit.house.submitting.take_back, visit.actor, visit.cycle, period)
    await visit.show(screens.hub(visit.voice, view))
