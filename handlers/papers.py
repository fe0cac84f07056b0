"""Papers: the scans that come in, the number and date typed, the files sent back."""

from __future__ import annotations

from domain.drafts import Draft
from domain.errors import BlocError, FileRefused, NotUnderstood, OldButton
from domain.ids import PaperFileId, PaperId, PeriodCode
from handlers.context import AppliedBefore, Visit
from handlers.standing import stand
from screens import papers as screens
from screens.actions import KeepSignedReport, OpenPaper, OpenScan, RemoveScan, ShowScans
from screens.errors import sentence
from usecases.evidencing import GivenFile


async def keep_signed(visit: Visit, action: KeepSignedReport) -> None:
    """Show the signed report, and wait for what is missing of it; the receipt stays above."""
    period = PeriodCode(action.period)
    signed = visit.house.scanning.signed_report
    view = await visit.do(signed, visit.actor, visit.cycle, period)
    await visit.show(screens.paper(visit.voice, view), below=True)


async def open_(visit: Visit, action: OpenPaper, said: str = "") -> None:
    """Show a paper and wait for its scans."""
    paper = PaperId(action.paper)
    view = await visit.do(visit.house.scanning.open, visit.actor, visit.cycle, paper)
    screen = screens.paper(visit.voice, view)
    await visit.show(screen.led_by(said) if said else screen)


async def show_scans(visit: Visit, action: ShowScans) -> None:
    """List the files of a paper."""
    opened = visit.house.scanning.open
    paper = PaperId(action.paper)
    view = await visit.do(opened, visit.actor, visit.cycle, paper, action.page)
    await visit.show(screens.scans(visit.voice, view))


async def open_scan(visit: Visit, action: OpenScan) -> None:
    """Send one file of a paper back."""
    scan = PaperFileId(action.scan)
    view = await visit.ask(visit.house.scanning.scan, visit.actor, visit.cycle, scan)
    content = await visit.house.files.read(view.scan.file)
    await visit.show(screens.scan(visit.voice, view, content))


async def remove(visit: Visit, action: RemoveScan) -> None:
    """Take a file out of its paper."""
    scan = PaperFileId(action.scan)
    view = await visit.do(visit.house.scanning.remove, visit.actor, visit.cycle, scan)
    await visit.show(screens.paper(visit.voice, view))


async def file(visit: Visit) -> None:
    """Take a photo or document as a scan of the open paper."""
    if visit.redrawing:
        visit.acted = True
        raise AppliedBefore
    draft = await at_paper(visit)
    try:
        await _keep(visit, draft)
    except FileRefused as error:
        await say_why(visit, error)


async def _keep(visit: Visit, draft: Draft) -> None:
    sent, house = visit.incoming.file, visit.house
    assert sent is not None
    scanning = house.scanning
    await visit.ask(scanning.expect, visit.actor, visit.cycle, draft, sent.size)
    stored = await house.files.keep(await house.mouth.fetch(sent.file_id, sent.size), scan=True)
    given = GivenFile(sent.name, sent.caption, sent.album, sent.unique_id)
    view = await visit.do(scanning.attach, visit.actor, visit.cycle, draft, given, stored)
    await visit.show(screens.paper(visit.voice, view))


async def typed(visit: Visit) -> None:
    """Take the number and date of the open paper."""
    draft = await at_paper(visit)
    describe, text = visit.house.scanning.describe, visit.incoming.text
    try:
        view = await visit.do(describe, visit.actor, visit.cycle, draft, text)
    except NotUnderstood as error:
        await say_why(visit, error)
    else:
        await visit.show(screens.paper(visit.voice, view))


async def say_why(visit: Visit, error: BlocError) -> None:
    """Say why nothing was made of a message, and show the open paper again."""
    await present(visit, sentence(visit.voice, error))


async def present(visit: Visit, said: str = "") -> None:
    """Show the open paper as it stands."""
    draft = await at_paper(visit)
    view = await visit.ask(visit.house.scanning.look, visit.actor, visit.cycle, draft)
    screen = screens.paper(visit.voice, view)
    await visit.show(screen.led_by(said) if said else screen)


async def at_paper(visit: Visit) -> Draft:
    """Stand where the open paper stands: its place and year hold, whatever was pressed since.

    Raises:
        OldButton: if no paper is open.
    """
    draft = visit.draft
    if draft is None or "paper" not in draft.subject:
        raise OldButton
    await stand(visit, draft.place, draft.year)
    return draft
