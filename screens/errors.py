"""Every "no" as a sentence: what happened, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from domain.errors import BlocError
from domain.words import Words
from locales.catalog import Voice
from screens.actions import ShowBoard
from screens.common import home_button, lines
from screens.screen import Button, Screen, stacked


def sentence(voice: Voice, error: BlocError) -> str:
    """Return the sentence for an error, in the person's language."""
    specific = f"{error.key}.{error.facts.get('reason') or error.facts.get('activity') or 'other'}"
    key = specific.replace("_", "-") if voice.knows(specific.replace("_", "-")) else error.key
    return voice.say(key, **{name: _said(value) for name, value in error.facts.items()})


def _said(value: Any) -> Any:
    return value if isinstance(value, str | int | Decimal | Words | date) else str(value)


TO_THE_UNITS = {"scan_of_nothing", "officer_of_no_unit"}
"""What an office does for one unit: the way on is to choose which."""


def refused(voice: Voice, error: BlocError) -> Screen:
    """Say why not, with a way on."""
    units = Button(voice.plain("board.btn-units"), ShowBoard(1))
    ways = [units] if error.facts.get("activity") in TO_THE_UNITS else []
    return Screen(sentence(voice, error), stacked(*ways, home_button(voice)))


def incident(voice: Voice, number: str) -> Screen:
    """A bug of ours: nothing is lost, and a number to quote."""
    return Screen(voice.say("incident", number=number), stacked(home_button(voice)))


def not_understood_beside(voice: Voice, choices: Sequence[str]) -> str:
    """Say so below a message whose buttons stay; who listens hears once more what they are."""
    said = voice.say("not-understood-beside")
    heard = voice.say("reader.choices", labels="; ".join(choices)) if choices else None
    return lines(said, heard)


def not_understood(voice: Voice) -> Screen:
    """A message nobody waits for: say so, and show the way."""
    return Screen(voice.say("not-understood"), stacked(home_button(voice)))
