"""One unit in detail, for the leader's side: its people, its steps, what it took note of."""

from __future__ import annotations

from domain.boards import Member, Progress, ReportRow
from domain.unit_views import UnitView
from locales.catalog import Voice
from screens.actions import (
    FillForBloc,
    ShowBoard,
    ShowLedger,
    ShowPeople,
    ShowUnitReport,
    UnitText,
)
from screens.board import page_of_unit
from screens.board_words import late_line, moment, named, pledge_line, report_line
from screens.common import lines
from screens.extending import extension_said
from screens.screen import Button, Screen, stacked
from screens.signing import signed_line
from screens.standing_in import stand_in_button
from screens.targets import standing, unit_button

PEOPLE = 4
"""How many of a unit's people are named."""

EXTENSIONS = 2
"""How many of its requests for more time are told, the newest ones."""

REPORTS = 4
"""How many of its reports are told in full, the newest ones."""


def unit(voice: Voice, view: UnitView) -> Screen:
    """Show who works for the unit and how far it is."""
    cycle, row = view.board.cycle, view.row
    begun = [r for r in row.reports.values() if r.progress is not Progress.NOT_OPEN]
    late = cycle.workdays_late(cycle.pledge_due, row.pledge.at) if row.pledge else 0
    return Screen(
        lines(
            voice.say(
                "unit-detail.title", unit=row.unit.short, at=moment(view.board, view.board.now)
            ),
            *_people(voice, view),
            pledge_line(voice, cycle, row.pledge, late),
            signed_line(voice, cycle, row.signing),
            standing(voice, cycle, row),
            earlier_line(voice, begun[:-REPORTS]),
            *(report_line(voice, cycle, report) for report in begun[-REPORTS:]),
            late_line(voice, cycle, begun),
            _seen(voice, view),
            *_extensions(voice, view),
        ),
        stacked(*_buttons(voice, view, begun)),
    )


def _people(voice: Voice, view: UnitView) -> list[str]:
    members, phone = view.row.members, view.row.unit.phone
    said = [_member(voice, view, member) for member in members[:PEOPLE]]
    if len(members) > PEOPLE:
        said.append(voice.say("unit-detail.members-more", count=len(members) - PEOPLE))
    if not members:
        said.append(voice.say("unit-detail.nobody"))
    if phone:
        said.append(voice.say("unit-detail.phone", phone=phone))
    return said


def _member(voice: Voice, view: UnitView, member: Member) -> str:
    return voice.say(
        "unit-detail.member" if member.reachable else "unit-detail.member-lost",
        name=member.name or voice.plain("common.not-typed"),
        post=member.post or voice.plain("common.not-typed"),
        role=voice.plain(f"role.{member.role.value}"),
        since=view.board.cycle.calendar.day_of(member.since),
    )


def earlier_line(voice: Voice, earlier: list[ReportRow]) -> str | None:
    """Count the reports that are too old to be told one by one."""
    if not earlier:
        return None
    sent = sum(report.progress is Progress.DONE for report in earlier)
    return voice.say("standing.earlier", sent=sent, count=len(earlier))


def _seen(voice: Voice, view: UnitView) -> str | None:
    """Say who took note of the nearest deadline; that nobody did matters only until it is met."""
    due = view.nearest.due
    title = due.deadline.title
    seen = [
        voice.plain(
            "unit-detail.seen-by",
            name=one.name or voice.plain("common.not-typed"),
            at=moment(view.board, one.at),
        )
        for one in view.row.seen
        if one.deadline == due.key
    ]
    step = next((step for step in view.board.steps if step.key == due.key), None)
    met = step is not None and view.row.progress(step) is Progress.DONE
    if not seen and (met or view.board.over):
        return None
    if not seen:
        return voice.say("unit-detail.not-seen", title=title)
    return voice.say("unit-detail.seen", title=title, who=named(voice, seen, PEOPLE))


def _extensions(voice: Voice, view: UnitView) -> list[str]:
    """Tell what it has asked more time for: the newest few, with the reason."""
    asked = [one for row, one in view.board.extensions if row == view.row]
    return [extension_said(voice, view.board.cycle, one) for one in asked[-EXTENSIONS:]]


def _buttons(voice: Voice, view: UnitView, begun: list[ReportRow]) -> list[Button]:
    code = view.row.code
    buttons = []
    if view.board.acts and not view.row.members:
        buttons.append(Button(voice.plain("unit-detail.btn-invite"), ShowPeople(code)))
    if view.row.targets:
        buttons.append(unit_button(voice, code))
    if begun:
        only = begun[0].period if len(begun) == 1 else ""
        buttons.append(Button(voice.plain("unit-detail.btn-reports"), ShowUnitReport(code, only)))
    blank = [(r.period, c) for r in reversed(begun) for c in r.waiting_for_bloc]
    fills = view.board.acts and blank and not view.board.over
    if fills:
        period, criterion = blank[0]
        label = voice.plain("unit-detail.btn-fill", criterion=criterion)
        buttons.append(Button(label, FillForBloc(code, period, criterion)))
    if view.enters and not view.board.over:
        name = view.row.unit.short.to(voice.language)
        buttons.append(stand_in_button(voice, code, name))
    if view.board.acts:
        buttons.append(Button(voice.plain("unit-detail.btn-ledger"), ShowLedger(code)))
    if not (fills and (view.enters or view.row.targets)):  # it stands with the ledger too
        buttons.append(Button(voice.plain("unit-detail.btn-text"), UnitText(code)))
    if view.board.acts and view.row.members:
        buttons.append(Button(voice.plain("unit-detail.btn-people"), ShowPeople(code)))
    back = ShowBoard(page_of_unit(view.board, view.row))
    return [*buttons, Button(voice.plain("unit-detail.btn-units"), back)]
