"""Deadlines: the list, "Đã nắm", and being reminded once more."""

from __future__ import annotations

from domain.ids import NoticeId
from handlers.context import Visit
from screens import deadlines as screens
from screens import reminder
from screens.actions import Acknowledge, AcknowledgeAll, RemindLater, ShowDeadlines


async def deadlines(visit: Visit) -> None:
    """Show what is due."""
    await show(visit, ShowDeadlines())


async def show(visit: Visit, action: ShowDeadlines) -> None:
    """Show a page of what is due."""
    view = await visit.ask(visit.house.reminding.deadlines, visit.actor, visit.cycle, action.page)
    await visit.show(screens.deadlines(visit.voice, view))


async def acknowledge(visit: Visit, action: Acknowledge) -> None:
    """Keep that the unit took note of a deadline."""
    view = await visit.do(
        visit.house.reminding.acknowledge, visit.actor, visit.cycle, action.deadline, action.rung
    )
    visit.still_card = True
    await visit.show(reminder.acknowledged(visit.voice, view))


async def acknowledge_all(visit: Visit, action: AcknowledgeAll) -> None:
    """Keep that the unit took note of every deadline of a message."""
    view = await visit.do(
        visit.house.reminding.acknowledge_all, visit.actor, visit.cycle, NoticeId(action.newest)
    )
    visit.still_card = True
    await visit.show(reminder.acknowledged_all(visit.voice, view))


async def later(visit: Visit, action: RemindLater) -> None:
    """Remind once more on the next working morning."""
    view = await visit.do(visit.house.reminding.later, visit.actor, visit.cycle, action.deadline)
    visit.still_card = True
    await visit.show(reminder.later(visit.voice, view))
