"""A unit's ledger of reminders: what was sent to whom and when, and who took note of it."""

from __future__ import annotations

from domain.cycles import Cycle
from domain.notices import NoticeKind
from domain.reminders import LedgerLine, LedgerView
from locales.catalog import Voice
from screens.actions import ShowLedger, ShowUnit, UnitText
from screens.common import lines
from screens.report_words import PAGE, clipped, page_of, paging
from screens.screen import Button, Screen, stacked


def ledger(voice: Voice, view: LedgerView, page: int = 0) -> Screen:
    """Show one page of the ledger, newest first."""
    unit = view.cycle.definition.unit(view.unit)
    page, pages = clipped(len(view.lines), page), -(-len(view.lines) // PAGE)
    key = "ledger.empty"
    if view.lines:
        key = "ledger.title-page" if pages > 1 else "ledger.title"
    return Screen(
        lines(
            voice.say(key, unit=unit.short, count=len(view.lines), page=page + 1, pages=pages),
            *(_line(voice, view.cycle, line) for line in page_of(view.lines, page)),
        ),
        stacked(
            *paging(voice, len(view.lines), page, lambda to: ShowLedger(view.unit, to)),
            Button(voice.plain("unit-detail.btn-text"), UnitText(view.unit)),
            Button(voice.plain("unit-report.btn-unit", unit=unit.short), ShowUnit(view.unit)),
        ),
    )


def _line(voice: Voice, cycle: Cycle, line: LedgerLine) -> str:
    at = cycle.calendar.local(line.sent_at or line.planned_at)
    state = voice.plain(f"ledger.{line.state.value}", at=at)
    if line.noted is not None:
        at = cycle.calendar.local(line.noted.at)
        state = voice.plain("ledger.noted", state=state, at=at)
    return voice.say(
        "ledger.by-hand" if line.kind is NoticeKind.NUDGE else "ledger.line",
        title=line.title,
        day=line.last_day,
        person=line.person or voice.plain("common.not-typed"),
        bloc=cycle.bloc.labels.bloc,
        state=state,
    )
