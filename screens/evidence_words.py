"""How a piece of evidence is named, and how its keeping is said."""

from __future__ import annotations

from domain.cards import Done, Outcome
from domain.cycles import Cycle
from domain.evidence import Evidence
from locales.catalog import Voice
from screens.report_words import cut

LABEL = 120
"""Characters of a piece of evidence in a sentence."""


def described(piece: Evidence) -> str:
    """Return what a piece of evidence is called: its words, else its file's name. Plain text."""
    return " ".join((piece.text or piece.name or "").split())


def retired_line(voice: Voice, cycle: Cycle, piece: Evidence) -> str | None:
    """Say since when a file's content is gone; None while it is kept."""
    if piece.file is None or piece.file.retired_at is None:
        return None
    return voice.say("evidence.retired", day=cycle.calendar.day_of(piece.file.retired_at))


def kept_line(
    voice: Voice, cycle: Cycle, outcome: Outcome, code: str | None, *, report: str = ""
) -> str | None:
    """Say what became of a piece of evidence; None if the act was about something else."""
    piece = outcome.evidence
    if piece is None:
        return None
    at = cycle.calendar.local(outcome.at)
    facts = {
        "clock": voice.clock(at),
        "moment": voice.moment(at),
        "code": code or "",
        "name": piece.name or "",
        "label": cut(described(piece), LABEL),
        "text": piece.text,
        "report": report,
    }
    place = "" if code else "tray-"
    match outcome.done:
        case Done.REFERRED:
            return voice.say("criterion-saved.referred", **facts)
        case Done.FILED if outcome.in_album > 1:
            key = f"evidence.{place}filed-album"
            return voice.say(key, number=outcome.in_album, **facts)
        case Done.FILED:
            return voice.say(f"evidence.{place}filed", **facts)
        case Done.FILED_BEFORE:
            return voice.say(f"evidence.{place}filed-before", **facts)
        case Done.MOVED:
            return voice.say("evidence.moved", **{**facts, "code": piece.criterion or ""})
        case Done.REMOVED:
            return voice.say("evidence.removed", **facts)
        case _:
            return None
