"""Standing in: the secretary chooses a unit's matter, sends its paper, and enters it."""

from __future__ import annotations

from domain.ids import PaperId, PeriodCode, UnitCode
from handlers import pledge, report
from handlers.context import Visit
from screens import papers
from screens import standing_in as screens
from screens.actions import ChooseWhatToEnter, EnterForUnit, ScanForUnit, ShowReport


async def choose(visit: Visit, action: ChooseWhatToEnter) -> None:
    """Show what can be entered for a unit, a page of it."""
    choose_ = visit.house.standing_in.choose
    view = await visit.ask(choose_, visit.actor, visit.cycle, UnitCode(action.unit))
    await visit.show(screens.choose(visit.voice, view, action.page))


async def scan(visit: Visit, action: ScanForUnit) -> None:
    """Open the paper that the unit handed in."""
    period = PeriodCode(action.period) if action.period else None
    view = await visit.do(
        visit.house.standing_in.open, visit.actor, visit.cycle, UnitCode(action.unit), period
    )
    await visit.show(papers.paper(visit.voice, view))


async def enter(visit: Visit, action: EnterForUnit) -> None:
    """Stand in for the unit: from here on its own screens are shown."""
    begin, paper = visit.house.standing_in.begin, PaperId(action.paper)
    visit.paper = await visit.do(begin, visit.actor, visit.cycle, paper)
    period = visit.paper.topic.period
    if period is None:
        await pledge.pledge(visit)
    else:
        await report.show(visit, ShowReport(period))
