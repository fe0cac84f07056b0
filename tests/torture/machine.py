"""What the machine can do to the bot: a stray process, a jumping clock, an end in the middle."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from random import Random

from tests.torture.deaths import MOMENTS
from tests.torture.script import Turn
from tests.torture.trial import Doing, Trial

HELD_SECONDS = 6.0
"""A second longer than a transaction waits by itself."""

JUMPS = (timedelta(hours=2), timedelta(hours=-3), timedelta(minutes=90), timedelta(minutes=-1))


async def held(trial: Trial, turns: Sequence[Turn]) -> None:
    """A stray process holds the database."""
    path = trial.life.folder / "data" / "bot.db"
    with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as stray:
        stray.execute("BEGIN IMMEDIATE")
        trial.day.release(turns)
        await asyncio.sleep(HELD_SECONDS)
        stray.execute("ROLLBACK")
    trial.blow()


async def jumping_clock(trial: Trial) -> None:
    """Let the machine's clock jump forwards and back between two lives, and people go on."""
    life = trial.life
    for turns, jump in zip(trial.day.slices(len(JUMPS)), JUMPS, strict=True):
        await life.start()
        trial.day.release(turns)
        await trial.day.over()
        await life.settled()
        await life.stop()
        life.turn_clock(jump)
        trial.blow()
    await life.start()


async def second_copy(trial: Trial, turns: Sequence[Turn]) -> None:
    """Somebody starts the bot once more."""
    trial.day.release(turns)
    code, _, complaints = await trial.life.verb("run")
    trial.blow()
    if code != 1 or "thư mục dữ liệu" not in complaints:
        trial.wrong.append(f"a second copy ended with {code}: {complaints}")


def told_to_end(times: int, dice: Random) -> Doing:
    """Return a day in the middle of which the bot is told to end, so many times."""

    async def doing(trial: Trial) -> None:
        for turns in trial.day.slices(times):
            await trial.life.start()
            trial.day.release(turns)
            await asyncio.sleep(dice.uniform(*dice.choice(MOMENTS)))
            await trial.life.stop()
            trial.blow()
        await trial.life.start()

    return doing
