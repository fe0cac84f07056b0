"""A screen for who listens to it: few buttons, and the sentence that says what they are.

A screen reader announces neither that a message has buttons nor what scrolls by. So the text
names what can be chosen, and no message has more than five buttons; the rest is behind the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from locales.catalog import Voice
from screens.actions import OtherActs
from screens.common import lines
from screens.screen import Button, Screen, stacked

MOST = 5
"""Buttons of one message; somebody who listens has to hear them all before choosing."""


def by_ear(voice: Voice, screen: Screen, first: int = 0) -> Screen:
    """Return the screen with at most five buttons, from its ``first`` act on, and their names.

    What does not act but opens or copies something is always among them: nothing remembers it.
    """
    if not screen.buttons:
        return screen
    shown = _shown(voice, screen.buttons, first)
    labels = "; ".join(button.label for button in shown)
    said = voice.say("reader.choices", labels=labels)
    return replace(screen, text=lines(screen.text, said), rows=stacked(*shown))


def _shown(voice: Voice, buttons: Sequence[Button], first: int) -> Sequence[Button]:
    if len(buttons) <= MOST:
        return buttons
    lasting = [button for button in buttons if button.action is None]
    acts = [button for button in buttons if button.action is not None]
    end = first + MOST - 1 - len(lasting)
    more = end < len(acts)
    label = voice.plain("reader.btn-others" if more else "reader.btn-first-ones")
    return *lasting, *acts[first:end], Button(label, OtherActs(end if more else 0, len(acts)))


def all_acts(whole: Screen, shown: Screen) -> tuple[Button, ...]:
    """Return every button that a typed label may name: also those that are not shown now."""
    turning = (b for b in shown.buttons if isinstance(b.action, OtherActs))
    return *(b for b in whole.buttons if b.action), *turning


def others(voice: Voice, acts: Sequence[Button]) -> Screen:
    """Say what else can be done where the person stands: of all these acts, a part is shown."""
    return Screen(voice.say("reader.others"), stacked(*acts))
