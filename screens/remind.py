"""Reminding by hand: which deadline, who would get a message and when, and what was done."""

from __future__ import annotations

from domain.boards import Board
from domain.unit_views import RemindView
from locales.catalog import Voice
from screens.actions import AskToRemind, RemindMissing
from screens.board import board_button
from screens.board_words import called, moment, names_of, step_title
from screens.common import lines
from screens.labels import fitted
from screens.report_words import PAGE
from screens.screen import Button, Screen, stacked
from screens.times import last_day, time_left


def asked(voice: Voice, view: RemindView | Board) -> Screen:
    """Show who would be reminded, or which deadlines there are to choose from."""
    return choices(voice, view) if isinstance(view, Board) else preview(voice, view)


def choices(voice: Voice, view: Board) -> Screen:
    """Choose which deadline to remind of; the newest come first."""
    buttons = [
        Button(
            fitted(
                voice,
                "remind.btn-step",
                "title",
                title=step_title(voice, view.cycle, step),
                count=len(view.missing(step)),
            ),
            AskToRemind(step.key),
        )
        for step in view.open_steps[::-1][:PAGE]
    ]
    key = "remind.choose" if buttons else "remind.none"
    return Screen(voice.say(key), stacked(*buttons, board_button(voice)))


def preview(voice: Voice, view: RemindView) -> Screen:
    """Show who would be reminded, who was already, who cannot be."""
    buttons = []
    if view.units:
        label = voice.plain("remind.btn-send", count=len(view.units))
        buttons.append(Button(label, RemindMissing(view.step.key)))
    if view.choices > 1:
        buttons.append(Button(voice.plain("remind.btn-other"), AskToRemind()))
    due = view.step.duty.due
    return Screen(
        lines(
            voice.say(
                "remind.title",
                title=step_title(voice, view.board.cycle, view.step),
                last=last_day(voice, due),
                left=time_left(voice, view.step.duty),
            ),
            *_who(voice, view),
            *_others(voice, view),
        ),
        stacked(*buttons, board_button(voice)),
    )


def _who(voice: Voice, view: RemindView) -> list[str]:
    if not view.step.sendable:
        return [voice.say("remind.too-late", bloc=view.board.cycle.bloc.labels.bloc)]
    if not view.board.missing(view.step):
        return [voice.say("remind.all-done")]
    if not view.units:
        return []
    later = view.at > view.board.now
    return [
        voice.say("remind.who", count=len(view.units), names=_names(voice, view, view.units)),
        voice.say(
            "remind.people-later" if later else "remind.people",
            people=view.people,
            at=moment(view.board, view.at),
        ),
    ]


def _others(voice: Voice, view: RemindView) -> list[str]:
    said = []
    if view.already:
        said.append(voice.say("remind.already", names=_names(voice, view, view.already)))
    if view.unreachable:
        rows = (view.board.row(code) for code in view.unreachable)
        said.append(
            voice.say("remind.unreachable", names=called(voice, rows, len(view.board.rows)))
        )
    return said


def reminded(voice: Voice, view: RemindView) -> Screen:
    """Say what was done; where nothing was left to do, show how things stand."""
    if not view.sent:
        return preview(voice, view)
    later = view.at > view.board.now
    return Screen(
        lines(
            voice.say(
                "remind.sent",
                clock=voice.clock(moment(view.board, view.board.now)),
                people=view.people,
                count=len(view.units),
                title=step_title(voice, view.board.cycle, view.step),
            ),
            voice.say("remind.sent-who", names=_names(voice, view, view.units)),
            voice.say("remind.sent-at", at=moment(view.board, view.at))
            if later
            else voice.say("remind.sent-now"),
            *_others(voice, view),
        ),
        stacked(board_button(voice)),
    )


def _names(voice: Voice, view: RemindView, units: tuple[str, ...]) -> str:
    return names_of(voice, (row for row in view.board.rows if row.code in units))
