"""The model of what units set themselves, and of the time they ask for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from domain.blocs import Role

if TYPE_CHECKING:
    from tests.model.expected import Expected, Held

IN_UNIT = {Role.UNIT_LEADER, Role.UNIT_STAFF}

TARGETS = (
    "Kết nạp 20 hội viên",
    "kết nạp 20 HỘI VIÊN",
    "Mở lớp tập huấn: 2 lớp",
    "<b>Xây</b> nhà",
)
NO_TARGETS = ("12345", "2027: 5", "...", "y" * 301)
"""What stands as a target as it was typed, and what does not."""

LAST_DAYS = {
    "pledge_signing": date(2027, 1, 25),
    "targets": date(2027, 2, 26),
    "year_report": date(2027, 11, 15),
}


def add_target(model: Expected, held: Held | None, text: str) -> None:
    """Let somebody type a target on the list of their unit."""
    if held is None or held.role not in IN_UNIT or model.now.closed or text in NO_TARGETS:
        return
    there = model.targets[held.unit or ""]
    if text.casefold() not in {one.casefold() for one in there}:
        there.append(text)


def alter_target(model: Expected, held: Held | None, number: int, text: str) -> None:
    """Let somebody open a target and type it anew."""
    if _own(model, held, number) and text not in NO_TARGETS and not model.now.closed:
        unit, before = model.target_numbers[number]
        there = model.targets[unit]
        there[there.index(before)] = text
        model.target_numbers[number] = unit, text


def remove_target(model: Expected, held: Held, number: int) -> None:
    """Let somebody take a target out."""
    if _own(model, held, number):
        unit, text = model.target_numbers.pop(number)
        model.targets[unit].remove(text)


def _own(model: Expected, held: Held | None, number: int) -> bool:
    unit, _ = model.target_numbers.get(number, ("", ""))
    return held is not None and held.role in IN_UNIT and unit != "" and held.unit == unit


def ask_for_time(
    model: Expected, held: Held | None, deadline: str, day: date, reason: str, closes: date
) -> None:
    """Let somebody ask for more time for a deadline, up to a day, for a reason."""
    if held is None or held.role not in IN_UNIT or deadline not in LAST_DAYS or model.now.closed:
        return
    unit, due = held.unit or "", LAST_DAYS[deadline]
    done = {"pledge_signing": model.confirmed, "targets": model.registered}.get(
        deadline, model.sent
    )
    begun = deadline != "year_report" or model.now.reports_open
    first = max(due, model.today) + timedelta(days=1)
    last = max(first, min(first + timedelta(days=60), closes))
    if unit in done or not begun or not first <= day <= last or reason == "...":
        return
    while day.weekday() > 4:
        day += timedelta(days=1)
    model.extensions[unit, deadline] = due.isoformat(), day.isoformat(), reason
