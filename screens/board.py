"""The board: how many, who is missing, who cannot be reached; then the list of units."""

from __future__ import annotations

from domain.boards import Board, BoardStep, Contact, Progress, UnitRow
from domain.deadlines import Duty
from locales.acts import act
from locales.catalog import Voice
from screens.actions import AskToRemind, ShowBoard, ShowDigest, ShowPeople, ShowUnit
from screens.board_words import called, moment, names_of, state, step_title
from screens.common import home_button, lines
from screens.labels import fitted
from screens.report_words import PAGE, clipped, page_of, paging
from screens.screen import Button, Screen, stacked
from screens.signing import record_button
from screens.times import last_day, time_left

STEPS = 2
"""How many reports the first screen speaks of in full."""

OLDER = 3
"""How many of the others it names."""

FEW = 2
"""How many units such a line names rather than counts."""


def board(voice: Voice, view: Board, page: int = 0) -> Screen:
    """Show the first screen, or from page 1 on the list of units."""
    return units(voice, view, page - 1) if page else first(voice, view)


def first(voice: Voice, view: Board) -> Screen:
    """Say in words where the bloc stands."""
    told, older = _reports(view)
    lost = view.unreachable
    return Screen(
        lines(
            voice.say(
                "board.title",
                bloc=view.cycle.bloc.short,
                year=str(view.cycle.year),
                at=moment(view, view.now),
            ),
            over_line(voice, view),
            *_act(voice, view, Duty.PLEDGE),
            *_act(voice, view, Duty.TARGETS),
            *(line for step in told for line in _report(voice, view, step)),
            _older(voice, view, older),
            voice.say("board.unreachable", names=called(voice, lost, len(view.rows)))
            if lost
            else None,
        ),
        stacked(*_buttons(voice, view)),
    )


def over_line(voice: Voice, view: Board) -> str | None:
    """Say of a year that is closed that there is nothing to be done about it."""
    return voice.say("home.over", year=str(view.cycle.year)) if view.over else None


def _reports(view: Board) -> tuple[list[BoardStep], list[BoardStep]]:
    """Choose which reports are told in full; the others that some unit has to send come after.

    In full: those that can still be in time; where there is none, the one that matters now.
    """
    missing = [step for step in view.open_steps if step.period is not None]
    told = [step for step in missing if not step.passed][:STEPS]
    if not told:
        known = [step for step in view.steps if step.period is not None]
        told = [view.focus] if view.focus.period is not None else known[-1:]
    return told, [step for step in missing if step not in told]


def _act(voice: Voice, view: Board, duty: Duty) -> list[str]:
    """Say how many have confirmed, or registered; with the deadline while that matters.

    That all have registered is said until it is long past.
    """
    step = next((step for step in view.steps if step.duty.duty is duty), None)
    if step is None:
        return []
    units, missing = len(view.rows), view.missing(step)
    did = act(voice, view.cycle, duty)
    if not missing:
        done = step.recent or duty is Duty.PLEDGE
        return [voice.say(f"board.{duty.value}-all", units=units, act=did)] if done else []
    names = names_of(voice, missing)
    facts: dict[str, str | int] = {"done": len(view.done(step)), "units": units, "act": did}
    if step.passed:
        return [voice.say(f"board.{duty.value}-short", names=names, **facts)]
    if not step.near and duty is Duty.TARGETS:
        return [voice.say("board.targets", **facts)]
    said = [_heading(voice, view, step), voice.say(f"board.{duty.value}", **facts)]
    return [*said, voice.say("board.undone", names=names, act=did)]


def _heading(voice: Voice, view: Board, step: BoardStep) -> str:
    return voice.say(
        "board.step",
        title=step_title(voice, view.cycle, step),
        last=last_day(voice, step.duty.due),
        left=time_left(voice, step.duty),
    )


def _report(voice: Voice, view: Board, step: BoardStep) -> list[str]:
    """Say how many units are how far, and who is missing."""
    units, missing = len(view.rows), view.missing(step)
    if not missing:
        return [
            voice.say("board.all-sent", units=units, title=step_title(voice, view.cycle, step))
        ]
    count = voice.say(
        "board.counts",
        units=units,
        done=len(view.done(step)),
        doing=len(view.at(step, Progress.DOING)),
        idle=len(view.at(step, Progress.NOT_BEGUN)),
    )
    said = [_heading(voice, view, step), count]
    if step.near:
        said.append(voice.say("board.missing", names=names_of(voice, missing)))
    return said


def _older(voice: Voice, view: Board, older: list[BoardStep]) -> str | None:
    if not older:
        return None
    said = [counted(voice, view, step) for step in reversed(older[-OLDER:])]
    return voice.say("board.older", steps=said)


def counted(voice: Voice, view: Board, step: BoardStep) -> str:
    """Name a step with the units that miss it; many of them are only counted. Plain text."""
    missing = view.missing(step)
    title = step_title(voice, view.cycle, step)
    if len(missing) <= FEW:
        return voice.plain("board.step-names", title=title, names=names_of(voice, missing))
    return voice.plain("board.step-count", title=title, count=len(missing))


def _buttons(voice: Voice, view: Board) -> list[Button]:
    buttons = [
        Button(voice.plain("board.btn-units"), ShowBoard(1)),
        Button(voice.plain("board.btn-digest"), ShowDigest()),
    ]
    buttons += remind_buttons(voice, view, view.focus)
    if view.acts:
        label = voice.plain("board.btn-people", bloc=view.cycle.bloc.labels.bloc)
        buttons.append(Button(label, ShowPeople()))
    if view.acts and view.signing_time:
        buttons.append(record_button(voice, all_signed=view.all_signed))
    else:
        buttons.append(Button(voice.plain("board.btn-refresh"), ShowBoard()))
    return [*buttons, home_button(voice)]


def remind_buttons(voice: Voice, view: Board, step: BoardStep) -> list[Button]:
    """Return the way to remind those who miss a step, if the reader may and anybody hears it."""
    missing = view.missing(step) if step.sendable else ()
    reached = [row for row in missing if row.contact is Contact.REACHED]
    if not view.acts or not reached or view.over:
        return []
    label = voice.plain("board.btn-remind", count=len(reached))
    return [Button(label, AskToRemind(step.key))]


def board_button(voice: Voice) -> Button:
    """Return the way back to the board."""
    return Button(voice.plain("board.btn-board"), ShowBoard())


def units(voice: Voice, view: Board, page: int) -> Screen:
    """List the units, each with how far it is with the step that matters now."""
    page = clipped(len(view.rows), page)
    pages = -(-len(view.rows) // PAGE)
    return Screen(
        lines(
            voice.say(
                "board-units.page" if pages > 1 else "board-units.title",
                title=step_title(voice, view.cycle, view.focus),
                page=page + 1,
                pages=pages,
            ),
            voice.say("board-units.choose"),
        ),
        stacked(
            *(_unit_button(voice, view, row) for row in page_of(view.rows, page)),
            *paging(voice, len(view.rows), page, lambda to: ShowBoard(to + 1)),
            board_button(voice),
        ),
    )


def _unit_button(voice: Voice, view: Board, row: UnitRow) -> Button:
    said = state(voice, view.cycle, row, view.focus)
    label = fitted(voice, "board-units.btn-unit", "unit", unit=row.unit.short, state=said)
    return Button(label, ShowUnit(row.code))


def page_of_unit(view: Board, row: UnitRow) -> int:
    """Return the page of the list on which a unit stands."""
    return view.rows.index(row) // PAGE + 1
