"""Correcting one's own name and post."""

from __future__ import annotations

from domain.drafts import Step
from domain.errors import BlocError, NotUnderstood, OldButton
from handlers import evidence
from handlers.context import Visit
from handlers.standing import stand
from screens import renaming as screens
from screens.errors import sentence


async def ask_name(visit: Visit) -> None:
    """Wait for the name."""
    await _ask(visit, Step.OWN_NAME)


async def ask_post(visit: Visit) -> None:
    """Wait for the post."""
    await _ask(visit, Step.OWN_POST)


async def _ask(visit: Visit, step: Step) -> None:
    view = await visit.do(visit.house.renaming.ask, visit.actor, visit.cycle, step)
    await visit.show(screens.own_name(visit.voice, view))


async def typed(visit: Visit) -> None:
    """Keep what was typed as the name or the post."""
    step, renaming = await _at_draft(visit), visit.house.renaming
    keep = renaming.rename if step is Step.OWN_NAME else renaming.repost
    try:
        view = await visit.do(keep, visit.actor, visit.cycle, visit.incoming.text)
    except NotUnderstood as error:
        await say_why(visit, error)
    else:
        await visit.show(screens.own_name(visit.voice, view))


async def file(visit: Visit) -> None:
    """Take a file for what it is anywhere else, and wait for a name no longer.

    The next text would be about the file.
    """
    if visit.draft is not None:
        visit.draft = await visit.ask(visit.house.visiting.leave, visit.draft)
    await evidence.file(visit)


async def say_why(visit: Visit, error: BlocError) -> None:
    """Say why nothing was made of a message, and ask again."""
    await present(visit, sentence(visit.voice, error))


async def present(visit: Visit, said: str = "") -> None:
    """Ask again for what is awaited."""
    step = await _at_draft(visit)
    view = await visit.ask(visit.house.renaming.look, visit.actor, visit.cycle, step)
    screen = screens.own_name(visit.voice, view)
    await visit.show(screen.led_by(said) if said else screen)


async def _at_draft(visit: Visit) -> Step:
    """Stand in the place whose holder is asked; return what is awaited."""
    if visit.draft is None:
        raise OldButton
    await stand(visit, visit.draft.place, visit.draft.year, visit.draft.behalf)
    return visit.draft.step
