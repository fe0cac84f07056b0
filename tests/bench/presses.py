"""A pressed score, saved and shown, against a press that does nothing but show."""

from __future__ import annotations

from collections.abc import Iterator

from handlers.buttons import FORMAT
from screens.actions import ScoreCriterion
from tests.bench.answers import ROUND_TRIP
from tests.bench.contenders import Contender, Stage
from tests.bench.crowds import Plan
from tests.bench.rows import Row, at_least, at_most, compared, measured
from tests.bench.town import Town

PEOPLE = 1500
WARM, COUNT = 100, 1000

SCORES = f"{FORMAT}{ScoreCriterion.code}:"
"""How the data of a button that scores begins."""


def presses(stage: Stage, town: Town, rounds: int) -> Iterator[Row]:
    """Compare presses that save with presses that do not."""
    with stage.stock("press") as stock, stage.ours(town.folder) as ours:
        for bot in (stock, ours):
            bot.ask("people", people=town.typists[:PEOPLE])
            bot.run(Plan("text", counted=PEOPLE, window=200))
        yield from _floods(stock, ours, rounds)
        yield from _far(stock, ours)


def _floods(stock: Contender, ours: Contender, rounds: int) -> Iterator[Row]:
    speeds: list[list[float]] = [[], []]
    costs: list[list[float]] = [[], []]
    for _ in range(rounds):
        for bot, wanted, speed, cost in zip(
            (stock, ours), ("n", SCORES), speeds, costs, strict=True
        ):
            before = bot.cpu_seconds
            plan = Plan("press", counted=COUNT, warm=WARM, window=200, wanted=wanted)
            speed.append(bot.run(plan)["per_second"])
            cost.append(1000 * (bot.cpu_seconds - before) / (WARM + COUNT))
    name = "press with save, flood / stock press without"
    yield compared(name, speeds[1], speeds[0], "presses/s", at_least(2.5))
    name = "processor time of 1,000 presses / stock"
    yield compared(name, costs[1], costs[0], "s", at_most(0.45))


def _far(stock: Contender, ours: Contender) -> Iterator[Row]:
    waits = []
    for bot, wanted in ((stock, "n"), (ours, SCORES)):
        bot.ask("delay", seconds=ROUND_TRIP)
        waits.append(bot.run(Plan("press", counted=30, rate=6, wanted=wanted))["p50_ms"])
        bot.ask("delay", seconds=0)
    name = "press 50 ms away: the new screen is on its way after (p50)"
    row = measured(name, waits[1:], "ms", at_most(1000 * ROUND_TRIP / 2))
    yield row._replace(ratio=round(waits[1] / waits[0], 3))
