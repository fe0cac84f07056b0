"""What the database knows of requests for more time: which stand, and whom they are news for."""

from __future__ import annotations

from datetime import datetime

from domain.cycles import Cycle, Due
from domain.duties import DutyState, DutyStatus
from domain.extensions import Extension, ExtensionNewsView
from domain.ids import UnitCode
from domain.ladders import can_be_done
from domain.notices import Notice
from usecases.duties import status_of
from usecases.ports import Tx


def standing(tx: Tx, cycle: Cycle, due: Due, unit: UnitCode | None) -> Extension | None:
    """Return what a unit has asked for a deadline, as long as it is due on that day."""
    if unit is None:
        return None
    asked = tx.extensions.of(cycle.bloc_code, cycle.year, unit, due.key)
    return asked if asked is not None and asked.due == due.last_day else None


def extendable(cycle: Cycle, duty: DutyStatus, now: datetime) -> bool:
    """Tell whether there is anything to be put off: it waits, and can still be done."""
    return duty.waits and not duty.issued_after and can_be_done(cycle, duty.due, now)


def news_of(tx: Tx, cycle: Cycle, notice: Notice, now: datetime) -> ExtensionNewsView | None:
    """Return what the leader's side hears of a request, if it is the newest and not overtaken."""
    due = next((one for one in cycle.dues if one.key == notice.facts["deadline"]), None)
    unit = UnitCode(notice.facts["unit"])
    if due is None or unit not in cycle.definition.unit_codes():
        return None
    asked = standing(tx, cycle, due, unit)
    duty = status_of(tx, cycle, due, unit, now)
    if asked is None or duty.state is DutyState.DONE:
        return None
    newest = int(asked.at.timestamp()) == notice.key.rung
    return ExtensionNewsView(cycle=cycle, duty=duty, extension=asked) if newest else None
