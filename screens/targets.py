"""Registered targets: the list, one of them, and how other screens speak of them."""

from __future__ import annotations

from collections.abc import Sequence

from domain.boards import UnitRow
from domain.cycles import Cycle
from domain.targets import PAGE, Target, TargetsView, TargetView
from locales.catalog import Variable, Voice
from screens.actions import (
    OpenTarget,
    RegisterTargets,
    RemoveTarget,
    ShowTargets,
    ShowUnit,
    ShowUnitTargets,
)
from screens.capacity_words import doer
from screens.common import home_button, lines
from screens.report_words import clipped, cut, page_of, paging
from screens.screen import Button, Screen, stacked
from screens.times import due_line, over_lines

LABEL = 40
"""Characters of a target on its button."""

BESIDE = 3
"""How many targets stand beside a result; the others are counted."""

SHORT = 160
"""Characters of a target beside a result."""


def targets(voice: Voice, view: TargetsView) -> Screen:
    """List the targets; first what was just done, then whether they are all."""
    page = clipped(len(view.targets), view.page, PAGE)
    return Screen(
        lines(
            *_done(voice, view),
            _title(voice, view, page),
            *_standing(voice, view),
            *(
                _line(voice, view, page * PAGE + n, one)
                for n, one in enumerate(page_of(view.targets, page, PAGE), start=1)
            ),
            *_removed(voice, view),
            *_how(voice, view),
        ),
        stacked(*_buttons(voice, view, page)),
    )


def _title(voice: Voice, view: TargetsView, page: int) -> str:
    pages = -(-len(view.targets) // PAGE)
    return voice.say(
        "targets.title-page" if pages > 1 else "targets.title",
        unit=view.unit.short,
        year=str(view.cycle.year),
        page=page + 1,
        pages=pages,
    )


def _done(voice: Voice, view: TargetsView) -> list[str]:
    """Say what was just done, read back from what is kept."""
    if view.registered:
        return [voice.say("targets.thanks", bloc=view.cycle.bloc.labels.bloc)]
    if view.at is None:
        return []
    clock = voice.clock(view.cycle.calendar.local(view.at))
    if view.altered is not None:
        said = voice.say("targets.altered", clock=clock, text=view.altered.line.text)
    elif view.removed is not None:
        said = voice.say("targets.removed", clock=clock, text=view.removed.line.text)
    else:
        said = voice.say("targets.added", clock=clock, count=view.added)
    if not view.late(view.at):
        return [said]
    return [said, voice.say("targets.after-deadline", leader=view.cycle.bloc.labels.bloc_leader)]


def _standing(voice: Voice, view: TargetsView) -> list[str]:
    """Say that they are all, when and by whom; else until when they are registered."""
    if view.registration is None:
        nothing = [] if view.targets else [voice.say("targets.none")]
        over = over_lines(voice, view.cycle, view.duty)
        return [due_line(voice, view.duty), *nothing, *over]
    said = view.registration
    return [
        voice.say(
            "targets.registered-late" if view.workdays_late else "targets.registered",
            at=view.cycle.calendar.local(said.at),
            days=view.workdays_late,
            who=doer(voice, said.by_name, "", said.capacity),
        )
    ]


def _line(voice: Voice, view: TargetsView, number: int, target: Target) -> str:
    """Say one target; with its time, where it was written or altered after the deadline."""
    key = "targets.line"
    if view.late(target.at):
        key = "targets.line-altered" if target.revision > 1 else "targets.line-added"
    at = view.cycle.calendar.local(target.at)
    return voice.say(key, number=number, text=target.line.text, at=at)


def _removed(voice: Voice, view: TargetsView) -> list[str]:
    """Name what was taken out after the deadline, the newest few."""
    return [
        voice.say(
            "targets.line-removed",
            text=cut(target.line.text, SHORT),
            at=view.cycle.calendar.local(target.removed_at),
        )
        for target in view.removed_late[-BESIDE:]
        if target.removed_at is not None
    ]


def _how(voice: Voice, view: TargetsView) -> list[str]:
    if not view.editable:
        return []
    asked = [voice.say("targets.ask")]
    if view.targets:
        asked.append(voice.say("targets.choose"))
    return asked


def _buttons(voice: Voice, view: TargetsView, page: int) -> list[Button]:
    if not view.editable:
        return [*_paging(voice, view, page), *_back(voice, view)]
    buttons = []
    if view.targets and view.registration is None:
        label = voice.plain("targets.btn-register", count=len(view.targets))
        buttons.append(Button(label, RegisterTargets()))
    for number, target in enumerate(page_of(view.targets, page, PAGE), start=page * PAGE + 1):
        text = cut(target.line.text, LABEL)
        label = voice.plain("targets.btn-one", number=number, text=text)
        buttons.append(Button(label, OpenTarget(target.id)))
    return [*buttons, *_paging(voice, view, page), *_back(voice, view)]


def _paging(voice: Voice, view: TargetsView, page: int) -> list[Button]:
    def to(page: int) -> ShowTargets | ShowUnitTargets:
        return ShowTargets(page) if view.own else ShowUnitTargets(view.unit.code, page)

    return paging(voice, len(view.targets), page, to, PAGE)


def _back(voice: Voice, view: TargetsView) -> list[Button]:
    if view.own:
        return [home_button(voice)]
    label = voice.plain("unit-report.btn-unit", unit=view.unit.short)
    return [Button(label, ShowUnit(view.unit.code)), home_button(voice)]


def target(voice: Voice, view: TargetView) -> Screen:
    """Show one target as it is kept and as it was read, to be typed anew or taken out."""
    one = view.target
    facts: dict[str, Variable] = {
        "who": doer(voice, one.by_name, "", one.capacity),
        "at": view.cycle.calendar.local(one.at),
    }
    return Screen(
        lines(
            voice.say("target.overtaken", given=view.overtaken, **facts)
            if view.overtaken
            else None,
            voice.say("target.title", number=view.number, unit=view.unit.short),
            voice.say("target.text", text=one.line.text),
            _read(voice, one),
            voice.say("target.by", **facts),
            voice.say("target.ask"),
        ),
        stacked(
            Button(voice.plain("target.btn-remove", number=view.number), RemoveTarget(one.id)),
            Button(voice.plain("target.btn-back"), ShowTargets((view.number - 1) // PAGE)),
        ),
    )


def _read(voice: Voice, one: Target) -> str | None:
    """Say the number that was read, so that a wrong one is seen."""
    if one.line.amount is None:
        return voice.say("target.no-amount")
    key = "target.amount-measure" if one.line.measure else "target.amount"
    return voice.say(key, amount=voice.short_points(one.line.amount), measure=one.line.measure)


def either(voice: Voice, view: TargetsView | TargetView) -> Screen:
    """Show the list after a change, or the target that somebody else had changed meanwhile."""
    return targets(voice, view) if isinstance(view, TargetsView) else target(voice, view)


def targets_button(voice: Voice) -> Button:
    """Return the way to the unit's own targets."""
    return Button(voice.plain("targets.btn"), ShowTargets())


def unit_button(voice: Voice, unit: str) -> Button:
    """Return the way of the leader's side to a unit's targets."""
    return Button(voice.plain("targets.btn-see"), ShowUnitTargets(unit))


def beside(voice: Voice, registered: Sequence[Target]) -> list[str]:
    """Say what the unit had set itself, beside its result: the first few, the others counted."""
    if not registered:
        return []
    rest = len(registered) - BESIDE
    return [
        voice.say("targets.beside", count=len(registered)),
        *(
            voice.say("targets.line", number=n, text=cut(one.line.text, SHORT))
            for n, one in enumerate(registered[:BESIDE], start=1)
        ),
        *([voice.say("targets.more", count=rest)] if rest > 0 else []),
    ]


def standing(voice: Voice, cycle: Cycle, row: UnitRow) -> str | None:
    """Say on the leader's side how far a unit is with its targets; None where none are asked."""
    due = cycle.targets_due
    if due is None:
        return None
    if row.registration is None:
        key = "targets.unit-some" if row.targets else "targets.unit-none"
        return voice.say(key, count=row.targets)
    late = cycle.workdays_late(due, row.registration.at)
    return voice.say(
        "targets.unit-late" if late else "targets.unit-all",
        count=row.targets,
        at=cycle.calendar.local(row.registration.at),
        days=late,
        who=doer(voice, row.registration.by_name, "", row.registration.capacity),
    )
