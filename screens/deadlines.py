"""The list of what is due: the last day, what is left of it, how it stands, who has seen it."""

from __future__ import annotations

from domain.cycles import Cycle
from domain.deadlines import Duty
from domain.duties import DutyState, DutyStatus
from domain.reminders import DeadlineLine, DeadlinesView, ReminderView
from locales.acts import act
from locales.catalog import Voice
from screens.actions import Acknowledge, AskForTime, ShowDeadlines
from screens.common import home_button, lines
from screens.home import seat, task_button
from screens.reminder import extension_line, progress
from screens.screen import Button, Screen, stacked
from screens.times import last_day, time_left

PAGE = 5
"""Deadlines on one page: each is a paragraph of its own."""


def deadlines(voice: Voice, view: DeadlinesView) -> Screen:
    """Return one page of the list: what still matters by time, then what lies behind."""
    items = [*view.ahead, *view.past]
    pages = max(1, -(-len(items) // PAGE))
    page = min(max(view.page, 0), pages - 1)
    first = page * PAGE
    paragraphs = [
        lines(
            voice.say("deadlines.past") if first + n == len(view.ahead) else None,
            _line(voice, view.cycle, line),
        )
        for n, line in enumerate(items[first : first + PAGE])
    ]
    heading = _heading(voice, view, page, pages)
    return Screen(
        "\n\n".join([heading, *paragraphs]),
        stacked(*_buttons(voice, view, page, pages)),
    )


def _heading(voice: Voice, view: DeadlinesView, page: int, pages: int) -> str:
    who, year = seat(voice, view.cycle, view.place), str(view.cycle.year)
    if not view.ahead and not view.past:
        return voice.say("deadlines.none", who=who, year=year)
    if pages == 1:
        return voice.say("deadlines.heading", who=who, year=year)
    return voice.say("deadlines.heading-page", who=who, year=year, page=page + 1, pages=pages)


def _line(voice: Voice, cycle: Cycle, line: DeadlineLine) -> str:
    """Title, last day and what is left; then how it stands and who took note, as sentences."""
    duty = line.duty
    title, last = duty.due.deadline.title, last_day(voice, duty.due)
    if duty.state is DutyState.PASSED and line.units is None:
        return voice.say("deadlines.gone", title=title, last=last)
    if duty.state is DutyState.DONE or (line.units and line.done == line.units):
        said = voice.say("deadlines.settled", title=title, last=last)
    else:
        said = voice.say("deadlines.line", title=title, last=last, left=time_left(voice, duty))
    parts = (
        said,
        _state(voice, cycle, line),
        _seen(voice, cycle, line),
        extension_line(voice, cycle, line.extension) if duty.waits else None,
    )
    return " ".join(part for part in parts if part)


def _state(voice: Voice, cycle: Cycle, line: DeadlineLine) -> str | None:
    if line.units is not None:
        duty = line.duty.duty
        key = "deadlines.units-report" if duty is Duty.REPORT else "deadlines.units-act"
        did = act(voice, cycle, duty)
        return voice.say(key, done=line.done or 0, units=line.units, act=did)
    if line.others:
        return voice.say("deadlines.of-units")
    said = progress(voice, cycle, line.duty)
    return said and voice.say("deadlines.state", progress=said[:1].upper() + said[1:])


def _seen(voice: Voice, cycle: Cycle, line: DeadlineLine) -> str | None:
    if line.others or line.duty.state is DutyState.DONE:
        return None
    if line.duty.acknowledged_at is None:
        return voice.say("deadlines.unseen")
    at = cycle.calendar.local(line.duty.acknowledged_at)
    return voice.say("deadlines.seen", by=line.duty.acknowledged_by, at=at)


def _buttons(voice: Voice, view: DeadlinesView, page: int, pages: int) -> list[Button]:
    buttons = []
    waiting = (line.duty for line in view.ahead if line.duty.waits and not line.others)
    task = next(waiting, None) if view.place.role.of_unit else None
    if task is not None:
        buttons.append(task_button(voice, task, view.place.role))
    if view.noting is not None:
        buttons.append(_note_button(voice, view.noting))
    if view.extendable is not None and not page:
        buttons.append(_time_button(voice, view.extendable))
    if page + 1 < pages:
        buttons.append(Button(voice.plain("deadlines.btn-next"), ShowDeadlines(page + 1)))
    if page:
        buttons.append(Button(voice.plain("deadlines.btn-previous"), ShowDeadlines(page - 1)))
    return [*buttons, home_button(voice)]


def _note_button(voice: Voice, view: ReminderView) -> Button:
    day = voice.short_day(view.duty.due.last_day)
    label = voice.plain("deadlines.btn-noted", day=day)
    return Button(label, Acknowledge(view.duty.due.key, view.rung))


def _time_button(voice: Voice, duty: DutyStatus) -> Button:
    label = voice.plain("deadlines.btn-time", day=voice.short_day(duty.due.last_day))
    return Button(label, AskForTime(duty.due.key))
