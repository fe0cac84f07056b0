"""News about operations, for whoever runs the machine: what is amiss, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator

from domain.alerts import AlertView, Trouble
from locales.catalog import Voice
from screens.common import home_button, lines
from screens.screen import Screen, stacked

NAMED = 5
"""How many incidents one message names."""

CHECK = "python -m bot check"
BACK_UP = "python -m bot backup"
BACKUP_DIR = "BACKUP_DIR"

_NOT_WHOLE = {"damaged", "not-proven", "findings"}
"""Why there is no good backup although there was room for one: something is not what it was."""


def alert(voice: Voice, view: AlertView) -> Screen:
    """Say one trouble in a sentence or two, then what to do."""
    return Screen(lines(*_said(voice, view)), stacked(home_button(voice)))


def _said(voice: Voice, view: AlertView) -> Iterator[str]:
    at = view.cycle.calendar.local(view.since)
    match view.trouble:
        case Trouble.BACKUP:
            yield from _backup(voice, view)
        case Trouble.BACKUP_PLACE:
            yield voice.say(f"alert.backup_place-{view.why}")
            yield voice.say(f"alert.backup_place-{view.why}-do", setting=BACKUP_DIR)
        case Trouble.DISK:
            yield voice.say("alert.disk", free=view.free_mb)
            yield voice.say("alert.disk-do")
        case Trouble.SILENCE:
            yield voice.say("alert.silence", at=at)
            yield voice.say("alert.silence-do")
        case Trouble.HOLIDAYS:
            yield voice.say("alert.holidays", year=view.year)
            yield voice.say("alert.holidays-do")
        case Trouble.INCIDENTS:
            count = len(view.numbers)
            yield voice.say("alert.incidents", at=at, count=count, numbers=_numbers(voice, view))
            yield voice.say("alert.incidents-do")


def _backup(voice: Voice, view: AlertView) -> Iterator[str]:
    why = "-not-whole" if view.why in _NOT_WHOLE else "-no-room" if view.why == "no-room" else ""
    yield voice.say(f"alert.backup{why}")
    if view.last_backup is None:
        yield voice.say("alert.backup-never")
    else:
        yield voice.say("alert.backup-last", at=view.cycle.calendar.local(view.last_backup))
    yield voice.say(f"alert.backup{why}-do", command=CHECK if why else BACK_UP)


def _numbers(voice: Voice, view: AlertView) -> list[str]:
    rest = len(view.numbers) - NAMED
    more = [voice.plain("alert.incidents-more", count=rest)] if rest > 0 else []
    return [*view.numbers[:NAMED], *more]
