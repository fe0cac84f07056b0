"""A reminder: what is due, how it stands, what lateness costs, and what "Đã nắm" means."""

from __future__ import annotations

from datetime import datetime, time

from domain.blocs import Role
from domain.cycles import Cycle
from domain.deadlines import Duty, LateBand, LatePolicy
from domain.duties import DutyState, DutyStatus
from domain.extensions import Extension
from domain.reminders import CatchUpView, Noted, ReminderView
from domain.words import Words
from locales.acts import act
from locales.catalog import Voice
from screens.actions import (
    Acknowledge,
    AcknowledgeAll,
    AskForTime,
    RemindLater,
    ShowDeadlines,
)
from screens.common import home_button, lines
from screens.home import office, seat, task_button
from screens.screen import Button, Screen, stacked
from screens.times import due_line, last_day, time_left

NOON = time(12)

LISTED = 10
"""How many deadlines one message lists."""

BANDS = 3
"""How many steps of a late penalty a card says; the rest is worth no reading."""


def reminder(voice: Voice, view: ReminderView) -> Screen:
    """Return the card of one deadline."""
    return Screen(
        lines(
            _heading(voice, view) if view.noted is None else None,
            due_line(voice, view.duty),
            _now(voice, view),
            _seen(voice, view),
            extension_line(voice, view.cycle, view.extension),
            _whose(voice, view),
            _cost(voice, view),
            _meaning(voice, view),
        ),
        stacked(*_buttons(voice, view)),
    )


def acknowledged(voice: Voice, view: ReminderView) -> Screen:
    """Return the card after "Đã nắm": who noted it and when, by whomever it was."""
    if view.noted is None:
        return reminder(voice, view)
    return reminder(voice, view).led_by(_noted(voice, view, view.noted))


def later(voice: Voice, view: ReminderView) -> Screen:
    """Return the card after "later": when it will be said again."""
    if not view.snoozed or view.snooze_at is None:
        return reminder(voice, view).led_by(voice.say("reminder.no-later"))
    at = view.cycle.calendar.local(view.snooze_at)
    card = reminder(voice, view.model_copy(update={"snooze_at": None}))
    return card.led_by(voice.say("reminder.snoozed", at=at))


def catch_up(voice: Voice, view: CatchUpView) -> Screen:
    """Return several deadlines in one message."""
    shown, rest = view.reminders[:LISTED], len(view.reminders) - LISTED
    tasks = (one for one in view.reminders if _can_act(one))
    first = next(tasks, None)
    buttons = (
        [task_button(voice, first.duty, view.place.role, confirms=first.entitled)] if first else []
    )
    if view.noted is None:
        label = voice.plain("reminder.btn-noted-all")
        buttons.append(Button(label, AcknowledgeAll(view.newest)))
    buttons.append(_list_button(voice))
    return Screen(
        lines(
            voice.say("reminder.several", who=seat(voice, view.cycle, view.place)),
            *(_line(voice, one) for one in shown),
            voice.say("reminder.several-more", count=rest) if rest > 0 else None,
            voice.say("reminder.means-all", bloc=_bloc(view.cycle)) if not view.noted else None,
        ),
        stacked(*buttons),
    )


def acknowledged_all(voice: Voice, view: CatchUpView) -> Screen:
    """Return the list after "Đã nắm tất cả"."""
    if view.noted is None or not view.reminders:
        text = voice.say("reminder.noted-all-before")
        return Screen(text, stacked(_list_button(voice), home_button(voice)))
    said = voice.say(
        "reminder.noted-all",
        at=view.cycle.calendar.local(view.noted.at),
        who=seat(voice, view.cycle, view.place),
        count=len(view.reminders),
        by=view.noted.by,
    )
    return catch_up(voice, view).led_by(said)


def note_button(voice: Voice, view: ReminderView) -> Button:
    """Return the button that says "Đã nắm" to a deadline at its rung."""
    return Button(voice.plain("reminder.btn-noted"), Acknowledge(view.duty.due.key, view.rung))


def progress(voice: Voice, cycle: Cycle, duty: DutyStatus) -> str | None:
    """Say how a duty stands now, in words; None where the bot does not know. Plain text."""
    if duty.state is DutyState.DONE and duty.done_at is not None:
        return _done(voice, cycle, duty, cycle.calendar.local(duty.done_at))
    if duty.state is DutyState.LATER and duty.period is not None:
        return voice.plain("duty-state.later", day=cycle.opening_of(duty.period.code))
    if duty.duty is Duty.PLEDGE:
        return voice.plain("duty-state.act", act=act(voice, cycle, duty.duty))
    if duty.duty is Duty.TARGETS:
        key = "duty-state.written" if duty.begun else "duty-state.act"
        return voice.plain(key, count=duty.settled, act=act(voice, cycle, duty.duty))
    if duty.duty is Duty.ATTEND or duty.period is None:
        return None
    if not duty.begun:
        return voice.plain("duty-state.not-begun")
    if duty.settled == duty.asked:
        return voice.plain("duty-state.all-settled", asked=duty.asked)
    return voice.plain("duty-state.settled", settled=duty.settled, asked=duty.asked)


def _done(voice: Voice, cycle: Cycle, duty: DutyStatus, at: datetime) -> str:
    if duty.duty is Duty.REPORT:
        return voice.plain("duty-state.done-report", at=at)
    did = act(voice, cycle, duty.duty)
    if at.time() == time.min:
        # What was done on paper has a day, no hour.
        return voice.plain("duty-state.done-act-day", act=did, day=at.date())
    return voice.plain("duty-state.done-act", act=did, at=at)


def _heading(voice: Voice, view: ReminderView) -> str:
    key = "reminder.by-hand" if view.by_hand else "reminder.heading"
    return voice.say(
        key,
        who=seat(voice, view.cycle, view.place),
        leader=office(voice, view.cycle, Role.BLOC_LEADER),
        title=view.duty.due.deadline.title,
    )


def _now(voice: Voice, view: ReminderView) -> str | None:
    """How it stands; where nobody can know, what to do if it was done."""
    if not view.place.role.of_unit:
        return None
    if view.duty.duty is Duty.ATTEND:
        passed = view.duty.state is DutyState.PASSED
        return voice.say("reminder.if-done") if passed else None
    said = progress(voice, view.cycle, view.duty)
    return said and voice.say("reminder.now", progress=said)


def extension_line(voice: Voice, cycle: Cycle, asked: Extension | None) -> str | None:
    """Say that the unit has asked for more time, and that this moves nothing yet."""
    if asked is None:
        return None
    return voice.say(
        "reminder.extension",
        day=asked.wished,
        leader=cycle.bloc.labels.bloc_leader,
        at=cycle.calendar.local(asked.told_at),
    )


def _seen(voice: Voice, view: ReminderView) -> str | None:
    """Name who took note of the deadline before; a press of just now is said above."""
    duty = view.duty
    if view.noted or duty.acknowledged_at is None or duty.state is DutyState.DONE:
        return None
    at = view.cycle.calendar.local(duty.acknowledged_at)
    by = duty.acknowledged_by or voice.plain("common.not-typed")
    return voice.say("deadlines.seen", by=by, at=at)


def _whose(voice: Voice, view: ReminderView) -> str | None:
    """Tell staff what only their leader can do."""
    duty = view.duty
    if view.place.role is not Role.UNIT_STAFF or view.entitled or not duty.waits:
        return None
    if duty.duty is Duty.PLEDGE:
        return voice.say("reminder.leader-confirms")
    ready = duty.asked > 0 and duty.settled == duty.asked
    return voice.say("reminder.leader-sends") if ready else None


def _cost(voice: Voice, view: ReminderView) -> str | None:
    """What lateness costs, where points are at stake."""
    late, duty = view.cycle.definition.late, view.duty
    if duty.duty is not Duty.REPORT or not view.place.role.of_unit or not duty.waits:
        return None
    bloc = _bloc(view.cycle)
    if late.policy is not LatePolicy.PENALTY:
        return voice.say(f"reminder.late-{late.policy.value}", bloc=bloc)
    if duty.state is DutyState.OVERDUE:
        cost = late.cost(duty.workdays_late)
        return voice.say("reminder.costs-now", points=voice.short_points(cost)) if cost else None
    bands = [_band(voice, late.bands, n) for n in range(min(len(late.bands), BANDS))]
    return voice.say("reminder.costs", bloc=bloc, bands="; ".join(bands)) if bands else None


def _band(voice: Voice, bands: tuple[LateBand, ...], number: int) -> str:
    band = bands[number]
    first = (bands[number - 1].upto or 0) + 1 if number else 1
    points = voice.short_points(band.points)
    if band.upto is None:
        key = "reminder.band-more" if number else "reminder.band-any"
        return voice.plain(key, points=points)
    key = "reminder.band-one" if band.upto == first else "reminder.band"
    return voice.plain(key, first=first, last=band.upto, points=points)


def _meaning(voice: Voice, view: ReminderView) -> str | None:
    """That "Đã nắm" is neither agreement nor doing: before it is said, and after."""
    if view.duty.state is DutyState.DONE:
        return None
    duty = view.duty.duty.value if view.place.role.of_unit else "office"
    if view.noted is not None:
        return voice.say(f"reminder.still-{duty}") if view.duty.waits else None
    return voice.say(f"reminder.means-{duty}", bloc=_bloc(view.cycle))


def _notable(view: ReminderView) -> bool:
    return view.noted is None and view.duty.state is not DutyState.DONE


def _can_act(view: ReminderView) -> bool:
    return view.possible and view.duty.waits and view.place.role.of_unit


def _buttons(voice: Voice, view: ReminderView) -> list[Button]:
    buttons = []
    if _can_act(view):
        buttons.append(task_button(voice, view.duty, view.place.role, confirms=view.entitled))
    if _notable(view):
        buttons.append(note_button(voice, view))
    if view.snooze_at is not None and view.duty.state is not DutyState.DONE:
        buttons.append(_later_button(voice, view, view.snooze_at))
    if view.extendable:
        label = voice.plain("reminder.btn-time")
        buttons.append(Button(label, AskForTime(view.duty.due.key)))
    if not _can_act(view) or view.noted is not None:
        buttons.append(_list_button(voice))
    return buttons


def _later_button(voice: Voice, view: ReminderView, snooze_at: datetime) -> Button:
    at = view.cycle.calendar.local(snooze_at)
    key = "reminder.btn-later-morning" if at.time() < NOON else "reminder.btn-later-afternoon"
    label = voice.plain(key, day=voice.short_day(at.date()))
    return Button(label, RemindLater(view.duty.due.key))


def _list_button(voice: Voice) -> Button:
    return Button(voice.plain("reminder.btn-list"), ShowDeadlines())


def _noted(voice: Voice, view: ReminderView, noted: Noted) -> str:
    if view.also_at is not None:
        return _noted_too(voice, view, noted, view.also_at)
    return voice.say(
        "reminder.noted-before" if view.noted_before else "reminder.noted",
        at=view.cycle.calendar.local(noted.at),
        who=seat(voice, view.cycle, view.place),
        title=view.duty.due.deadline.title,
        last=last_day(voice, view.duty.due),
        by=noted.by,
    )


def _noted_too(voice: Voice, view: ReminderView, first: Noted, at: datetime) -> str:
    """Say that the reader's own word is kept, and which colleague had said so before."""
    return lines(
        voice.say(
            "reminder.noted-too",
            at=view.cycle.calendar.local(at),
            title=view.duty.due.deadline.title,
            last=last_day(voice, view.duty.due),
        ),
        _before(voice, view, first),
    )


def _before(voice: Voice, view: ReminderView, first: Noted) -> str:
    return voice.say(
        "reminder.noted-first",
        by=first.by or voice.plain("common.not-typed"),
        who=seat(voice, view.cycle, view.place),
        at=view.cycle.calendar.local(first.at),
    )


def _line(voice: Voice, view: ReminderView) -> str:
    duty, first = view.duty, view.noted if view.also_at is not None else None
    line = voice.say(
        "reminder.line",
        title=duty.due.deadline.title,
        last=last_day(voice, duty.due),
        left=time_left(voice, duty),
    )
    return line if first is None else f"{line} {_before(voice, view, first)}"


def _bloc(cycle: Cycle) -> Words:
    return cycle.bloc.labels.bloc
