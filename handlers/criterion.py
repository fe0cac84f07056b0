"""A criterion's card: buttons, and what is typed while it is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from domain.cards import CriterionView
from domain.cycles import Cycle
from domain.drafts import Draft, Step
from domain.errors import BlocError, FilledByBloc, NotUnderstood, OldButton, OutOfRange
from domain.ids import CriterionCode, EvidenceId, PeriodCode, Revision
from domain.people import Actor
from handlers.context import Visit
from handlers.standing import stand
from handlers.unasked import not_understood
from screens import criterion as screens
from screens.actions import (
    AskNote,
    AskReference,
    KeepWord,
    OpenCriterion,
    ScoreCriterion,
    SetAssigned,
    TurnIntoNote,
)
from screens.errors import sentence
from usecases.ports import Tx

Taking = Callable[[Tx, Actor, Cycle, Draft, str], CriterionView]
"""What takes a typed text on an open card."""


async def open_(visit: Visit, action: OpenCriterion) -> None:
    """Open a card."""
    period, criterion = PeriodCode(action.period), CriterionCode(action.criterion)
    view = await visit.do(visit.house.scoring.open, visit.actor, visit.cycle, period, criterion)
    await visit.show(screens.card(visit.voice, view))


async def score(visit: Visit, action: ScoreCriterion) -> None:
    """Score by a button."""
    view = await visit.do(
        visit.house.scoring.score,
        visit.actor,
        visit.cycle,
        PeriodCode(action.period),
        CriterionCode(action.criterion),
        action.value,
        Revision(action.revision),
    )
    await visit.show(screens.card(visit.voice, view))


async def set_assigned(visit: Visit, action: SetAssigned) -> None:
    """Say whether the task was assigned to the unit."""
    view = await visit.do(
        visit.house.scoring.set_assigned,
        visit.actor,
        visit.cycle,
        PeriodCode(action.period),
        CriterionCode(action.criterion),
        Revision(action.revision),
        assigned=bool(action.assigned),
    )
    await visit.show(screens.card(visit.voice, view))


async def ask(visit: Visit, action: AskNote | AskReference) -> None:
    """Wait for the explanation or a reference."""
    step = Step.NOTE if isinstance(action, AskNote) else Step.REFERENCE
    period, criterion = PeriodCode(action.period), CriterionCode(action.criterion)
    view = await visit.do(
        visit.house.scoring.ask, visit.actor, visit.cycle, period, criterion, step
    )
    await visit.show(screens.card(visit.voice, view))


async def turn_into_note(visit: Visit, action: TurnIntoNote) -> None:
    """Make a reference the explanation instead."""
    view = await visit.do(
        visit.house.scoring.turn_into_note,
        visit.actor,
        visit.cycle,
        EvidenceId(action.evidence),
        Revision(action.revision),
    )
    await visit.show(screens.card(visit.voice, view))


async def typed(visit: Visit) -> None:
    """Take what is typed on an open card: a score or a reference."""
    await _take(visit, partial(visit.house.scoring.type, message=visit.incoming.message_id))


async def after_leaving(visit: Visit) -> None:
    """Ask about what is typed when the card has been left for another screen."""
    draft, said = await at_draft(visit), visit.incoming.text
    view = await visit.do(
        visit.house.scoring.ask_after_leaving, visit.actor, visit.cycle, draft, said
    )
    if view is None:
        await not_understood(visit)
    else:
        await visit.show(screens.card(visit.voice, view))


async def note(visit: Visit) -> None:
    """Take the explanation."""
    await _take(visit, partial(visit.house.scoring.note, message=visit.incoming.message_id))


async def reference(visit: Visit) -> None:
    """Take the reference to a document."""
    await _take(visit, visit.house.scoring.refer)


async def _take(visit: Visit, take: Taking) -> None:
    draft = await at_draft(visit)
    try:
        view = await visit.do(take, visit.actor, visit.cycle, draft, visit.incoming.text)
    except (NotUnderstood, OutOfRange, FilledByBloc) as error:
        await show_again(visit, draft, error)
    else:
        await visit.show(screens.card(visit.voice, view))


async def present(visit: Visit) -> None:
    """Show the open card with what is saved in it."""
    subject = (await at_draft(visit)).subject
    await open_(visit, OpenCriterion(subject["period"], subject["criterion"]))


async def say_why(visit: Visit, error: BlocError) -> None:
    """Say why nothing was made of a message, and show the open card again."""
    await show_again(visit, await at_draft(visit), error)


async def show_again(visit: Visit, draft: Draft, error: BlocError) -> None:
    """Say why not, and show the open card again: nothing of it is lost."""
    view = await visit.ask(visit.house.scoring.look, visit.actor, visit.cycle, draft)
    said = sentence(visit.voice, error)
    await visit.show(screens.card(visit.voice, view).led_by(said))


async def ask_about_word(visit: Visit, command: str) -> None:
    """A command's word came while a text is awaited: ask which was meant."""
    draft = await at_draft(visit)
    view = await visit.do(
        visit.house.scoring.ask_about_word,
        visit.actor,
        visit.cycle,
        draft,
        visit.incoming.text,
        command,
    )
    await visit.show(screens.card(visit.voice, view))


async def keep_word(visit: Visit, _: KeepWord) -> None:
    """The word was meant as the awaited text."""
    draft = await at_draft(visit)
    view = await visit.do(visit.house.scoring.keep_word, visit.actor, visit.cycle, draft)
    await visit.show(screens.card(visit.voice, view))


async def edited(visit: Visit) -> None:
    """An earlier message was changed: correct what it had set, or say that nothing changes."""
    scoring, message = visit.house.scoring, visit.incoming.message_id or 0
    typed = await visit.ask(scoring.message, visit.person.id, message)
    if typed is None:
        await visit.show(screens.edited(visit.voice))
        return
    await stand(visit, typed.place, typed.year, typed.behalf)
    try:
        view = await visit.do(
            scoring.correct, visit.actor, visit.cycle, typed, visit.incoming.text
        )
    except (NotUnderstood, OutOfRange, FilledByBloc) as error:
        said = sentence(visit.voice, error)
        await visit.show(screens.not_corrected(visit.voice, typed, said))
    else:
        known = screens.card(visit.voice, view) if view else screens.edited(visit.voice, typed)
        await visit.show(known)


async def at_draft(visit: Visit) -> Draft:
    """Stand where the open card stands: its place and year hold, whatever was pressed since.

    Raises:
        OldButton: if no card is open.
    """
    draft = visit.draft
    if draft is None or "criterion" not in draft.subject:
        raise OldButton
    await stand(visit, draft.place, draft.year, draft.behalf)
    return draft
