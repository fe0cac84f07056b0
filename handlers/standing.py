"""Standing where a screen or message stood: its place and year hold, whatever came since."""

from __future__ import annotations

from domain.ids import PaperId, PlaceId, Year
from handlers.buttons import decode
from handlers.context import Visit


async def stand(
    visit: Visit, place: int | None, year: int | None, behalf: int | None = None
) -> None:
    """Act for the place and year that something was shown or typed for.

    ``behalf`` is the paper with which the secretary stood in for a unit there.
    """
    now = visit.visitor.place
    paper = visit.paper.id if visit.paper else None
    there = now and visit.cycle_or_none and (place, year) == (now.id, visit.cycle_or_none.year)
    if there and behalf == paper:
        return
    found = await visit.ask(
        visit.house.visiting.arrive,
        visit.incoming.user_id,
        visit.incoming.chat_id,
        PlaceId(place) if place else None,
        Year(year) if year else None,
        PaperId(behalf) if behalf else None,
    )
    visit.visitor, visit.cycle_or_none = found.visitor, found.cycle
    visit.paper = found.paper


async def stand_as_shown(visit: Visit) -> None:
    """Act for the unit whose screen is shown, where the secretary stands in for it."""
    for _, data in visit.live.buttons if visit.live else ():
        press = decode(data)
        if press and press.behalf:
            await stand(visit, press.place, press.year, press.behalf)
            return
