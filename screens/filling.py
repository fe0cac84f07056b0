"""The card of a criterion that the bloc fills for a unit."""

from __future__ import annotations

from domain.points import ZERO
from domain.scoring import example_points
from domain.unit_views import FillView
from locales.catalog import Voice
from screens.actions import FillForBloc, FillPoints, ShowUnit, ShowUnitReport
from screens.common import lines
from screens.report_words import titled
from screens.screen import Button, Screen, stacked


def fill(voice: Voice, view: FillView) -> Screen:
    """Show what stands there and wait for points; after an act, its outcome comes first."""
    criterion = view.criterion
    card = Screen(
        lines(
            voice.say(
                "fill.title",
                code=criterion.code,
                unit=view.unit.short,
                report=titled(voice, view.cycle, view.period),
                title=criterion.title,
            ),
            voice.say(
                "fill.by-bloc",
                bloc=view.cycle.bloc.labels.bloc,
                side=view.side.value,
                max=voice.short_points(criterion.max),
            ),
            _present(voice, view),
            voice.say(
                "fill.ask",
                max=voice.short_points(criterion.max),
                example=voice.short_points(example_points(criterion, view.step)),
            ),
        ),
        stacked(*_buttons(voice, view)),
    )
    outcome = _outcome(voice, view)
    return card.led_by(outcome) if outcome else card


def _present(voice: Voice, view: FillView) -> str:
    answer = view.answer
    if answer.points is None or answer.at is None:
        return voice.say("fill.blank")
    at = view.cycle.calendar.local(answer.at)
    return voice.say("fill.present", points=answer.points, name=answer.by_name, at=at)


def _outcome(voice: Voice, view: FillView) -> str | None:
    answer = view.answer
    if view.overtaken is not None:
        return voice.say("fill.overtaken", offered=view.overtaken)
    if not view.saved or answer.at is None or answer.points is None:
        return None
    return voice.say(
        "fill.saved",
        clock=voice.clock(view.cycle.calendar.local(answer.at)),
        code=view.criterion.code,
        unit=view.unit.short,
        points=answer.points,
    )


def _buttons(voice: Voice, view: FillView) -> list[Button]:
    unit, period, code = view.unit.code, view.period.code, view.criterion.code
    revision, maximum = view.answer.revision, view.criterion.max
    buttons = []
    for name, points in (("max", maximum), ("zero", ZERO)):
        if view.answer.points != points:
            label = voice.plain(
                f"fill.btn-{name}", side=view.side.value, max=voice.short_points(maximum)
            )
            value = int(points * 100)
            buttons.append(Button(label, FillPoints(unit, period, code, value, revision)))
    if view.following:
        name = view.cycle.definition.unit(view.following).short.to(voice.language)
        label = voice.plain("fill.btn-next", unit=name)
        buttons.insert(
            0 if view.saved else len(buttons),
            Button(label, FillForBloc(view.following, period, code)),
        )
    return [
        *buttons,
        Button(voice.plain("unit-criterion.btn-report"), ShowUnitReport(unit, period)),
        Button(voice.plain("unit-report.btn-unit", unit=view.unit.short), ShowUnit(unit)),
    ]
