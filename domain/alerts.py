"""Alerts (tin vận hành): what is amiss with the machine, for whoever runs it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from domain.cycles import Cycle
from domain.model import Value

BACKUP_GRACE = timedelta(hours=2)
"""How long after its hour, or after a start, a night's backup may still come."""

SILENCE = timedelta(minutes=30)
"""How long nothing may be heard from Telegram before it is worth a word."""

COMING_YEAR_FROM = 11
"""The month from which the coming year's holidays are looked for: they are announced by then."""

BACKUP_GAP = timedelta(days=2)
"""How old the last good backup may be before the leader's digest speaks of it."""

_DAY = timedelta(days=1)


class Trouble(StrEnum):
    """What may be amiss. Stored values are final."""

    BACKUP = "backup"
    BACKUP_PLACE = "backup_place"
    """There is no second place for backups, or it cannot be reached."""

    DISK = "disk"
    SILENCE = "silence"
    HOLIDAYS = "holidays"
    """The coming year's holidays are not announced yet, or the program does not know them."""

    INCIDENTS = "incidents"
    """People met a bug: each has a number that stands in the log."""

    @property
    def lasts(self) -> bool:
        """Tell whether it begins and ends; incidents only happen."""
        return self is not Trouble.INCIDENTS

    @property
    def again_after(self) -> timedelta:
        """Return for how long nothing more is said of it to whoever has been told.

        What can wait for weeks is not repeated daily: who is nagged stops reading.
        """
        match self:
            case Trouble.INCIDENTS:
                return timedelta(hours=1)
            case Trouble.BACKUP_PLACE:
                return 7 * _DAY
            case Trouble.HOLIDAYS:
                return 30 * _DAY
            case _:
                return _DAY


class Symptoms(Value):
    """What the machine shows of itself at one moment."""

    up_since: datetime
    backup_due: datetime
    """Since when there should be a newer good backup."""

    backup_refused: str = ""
    """Why the newest try gave none; empty if it did, or none was made."""

    second_place: str = ""
    """``unset``, ``absent`` or ``failed``; empty if all is well."""

    free_mb: int
    low_mb: int
    """Below how much room the disk counts as nearly full."""

    silent_for: timedelta = timedelta()


class BackupGap(Value):
    """There has been no good backup for longer than there should be."""

    last: datetime | None
    """When the last one was made; None if there never was one."""


class AlertView(Value):
    """One trouble as its message tells it. What was said is kept with the notice."""

    cycle: Cycle
    trouble: Trouble
    why: str = ""
    since: datetime
    last_backup: datetime | None = None
    free_mb: int = 0
    numbers: tuple[str, ...] = ()
    """Of incidents, oldest first."""

    year: int = 0


Facts = Mapping[str, str]


def lasting_troubles(
    symptoms: Symptoms, last_backup: datetime | None, now: datetime
) -> dict[Trouble, Facts]:
    """Return what is amiss with the machine now, each with what there is to say of it."""
    found: dict[Trouble, Facts] = {}
    if backup_missing(symptoms, last_backup, now):
        last = {"last": last_backup.isoformat()} if last_backup else {}
        found[Trouble.BACKUP] = {"why": symptoms.backup_refused, **last}
    if symptoms.second_place:
        found[Trouble.BACKUP_PLACE] = {"why": symptoms.second_place}
    if symptoms.free_mb < symptoms.low_mb:
        found[Trouble.DISK] = {"free": str(symptoms.free_mb)}
    if symptoms.silent_for >= SILENCE:
        found[Trouble.SILENCE] = {"since": (now - symptoms.silent_for).isoformat()}
    return found


def backup_missing(symptoms: Symptoms, last_backup: datetime | None, now: datetime) -> bool:
    """Tell whether last night's backup failed, or has not come although it had time."""
    due = symptoms.backup_due
    if last_backup is not None and last_backup >= due:
        return False
    late = now - max(due, symptoms.up_since) >= BACKUP_GRACE
    return late or bool(symptoms.backup_refused)
