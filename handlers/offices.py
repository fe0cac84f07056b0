"""What the leader's side does: the board, a unit, its report, reminding, the digest.

Boards and digests read much of a bloc, so they are read beside the writer.
"""

from __future__ import annotations

from domain.errors import BlocError, NotUnderstood, OutOfRange
from domain.ids import EvidenceId, PeriodCode, Revision, UnitCode
from handlers.context import Visit
from reports.digest import group_text, unit_text
from screens import board as boards
from screens import digest as digests
from screens import filling, remind, unit_report
from screens import unit as units
from screens.actions import (
    AskToRemind,
    FillForBloc,
    FillPoints,
    GroupText,
    OpenUnitEvidence,
    RemindMissing,
    ShowBoard,
    ShowLedger,
    ShowUnit,
    ShowUnitEvidence,
    ShowUnitReport,
    UnitText,
)
from screens.errors import sentence
from screens.ledger import ledger


async def board(visit: Visit) -> None:
    """Show the board's first screen."""
    await show_board(visit, ShowBoard())


async def show_board(visit: Visit, action: ShowBoard) -> None:
    """Show the board, or a page of its units."""
    house = visit.house
    view = await house.store.read(house.boarding.board, visit.actor, visit.cycle.year)
    await visit.show(boards.board(visit.voice, view, action.page))


async def show_unit(visit: Visit, action: ShowUnit) -> None:
    """Show how one unit stands."""
    house, unit = visit.house, UnitCode(action.unit)
    view = await house.store.read(house.boarding.unit, visit.actor, visit.cycle.year, unit)
    await visit.show(units.unit(visit.voice, view))


async def show_report(visit: Visit, action: ShowUnitReport) -> None:
    """Show a unit's report; with no period named, the choice."""
    boarding, year = visit.house.boarding, visit.cycle.year
    unit, period = UnitCode(action.unit), PeriodCode(action.period)
    if not period:
        found = await visit.ask(boarding.reports, visit.actor, year, unit, action.page)
        await visit.show(unit_report.reports(visit.voice, found))
        return
    view = await visit.ask(boarding.report, visit.actor, year, unit, period, action.page)
    await visit.show(unit_report.report(visit.voice, view))


async def show_criterion(visit: Visit, action: ShowUnitEvidence) -> None:
    """Show a criterion of a unit's report, with its evidence."""
    view = await visit.ask(
        visit.house.boarding.criterion,
        visit.actor,
        visit.cycle.year,
        UnitCode(action.unit),
        PeriodCode(action.period),
        action.criterion,
        action.page,
    )
    await visit.show(unit_report.criterion(visit.voice, view))


async def open_evidence(visit: Visit, action: OpenUnitEvidence) -> None:
    """Send a file of a unit's evidence; what it belongs to is shown again below it."""
    found = EvidenceId(action.evidence)
    piece = await visit.ask(visit.house.boarding.piece, visit.actor, found)
    if piece.file is not None:
        content = await visit.house.files.read(piece.file)
        unit = visit.cycle.definition.unit(piece.unit).short.to(visit.voice.language)
        await visit.show(unit_report.opened(visit.voice, unit, piece, content), below=True)
    if piece.criterion is None:
        await show_report(visit, ShowUnitReport(piece.unit, piece.period))
    else:
        await show_criterion(visit, ShowUnitEvidence(piece.unit, piece.period, piece.criterion))


async def show_ledger(visit: Visit, action: ShowLedger) -> None:
    """Show a unit's ledger of reminders."""
    unit = UnitCode(action.unit)
    view = await visit.ask(visit.house.reminding.ledger, visit.actor, visit.cycle, unit)
    await visit.show(ledger(visit.voice, view, action.page))


async def open_fill(visit: Visit, action: FillForBloc) -> None:
    """Open a criterion that the bloc fills for a unit."""
    view = await visit.do(
        visit.house.filling.open,
        visit.actor,
        visit.cycle.year,
        UnitCode(action.unit),
        PeriodCode(action.period),
        action.criterion,
    )
    await visit.show(filling.fill(visit.voice, view))


async def fill(visit: Visit, action: FillPoints) -> None:
    """Fill it with a button's points."""
    view = await visit.do(
        visit.house.filling.fill,
        visit.actor,
        visit.cycle.year,
        UnitCode(action.unit),
        PeriodCode(action.period),
        action.criterion,
        action.value,
        Revision(action.revision),
    )
    await visit.show(filling.fill(visit.voice, view))


async def fill_typed(visit: Visit) -> None:
    """Fill it with typed points."""
    text = visit.incoming.text
    try:
        view = await visit.do(visit.house.filling.fill_typed, visit.actor, visit.draft, text)
    except (NotUnderstood, OutOfRange) as error:
        await say_why(visit, error)
    else:
        await visit.show(filling.fill(visit.voice, view))


async def say_why(visit: Visit, error: BlocError) -> None:
    """Say why nothing was made of a message, and show the open criterion again."""
    view = await visit.ask(visit.house.filling.look, visit.actor, visit.draft)
    await visit.show(filling.fill(visit.voice, view).led_by(sentence(visit.voice, error)))


async def remind_(visit: Visit) -> None:
    """Show who would be reminded."""
    await ask_to_remind(visit, AskToRemind())


async def ask_to_remind(visit: Visit, action: AskToRemind) -> None:
    """Show who would be reminded of a deadline; where several are open, ask which."""
    house, year = visit.house, visit.cycle.year
    view = await house.store.read(house.nudging.preview, visit.actor, year, action.deadline)
    await visit.show(remind.asked(visit.voice, view))


async def remind_missing(visit: Visit, action: RemindMissing) -> None:
    """Remind every unit that misses a deadline."""
    view = await visit.do(
        visit.house.nudging.remind, visit.actor, visit.cycle.year, action.deadline
    )
    await visit.show(remind.reminded(visit.voice, view))


async def digest(visit: Visit) -> None:
    """Show the digest as of now."""
    house = visit.house
    view = await house.store.read(house.digesting.read, visit.actor, visit.cycle.year)
    await visit.show(digests.digest(visit.voice, view))


async def paste_group(visit: Visit, action: GroupText) -> None:
    """Show the text to paste into a group, alone in its message."""
    house, names = visit.house, bool(action.names)
    view = await house.store.read(house.digesting.read, visit.actor, visit.cycle.year)
    text = group_text(visit.voice, view, names=names)
    await visit.show(digests.pasteable(text), below=True)
    await visit.show(digests.pasting_group(visit.voice, text, names=names))


async def paste_unit(visit: Visit, action: UnitText) -> None:
    """Show the text to paste to one unit, alone in its message."""
    house, unit = visit.house, UnitCode(action.unit)
    view = await house.store.read(house.boarding.unit, visit.actor, visit.cycle.year, unit)
    text = unit_text(visit.voice, view)
    await visit.show(digests.pasteable(text), below=True)
    await visit.show(digests.pasting_unit(visit.voice, text, view.row.unit))
