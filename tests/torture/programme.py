"""Every trial there is: what is done to the bot, and how much of it."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from bot.lock import FILE as LOCK
from bot.vault import MAKING, backups_in
from storage.archive import opened
from tests.torture import deaths, gap, machine, scenes, weather
from tests.torture.bloc import Cast, prepare
from tests.torture.deaths import Death, many, nightly
from tests.torture.flood import FAULT, Flood
from tests.torture.lives import PATIENCE
from tests.torture.releases import unmigrated
from tests.torture.rows import Row
from tests.torture.script import script
from tests.torture.trial import Doing, Play, Trial, learn, tried
from tests.torture.waves import Wave, waves

DEATHS: tuple[tuple[str, Death, int], ...] = (
    ("killed at any moment", deaths.at_any_moment, 66),
    ("killed between Telegram's acceptance and our mark", deaths.before_the_mark, 38),
    ("killed between effect and answer", deaths.before_the_answer, 25),
    ("killed during a download", deaths.during_a_download, 25),
    ("killed while starting", deaths.while_starting, 16),
    ("killed during a migration", deaths.during_a_migration, 10),
    ("killed during a backup", deaths.during_a_backup, 10),
    ("killed during the nightly backup", deaths.during_the_nightly, 10),
)
"""Ways to die, and how many of each in two hundred."""

LONGEST = 900.0
"""Seconds after which a trial is given up."""

AT_ONCE = 2
"""How many trials run side by side."""


@dataclass(frozen=True)
class Size:
    """How large a programme is.

    Attributes:
        units, newcomers, answers: of the scripted day that is killed.
        small_units: of the day that the other faults strike, which has one newcomer.
        flood: messages and files that one account sends at once.
        kills: in all; at least one of each kind.
        waves: how often the other faults strike in a day.
    """

    units: int = 40
    newcomers: int = 6
    answers: int = 9
    small_units: int = 10
    kills: int = 200
    waves: int = 5
    flood: int = 400


@dataclass(frozen=True)
class Stage:
    """What is prepared once for all trials."""

    day: Play
    small_day: Play
    village: Cast


class Trying(NamedTuple):
    """A trial that can be run.

    Where something is ``measured`` the others begin after that; it then mostly waits, so it takes
    nobody's seat.
    """

    fault: str
    run: Callable[[], Awaitable[Row]]
    measured: asyncio.Event | None = None


async def prepared(folder: Path, size: Size, dice: Random) -> Stage:
    """Make the blocs, write the days, and play each once in peace."""
    city = await prepare(folder / "city", size.units, size.newcomers)
    town = await prepare(folder / "town", size.small_units, 1)
    village = await prepare(folder / "village", 4, 1, amended=False)
    day = Play(city, script(city, dice, answers=size.answers))
    small = Play(town, script(town, dice, answers=3))
    await asyncio.gather(learn(day, folder / "peace"), learn(small, folder / "small-peace"))
    return Stage(day, small, village)


def everything(stage: Stage, folder: Path, size: Size, dice: Random) -> Iterator[Trying]:
    """Yield every trial there is."""
    yield from measurements(stage, folder, size)
    yield from killings(stage, folder, size, dice)
    yield from storms(stage, folder, size, dice)
    yield from looks(stage, folder)


def killings(stage: Stage, folder: Path, size: Size, dice: Random) -> Iterator[Trying]:
    """Yield the days on which the bot is killed."""
    in_all = sum(share for *_, share in DEATHS)
    for number, (name, death, share) in enumerate(DEATHS):
        times = max(1, -(-size.kills * share // in_all))
        doing = many(death, times, Random(dice.random()))
        if death is deaths.during_a_migration:
            doing = _migrated_in_the_end(doing)
        elif death is deaths.during_a_backup:
            doing = _backed_up_in_the_end(doing)
        elif death is deaths.during_the_nightly:
            doing = _kept_in_the_end(doing)
        yield _day(name, stage.day, folder / f"kills-{number}", doing)


def storms(stage: Stage, folder: Path, size: Size, dice: Random) -> Iterator[Trying]:
    """Yield the days on which Telegram, the network or the machine misbehaves."""
    blown: tuple[tuple[str, Wave], ...] = (
        ("429 storms with retry_after", weather.storm(weather.floods)),
        ("500", weather.storm(weather.errors(500))),
        ("502", weather.storm(weather.errors(502))),
        ("connection dropped before execution", weather.storm(weather.dropped_before)),
        ("connection dropped after execution", weather.storm(weather.dropped_after)),
        ("answers that are none", weather.storm(weather.garbled)),
        ("409 from a second poller", weather.other_poller),
        ("updates twice and out of order", weather.twice_and_out_of_order(Random(dice.random()))),
        ("updates that cannot be parsed", weather.unreadable),
        ("second copy of the bot", machine.second_copy),
    )
    days: tuple[tuple[str, Doing], ...] = (
        *((name, waves(*[wave] * size.waves)) for name, wave in blown),
        ("responses that never come", waves(weather.storm(weather.unanswered))),
        ("getUpdates silent for hours", weather.silent_for_hours),
        ("presses that expired in an outage", weather.presses_expired(size.waves)),
        ("database locked by a stray process", waves(machine.held, machine.held)),
        ("clock jumping", machine.jumping_clock),
        ("SIGTERM in the middle", machine.told_to_end(2 * size.waves, Random(dice.random()))),
    )
    for number, (name, doing) in enumerate(days):
        yield _day(name, stage.small_day, folder / f"storm-{number}", doing)


def measurements(stage: Stage, folder: Path, size: Size) -> Iterator[Trying]:
    """Yield what is measured while nothing else runs."""
    flood = Flood(stage.small_day.cast, folder / "flood", size.flood)
    yield Trying(FAULT, flood.run, flood.measured)


def looks(stage: Stage, folder: Path) -> Iterator[Trying]:
    """Yield the scenes of their own."""
    yield _scene(gap.cut_off, stage.small_day.cast, folder / "gap")
    yield _scene(scenes.migrated, stage.village, folder / "migrated")
    yield _scene(scenes.gone_and_back, stage.village, folder / "gone")
    yield _scene(scenes.damaged, stage.village, folder / "damaged")
    if hasattr(resource, "prlimit"):  # not on macOS
        yield _scene(scenes.disk_full, stage.village, folder / "full")


async def performed(
    trying: Iterator[Trying], told: Callable[[Row], None] = lambda _: None
) -> list[Row]:
    """Run trials, some side by side; return their rows in the order of the programme.

    One that breaks off, or does not end, is a row that does not stand.
    """
    seats = asyncio.Semaphore(AT_ONCE)

    async def run(one: Trying) -> Row:
        try:
            async with asyncio.timeout(LONGEST):
                row = await one.run()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            row = Row(one.fault, tried=1, expected=0, lost=1, remark=repr(error))
        told(row)
        return row

    async def seated(one: Trying) -> Row:
        async with seats:
            return await run(one)

    running: list[asyncio.Task[Row]] = []
    for one in trying:
        if one.measured is None:
            running.append(asyncio.create_task(seated(one)))
            continue
        running.append(asyncio.create_task(run(one)))
        measured = asyncio.create_task(one.measured.wait())
        await asyncio.wait({running[-1], measured}, return_when=asyncio.FIRST_COMPLETED)
        measured.cancel()
    return list(await asyncio.gather(*running))


def _day(name: str, play: Play, folder: Path, doing: Doing) -> Trying:
    return Trying(name, lambda: tried(name, play, folder, doing))


def _scene(scene: Callable[[Cast, Path], Awaitable[Row]], cast: Cast, folder: Path) -> Trying:
    return Trying(scene.__name__, lambda: scene(cast, folder))


def _migrated_in_the_end(doing: Doing) -> Doing:
    async def and_migrated(trial: Trial) -> None:
        await doing(trial)
        if left := unmigrated(trial.life):
            trial.wrong.append(f"{left} steps are not taken")

    return and_migrated


def _kept_in_the_end(doing: Doing) -> Doing:
    """Let the last life make the nightly backup: it is whole, and nothing of others is left."""

    async def and_kept(trial: Trial) -> None:
        await doing(trial)
        await trial.life.stop()
        folder = nightly(trial.life)
        await trial.life.start()
        async with asyncio.timeout(PATIENCE):
            while not backups_in(folder) or any(folder.glob(f"{MAKING}*")):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
        (made,) = backups_in(folder).values()
        with opened(made) as archive:
            archive.prove_database()
            archive.prove_evidence()
        if left := [path.name for path in folder.iterdir() if path not in {made, folder / LOCK}]:
            trial.wrong.append(f"left behind: {left}")

    return and_kept


def _backed_up_in_the_end(doing: Doing) -> Doing:
    async def and_backed_up(trial: Trial) -> None:
        await doing(trial)
        code, _, complaints = await trial.life.verb("backup")
        if code:
            trial.wrong.append(f"no backup can be made: {complaints}")

    return and_backed_up
