"""Registered targets: typed line by line, altered, taken out, said to be all."""

from __future__ import annotations

from domain.drafts import Step
from domain.errors import BlocError, NotUnderstood, OldButton, TargetKnown, TargetsFull
from domain.ids import TargetId, UnitCode
from handlers.context import Visit
from handlers.standing import stand
from screens import targets as screens
from screens.actions import (
    OpenTarget,
    RegisterTargets,
    RemoveTarget,
    ShowTargets,
    ShowUnitTargets,
)
from screens.errors import sentence


async def targets(visit: Visit) -> None:
    """Show the unit's targets."""
    await show(visit, ShowTargets())


async def show(visit: Visit, action: ShowTargets) -> None:
    """Show a page of the unit's targets; a text adds to them from here on."""
    view = await visit.do(visit.house.targeting.open, visit.actor, visit.cycle, action.page)
    await visit.show(screens.targets(visit.voice, view))


async def show_unit(visit: Visit, action: ShowUnitTargets) -> None:
    """Show the targets of a unit to the leader's side."""
    body, unit = visit.house.targeting.of_unit, UnitCode(action.unit)
    view = await visit.ask(body, visit.actor, visit.cycle, unit, action.page)
    await visit.show(screens.targets(visit.voice, view))


async def typed(visit: Visit) -> None:
    """Add what was typed, each line a target."""
    await _at_draft(visit)
    add, text = visit.house.targeting.add, visit.incoming.text
    try:
        view = await visit.do(add, visit.actor, visit.cycle, text)
    except (NotUnderstood, TargetKnown, TargetsFull) as error:
        await say_why(visit, error)
    else:
        await visit.show(screens.targets(visit.voice, view))


async def open_(visit: Visit, action: OpenTarget) -> None:
    """Open one target, to be typed anew or taken out."""
    body, number = visit.house.targeting.choose, TargetId(action.target)
    view = await visit.do(body, visit.actor, visit.cycle, number)
    await visit.show(screens.target(visit.voice, view))


async def retyped(visit: Visit) -> None:
    """Write the open target anew."""
    await _at_draft(visit)
    alter, text = visit.house.targeting.alter, visit.incoming.text
    try:
        view = await visit.do(alter, visit.actor, visit.cycle, visit.draft, text)
    except NotUnderstood as error:
        await say_why(visit, error)
    else:
        await visit.show(screens.either(visit.voice, view))


async def remove(visit: Visit, action: RemoveTarget) -> None:
    """Take a target out."""
    body, number = visit.house.targeting.remove, TargetId(action.target)
    view = await visit.do(body, visit.actor, visit.cycle, number)
    await visit.show(screens.targets(visit.voice, view))


async def register(visit: Visit, _: RegisterTargets) -> None:
    """Keep that these are all."""
    view = await visit.do(visit.house.targeting.register, visit.actor, visit.cycle)
    await visit.show(screens.targets(visit.voice, view))


async def say_why(visit: Visit, error: BlocError) -> None:
    """Say why nothing was made of a message, and show again what is open."""
    await present(visit, sentence(visit.voice, error))


async def present(visit: Visit, said: str = "") -> None:
    """Show the list or the target that is open, as it stands."""
    draft = await _at_draft(visit)
    targeting, here = visit.house.targeting, (visit.actor, visit.cycle)
    if draft is Step.TARGET:
        one = await visit.ask(targeting.chosen, *here, visit.draft)
        screen = screens.target(visit.voice, one)
    else:
        screen = screens.targets(visit.voice, await visit.ask(targeting.look, *here))
    await visit.show(screen.led_by(said) if said else screen)


async def _at_draft(visit: Visit) -> Step:
    """Stand where the list was opened; return what of it is open."""
    if visit.draft is None:
        raise OldButton
    await stand(visit, visit.draft.place, visit.draft.year, visit.draft.behalf)
    return visit.draft.step
