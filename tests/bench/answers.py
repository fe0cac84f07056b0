"""A typed score, from the gate to the reply, against an echo: flooded, calm, all at once, far."""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.contenders import Contender, Stage
from tests.bench.crowds import Plan
from tests.bench.rows import Row, at_least, at_most, compared
from tests.bench.town import Town

ROUND_TRIP = 0.05
"""Seconds an answer takes to come back from a server that is far away."""


def answers(stage: Stage, town: Town, rounds: int) -> Iterator[Row]:
    """Compare full answers with echoes."""
    with stage.stock() as stock, stage.own_echo() as own, stage.ours(town.folder) as ours:
        for bot in (stock, own, ours):
            bot.ask("people", people=town.typists)
        yield from _bursts(stock, ours, rounds)
        yield from _floods(stock, own, ours, rounds)
        yield from _calm(stock, ours, rounds)
        yield from _far(stock, ours, max(1, rounds // 2))


def _floods(stock: Contender, own: Contender, ours: Contender, rounds: int) -> Iterator[Row]:
    plan = Plan("text", counted=2000, warm=200, window=200)
    found = [[bot.run(plan)["per_second"] for bot in (stock, own, ours)] for _ in range(rounds)]
    echoes, own_echoes, full = ([one[n] for one in found] for n in range(3))
    name = "full answer, flood / bare stock echo"
    yield compared(name, full, echoes, "answers/s", at_least(2.5))
    name = "full answer, flood / bare echo on our transport"
    yield compared(name, full, own_echoes, "answers/s", at_least(0.6))


def _calm(stock: Contender, ours: Contender, rounds: int) -> Iterator[Row]:
    plan = Plan("text", counted=300, warm=50, rate=100)
    found = [[bot.run(plan)["p99_ms"] for bot in (stock, ours)] for _ in range(rounds)]
    echoes, full = ([one[n] for one in found] for n in range(2))
    yield compared("p99 of a calm 100/s / stock", full, echoes, "ms", at_most(0.5))


def _bursts(stock: Contender, ours: Contender, rounds: int) -> Iterator[Row]:
    plan = Plan("text", counted=300, window=300)
    found = [[bot.run(plan)["p99_ms"] for bot in (stock, ours)] for _ in range(rounds)]
    echoes, full = ([one[n] for one in found] for n in range(2))
    yield compared("p99 of 300 people at once / stock", full, echoes, "ms", at_most(0.45))


def _far(stock: Contender, ours: Contender, rounds: int) -> Iterator[Row]:
    echoes: list[float] = []
    full: list[float] = []
    for _ in range(rounds):
        for bot, counted, found in ((stock, 40, echoes), (ours, 1500, full)):
            bot.ask("delay", seconds=ROUND_TRIP)
            found.append(bot.run(Plan("text", counted=counted, window=300))["per_second"])
            bot.ask("delay", seconds=0)
    yield compared("300 waiting, 50 ms away / stock", full, echoes, "answers/s", at_least(100))
