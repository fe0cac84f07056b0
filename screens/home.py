"""Home: one sentence with the next task and its date, its button first."""

from __future__ import annotations

from domain.blocs import Role
from domain.cycles import Cycle
from domain.deadlines import Duty
from domain.duties import DutyStatus
from domain.home import HomeView
from domain.people import Place
from locales.catalog import Voice
from locales.places import title
from screens.actions import (
    ActFor,
    Action,
    AskToConfirmPledge,
    ChooseLanguage,
    ChoosePlace,
    ListenToScreen,
    OpenCriterion,
    ShowBoard,
    ShowDeadlines,
    ShowDigest,
    ShowPledge,
    ShowReport,
    ShowTargets,
)
from screens.common import help_button, home_button, lines
from screens.joining import consent_again
from screens.labels import fitted
from screens.report_words import titled
from screens.screen import Button, Screen, stacked
from screens.times import due_line


def home(voice: Voice, view: HomeView) -> Screen:
    """Where the person stands and what comes next; first, whether a newer text is agreed to."""
    if view.asks_consent:
        return consent_again(voice, view.cycle)
    if not view.place.role.of_unit:
        return _office(voice, view)
    return Screen(
        lines(
            _greeting(voice, view),
            _task(voice, view),
            _pledge(voice, view),
            voice.say(
                "home.later", title=view.later.due.deadline.title, day=view.later.due.last_day
            )
            if view.later
            else None,
        ),
        stacked(*_buttons(voice, view)),
    )


def _greeting(voice: Voice, view: HomeView) -> str:
    name = view.person.name or voice.plain("common.not-typed")
    who = seat(voice, view.cycle, view.place)
    return voice.say("home.greeting", who=who[:1].upper() + who[1:], name=name, today=view.today)


def seat(voice: Voice, cycle: Cycle, place: Place) -> str:
    """Name a place shortly: the unit's spoken name, or the office's title."""
    if place.unit:
        return cycle.definition.unit(place.unit).short.to(voice.language)
    return office(voice, cycle, place.role)


def office(voice: Voice, cycle: Cycle, role: Role) -> str:
    """Name an office the way its bloc calls it."""
    return title(voice, cycle.bloc.labels, role)


def _task(voice: Voice, view: HomeView) -> str:
    task = view.task
    if view.over:
        return voice.say("home.over", year=str(view.cycle.year))
    if task is None:
        return voice.say("home.nothing")
    return lines(
        voice.say("home.task", title=task.due.deadline.title),
        due_line(voice, task),
        voice.say("home.progress", settled=task.settled, asked=task.asked)
        if task.period and task.begun
        else None,
    )


def _pledge(voice: Voice, view: HomeView) -> str | None:
    if view.pledge_confirmed_at is None:
        missed = view.pledge_missed and not view.confirms
        return voice.say("home.pledge-missed", year=str(view.cycle.year)) if missed else None
    day = view.cycle.calendar.day_of(view.pledge_confirmed_at)
    return voice.say("home.pledge-confirmed", year=str(view.cycle.year), day=day)


def _buttons(voice: Voice, view: HomeView) -> list[Button]:
    buttons = []
    if view.task:
        buttons.append(task_button(voice, view.task, view.place.role, confirms=view.confirms))
    if view.resume:
        buttons.append(_resume_button(voice, view.cycle, view.resume))
    buttons.append(_deadlines_button(voice, view))
    if view.resume is None and (view.task is None or view.task.duty is not Duty.PLEDGE):
        buttons.append(Button(voice.plain("home.btn-pledge"), ShowPledge()))
    if view.places > 1:
        buttons.append(Button(voice.plain("home.btn-places"), ChoosePlace()))
    else:
        buttons.append(help_button(voice))
    return buttons


def _deadlines_button(voice: Voice, view: HomeView) -> Button:
    """Return the way to the deadlines; in a year that is closed none of them is to come."""
    key = "reminder.btn-list" if view.over else "home.btn-deadlines"
    return Button(voice.plain(key), ShowDeadlines())


def task_button(voice: Voice, task: DutyStatus, role: Role, *, confirms: bool = False) -> Button:
    """Return the button that begins or resumes a duty."""
    action: Action
    if task.duty is Duty.PLEDGE:
        if task.begun:
            return Button(voice.plain("home.btn-pledge"), AskToConfirmPledge())
        if confirms or role is Role.UNIT_LEADER:
            return Button(voice.plain("home.btn-confirm-pledge"), AskToConfirmPledge())
        return Button(voice.plain("home.btn-read-pledge"), ShowPledge())
    if task.duty is Duty.TARGETS:
        return Button(voice.plain("home.btn-targets"), ShowTargets())
    period = task.period.code if task.period else ""
    if task.resume_at and task.begun and task.settled < task.asked:
        action = OpenCriterion(period, task.resume_at)
        return Button(voice.plain("home.btn-resume", criterion=task.resume_at), action)
    key = "home.btn-go-on" if task.begun else "home.btn-begin"
    return Button(voice.plain(key), ShowReport(period))


def _resume_button(voice: Voice, cycle: Cycle, other: DutyStatus) -> Button:
    """Return the button that goes on with another report than the one above, by its name."""
    assert other.period is not None
    assert other.resume_at is not None
    title = titled(voice, cycle, other.period)
    action = OpenCriterion(other.period.code, other.resume_at)
    return Button(fitted(voice, "home.btn-resume-other", "title", title=title), action)


def _office(voice: Voice, view: HomeView) -> Screen:
    leads = view.place.role is not Role.ADMIN
    buttons = []
    if leads:
        buttons = [
            Button(voice.plain("home.btn-board"), ShowBoard()),
            Button(voice.plain("home.btn-digest"), ShowDigest()),
        ]
    buttons.append(_deadlines_button(voice, view))
    if view.places > 1:
        buttons.append(Button(voice.plain("home.btn-places"), ChoosePlace()))
    else:
        buttons.append(help_button(voice))
    return Screen(
        lines(
            _greeting(voice, view),
            voice.say("home.joined", joined=view.joined, units=view.units),
            _ahead(voice, view),
        ),
        stacked(*buttons),
    )


def _ahead(voice: Voice, view: HomeView) -> str:
    """Say which deadline comes next for the bloc, or that none does."""
    year, later = str(view.cycle.year), view.later
    if view.over:
        return voice.say("home.over", year=year)
    if later is None:
        return voice.say("home.none-ahead", year=year)
    return voice.say("home.next", title=later.due.deadline.title, day=later.due.last_day)


def places(voice: Voice, held: tuple[tuple[Place, Cycle], ...]) -> Screen:
    """Choose which place to act from."""
    buttons = []
    for place, cycle in held:
        who, bloc = seat(voice, cycle, place), cycle.bloc.short
        label = fitted(voice, "home.btn-act-for", "bloc", who=who, bloc=bloc)
        buttons.append(Button(label, ActFor(place.id)))
    return Screen(voice.say("home.choose-place"), stacked(*buttons, home_button(voice)))


def acting(voice: Voice, place: Place, cycle: Cycle) -> str:
    """Say which place the person acts from now."""
    return voice.say("home.acting", who=seat(voice, cycle, place), bloc=cycle.bloc.short)


def languages(voice: Voice) -> Screen:
    """Choose a language; each is named in itself."""
    return Screen(
        voice.say("home.choose-language"),
        stacked(
            Button("Tiếng Việt", ChooseLanguage("vi")),
            Button("English", ChooseLanguage("en")),
        ),
    )


def reader(voice: Voice, *, on: bool) -> Screen:
    """Say what Đọc màn hình does, and offer the other way."""
    key = "reader.btn-off" if on else "reader.btn-on"
    change = Button(voice.plain(key), ListenToScreen(0 if on else 1))
    return Screen(
        voice.say("reader.is-on" if on else "reader.is-off"), stacked(change, home_button(voice))
    )


def speaking(voice: Voice, menu: tuple[tuple[str, ...], ...]) -> Screen:
    """Say that this language is spoken from now on, with the small keyboard in it."""
    return Screen(voice.say("home.speaking"), menu=menu)
