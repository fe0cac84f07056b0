"""The ledger of reminders: planned, sent, failed, unknown, acknowledged, by whom, when."""

from __future__ import annotations

from datetime import date

from domain.cycles import Cycle
from domain.ids import UnitCode
from domain.notices import Acknowledgement, Notice
from domain.reminders import LedgerLine, LedgerView, Noted
from domain.words import Words
from usecases.cards import last_day_in
from usecases.ports import Tx


def ledger(tx: Tx, cycle: Cycle, unit: UnitCode) -> LedgerView:
    """Return what one unit's people were told of its deadlines, newest first."""
    cycle.definition.unit(unit)
    notices = tx.notices.ledger(cycle.bloc_code, cycle.year, subject=None, unit=unit)
    lines = (_line(tx, cycle, notice) for notice in reversed(notices))
    noted = tx.notices.acknowledgements(cycle.bloc_code, cycle.year)
    return LedgerView(
        cycle=cycle,
        unit=unit,
        lines=tuple(line for line in lines if line is not None),
        noted=tuple(_noted(tx, cycle, one) for one in reversed(noted) if one.unit == unit),
    )


def _line(tx: Tx, cycle: Cycle, notice: Notice) -> LedgerLine | None:
    place = tx.people.place(notice.place)
    if place is None:
        return None
    return LedgerLine(
        person=tx.people.get(notice.key.recipient).name or "",
        place=place,
        title=_title(cycle, notice.key.subject),
        last_day=last_day_in(notice.key),
        kind=notice.key.kind,
        rung=notice.key.rung,
        state=notice.state,
        planned_at=notice.planned_at,
        sent_at=notice.sent_at,
        noted=_noted_by(tx, notice),
    )


def _noted_by(tx: Tx, notice: Notice) -> Noted | None:
    if notice.acknowledged_at is None or notice.acknowledged_by is None:
        return None
    name = tx.people.get(notice.acknowledged_by).name or ""
    return Noted(by=name, at=notice.acknowledged_at)


def _noted(tx: Tx, cycle: Cycle, one: Acknowledgement) -> tuple[Words, date, Noted]:
    name = tx.people.get(one.person).name or ""
    return _title(cycle, one.subject), date.fromisoformat(one.due), Noted(by=name, at=one.at)


def _title(cycle: Cycle, key: str) -> Words:
    """Name a deadline; one that an amendment took away is still known by its key."""
    found = (due.deadline.title for due in cycle.dues if due.key == key)
    return next(found, Words(vi=key, en=key))
