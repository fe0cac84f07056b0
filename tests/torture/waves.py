"""A day in waves: each lets people act and does something to the bot meanwhile."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from sandbox.faults import Kind
from tests.torture.script import Turn
from tests.torture.trial import Doing, Trial

Wave = Callable[[Trial, Sequence[Turn]], Awaitable[None]]

UNANSWERED: tuple[Kind, ...] = ("drop_before", "drop_after", "hang", "garbage")
"""Faults after which nobody can tell whether a message has arrived."""


def waves(*kinds: Wave) -> Doing:
    """Return a day of these waves, one after another over a bot that lives all day."""

    async def doing(trial: Trial) -> None:
        faults = trial.life.box.faults
        await trial.life.start()
        for wave, turns in zip(kinds, trial.day.slices(len(kinds)), strict=True):
            await wave(trial, turns)
            await trial.day.over()
        faults.clear()
        trial.struck += faults.struck.total()
        trial.in_gap = sum(faults.struck[kind, "sendmessage"] for kind in UNANSWERED)

    return doing
