"""Evidence: files that come in, the lists, one piece, and where it is put."""

from __future__ import annotations

from domain.drafts import CARDS, Draft
from domain.errors import FileRefused
from domain.ids import CriterionCode, EvidenceId, PeriodCode
from handlers.context import AppliedBefore, Visit
from handlers.criterion import at_draft, show_again
from handlers.standing import stand_as_shown
from screens import evidence as screens
from screens.actions import (
    AssignEvidence,
    OpenEvidence,
    PlaceEvidence,
    RemoveEvidence,
    ShowEvidence,
)
from usecases.evidencing import GivenFile


async def file(visit: Visit) -> None:
    """Take a photo or document: its size is known before it is fetched."""
    if visit.redrawing:
        visit.acted = True
        raise AppliedBefore
    draft = await at_draft(visit) if visit.draft and visit.draft.step in CARDS else None
    if draft is None:
        await stand_as_shown(visit)
    try:
        await _keep(visit, draft)
    except FileRefused as error:
        if draft is None:
            raise
        await show_again(visit, draft, error)


async def _keep(visit: Visit, draft: Draft | None) -> None:
    sent, house = visit.incoming.file, visit.house
    assert sent is not None
    evidencing = house.evidencing
    await visit.ask(evidencing.expect, visit.actor, visit.cycle, draft, sent.size)
    stored = await house.files.keep(await house.mouth.fetch(sent.file_id, sent.size))
    given = GivenFile(sent.name, sent.caption, sent.album, sent.unique_id)
    view = await visit.do(evidencing.attach, visit.actor, visit.cycle, draft, given, stored)
    await visit.show(screens.filed(visit.voice, view))


async def show(visit: Visit, action: ShowEvidence) -> None:
    """List a criterion's evidence, or the tray."""
    criterion = CriterionCode(action.criterion) if action.criterion else None
    view = await visit.ask(
        visit.house.evidencing.listed,
        visit.actor,
        visit.cycle,
        PeriodCode(action.period),
        criterion,
        action.page,
    )
    await visit.show(screens.listed(visit.voice, view))


async def open_(visit: Visit, action: OpenEvidence) -> None:
    """Show one piece of evidence; its file is sent back."""
    evidence = EvidenceId(action.evidence)
    view = await visit.ask(visit.house.evidencing.opened, visit.actor, visit.cycle, evidence)
    file = view.evidence.openable
    content = await visit.house.files.read(file) if file else None
    await visit.show(screens.one(visit.voice, view, content))


async def place(visit: Visit, action: PlaceEvidence) -> None:
    """Choose the criterion of a piece of evidence."""
    view = await visit.ask(
        visit.house.evidencing.placing,
        visit.actor,
        visit.cycle,
        EvidenceId(action.evidence),
        action.page,
    )
    await visit.show(screens.placing(visit.voice, view))


async def assign(visit: Visit, action: AssignEvidence) -> None:
    """Put a piece of evidence to a criterion."""
    view = await visit.do(
        visit.house.evidencing.assign,
        visit.actor,
        visit.cycle,
        EvidenceId(action.evidence),
        CriterionCode(action.criterion),
    )
    await visit.show(screens.listed(visit.voice, view))


async def remove(visit: Visit, action: RemoveEvidence) -> None:
    """Take a piece of evidence out."""
    evidence = EvidenceId(action.evidence)
    view = await visit.do(visit.house.evidencing.remove, visit.actor, visit.cycle, evidence)
    await visit.show(screens.listed(visit.voice, view))
