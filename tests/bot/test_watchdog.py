"""A bot that asks nobody any more is ended; one whose questions end badly is not."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest

from bot.vitals import Sign, Vitals
from bot.watchdog import FAILED, LIMIT_SECONDS, LOOK_SECONDS, Watchdog
from tests.process import ROOT

LOOKS = int(LIMIT_SECONDS / LOOK_SECONDS)


class Street:
    """Time that passes look by look, with something happening before some of them."""

    def __init__(self, looks: int, happens: Callable[[int], None] = lambda _: None) -> None:
        self.looks = looks
        self.happens = happens
        self.looked = 0
        self.codes: list[int] = []

    def wait(self, seconds: float) -> bool:
        assert seconds == LOOK_SECONDS
        self.looked += 1
        self.happens(self.looked)
        return self.looked > self.looks

    def walk(self, vitals: Vitals) -> None:
        polls = lambda: vitals.counts[Sign.POLLED]  # noqa: E731 - as the bot passes it
        Watchdog(polls, wait=self.wait, leave=self.codes.append).watch()


def test_after_three_minutes_without_a_poll_the_process_ends_with_a_clear_line(
    caplog: pytest.LogCaptureFixture,
) -> None:
    street = Street(looks=10 * LOOKS)
    with caplog.at_level(logging.CRITICAL):
        street.walk(Vitals())
    assert street.codes == [FAILED]
    assert street.looked == LOOKS
    (record,) = caplog.records
    assert record.getMessage() == "watchdog.no_poll"
    assert record.__dict__["fields"] == {"silent_s": 180}


def test_a_poll_now_and_then_is_enough() -> None:
    vitals = Vitals()

    def sometimes(look: int) -> None:
        if look % (LOOKS - 1) == 0:
            vitals.note(Sign.POLLED)

    street = Street(looks=20 * LOOKS, happens=sometimes)
    street.walk(vitals)
    assert street.codes == []


def test_the_three_minutes_begin_anew_with_every_poll() -> None:
    vitals = Vitals()

    def once(look: int) -> None:
        if look == LOOKS - 1:
            vitals.note(Sign.POLLED)

    street = Street(looks=10 * LOOKS, happens=once)
    street.walk(vitals)
    assert street.codes == [FAILED]
    assert street.looked == 2 * LOOKS - 1


def test_other_signs_of_life_are_no_polls() -> None:
    vitals = Vitals()
    street = Street(looks=10 * LOOKS, happens=lambda _: vitals.note(Sign.SWEPT))
    street.walk(vitals)
    assert street.codes == [FAILED]


def test_it_watches_on_a_thread_of_its_own_and_ends_with_the_block() -> None:
    looked = threading.Event()
    over = threading.Event()

    def wait(_: float) -> bool:
        looked.set()
        return over.wait()

    with Watchdog(lambda: 0, wait=wait, leave=lambda _: None):
        assert looked.wait(10)
        over.set()
    assert "watchdog" not in {thread.name for thread in threading.enumerate()}


WEDGED = """
import asyncio, logging, sys, threading
from bot.watchdog import Watchdog
logging.basicConfig(level="CRITICAL", stream=sys.stderr)

async def wedged():
    with Watchdog(lambda: 0, wait=lambda _: False):
        threading.Event().wait()

asyncio.run(wedged())
"""


def test_a_process_whose_loop_is_wedged_ends_all_the_same() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WEDGED],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == FAILED
    assert "watchdog.no_poll" in ended.stderr
