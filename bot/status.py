"""The leader's board on the terminal: an aligned table, or JSON with keys that do not change."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from domain.blocs import Unit
from domain.boards import Board, Contact, Progress, ReportRow, UnitRow
from domain.cycles import Cycle, Due
from domain.pledges import PledgeConfirmation
from locales.catalog import Voice
from locales.times import last_day

GAP = 2
"""Spaces between two columns."""

NAME = 30
"""Columns of a unit's name at most."""

WIDTH = 100
"""Columns of a terminal that does not say how wide it is."""

Column = tuple[str, list[str]]


def board_text(view: Board, voice: Voice, width: int = WIDTH) -> str:
    """Return the board as a table for a terminal this wide.

    Periods that have not begun are left out. Where not all others fit side by side, they are
    continued below, each part with the units' names.
    """
    units, columns = _columns(view, voice)
    parts = [_table([units, *part]) for part in _parts(units, columns, width)]
    heading = voice.plain(
        "table.heading",
        bloc=view.cycle.bloc.name,
        code=view.cycle.bloc.code,
        year=str(view.cycle.year),
        at=view.cycle.calendar.local(view.now),
    )
    return "\n\n".join([heading, *parts, _dues(view, voice)])


def _columns(view: Board, voice: Voice) -> tuple[Column, list[Column]]:
    rows = view.rows
    names = [_shortened(row.unit.short.to(voice.language)) for row in rows]
    columns: list[Column] = [
        (voice.plain("table.joined"), [_joined(voice, row) for row in rows]),
        (voice.plain("table.pledge"), [_pledge(voice, view.cycle, row.pledge) for row in rows]),
    ]
    begun = [step.period for step in view.steps if step.period is not None]
    for period in begun:
        states = [_report(voice, view.cycle, row.reports[period.code]) for row in rows]
        columns.append((period.code, states))
    columns.append((voice.plain("table.seen"), [_seen(voice, view.cycle, row) for row in rows]))
    return (voice.plain("table.unit"), names), columns


def _shortened(name: str) -> str:
    return name if _width(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"


def _joined(voice: Voice, row: UnitRow) -> str:
    count = len(row.members)
    match row.contact:
        case Contact.NOBODY:
            return voice.plain("table.nobody")
        case Contact.LOST:
            return voice.plain("table.lost", count=count)
        case Contact.REACHED:
            return voice.plain("table.people", count=count)


def _pledge(voice: Voice, cycle: Cycle, given: PledgeConfirmation | None) -> str:
    if given is None:
        return voice.plain("table.no")
    return _day(cycle, given.at)


def _report(voice: Voice, cycle: Cycle, row: ReportRow) -> str:
    match row.progress:
        case Progress.DONE:
            late = row.sending.workdays_late if row.sending else 0
            day = _day(cycle, row.sending.at) if row.sending else voice.plain("table.none")
            return voice.plain("table.late" if late else "table.sent", day=day, days=late)
        case Progress.DOING:
            return voice.plain("table.doing", settled=row.settled, asked=row.asked)
        case Progress.NOT_BEGUN:
            return voice.plain("table.not-begun")
        case Progress.NOT_OPEN:
            return voice.plain("table.not-open")


def _seen(voice: Voice, cycle: Cycle, row: UnitRow) -> str:
    if not row.seen:
        return voice.plain("table.none")
    return _day(cycle, row.seen[-1].at)


def _day(cycle: Cycle, at: datetime) -> str:
    return f"{cycle.calendar.local(at):%d/%m}"


def _parts(units: Column, columns: Sequence[Column], width: int) -> Iterator[list[Column]]:
    """Deal the columns out into tables that fit; one too wide by itself stands alone."""
    part: list[Column] = []
    used = start = _column_width(units)
    for column in columns:
        needed = GAP + _column_width(column)
        if part and used + needed > width:
            yield part
            part, used = [], start
        part.append(column)
        used += needed
    yield part


def _table(columns: Sequence[Column]) -> str:
    widths = [_column_width(column) for column in columns]
    heads = [head for head, _ in columns]
    ruler = ["-" * width for width in widths]
    lines = [heads, ruler, *zip(*(cells for _, cells in columns), strict=True)]
    return "\n".join(_line(cells, widths) for cells in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        cell + " " * (width - _width(cell)) for cell, width in zip(cells, widths, strict=True)
    )
    return (" " * GAP).join(padded).rstrip()


def _column_width(column: Column) -> int:
    head, cells = column
    return max(_width(text) for text in (head, *cells))


def _width(text: str) -> int:
    """Return how many columns a terminal gives a text: wide signs take two, marks none."""
    wide = sum(unicodedata.east_asian_width(sign) in {"W", "F"} for sign in text)
    return len(text) + wide - sum(bool(unicodedata.combining(sign)) for sign in text)


def _dues(view: Board, voice: Voice) -> str:
    lines = [voice.plain("table.dues")]
    for due in view.cycle.dues:
        step, period = view.step(due.key), view.cycle.definition.period_of(due.key)
        title = due.deadline.title.to(voice.language)
        line = voice.plain(
            "table.due-count" if step else "table.due",
            title=f"{title} ({period.code})" if period else title,
            last=last_day(voice, due),
            done=len(view.done(step)) if step else 0,
            units=len(view.rows),
        )
        lines.append(f"  {line}")
    return "\n".join(lines)


def board_json(view: Board) -> dict[str, Any]:
    """Return the board as plain data. Instants carry the bloc's own offset, points are numbers."""
    cycle = view.cycle
    return {
        "bloc": cycle.bloc_code,
        "year": cycle.year,
        "at": _iso(cycle, view.now),
        "units": [_unit_json(cycle, row) for row in view.rows],
        "deadlines": [_due_json(view, due) for due in cycle.dues],
    }


def _unit_json(cycle: Cycle, row: UnitRow) -> dict[str, Any]:
    unit: Unit = row.unit
    given = row.pledge
    return {
        "code": unit.code,
        "name": unit.name.vi,
        "joined": len(row.members),
        "reachable": row.contact is Contact.REACHED,
        "pledge": {
            "confirmed": given is not None,
            "at": _iso(cycle, given.at) if given else None,
            "receipt": given.receipt if given else None,
        },
        "reports": {code: _report_json(cycle, report) for code, report in row.reports.items()},
        "acknowledged": _iso(cycle, row.seen[-1].at) if row.seen else None,
    }


def _report_json(cycle: Cycle, row: ReportRow) -> dict[str, Any]:
    sending = row.sending
    untouched = row.progress in {Progress.NOT_BEGUN, Progress.NOT_OPEN}
    return {
        "state": row.progress.value if untouched else row.state.value,
        "settled": row.settled,
        "asked": row.asked,
        "total": float(sending.total) if sending else None,
        "sent_at": _iso(cycle, sending.at) if sending else None,
        "late_days": sending.workdays_late if sending else 0,
        "receipt": sending.receipt if sending else None,
    }


def _due_json(view: Board, due: Due) -> dict[str, Any]:
    step = view.step(due.key)
    return {
        "key": due.key,
        "title": due.deadline.title.vi,
        "duty": due.deadline.duty.value,
        "last_day": due.last_day.isoformat(),
        "instant": _iso(view.cycle, due.instant),
        "passed": due.passed(view.now),
        "done": len(view.done(step)) if step else None,
        "missing": [row.code for row in view.missing(step)] if step else None,
    }


def _iso(cycle: Cycle, at: datetime) -> str:
    return cycle.calendar.local(at).isoformat(timespec="seconds")
