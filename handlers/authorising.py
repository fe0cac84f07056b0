"""Authorising: the unit's leader assigns an officer; the secretary records the paper."""

from __future__ import annotations

from domain.drafts import Draft
from domain.errors import BlocError, NotUnderstood, OldButton, PaperIncomplete
from domain.ids import AuthorisationId, PaperId, PlaceId, UnitCode
from handlers import papers
from handlers.context import Visit
from handlers.standing import stand
from screens import authorising as screens
from screens import papers as paper_screens
from screens.actions import (
    AskToAuthorise,
    Authorise,
    NameAssigner,
    OpenPaper,
    RevokeAuthorisation,
    ScanAuthorisation,
)
from screens.errors import sentence


async def authorise(visit: Visit) -> None:
    """Show who may confirm and send for one's own unit."""
    await show(visit, AskToAuthorise())


async def show(visit: Visit, action: AskToAuthorise) -> None:
    """Show who may confirm and send for a unit."""
    unit = UnitCode(action.unit) if action.unit else None
    view = await visit.ask(visit.house.authorising.view, visit.actor, visit.cycle, unit)
    await visit.show(screens.authorising(visit.voice, view, action.page))


async def grant(visit: Visit, action: Authorise) -> None:
    """Let an officer confirm and send from now on."""
    place = PlaceId(action.place)
    view = await visit.do(visit.house.authorising.grant, visit.actor, visit.cycle, place)
    await visit.show(screens.authorising(visit.voice, view))


async def revoke(visit: Visit, action: RevokeAuthorisation) -> None:
    """End an authorisation."""
    number = AuthorisationId(action.authorisation)
    view = await visit.do(visit.house.authorising.revoke, visit.actor, visit.cycle, number)
    await visit.show(screens.authorising(visit.voice, view))


async def scan(visit: Visit, action: ScanAuthorisation) -> None:
    """Open the paper on which an officer was assigned."""
    place = PlaceId(action.place)
    view = await visit.do(visit.house.authorising.prepare, visit.actor, visit.cycle, place)
    await visit.show(paper_screens.paper(visit.voice, view))


async def ask_assigner(visit: Visit, action: NameAssigner) -> None:
    """Ask who assigned; a paper that lacks something is shown again."""
    paper = PaperId(action.paper)
    try:
        view = await visit.do(
            visit.house.authorising.ask_assigner, visit.actor, visit.cycle, paper
        )
    except PaperIncomplete as error:
        await papers.open_(visit, OpenPaper(paper), sentence(visit.voice, error))
    else:
        await visit.show(screens.assigner(visit.voice, view))


async def assigner(visit: Visit) -> None:
    """Take the post of whoever assigned, and record the authorisation with it."""
    record, text = visit.house.authorising.record, visit.incoming.text
    try:
        view = await visit.do(record, visit.actor, visit.cycle, await _waiting(visit), text)
    except NotUnderstood as error:
        await say_why(visit, error)
    else:
        await visit.show(screens.authorising(visit.voice, view))


async def say_why(visit: Visit, error: BlocError) -> None:
    """Say why nothing was recorded, and ask again."""
    await present(visit, sentence(visit.voice, error))


async def present(visit: Visit, said: str = "") -> None:
    """Ask again who assigned."""
    draft = await _waiting(visit)
    view = await visit.ask(visit.house.authorising.look, visit.actor, visit.cycle, draft)
    screen = screens.assigner(visit.voice, view)
    await visit.show(screen.led_by(said) if said else screen)


async def _waiting(visit: Visit) -> Draft:
    draft = visit.draft
    if draft is None or "assigning" not in draft.subject:
        raise OldButton
    await stand(visit, draft.place, draft.year)
    return draft
