"""The pledge: reading it, confirming it, seeing what changed."""

from __future__ import annotations

from domain.ids import Version
from domain.pledge_views import PledgeReceipt, PledgeView
from handlers.context import Visit
from screens import pledge as screens
from screens.actions import ConfirmPledge, ShowPledge, ShowPledgeChanges, ShowWholePledge
from screens.pledge_changes import changes as changes_screen
from screens.pledge_confirming import confirmed, confirming


async def pledge(visit: Visit) -> None:
    """Show the beginning of the pledge."""
    await visit.show(screens.beginning(visit.voice, await _read(visit)))


async def show_content(visit: Visit, action: ShowPledge) -> None:
    """Show one content of the pledge, or its beginning."""
    await visit.show(screens.pledge(visit.voice, await _read(visit), action.number))


async def show_whole(visit: Visit, action: ShowWholePledge) -> None:
    """Show the whole pledge as one text."""
    await visit.show(screens.whole(visit.voice, await _read(visit), action.page))


async def ask_to_confirm(visit: Visit) -> None:
    """Show who would confirm what, before it is confirmed."""
    await visit.show(confirming(visit.voice, await _read(visit)))


async def confirm(visit: Visit, action: ConfirmPledge) -> None:
    """Confirm for the unit; what was confirmed and its receipt both stay in the chat."""
    pledging = visit.house.pledging
    version = Version(action.version)
    found = await visit.do(pledging.confirm, visit.actor, visit.cycle.year, version)
    new = isinstance(found, PledgeReceipt) and found.first
    await visit.show(confirmed(visit.voice, found), below=new)


async def confirmed_before(visit: Visit, action: ConfirmPledge) -> None:
    """The pledge was confirmed and the receipt perhaps never arrived: show it."""
    only_read = visit.house.pledging.confirm  # which it is, once a unit has confirmed
    found = await visit.ask(only_read, visit.actor, visit.cycle.year, Version(action.version))
    await visit.show(confirmed(visit.voice, found), below=True)


async def show_changes(visit: Visit, action: ShowPledgeChanges) -> None:
    """Show what a version changed."""
    view = await visit.ask(
        visit.house.pledging.changes, visit.actor, visit.cycle.year, Version(action.version)
    )
    await visit.show(changes_screen(visit.voice, view, action.page))


async def _read(visit: Visit) -> PledgeView:
    return await visit.ask(visit.house.pledging.read, visit.actor, visit.cycle.year)
