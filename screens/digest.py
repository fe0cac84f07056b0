"""The digest: about six lines that end with what waits for the leader."""

from __future__ import annotations

from html import escape

from domain.blocs import Role, Unit
from domain.boards import NEAR, BoardStep, UnitRow
from domain.cycles import Cycle
from domain.digests import DigestView, ToFill
from locales.acts import act
from locales.catalog import Voice
from screens.actions import FillForBloc, GroupText, ShowDigest, ShowUnit
from screens.board import FEW, board_button, counted, over_line, remind_buttons
from screens.board_words import called, moment, named, names_of, short, step_title
from screens.common import home_button, lines
from screens.home import office
from screens.screen import Button, Screen, stacked
from screens.times import last_day, time_left

COPY = 256
"""Characters that Telegram lets a button copy."""

THINGS = 3
"""How many criteria that wait for the leader one line names."""

OTHERS = 3
"""How many other steps one line names."""


def digest(voice: Voice, view: DigestView) -> Screen:
    """Say where the bloc stands. Sent by the calendar, or shown when asked for."""
    return Screen(
        lines(
            _heading(voice, view),
            over_line(voice, view.board),
            _done(voice, view),
            _entered(voice, view),
            *_missing(voice, view),
            _others(voice, view),
            _later(voice, view),
            _backup(voice, view),
            _waits(voice, view) if not view.board.over else None,
        ),
        stacked(*_buttons(voice, view)),
    )


def _heading(voice: Voice, view: DigestView) -> str:
    board, duty = view.board, view.step.duty
    # Once all have done it, nothing is late that its deadline lies behind.
    settled = view.complete and view.step.passed
    return voice.say(
        "digest.heading-past" if settled else "digest.heading",
        office=office(voice, board.cycle, view.role),
        at=moment(board, board.now),
        title=step_title(voice, board.cycle, view.step),
        last=last_day(voice, duty.due),
        left=time_left(voice, duty),
    )


def _kind(step: BoardStep) -> str:
    return "act" if step.period is None else "report"


def _done(voice: Voice, view: DigestView) -> str:
    kind, did = _kind(view.step), act(voice, view.board.cycle, view.step.duty.duty)
    units = len(view.board.rows)
    if view.complete:
        return voice.say(f"digest.{kind}-all", units=units, act=did)
    own = "-own" if view.leaders_own_done else ""
    return voice.say(
        f"digest.{kind}-done{own}",
        act=did,
        done=len(view.done),
        units=units,
        leader=view.board.cycle.bloc.labels.bloc_leader,
    )


def _entered(voice: Voice, view: DigestView) -> str | None:
    """Name the units for which the secretary confirmed or sent."""
    rows = view.entered
    return voice.say("digest.entered", names=names_of(voice, rows)) if rows else None


def _missing(voice: Voice, view: DigestView) -> list[str]:
    kind, did = _kind(view.step), act(voice, view.board.cycle, view.step.duty.duty)
    if view.untouched and len(view.silent) > 1:
        return [voice.say(f"digest.{kind}-untouched", act=did), *_unreachable(voice, view)]
    listed: tuple[tuple[str, tuple[UnitRow, ...]], ...] = (
        ("digest.doing", view.doing),
        (f"digest.{kind}-acknowledged", view.acknowledged),
        (f"digest.{kind}-silent", view.silent),
    )
    said = [voice.say(key, names=names_of(voice, rows), act=did) for key, rows in listed if rows]
    return [*said, *_unreachable(voice, view)]


def _unreachable(voice: Voice, view: DigestView) -> list[str]:
    lost = view.unreachable
    if not lost:
        return []
    return [voice.say("digest.unreachable", names=called(voice, lost, len(view.board.rows)))]


def _others(voice: Voice, view: DigestView) -> str | None:
    """Name the other steps that are missed, the newest first."""
    steps = [counted(voice, view.board, step) for step in view.others[: -OTHERS - 1 : -1]]
    return voice.say("digest.others", steps=steps) if steps else None


def _later(voice: Voice, view: DigestView) -> str | None:
    """Name the next deadline when it is near, or when nothing nearer is missed."""
    later = view.later
    if later is None or (later.workdays_left > NEAR and view.board.open_steps):
        return None
    title, last = later.due.deadline.title, last_day(voice, later.due)
    return voice.say("digest.later", title=title, last=last, left=time_left(voice, later))


def _backup(voice: Voice, view: DigestView) -> str | None:
    """Say when the last good backup was, where that is too long ago."""
    gap = view.backup_gap
    if gap is None:
        return None
    if gap.last is None:
        return voice.say("digest.backup-never")
    return voice.say("digest.backup-old", at=view.board.cycle.calendar.local(gap.last))


def _waits(voice: Voice, view: DigestView) -> str:
    cycle = view.board.cycle
    leader = office(voice, cycle, Role.BLOC_LEADER)
    several = len({waiting.period for waiting in view.to_fill}) > 1
    things = [
        _to_fill(voice, cycle, waiting, several=several) for waiting in view.to_fill[-THINGS:]
    ]
    things += _extensions(voice, view)
    if (lost := len(view.unreachable)) > FEW:
        things.append(voice.plain("digest.to-call-many", count=lost))
    elif lost:
        things.append(voice.plain("digest.to-call", names=names_of(voice, view.unreachable)))
    if not things:
        return voice.say("digest.nothing-waits", leader=leader)
    return voice.say("digest.waits", leader=leader, things="; ".join(things))


def _extensions(voice: Voice, view: DigestView) -> list[str]:
    """Name who asks for more time, and until when."""
    asked = view.board.extensions
    said = [
        voice.plain("digest.extension", unit=row.unit.short, day=one.wished)
        for row, one in asked[:THINGS]
    ]
    if len(asked) > THINGS:
        said.append(voice.plain("digest.extensions-more", count=len(asked) - THINGS))
    return said


def _to_fill(voice: Voice, cycle: Cycle, waiting: ToFill, *, several: bool) -> str:
    """Say what to fill for whom, and in which period's report where several wait."""
    thing = voice.plain(
        "digest.to-fill",
        criterion=waiting.criterion,
        count=len(waiting.units),
        names=named(voice, [short(voice, cycle, code) for code in waiting.units]),
    )
    if not several:
        return thing
    period = cycle.definition.period(waiting.period).title
    return voice.plain("digest.to-fill-in", thing=thing, period=period)


def _buttons(voice: Voice, view: DigestView) -> list[Button]:
    return [
        *remind_buttons(voice, view.board, view.step),
        *_fill_button(voice, view),
        *([] if view.board.over else [Button(voice.plain("digest.btn-group"), GroupText())]),
        board_button(voice),
        home_button(voice),
    ]


def _fill_button(voice: Voice, view: DigestView) -> list[Button]:
    """Return the way to what the bloc fills, beginning with the first unit that waits for it."""
    if not view.board.acts or not view.to_fill or view.board.over:
        return []
    first = view.to_fill[-1]
    label = voice.plain("unit-detail.btn-fill", criterion=first.criterion)
    return [Button(label, FillForBloc(first.units[0], first.period, first.criterion))]


def pasteable(text: str) -> Screen:
    """Show a text to paste elsewhere, alone in its message: nothing in it is markup."""
    return Screen(escape(text, quote=False))


def pasting_group(voice: Voice, text: str, *, names: bool) -> Screen:
    """Say what the text above is for, below it, so that the text itself stays as it is."""
    other = Button(
        voice.plain("paste.btn-without" if names else "paste.btn-names"),
        GroupText(0 if names else 1),
    )
    return Screen(
        voice.say("paste.group-names" if names else "paste.group"),
        stacked(*_copy(voice, text), other, _digest_button(voice), board_button(voice)),
    )


def pasting_unit(voice: Voice, text: str, unit: Unit) -> Screen:
    """Say which unit the text above is for, below it."""
    back = Button(voice.plain("unit-report.btn-unit", unit=unit.short), ShowUnit(unit.code))
    return Screen(
        voice.say("paste.unit", unit=unit.short),
        stacked(*_copy(voice, text), back, board_button(voice)),
    )


def _copy(voice: Voice, text: str) -> list[Button]:
    fits = len(text) <= COPY
    return [Button(voice.plain("paste.btn-copy"), copy=text)] if fits else []


def _digest_button(voice: Voice) -> Button:
    return Button(voice.plain("board.btn-digest"), ShowDigest())
