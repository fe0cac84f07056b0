"""One trial: a day is played while something is done to the bot, then its content is compared.

A day ends in the evening, when news that is gathered for a while has gone out too. The morning of
the next rung shows that whoever a kill kept from hearing a reminder hears the next one.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from tests.torture.bloc import MORNING, NEXT_RUNG, Cast
from tests.torture.content import Facts, content, doubled, lost
from tests.torture.day import Day
from tests.torture.lives import Life, Post, a_life
from tests.torture.notices import Delivered, delivered, last_planned
from tests.torture.rows import Row
from tests.torture.script import Script

EVENING = MORNING + timedelta(hours=1)
"""Or later, where a clock has jumped: when the last notice of the day is due."""

Doing = Callable[["Trial"], Awaitable[None]]
"""What is done to the bot while a day is played: at its end the bot runs, with no fault in force,
and all turns are released."""


@dataclass(frozen=True)
class Play:
    """A cast and its script.

    Attributes:
        soon: which knocks of time come every second, so that a short trial need not wait.
        peace: what a day without faults leaves behind, once one has been played.
    """

    cast: Cast
    script: Script
    soon: tuple[str, ...] = ()
    peace: asyncio.Future[Facts] = field(default_factory=asyncio.Future)


@dataclass
class Trial:
    """A day under way: what a fault gets to work with."""

    play: Play
    life: Life
    day: Day
    post: Post
    struck: int = 0
    in_gap: int = 0
    """How many messages left whose answer never came back; those of kills not counted."""

    wrong: list[str] = field(default_factory=list)
    """What else did not go as it must."""

    def blow(self, times: int = 1) -> None:
        """Count that the bot was struck just now."""
        self.struck += times
        self.day.struck()


@asynccontextmanager
async def a_trial(play: Play, folder: Path) -> AsyncIterator[Trial]:
    """Open a Telegram and a data folder for one trial; the bot is not started yet."""
    async with a_life(play.cast, folder) as life:
        life.knocks_soon(*play.soon)
        day = Day(life, play.script)
        try:
            yield Trial(play, life, day, Post(life.box))
        finally:
            await day.ended()


async def tried(
    fault: str, play: Play, folder: Path, doing: Doing, *, checked: bool = True
) -> Row:
    """Play a day during which ``doing`` does what it does; compare what is left with peace."""
    async with a_trial(play, folder) as trial:
        await doing(trial)
        return await concluded(fault, trial, play.peace, checked=checked)


async def concluded(
    fault: str, trial: Trial, wanted: Awaitable[Facts], *, checked: bool = False
) -> Row:
    """Let the day end in peace, and count; let the bot's own check look too, if wanted."""
    life, post, remarks = trial.life, trial.post, []
    await trial.day.over()
    peace = await life.settled() and await _evening(life)
    if not peace:
        remarks.append("the bot did not come to rest")
    found = content(life.folder)
    told = delivered(life.folder, post.notices, post.marked)
    expected = await wanted
    missing, extra = lost(expected, found), doubled(expected, found)
    unheard = await _unheard_at_next_rung(life, post, told)
    for name, facts in (("lost", missing), ("doubled", extra)):
        remarks += [f"{name}: {', '.join(map(str, list(facts)[:3]))}"] if facts else []
    if trial.day.unanswered:
        remarks.append(f"unanswered: {trial.day.unanswered[0].splitlines()[0]}")
    if unheard or told.silent:
        remarks.append(f"never told: {unheard}; rows left open: {told.silent}")
    if told.unmarked or told.marked_in_vain:
        remarks.append(f"twice, unmarked: {told.unmarked}; marked in vain: {told.marked_in_vain}")
    if life.falls:
        trial.wrong.append(f"the bot ended by itself: {life.falls}\n{life.last_words}")
    if checked:
        code, _, faults = await life.verb("check")
        trial.wrong += [f"check: {faults}"] if code else []
    remarks += trial.wrong
    owed = len(trial.day.unanswered) + len(trial.wrong)
    return Row(
        fault=fault,
        tried=trial.struck,
        expected=expected.total(),
        lost=missing.total() + owed + unheard + told.silent,
        doubled=extra.total() + told.unmarked + told.marked_in_vain,
        notices=told.expected,
        notices_doubled=told.doubled,
        notices_in_gap=life.in_gap + trial.in_gap,
        worst_recovery_s=round(max([0.0, *trial.day.recoveries]), 2),
        remark="; ".join(remarks),
    )


async def _evening(life: Life) -> bool:
    """Let the hour pass after which everything of this day has gone out."""
    await life.stop()
    life.clock.hop(max(EVENING, last_planned(life.folder)))
    await life.start()
    return await life.settled()


async def _unheard_at_next_rung(life: Life, post: Post, told: Delivered) -> int:
    """Return how many of those a doubtful reminder never reached do not hear the next one."""
    await life.stop()
    if not told.unheard:
        return 0
    before = post.notices.copy()
    life.clock.hop(NEXT_RUNG)
    await life.start()
    await life.settled()
    await life.stop()
    return sum(post.notices[account] == before[account] for account in told.unheard)


async def in_peace(trial: Trial) -> None:
    """Let the whole day be played with nothing done to the bot."""
    await trial.life.start()
    trial.day.release(trial.day.script.turns)


async def learn(play: Play, folder: Path) -> None:
    """Play a day without faults, so that the play knows what one leaves behind.

    Raises:
        AssertionError: if even in peace something of the script is not kept.
    """
    try:
        play.peace.set_result(await _left_by_peace(play, folder))
    except BaseException as error:
        play.peace.set_exception(error)
        raise


async def _left_by_peace(play: Play, folder: Path) -> Facts:
    async with a_trial(play, folder) as trial:
        await in_peace(trial)
        row = await concluded("none", trial, _said(play))
        found = content(trial.life.folder)
    assert not trial.day.unanswered, trial.day.unanswered[0]
    assert not row.notices_doubled, row
    assert not row.notices_in_gap, row
    assert not row.lost, row
    return found


async def _said(play: Play) -> Facts:
    return Facts(play.script.facts)
