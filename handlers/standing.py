"""Standing where a screen or message stood: its place and year hold, whatever came since."""

from __future__ import annotations

from domain.ids import PlaceId, Year
from handlers.context import Visit


async def stand(visit: Visit, place: int | None, year: int | None) -> None:
    """Act for the place and year that something was shown or typed for."""
    now = visit.visitor.place
    if now and visit.cycle_or_none and (place, year) == (now.id, visit.cycle_or_none.year):
        return
    found = await visit.ask(
        visit.house.visiting.arrive,
        visit.incoming.user_id,
        visit.incoming.chat_id,
        PlaceId(place) if place else None,
        Year(year) if year else None,
    )
    visit.visitor, visit.cycle_or_none = found.visitor, found.cycle
