"""Asking for more time: the day, the reason, the look back; and what the leader's side hears."""

from __future__ import annotations

from domain.cycles import Cycle
from domain.extensions import Extension, ExtensionNewsView, ExtensionView
from domain.words import quoted
from locales.catalog import Voice
from screens.actions import (
    AskForTime,
    DropExtension,
    RunCommand,
    SendExtension,
    ShowBoard,
    ShowDeadlines,
    ShowUnit,
    WishForDay,
)
from screens.common import home_button, lines
from screens.home import seat
from screens.screen import Button, Screen, stacked
from screens.times import due_line


def extension(voice: Voice, view: ExtensionView) -> Screen:
    """Show where the request stands: what is awaited, the look back, or the record."""
    if view.saved and view.standing is not None:
        return _sent(voice, view, view.standing)
    if view.wished is None:
        return _day(voice, view)
    return _shown_back(voice, view) if view.reason else _reason(voice, view)


def about_word(voice: Voice, text: str, command: str) -> Screen:
    """Ask whether a command was meant where the reason is awaited."""
    word = quoted(text)
    return Screen(
        voice.say("extension.word", word=word),
        stacked(
            Button(voice.plain("criterion-ask.btn-open", word=word), RunCommand(command)),
            _drop(voice),
        ),
    )


def dropped(voice: Voice) -> Screen:
    """Say that nothing was sent."""
    return Screen(voice.say("extension.dropped"), stacked(_list(voice), home_button(voice)))


def extension_news(voice: Voice, view: ExtensionNewsView) -> Screen:
    """For the leader's side: who asks, until when, why."""
    cycle, asked = view.cycle, view.extension
    unit = cycle.definition.unit(asked.unit)
    return Screen(
        lines(
            voice.say(
                "extension.news",
                unit=unit.short,
                day=asked.wished,
                title=view.duty.due.deadline.title,
            ),
            due_line(voice, view.duty),
            voice.say("extension.because", reason=asked.reason),
            voice.say(
                "extension.by",
                by=asked.by or voice.plain("common.not-typed"),
                at=cycle.calendar.local(asked.at),
            ),
            voice.say("extension.answer", leader=cycle.bloc.labels.bloc_leader),
        ),
        stacked(
            Button(voice.plain("unit-report.btn-unit", unit=unit.short), ShowUnit(unit.code)),
            Button(voice.plain("home.btn-board"), ShowBoard()),
        ),
    )


def extension_said(voice: Voice, cycle: Cycle, asked: Extension) -> str:
    """Tell a request in one line, for the leader's side."""
    return voice.say(
        "extension.said",
        title=cycle.due(asked.deadline).deadline.title,
        day=asked.wished,
        reason=asked.reason,
        by=asked.by or voice.plain("common.not-typed"),
        at=cycle.calendar.local(asked.at),
    )


def _day(voice: Voice, view: ExtensionView) -> Screen:
    """Ask for the day; what was asked before is said first."""
    deadline = view.duty.due.key
    return Screen(
        lines(
            _heading(voice, view),
            due_line(voice, view.duty),
            _before(voice, view),
            voice.say("extension.ask-day"),
        ),
        stacked(
            *(
                Button(
                    voice.plain("extension.btn-day", day=voice.short_day(day)),
                    WishForDay(deadline, day.toordinal()),
                )
                for day in view.offered
            ),
            _drop(voice),
        ),
    )


def _reason(voice: Voice, view: ExtensionView) -> Screen:
    return Screen(
        lines(_heading(voice, view), _wished(voice, view), voice.say("extension.ask-reason")),
        stacked(_other_day(voice, view), _drop(voice)),
    )


def _shown_back(voice: Voice, view: ExtensionView) -> Screen:
    leader = view.cycle.bloc.labels.bloc_leader
    return Screen(
        lines(
            _heading(voice, view),
            _wished(voice, view),
            voice.say("extension.because", reason=view.reason),
            voice.say("extension.not-sent", leader=leader),
        ),
        stacked(
            Button(voice.plain("extension.btn-send"), SendExtension()),
            _other_day(voice, view),
            _drop(voice),
        ),
    )


def _sent(voice: Voice, view: ExtensionView, asked: Extension) -> Screen:
    calendar, labels = view.cycle.calendar, view.cycle.bloc.labels
    later = asked.told_at > asked.at
    told = "extension.told-later" if later else "extension.told"
    return Screen(
        lines(
            voice.say(
                "extension.saved",
                at=calendar.local(asked.at),
                who=seat(voice, view.cycle, view.place),
                title=view.duty.due.deadline.title,
                day=asked.wished,
            ),
            voice.say("extension.because", reason=asked.reason),
            voice.say(told, leader=labels.bloc_leader, at=calendar.local(asked.told_at))
            if view.leaders
            else voice.say("extension.nobody", leader=labels.bloc_leader),
            voice.say("extension.unmoved"),
        ),
        stacked(_list(voice), home_button(voice)),
    )


def _heading(voice: Voice, view: ExtensionView) -> str:
    who, title = seat(voice, view.cycle, view.place), view.duty.due.deadline.title
    return voice.say("extension.heading", who=who, title=title)


def _before(voice: Voice, view: ExtensionView) -> str | None:
    asked = view.standing
    if asked is None:
        return None
    at = view.cycle.calendar.local(asked.at)
    return voice.say("extension.before", day=asked.wished, at=at)


def _wished(voice: Voice, view: ExtensionView) -> str | None:
    if view.wished is None:
        return None
    if view.typed is not None:
        return voice.say("extension.wished-rolled", day=view.wished, typed=view.typed)
    return voice.say("extension.wished", day=view.wished)


def _other_day(voice: Voice, view: ExtensionView) -> Button:
    return Button(voice.plain("extension.btn-other-day"), AskForTime(view.duty.due.key))


def _drop(voice: Voice) -> Button:
    return Button(voice.plain("extension.btn-drop"), DropExtension())


def _list(voice: Voice) -> Button:
    return Button(voice.plain("reminder.btn-list"), ShowDeadlines())
