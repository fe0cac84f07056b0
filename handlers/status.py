"""/status: one's own unit, or for an office the board."""

from __future__ import annotations

from handlers import offices
from handlers.context import Visit
from screens import status as screens


async def status(visit: Visit) -> None:
    """Show how things stand, as far as they are this person's business."""
    if visit.actor.unit is None:
        await offices.board(visit)
        return
    view = await visit.ask(visit.house.boarding.own_status, visit.actor, visit.cycle.year)
    await visit.show(screens.status(visit.voice, view))
