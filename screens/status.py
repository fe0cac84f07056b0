"""How one's own unit stands: its pledge, its reports, its next deadlines. Short."""

from __future__ import annotations

from domain.blocs import Role
from domain.boards import Progress, ReportRow
from domain.duties import DutyStatus
from domain.unit_views import OwnStatusView, PeerCount
from locales.catalog import Voice
from screens.actions import ShowDeadlines
from screens.authorising import authorise_button
from screens.board_words import late_line, named, pledge_line, report_line, short
from screens.common import home_button, lines
from screens.home import task_button
from screens.screen import Button, Screen, stacked
from screens.signing import signed_line
from screens.times import last_day, time_left
from screens.unit import earlier_line

REPORTS = 4
"""How many reports are told in full, the newest ones."""


def status(voice: Voice, view: OwnStatusView) -> Screen:
    """Say where the unit stands; what waits first is the first button."""
    cycle, given = view.cycle, view.pledge
    ahead = view.ahead[:1]
    return Screen(
        lines(
            voice.say(
                "status.title",
                unit=view.unit.short,
                year=str(cycle.year),
                at=cycle.calendar.local(view.now),
            ),
            pledge_line(
                voice,
                cycle,
                given.confirmation if given else None,
                given.workdays_late if given else 0,
            ),
            signed_line(voice, cycle, view.signing),
            *_reports(voice, view),
            *(_ahead(voice, duty) for duty in ahead),
            voice.say("status.none-ahead") if not ahead else None,
            *(_peers(voice, view, count) for count in view.peers[-1:]),
        ),
        stacked(*_buttons(voice, view)),
    )


def _reports(voice: Voice, view: OwnStatusView) -> list[str | None]:
    if not view.reports:
        return [voice.say("status.nothing-open")]
    told = list(view.reports[-REPORTS:])
    # An earlier report that was never sent matters more than a count of them.
    missed = [row for row in view.reports[:-REPORTS] if row.progress is not Progress.DONE][-1:]
    rest: list[ReportRow] = [row for row in view.reports[:-REPORTS] if row not in missed]
    return [
        earlier_line(voice, rest),
        *(report_line(voice, view.cycle, row) for row in (*missed, *told)),
        late_line(voice, view.cycle, view.reports),
    ]


def _ahead(voice: Voice, duty: DutyStatus) -> str:
    return voice.say(
        "status.ahead-seen" if duty.acknowledged_at else "status.ahead",
        title=duty.due.deadline.title,
        last=last_day(voice, duty.due),
        left=time_left(voice, duty),
    )


def _peers(voice: Voice, view: OwnStatusView, count: PeerCount) -> str:
    names = [short(voice, view.cycle, code) for code in count.names]
    return voice.say(
        "status.peers-names" if names else "status.peers",
        bloc=view.cycle.bloc.short,
        title=count.due.deadline.title,
        done=count.done,
        units=count.units,
        names=named(voice, names),
    )


def _buttons(voice: Voice, view: OwnStatusView) -> list[Button]:
    confirms = view.confirms
    buttons = []
    if view.task:
        buttons.append(task_button(voice, view.task, view.role, confirms=confirms))
    deadlines = Button(voice.plain("home.btn-deadlines"), ShowDeadlines())
    if view.role is Role.UNIT_LEADER:
        buttons.append(authorise_button(voice))
    return [*buttons, deadlines, home_button(voice)]
