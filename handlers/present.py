"""The present: what a person should see when nothing else is asked."""

from __future__ import annotations

from domain.drafts import Step
from handlers.context import Visit
from screens import home as screens
from screens import joining as joining_screens
from screens.leaving import outside
from screens.screen import Screen


async def home_screen(visit: Visit) -> Screen:
    """Return the screen a person should see when nothing else is asked."""
    place, person = visit.visitor.place, visit.visitor.person
    if person is None or place is None:
        return await _outside(visit)
    view = await visit.ask(visit.house.homing.home, person, place, visit.cycle)
    return screens.home(visit.voice, view)


async def _outside(visit: Visit) -> Screen:
    """Return the invitation that somebody without a place has open, else how to get one."""
    if visit.draft is None or visit.draft.step is not Step.CONSENT:
        known = visit.visitor.person and visit.visitor.person.name
        return outside(visit.voice) if known else joining_screens.stranger(visit.voice)
    view = await visit.ask(visit.house.joining.shown, visit.person)
    return joining_screens.invitation(visit.voice, view)
