"""How deadlines are said, on screens and on paper alike. Plain text: to be escaped where shown."""

from __future__ import annotations

from domain.cycles import Due
from domain.duties import DutyState, DutyStatus
from locales.catalog import Voice


def last_day(voice: Voice, due: Due) -> str:
    """Say a last day: "hết thứ Hai 16/11/2026 (vì 15/11 là Chủ nhật)"; with the hour if early."""
    at = due.deadline.time
    whole_day = (at.hour, at.minute) == (23, 59)
    day = voice.day(due.last_day)
    said = (
        voice.plain("due.end-of", day=day)
        if whole_day
        else voice.plain("due.until", clock=voice.clock(at), day=day)
    )
    if due.rolled_from is None:
        return said
    weekday = voice.plain(f"weekday.d{due.rolled_from.isoweekday()}")
    weekend = due.rolled_from.weekday() >= 5
    key = "due.rolled-weekend" if weekend else "due.rolled-holiday"
    return voice.plain(key, said=said, date=f"{due.rolled_from:%d/%m}", weekday=weekday)


def time_left(voice: Voice, duty: DutyStatus) -> str:
    """Say how much time is left: working days, "hạn hôm nay", or how late it is."""
    if duty.state in {DutyState.OVERDUE, DutyState.PASSED}:
        return voice.plain("due.late", days=max(duty.workdays_late, 1))
    if duty.is_today:
        return voice.plain("due.today")
    if duty.workdays_left == 0:
        return voice.plain("due.no-workday-left")
    return voice.plain("due.left", days=duty.workdays_left)
