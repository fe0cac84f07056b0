"""A morning on which everybody is reminded: the pace, those who write meanwhile, a silence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tests.bench.contenders import Contender, Stage
from tests.bench.crowds import Plan
from tests.bench.rows import Row, at_most, compared, measured
from tests.bench.town import Town

BEFORE = "2027-11-09 09:00"
"""The day before: nothing falls due."""

RATE = 25
"""Reminders a second: the bot's own default."""

TELEGRAM_PER_SECOND = 30
COUNTED = 250
IN_FLIGHT = 0.02
"""Seconds a message may take that had left before the silence was heard of."""

WRITING = Plan("text", counted=100, rate=10)
"""Ten people a second write to the bot."""


def notices(stage: Stage, town: Town) -> Iterator[Row]:
    """Compare a morning of reminders with a morning without."""
    writers = town.typists[-WRITING.counted :]
    with stage.ours(town.folder, at="2027-11-09T09:00+07:00") as bot:
        bot.ask("people", people=writers)
        calm = bot.run(WRITING)["p99_ms"]
        idle = bot.memory_mib
    with stage.ours(town.folder, at="2027-11-10T08:00+07:00") as bot:
        # The same score once more would write nothing.
        bot.ask("people", people=[(user, texts[::-1]) for user, texts in writers])
        yield _pace(bot)
        busy = bot.run(WRITING)["p99_ms"]
        instants = [at for at, _ in bot.ask("sends")]
        name = "most messages in any second, replies included"
        yield measured(name, [_most(instants)], "", at_most(TELEGRAM_PER_SECOND))
        name = "p99 of replies while everybody is reminded / without"
        yield compared(name, [busy], [calm], "ms", at_most(1.3))
        yield _silence(bot)
        name = f"memory with {town.people} reminders under way / idle"
        yield compared(name, [bot.memory_mib], [idle], "MiB", at_most(1.2))


def _pace(bot: Contender) -> Row:
    bot.ask("sent", count=RATE)
    bot.ask("sends")
    bot.ask("sent", count=COUNTED)
    instants = [at for at, _ in bot.ask("sends")]
    took, due = instants[-1] - instants[0], (len(instants) - 1) / RATE
    return compared("time of 250 reminders / at the rate set", [took], [due], "s", at_most(1.01))


def _most(instants: Sequence[float]) -> int:
    return max(bisect_left(instants, at + 1) - n for n, at in enumerate(instants))


def _silence(bot: Contender) -> Row:
    refused: list[float] = bot.ask("silence", seconds=2, after=0.5)["into_silence"]
    spoken = sum(at > refused[0] + IN_FLIGHT for at in refused)
    return measured("messages sent into a silence (429)", [spoken], "", at_most(0))
