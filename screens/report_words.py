"""How a report is spoken of on every screen: its title, its codes, its totals, its pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TypeVar

from domain.assessments import Tally
from domain.cycles import Cycle
from domain.deadlines import LatePolicy, Period
from domain.reports import CriterionItem, ReportHead
from domain.score_tables import CriterionKind, Side
from locales.catalog import Voice
from screens.actions import Action
from screens.screen import Button

T = TypeVar("T")

PAGE = 8
"""Buttons of one page of a list."""

NAMED = 6
"""How many criteria a line names before it counts the rest."""


def titled(voice: Voice, cycle: Cycle, period: Period) -> str:
    """Name a report with its year: "Báo cáo quý I năm 2027". Plain text.

    A title that ends with "năm" needs only the number, one that has the year needs nothing.
    """
    title = period.title.to(voice.language)
    if str(cycle.year) in title:
        return title
    ends = title.casefold().endswith(voice.plain("report.year-word"))
    key = "report.titled-already" if ends else "report.titled"
    return voice.plain(key, title=title, year=str(cycle.year))


def heading(voice: Voice, head: ReportHead) -> str:
    """Return the first line: which report, whose."""
    title = titled(voice, head.cycle, head.period)
    return voice.say("report.head", title=title, unit=head.unit.short)


def proposal(voice: Voice, cycle: Cycle) -> str | None:
    """Say that the score table is only proposed, wherever it is shown."""
    note = cycle.definition.score_table.proposal
    return voice.say("report.note", note=note) if note else None


def lateness(voice: Voice, head: ReportHead) -> str | None:
    """Say what sending it after the deadline means."""
    if not head.late:
        return None
    labels = head.cycle.bloc.labels
    match head.cycle.definition.late.policy:
        case LatePolicy.REFUSE:
            return voice.say("report.late-refuse", bloc=labels.bloc, secretary=labels.secretary)
        case LatePolicy.EXCLUDE:
            return voice.say("report.late-exclude", bloc=labels.bloc)
        case LatePolicy.PENALTY:
            if not head.late_cost:
                return None
            return voice.say("report.late-penalty", bloc=labels.bloc, points=head.late_cost)


def codes(voice: Voice, listed: Sequence[str]) -> str:
    """Return criteria as a spoken list; a long one is counted after the first few. Plain text."""
    if len(listed) <= NAMED + 1:
        return voice.listed(listed)
    named = ", ".join(listed[:NAMED])
    return voice.plain("report.codes-more", codes=named, more=len(listed) - NAMED)


def when(voice: Voice, at: datetime, today: date) -> str:
    """Say when something was saved: the time alone if it was today. Plain text."""
    return voice.clock(at) if at.date() == today else voice.moment(at)


def state(voice: Voice, cycle: Cycle, item: CriterionItem) -> str:
    """Say in words how a criterion stands. Plain text."""
    answer, criterion = item.answer, item.criterion
    if not answer.assigned:
        return voice.plain("report-section.not-assigned")
    if answer.points is None:
        if criterion.kind is CriterionKind.BY_BLOC:
            return voice.plain("report-section.by-bloc", bloc=cycle.bloc.labels.bloc)
        blank = "blank" if item.side is Side.BASE else "unclaimed"
        return voice.plain(f"report-section.{blank}")
    return voice.plain(
        "report-section.scored", points=answer.points, max=voice.short_points(criterion.max)
    )


def totals(
    voice: Voice, cycle: Cycle, tally: Tally, groups: int, *, adjusted: bool
) -> list[str | None]:
    """Say the total, what is not in it yet, and what it is made of."""
    waiting = tally.waiting_for_bloc
    total = (
        voice.say(
            "report-total.total-without",
            points=tally.total,
            codes=codes(voice, waiting),
            bloc=cycle.bloc.labels.bloc,
        )
        if waiting
        else voice.say("report-total.total", points=tally.total)
    )
    parts = voice.say(
        "report-total.parts",
        groups=groups,
        base=tally.base,
        bonus=tally.bonus,
        penalty=tally.penalty,
    )
    scaled = voice.say("report-total.scaled", raw=tally.raw_base, base=tally.base)
    return [total, parts if adjusted else None, scaled if tally.scaled else None]


def page_of(items: Sequence[T], page: int, size: int = PAGE) -> Sequence[T]:
    """Return one page of a list; a page beyond the end is the last one."""
    page = clipped(len(items), page, size)
    return items[page * size : (page + 1) * size]


def clipped(count: int, page: int, size: int = PAGE) -> int:
    """Return the nearest page there is."""
    return min(max(page, 0), max(count - 1, 0) // size)


def paging(
    voice: Voice, count: int, page: int, to: Callable[[int], Action], size: int = PAGE
) -> list[Button]:
    """Return the ways to the page before and the page after, where there are any."""
    page = clipped(count, page, size)
    buttons = []
    if (page + 1) * size < count:
        buttons.append(Button(voice.plain("report.btn-next-page"), to(page + 1)))
    if page > 0:
        buttons.append(Button(voice.plain("report.btn-previous-page"), to(page - 1)))
    return buttons


def cut(text: str, limit: int) -> str:
    """Return the beginning of a text, with … where something was left off."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip(' .,;')}…"
