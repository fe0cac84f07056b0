"""The board: how many, who is missing, who cannot be reached; then the list of units."""

from __future__ import annotations

from domain.boards import Board, BoardStep, Progress, UnitRow
from locales.catalog import Voice
from screens.actions import AskToRemind, ShowBoard, ShowDigest, ShowUnit
from screens.board_words import called, moment, names_of, state, step_title
from screens.common import home_button, lines
from screens.report_words import PAGE, clipped, page_of, paging
from screens.screen import Button, Screen, stacked
from screens.times import last_day, time_left

STEPS = 2
"""How many reports the first screen speaks of in full."""

OLDER = 4
"""How many of the others it names."""


def board(voice: Voice, view: Board, page: int = 0) -> Screen:
    """Show the first screen, or from page 1 on the list of units."""
    return units(voice, view, page - 1) if page else first(voice, view)


def first(voice: Voice, view: Board) -> Screen:
    """Say in words where the bloc stands."""
    told, older = _steps(view)
    lost = view.unreachable
    return Screen(
        lines(
            voice.say(
                "board.title",
                bloc=view.cycle.bloc.short,
                year=str(view.cycle.year),
                at=moment(view, view.now),
            ),
            *(line for step in told for line in _step(voice, view, step)),
            _older(voice, view, older),
            voice.say("board.unreachable", names=called(voice, lost)) if lost else None,
        ),
        stacked(*_buttons(voice, view)),
    )


def _steps(view: Board) -> tuple[list[BoardStep], list[BoardStep]]:
    """Choose what is told in full: the pledge and the newest reports some unit has to send."""
    pledge = [step for step in view.steps if step.period is None]
    wanted = [step for step in view.open_steps if step.period is not None]
    if not wanted:
        wanted = [step for step in view.steps if step.period is not None][-1:]
    return [*pledge, *wanted[-STEPS:]], wanted[:-STEPS]


def _step(voice: Voice, view: Board, step: BoardStep) -> list[str]:
    """Say how many units are how far, and who is missing."""
    units, missing = len(view.rows), view.missing(step)
    title = step_title(voice, view.cycle, step)
    if not missing:
        key = "board.pledge-all" if step.period is None else "board.all-sent"
        return [voice.say(key, units=units, title=title)]
    due = step.duty.due
    heading = voice.say(
        "board.step", title=title, last=last_day(voice, due), left=time_left(voice, step.duty)
    )
    done, names = len(view.done(step)), names_of(voice, missing)
    if step.period is None:
        count = voice.say("board.pledge", done=done, units=units)
        return [heading, count, voice.say("board.unconfirmed", names=names)]
    count = voice.say(
        "board.counts",
        units=units,
        done=done,
        doing=len(view.at(step, Progress.DOING)),
        idle=len(view.at(step, Progress.NOT_BEGUN)),
    )
    return [heading, count, voice.say("board.missing", names=names)]


def _older(voice: Voice, view: Board, older: list[BoardStep]) -> str | None:
    if not older:
        return None
    said = [
        voice.plain(
            "board.older-step",
            title=step_title(voice, view.cycle, step),
            count=len(view.missing(step)),
        )
        for step in older[-OLDER:]
    ]
    return voice.say("board.older", steps=said)


def _buttons(voice: Voice, view: Board) -> list[Button]:
    buttons = [
        Button(voice.plain("board.btn-units"), ShowBoard(1)),
        Button(voice.plain("board.btn-digest"), ShowDigest()),
    ]
    if view.acts and view.open_steps:
        buttons.append(remind_button(voice, view))
    buttons.append(Button(voice.plain("board.btn-refresh"), ShowBoard()))
    return [*buttons, home_button(voice)]


def remind_button(voice: Voice, view: Board, step: BoardStep | None = None) -> Button:
    """Return the way to remind those who miss a step; by default the one that matters now."""
    step = step or view.focus
    label = voice.plain("board.btn-remind", count=len(view.missing(step)))
    return Button(label, AskToRemind(step.key))


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
    label = voice.plain(
        "board-units.btn-unit", unit=row.unit.short, state=state(voice, row, view.focus)
    )
    return Button(label, ShowUnit(row.code))


def page_of_unit(view: Board, row: UnitRow) -> int:
    """Return the page of the list on which a unit stands."""
    return view.rows.index(row) // PAGE + 1
