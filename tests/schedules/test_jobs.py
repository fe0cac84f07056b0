"""The jobs behind the knocks: one bad bloc stops no other, and every knock has its work."""

from __future__ import annotations

import logging
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from domain.blocs import Role
from domain.cycles import Cycle
from domain.invitations import TRY_WINDOW
from schedules.jobs import Jobs, Round, scheduler
from schedules.timetable import TIMETABLE
from storage.files import EvidenceFolder
from tests.builders import a_cycle, small_definition
from tests.usecases.time_room import TimeRoom, a_time_room
from usecases.alerting import Looked
from usecases.housekeeping import Housekeeping
from usecases.inbox import Arrival


class Nothing:
    """Deliveries, rolls or backups that only count how often time knocked."""

    def __init__(self) -> None:
        self.knocks = 0

    async def knock(self) -> bool:
        self.knocks += 1
        return False


class NoRounds:
    """A caretaker who finds nothing."""

    async def knock(self) -> Looked:
        return Looked()


def jobs_of(room: TimeRoom, evidence_years: int = 0) -> Jobs:
    files = EvidenceFolder(room.store._path.parent / "evidence")
    housekeeping = Housekeeping(room.clock, evidence_years)
    idle = Nothing(), Nothing(), Nothing(), NoRounds()
    return Jobs(room.store, room.reminding, housekeeping, *idle, files)


async def second_bloc(room: TimeRoom) -> Cycle:
    definition = small_definition(
        bloc={"code": "ZZ", "name": "Khối khác", "short": "Khối khác", "leader": "A"}
    )
    cycle = a_cycle(definition)
    await room.store.do(lambda tx: tx.cycles.add(cycle, None))
    return cycle


async def test_a_bad_bloc_does_not_stop_the_others(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_time_room(tmp_path) as room:
        await room.member("A", Role.UNIT_LEADER)
        other = await second_bloc(room)
        await room.member("A", Role.UNIT_LEADER, cycle=other)
        with sqlite3.connect(tmp_path / "bot.db") as raw:
            raw.execute("UPDATE cycle SET definition = '{', fingerprint = 'x' WHERE bloc = 'THU'")
        raw.close()
        room.clock.turn("2027-01-18 08:00")
        with caplog.at_level(logging.INFO):
            came = await jobs_of(room).sweep()
        assert came == Round(blocs=2, reminders=1, digests=0, failed=1)
        assert "sweep.failed" in caplog.text
        assert len(await room.deliver()) == 1


async def test_a_round_with_nothing_due_asks_for_no_bloc(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        room.clock.turn("2027-01-18 08:00")
        jobs = jobs_of(room)
        assert (await jobs.sweep()).blocs == 1
        assert await jobs.sweep() == Round()


async def test_finished_updates_are_let_go_after_thirty_days(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        at = room.clock.at
        await room.store.do(lambda tx: tx.inbox.take([Arrival(1, 1, "{}")], at))
        await room.store.do(lambda tx: tx.inbox.finish(1, at))
        room.clock.turn("2027-02-02 08:00")
        await room.store.do(lambda tx: tx.inbox.take([Arrival(2, 1, "{}")], at))
        await room.store.do(lambda tx: tx.inbox.finish(2, at, incident="I1"))
        unreadable = Arrival(3, None, "?", readable=False)
        await room.store.do(lambda tx: tx.inbox.take([unreadable, Arrival(4, 1, "{}")], at))
        room.clock.turn("2027-02-02 08:00")
        assert (await jobs_of(room).tidy()).updates == 0
        room.clock.turn("2027-02-04 08:00")
        assert (await jobs_of(room).tidy()).updates == 3
        assert [row.update_id for row in await room.store.do(lambda tx: tx.inbox.open_rows())] == [
            4
        ]


async def test_wrong_tokens_are_forgotten_once_they_count_no_more(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        at = room.clock.at
        await room.store.do(lambda tx: tx.invitations.note_wrong_token(7, at))
        room.clock.at = at + TRY_WINDOW
        assert (await jobs_of(room).tidy()).tries == 0
        room.clock.at = at + TRY_WINDOW + timedelta(seconds=1)
        assert (await jobs_of(room).tidy()).tries == 1


async def test_every_knock_of_the_timetable_has_its_job(tmp_path: Path) -> None:
    async with a_time_room(tmp_path) as room:
        made = scheduler(jobs_of(room))
        made.start(paused=True)
        try:
            jobs = {job.id: job for job in made.get_jobs()}
            assert set(jobs) == {knock.name for knock in TIMETABLE}
            for knock in TIMETABLE:
                job = jobs[knock.name]
                assert job.trigger.interval == knock.every
                assert (job.coalesce, job.max_instances) == (True, 2)
                assert job.misfire_grace_time is None
        finally:
            made.shutdown(wait=False)
