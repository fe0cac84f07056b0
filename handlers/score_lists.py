"""A list of scores in one message: what it would change, and the button that writes it."""

from __future__ import annotations

from domain.errors import OldButton
from domain.ids import PeriodCode
from domain.reports import HubView, PeriodsView
from domain.score_lists import read_list
from handlers import report
from handlers.buttons import decode
from handlers.context import Visit
from handlers.standing import stand
from screens import report as hubs
from screens import score_lists as screens
from screens.actions import ApplyList, DropList, ShowReport


def is_meant(text: str) -> bool:
    """Tell whether a message is a list of scores."""
    return read_list(text) is not None


async def typed(visit: Visit) -> None:
    """Show what a list of scores would change in the report that is open."""
    period = await _open_report(visit)
    if period is None:
        view = await visit.ask(visit.house.reporting.report, visit.actor, visit.cycle)
        if not isinstance(view, HubView):
            said = screens.which_report(visit.voice) if isinstance(view, PeriodsView) else None
            screen = hubs.report(visit.voice, view)
            await visit.show(screen.led_by(said) if said else screen)
            return
        period = view.head.period.code
    shown = await visit.do(
        visit.house.score_lists.show, visit.actor, visit.cycle, period, visit.incoming.text
    )
    await visit.show(screens.preview(visit.voice, shown))


async def show_again(visit: Visit) -> None:
    """Something else was typed while a list waits: say what the list waits for."""
    draft = visit.draft
    if draft is None:
        raise OldButton
    await stand(visit, draft.place, draft.year, draft.behalf)
    view = await visit.do(visit.house.score_lists.look, visit.actor, visit.cycle, draft)
    await visit.show(screens.preview(visit.voice, view).led_by(screens.waits(visit.voice)))


async def apply(visit: Visit, action: ApplyList) -> None:
    """Write the list, and show the report with it."""
    view = await visit.do(
        visit.house.score_lists.apply, visit.actor, visit.cycle, visit.draft, action.mark
    )
    if view.saved_at is None:
        await visit.show(screens.preview(visit.voice, view))
        return
    shown = await visit.ask(visit.house.reporting.report, visit.actor, visit.cycle, view.period)
    said = screens.saved(visit.voice, view, view.saved_at)
    await visit.show(hubs.report(visit.voice, shown).led_by(said))


async def drop(visit: Visit, action: DropList) -> None:
    """Forget the list, and go back to the report."""
    await visit.do(visit.house.score_lists.drop, visit.actor)
    await report.show(visit, ShowReport(action.period))


async def _open_report(visit: Visit) -> PeriodCode | None:
    """Return the report that is on the screen, and stand at its place and year."""
    for _, data in visit.live.buttons if visit.live else ():
        press = decode(data)
        if press and (period := getattr(press.action, "period", "")):
            await stand(visit, press.place, press.year, press.behalf)
            return PeriodCode(period)
    draft = visit.draft
    if draft is None or not (kept := draft.subject.get("period")):
        return None
    await stand(visit, draft.place, draft.year, draft.behalf)
    return PeriodCode(kept)
