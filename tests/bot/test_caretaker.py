"""The caretaker reads off the machine what is amiss, and the log has it even if nobody is told."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.caretaker import Caretaker
from bot.holiday_book import HolidayBook
from bot.nightly import Nightly
from bot.vitals import Sign, Vitals
from domain.alerts import Trouble
from tests.bot.vault_room import Room, a_room
from usecases.alerting import Alerting, Looked


class Seconds:
    """A count of seconds that a test moves on."""

    def __init__(self) -> None:
        self.at = 0.0

    def now(self) -> float:
        return self.at


class House:
    """A machine with a second place for backups, and a caretaker just come in."""

    def __init__(self, room: Room, second: Path) -> None:
        self.room = room
        self.second = second
        self.seconds = Seconds()
        self.vitals = Vitals(self.seconds.now)
        self.caretaker = self.hires(low_mb=0)

    def hires(self, low_mb: int) -> Caretaker:
        room = self.room
        settings = room.settings().model_copy(update={"disk_low_mb": low_mb})
        nightly = Nightly(room.store, settings, room.clock)
        alerting = Alerting(room.clock, HolidayBook())
        return Caretaker(room.store, settings, room.clock, self.vitals, nightly, alerting)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    second = tmp_path / "second"
    second.mkdir()
    async with a_room(tmp_path, backup_dir=second) as room:
        room.clock.turn("2027-03-02 09:00")
        yield House(room, second)


async def test_a_machine_that_is_well_gives_no_word(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        assert await house.caretaker.knock() == Looked()
    assert "trouble" not in caplog.text


async def test_a_disk_below_the_set_room_is_logged_once_with_what_is_left(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caretaker = house.hires(low_mb=10_000_000_000)
    for looked in (Looked(began=(Trouble.DISK,)), Looked()):
        assert await caretaker.knock() == looked
    [record] = [one for one in caplog.records if one.message == "trouble.began"]
    fields = record.__dict__["fields"]
    assert fields["trouble"] == "disk"
    assert fields["free_mb"] > 0


async def test_a_share_that_comes_loose_is_seen_and_its_return_too(house: House) -> None:
    house.second.rmdir()
    assert await house.caretaker.knock() == Looked(began=(Trouble.BACKUP_PLACE,))
    house.second.mkdir()
    assert await house.caretaker.knock() == Looked(ended=(Trouble.BACKUP_PLACE,))


async def test_silence_counts_from_the_start_until_telegram_is_heard(house: House) -> None:
    house.seconds.at = timedelta(minutes=29).total_seconds()
    assert await house.caretaker.knock() == Looked()
    house.seconds.at = timedelta(minutes=31).total_seconds()
    assert await house.caretaker.knock() == Looked(began=(Trouble.SILENCE,))
    house.vitals.note(Sign.HEARD)
    assert await house.caretaker.knock() == Looked(ended=(Trouble.SILENCE,))


async def test_a_night_without_a_backup_counts_two_hours_after_a_start(house: House) -> None:
    house.room.clock.turn("2027-03-02 10:59")
    assert await house.caretaker.knock() == Looked()
    house.room.clock.turn("2027-03-02 11:00")
    assert await house.caretaker.knock() == Looked(began=(Trouble.BACKUP,))
