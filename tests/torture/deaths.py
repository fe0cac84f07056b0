"""Ways to die: each starts the bot, lets people act, and sends SIGKILL at its own moment."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from random import Random

from bot.lock import FILE as LOCK
from bot.vault import BACKUPS, backups_in
from tests.torture.lives import Life, sent
from tests.torture.notices import is_notice
from tests.torture.releases import next_release
from tests.torture.script import Turn
from tests.torture.trial import EVENING, Doing, Trial

Death = Callable[[Trial, Sequence[Turn], Random], Awaitable[None]]

MOMENTS = ((0.0, 0.03), (0.03, 0.2), (0.2, 0.8))
"""Seconds after people acted: while updates come in, while they are answered, later."""

STARTING = (0.2, 1.0)
"""Seconds after the start of the process: from its imports to its first answers."""

AT_MOST = 3.0
"""Seconds to wait for the moment; if it does not come, the bot dies then."""


async def at_any_moment(trial: Trial, turns: Sequence[Turn], dice: Random) -> None:
    """Die at a random moment."""
    await trial.life.start()
    trial.day.release(turns)
    await asyncio.sleep(dice.uniform(*dice.choice(MOMENTS)))
    await trial.life.kill()


async def before_the_mark(trial: Trial, turns: Sequence[Turn], dice: Random) -> None:
    """Die the instant Telegram has accepted a message, before its answer is on the wire.

    It is the first notice, or one of the next answers.
    """
    left, gone = dice.randint(1, 6), asyncio.Event()

    def accepted(_: int, text: str) -> None:
        nonlocal left
        left -= 1
        if left == 0 or (is_notice(text) and left > 0):
            left = 0
            trial.life.strike()
            gone.set()

    trial.post.on_accepted = accepted
    await trial.life.spawn()
    trial.day.release(turns)
    await _at_most(gone.wait())
    trial.post.on_accepted = None
    await trial.life.kill()


async def before_the_answer(trial: Trial, turns: Sequence[Turn], dice: Random) -> None:
    """Die after the effect was committed, while its answer hangs on the way to Telegram."""
    await _hanging(trial, turns, dice.choice(("sendMessage", "sendMessage", "editMessageText")))


async def during_a_download(trial: Trial, turns: Sequence[Turn], dice: Random) -> None:
    """Die while a file is on its way from Telegram."""
    await _hanging(trial, turns, dice.choice(("download", "download", "getFile")))


async def while_starting(trial: Trial, turns: Sequence[Turn], dice: Random) -> None:
    """Die between the start of the process and its first answers."""
    trial.day.release(turns)
    await trial.life.spawn()
    await asyncio.sleep(dice.uniform(*STARTING))
    await trial.life.kill()


async def during_a_migration(trial: Trial, turns: Sequence[Turn], dice: Random) -> None:
    """Die while a new release changes the schema; the next life has to bring it to its end."""
    trial.day.release(turns)
    copy = next_release(trial.life)
    await trial.life.spawn()
    await _at_most(_there(copy.exists))
    await asyncio.sleep(dice.uniform(0.0, 0.15))
    await trial.life.kill()


async def during_a_backup(trial: Trial, turns: Sequence[Turn], dice: Random) -> None:
    """Die while a backup is written, and the backup dies too."""
    folder = trial.life.folder / "data" / "backups"
    await trial.life.start()
    before = _names(folder)
    trial.day.release(turns)
    backup = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "backup", cwd=trial.life.folder, env=trial.life.environment,
        stdout=trial.life.log, stderr=trial.life.log,
    )  # fmt: skip
    await _at_most(_there(lambda: _names(folder) != before or backup.returncode is not None))
    await asyncio.sleep(dice.uniform(0.0, 0.1))
    if backup.returncode is None:
        sent(backup, signal.SIGKILL)
    await trial.life.kill()
    await backup.wait()


async def during_the_nightly(trial: Trial, turns: Sequence[Turn], dice: Random) -> None:
    """Die while the bot makes its nightly backup by itself, or has just made it."""
    folder = nightly(trial.life)
    before = _names(folder) | {LOCK}
    await trial.life.start()
    trial.day.release(turns)
    await _at_most(_there(lambda: not _names(folder) <= before))
    await asyncio.sleep(dice.choice((0.0, 0.0, dice.uniform(0.0, 0.1))))
    await trial.life.kill()


def nightly(life: Life) -> Path:
    """Let the next life find tonight's backup due; return the folder it goes to."""
    life.knocks_soon("back_up")
    folder = life.folder / "data" / BACKUPS
    for made in backups_in(folder).values():
        made.unlink()
    return folder


DOZEN: tuple[Death, ...] = (
    before_the_mark,
    at_any_moment,
    before_the_answer,
    during_a_download,
    during_a_backup,
    before_the_mark,
    at_any_moment,
    during_a_download,
    while_starting,
    before_the_mark,
    before_the_answer,
    during_a_migration,
)
"""A dozen deaths of all kinds. That of the newer release is the last: no older one follows it."""


def one_by_one(kinds: Sequence[Death], dice: Random) -> Doing:
    """Return a day on which the bot dies of these, in this order."""

    async def doing(trial: Trial) -> None:
        for death, turns in zip(kinds, trial.day.slices(len(kinds)), strict=True):
            await death(trial, turns, dice)
            trial.blow()
        await trial.life.start()

    return doing


def many(death: Death, times: int, dice: Random) -> Doing:
    """Return a day with so many deaths spread over it; the last ones come in the evening."""
    by_day = max(1, times * 9 // 10)

    async def doing(trial: Trial) -> None:
        for turns in trial.day.slices(by_day):
            await death(trial, turns, dice)
            trial.blow()
        await trial.life.start()
        await trial.day.over()
        if times > by_day and await trial.life.settled():
            await trial.life.stop()
            trial.life.clock.hop(EVENING)
            for _ in range(times - by_day):
                await death(trial, (), dice)
                trial.blow()
            await trial.life.start()

    return doing


async def _hanging(trial: Trial, turns: Sequence[Turn], method: str) -> None:
    faults = trial.life.box.faults
    faults.hang(method)
    await trial.life.spawn()
    trial.day.release(turns)
    await _at_most(faults.caught(AT_MOST))
    await trial.life.kill()
    faults.clear()


def _names(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in folder.glob("*"))


async def _there(found: Callable[[], bool]) -> None:
    while not found():  # noqa: ASYNC110 - another process makes it
        await asyncio.sleep(0.002)


async def _at_most(moment: Awaitable[object]) -> None:
    try:
        await asyncio.wait_for(moment, AT_MOST)
    except TimeoutError:
        return
