"""Two plain texts to paste into another chat app: for the group, and for a single unit.

Such apps take 2,000 characters and no markup, so nothing here is marked up or escaped. What does
not fit is cut at a whole line, and counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from domain.boards import BoardStep, Contact, Progress
from domain.digests import DigestView
from domain.unit_views import UnitView
from locales.acts import act
from locales.catalog import Voice
from locales.times import last_day, time_left

LIMIT = 2000
"""Characters of a message in the other app."""


def group_text(voice: Voice, view: DigestView, *, names: bool = False) -> str:
    """Return the text for the group: counts and the date; who is missing only when asked."""
    board, step = view.board, view.step
    kind = "act" if step.period is None else "report"
    did = act(voice, board.cycle, step.duty.duty)
    title = step.duty.due.deadline.title
    units, missing = len(board.rows), board.missing(step)
    heading = voice.plain(
        "group-text.heading", bloc=board.cycle.bloc.short, at=board.cycle.calendar.local(board.now)
    )
    if not missing:
        done = voice.plain(f"group-text.{kind}-all", title=title, units=units, act=did)
        return _joined([heading, done, *_later(voice, view)])
    late = "-late" if step.passed else ""
    listed = [voice.plain("group-text.unit", name=row.unit.short) for row in missing]
    return _fitted(
        voice,
        "group-text.more",
        before=[
            heading,
            voice.plain(
                "group-text.step",
                title=title,
                last=last_day(voice, step.duty.due),
                left=time_left(voice, step.duty),
            ),
            voice.plain(f"group-text.{kind}-counts", done=len(view.done), units=units, act=did),
            *([voice.plain(f"group-text.{kind}-missing", act=did)] if names else []),
        ],
        listed=listed if names else [],
        after=[
            voice.plain(f"group-text.{kind}-ask{late}", act=did),
            *_later(voice, view),
            voice.plain("group-text.thanks"),
        ],
    )


def _later(voice: Voice, view: DigestView) -> list[str]:
    if view.later is None:
        return []
    due = view.later.due
    return [
        voice.plain("group-text.later", title=due.deadline.title, last=last_day(voice, due))
    ]  # fmt: skip


def unit_text(voice: Voice, view: UnitView) -> str:
    """Return the text for one unit: what is missing, until when, what to do."""
    cycle, missing = view.board.cycle, view.missing
    heading = voice.plain("unit-text.heading", unit=view.row.unit.short)
    thanks = voice.plain("unit-text.thanks")
    if not missing:
        return _joined([heading, _nothing_missing(voice, view), thanks])
    situation = voice.plain(
        "unit-text.situation",
        bloc=cycle.bloc.short,
        at=cycle.calendar.local(view.board.now),
    )
    return _fitted(
        voice,
        "unit-text.more",
        before=[heading, situation],
        # What was due last comes first: it is what can still be sent in time.
        listed=[_task(voice, view, step) for step in reversed(missing)],
        after=[*_cost(voice, view), _how(voice, view), *_help(voice, view), thanks],
    )


def _nothing_missing(voice: Voice, view: UnitView) -> str:
    due = view.nearest.due
    if due.passed(view.board.now):
        return voice.plain("unit-text.nothing")
    title, last = due.deadline.title, last_day(voice, due)
    return voice.plain("unit-text.done", title=title, last=last)


def _task(voice: Voice, view: UnitView, step: BoardStep) -> str:
    report = view.row.reports[step.period.code] if step.period else None
    key = "act"
    if report is not None:
        key = "doing" if report.progress is Progress.DOING else "not-begun"
    return voice.plain(
        f"unit-text.{key}",
        act=act(voice, view.board.cycle, step.duty.duty),
        title=step.duty.due.deadline.title,
        last=last_day(voice, step.duty.due),
        left=time_left(voice, step.duty),
        settled=report.settled if report else 0,
        asked=report.asked if report else 0,
    )


def _cost(voice: Voice, view: UnitView) -> list[str]:
    """Say what the newest late report would cost if it came now."""
    late = [step for step in view.missing if step.period is not None and step.passed]
    if not late:
        return []
    cycle = view.board.cycle
    points = cycle.definition.late.cost(late[-1].duty.workdays_late)
    bloc = cycle.bloc.labels.bloc
    return [voice.plain("unit-text.cost", bloc=bloc, points=points)] if points else []


def _how(voice: Voice, view: UnitView) -> str:
    """Say how to go on: in the chat, or how to get (back) into it."""
    bloc, secretary = view.board.cycle.bloc.short, view.board.cycle.bloc.labels.secretary
    key = {Contact.REACHED: "how", Contact.NOBODY: "join", Contact.LOST: "lost"}[view.row.contact]
    return voice.plain(f"unit-text.{key}", bloc=bloc, secretary=secretary)


def _help(voice: Voice, view: UnitView) -> list[str]:
    if view.row.contact is not Contact.REACHED:
        return []
    secretary = view.board.cycle.bloc.labels.secretary
    return [voice.plain("unit-text.help", secretary=secretary)]


def _fitted(
    voice: Voice, more: str, *, before: Sequence[str], listed: Sequence[str], after: Sequence[str]
) -> str:
    """Put lines together; of the listed ones only as many as fit, the rest counted.

    Titles and names are limited by the definition, so what stands around them always fits.
    """
    kept = len(listed)
    while True:
        rest = len(listed) - kept
        counted = [voice.plain(more, count=rest)] if rest else []
        text = _joined([*before, *listed[:kept], *counted, *after])
        if len(text) <= LIMIT or not kept:
            return text
        kept -= 1


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines)
