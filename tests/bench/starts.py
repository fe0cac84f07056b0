"""From the command to the first question for updates, and how much memory a waiting bot holds."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.contenders import Stage
from tests.bench.crowds import Plan
from tests.bench.rows import Row, at_most, compared
from tests.bench.town import Town


def starts(stage: Stage, village: Town, rounds: int) -> Iterator[Row]:
    """Compare starts, on the data folder of one bloc."""
    stage.seconds_to_start(village.folder)  # the first start of all introduces the bot
    ours, theirs = [], []
    for _ in range(rounds):
        theirs.append(stage.seconds_to_start(None))
        ours.append(stage.seconds_to_start(village.folder))
    yield compared("cold start / stock", ours, theirs, "s", at_most(1.4))
    with stage.stock() as stock, stage.ours(village.folder) as bot:
        for one in (stock, bot):
            one.ask("people", people=village.typists)
            one.run(Plan("text", counted=len(village.typists), window=10))
        name = "memory of a bot that waits / stock"
        yield compared(name, [bot.memory_mib], [stock.memory_mib], "MiB", at_most(1.35))
