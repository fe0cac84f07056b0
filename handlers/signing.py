"""The pledge signed on paper: what the leader's side records of it."""

from __future__ import annotations

from domain.errors import BlocError, NobodySigned, NotUnderstood, OldButton, SignersChanged
from domain.ids import UnitCode
from handlers.context import Visit
from handlers.standing import stand
from screens import signing as screens
from screens.actions import (
    KeepSigning,
    MarkSigner,
    OpenSigned,
    RecordSigning,
    ShowSigned,
    TakeOutSigning,
)
from screens.errors import sentence


async def show(visit: Visit, action: RecordSigning) -> None:
    """Show who would be recorded."""
    signing = visit.house.signing
    view = await visit.do(signing.open, visit.actor, visit.cycle, action.page)
    await visit.show(screens.recording(visit.voice, view))


async def mark(visit: Visit, action: MarkSigner) -> None:
    """Say whether a unit was there."""
    unit, there = UnitCode(action.unit), bool(action.there)
    body = visit.house.signing.mark
    view = await visit.do(body, visit.actor, visit.cycle, unit, action.page, there=there)
    await visit.show(screens.recording(visit.voice, view))


async def typed(visit: Visit) -> None:
    """Take day and place of the signing."""
    await _at_draft(visit)
    describe, text = visit.house.signing.describe, visit.incoming.text
    try:
        view = await visit.do(describe, visit.actor, visit.cycle, text)
    except NotUnderstood as error:
        await say_why(visit, error)
    else:
        await visit.show(screens.recording(visit.voice, view))


async def say_why(visit: Visit, error: BlocError) -> None:
    """Say why nothing was made of a message, and show again what is prepared."""
    await present(visit, sentence(visit.voice, error))


async def present(visit: Visit, said: str = "") -> None:
    """Show what is prepared as it stands."""
    await _at_draft(visit)
    view = await visit.ask(visit.house.signing.look, visit.actor, visit.cycle)
    screen = screens.recording(visit.voice, view)
    await visit.show(screen.led_by(said) if said else screen)


async def keep(visit: Visit, action: KeepSigning) -> None:
    """Record the units prepared; the list they were chosen from is replaced by what is kept."""
    record = visit.house.signing.record
    try:
        view = await visit.do(record, visit.actor, visit.cycle, action.count)
    except (SignersChanged, NobodySigned) as error:
        await say_why(visit, error)
    else:
        await visit.show(screens.signed(visit.voice, view))


async def show_signed(visit: Visit, action: ShowSigned) -> None:
    """List what is recorded."""
    body = visit.house.signing.signed
    view = await visit.ask(body, visit.actor, visit.cycle, action.page)
    await visit.show(screens.signed(visit.voice, view))


async def open_signed(visit: Visit, action: OpenSigned) -> None:
    """Show what is recorded of one unit."""
    unit = UnitCode(action.unit)
    view = await visit.ask(visit.house.signing.one, visit.actor, visit.cycle, unit)
    await visit.show(screens.one(visit.voice, view))


async def take_out(visit: Visit, action: TakeOutSigning) -> None:
    """Take out a recording that was a mistake."""
    unit = UnitCode(action.unit)
    view = await visit.do(visit.house.signing.take_out, visit.actor, visit.cycle, unit)
    await visit.show(screens.signed(visit.voice, view))


async def _at_draft(visit: Visit) -> None:
    if visit.draft is None:
        raise OldButton
    await stand(visit, visit.draft.place, visit.draft.year)
