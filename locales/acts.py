"""What units do about a deadline, as a word in a sentence: confirm, sign on paper, register."""

from __future__ import annotations

from domain.cycles import Cycle
from domain.deadlines import Duty
from locales.catalog import Voice


def act(voice: Voice, cycle: Cycle, duty: Duty) -> str:
    """Return what closes a duty: after "đã" and "chưa" in Vietnamese, a participle in English.

    Plain text. Of the pledge it is the fact that closes it in this bloc.
    """
    if duty is Duty.PLEDGE:
        return voice.plain(f"act.pledge-{cycle.definition.pledge.closed_by.value}")
    return voice.plain(f"act.{duty.value}")
