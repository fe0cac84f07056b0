"""Standing in: what can be entered for a unit, and the line that every such screen begins with."""

from __future__ import annotations

from dataclasses import replace

from domain.cycles import Cycle
from domain.papers import Paper
from domain.standing_in import EnteringNews, StandInChoice, StandInView
from locales.catalog import Voice
from screens.actions import (
    Action,
    ChooseWhatToEnter,
    GoHome,
    GoOn,
    ScanForUnit,
    ShowReport,
    ShowUnit,
)
from screens.common import home_button, lines
from screens.labels import fitted
from screens.report_words import page_of, paging, titled
from screens.screen import Button, Screen, stacked

BUTTONS = 6
"""A screen with as many has no room for one more way out."""

_OUT: tuple[type[Action], ...] = (GoHome, GoOn)


def standing_in(voice: Voice, cycle: Cycle, paper: Paper, screen: Screen) -> Screen:
    """Return a screen of the unit's own people as the secretary meets it.

    It says first for whom they enter, and its way out leads back to the unit on the board.
    """
    unit = cycle.definition.unit(paper.topic.unit or "")
    back = Button(voice.plain("unit-report.btn-unit", unit=unit.short), ShowUnit(unit.code))
    kept = [row for row in screen.rows if not any(isinstance(b.action, _OUT) for b in row)]
    there = any(b.action == back.action for row in kept for b in row)
    rows = tuple(kept) if there or len(kept) >= BUTTONS else (*kept, (back,))
    led = lines(voice.say("stand-in.lead", unit=unit.short), screen.text)
    return replace(screen, text=led, rows=rows)


def choose(voice: Voice, view: StandInView, page: int = 0) -> Screen:
    """Choose what to enter for a unit."""
    unit, choices = view.unit, view.choices
    back = Button(voice.plain("unit-report.btn-unit", unit=unit.short), ShowUnit(unit.code))
    return Screen(
        lines(
            voice.say("stand-in.choose", unit=unit.short),
            voice.say("stand-in.first"),
            voice.say("stand-in.told"),
        ),
        stacked(
            *(_choice(voice, view, choice) for choice in page_of(choices, page)),
            *paging(voice, len(choices), page, lambda to: ChooseWhatToEnter(unit.code, to)),
            back,
        ),
    )


def _choice(voice: Voice, view: StandInView, choice: StandInChoice) -> Button:
    code = view.unit.code
    if choice.period is None:
        state = voice.plain("progress.confirmed" if choice.done else "progress.unconfirmed")
        return Button(voice.plain("stand-in.btn-pledge", state=state), ScanForUnit(code))
    state = voice.plain("progress.sent" if choice.done else "stand-in.not-sent")
    title = titled(voice, view.cycle, choice.period)
    label = fitted(voice, "stand-in.btn-report", "title", title=title, state=state)
    return Button(label, ScanForUnit(code, choice.period.code))


def stand_in_button(voice: Voice, unit: str, name: str) -> Button:
    """Return the way to what can be entered for a unit."""
    return Button(voice.plain("stand-in.btn", unit=name), ChooseWhatToEnter(unit))


def entering(voice: Voice, view: EnteringNews) -> Screen:
    """For a unit's people: the secretary enters their report, as far as it has come."""
    unit = view.cycle.definition.unit(view.unit).short
    return Screen(
        lines(
            voice.say(
                "stand-in.news",
                unit=unit,
                title=titled(voice, view.cycle, view.period),
                by=view.by,
            ),
            voice.say("stand-in.news-count", count=view.count, pieces=view.pieces),
            voice.say("stand-in.news-how"),
        ),
        stacked(
            Button(voice.plain("notice.btn-report"), ShowReport(view.period.code)),
            home_button(voice),
        ),
    )
