"""What the rehearsal's clock says will happen next."""

from __future__ import annotations

from domain.reminders import EventKind, NextEvent
from locales.catalog import Voice


def event_label(voice: Voice, event: NextEvent) -> str:
    """Name the next event: which reminder, digest or notice. Plain text."""
    if event.kind is EventKind.REMINDER and event.due is not None:
        return voice.plain("rehearsal.event-reminder", title=event.due.deadline.title)
    return voice.plain(f"rehearsal.event-{event.kind.value}")
