"""How long evidence is kept is a setting: its content goes, and all that was recorded stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.vault import Vault
from domain.blocs import Role
from domain.errors import FileRefused
from domain.evidence import EvidenceKind
from domain.ids import EvidenceId, PeriodCode, UnitCode, Year
from schedules.jobs import Jobs
from storage.archive import EVIDENCE
from storage.examination import Examination
from storage.files import EvidenceFolder
from tests.bot.vault_room import FILES, Room, a_room
from tests.builders import YEAR, a_cycle, add_member, local
from tests.schedules.test_jobs import NoRounds, Nothing
from usecases.housekeeping import Housekeeping
from usecases.ports import Tx
from usecases.reminding import Reminding


def jobs_of(room: Room, files: EvidenceFolder, years: int) -> Jobs:
    housekeeping = Housekeeping(room.clock, years)
    reminding = Reminding(room.clock)
    idle = Nothing(), Nothing(), Nothing(), NoRounds()
    return Jobs(room.store, reminding, housekeeping, *idle, files)


def reused(tx: Tx) -> None:
    """The first file serves a later year as well."""
    tx.cycles.add(a_cycle(year=YEAR + 1), None)
    tx.evidence._connection.execute(  # type: ignore[attr-defined]
        "INSERT INTO evidence (bloc, year, unit, period, kind, text, sha256, person, by_name, at)"
        " SELECT bloc, year + 1, unit, period, kind, text, sha256, person, by_name, at"
        " FROM evidence WHERE id = 1"
    )


def findings(room: Room) -> list[str]:
    examined = Examination(room.data / "bot.db", room.data / EVIDENCE)
    return [finding.kind for finding in examined.findings()]


@pytest.mark.parametrize(("years", "at"), [(0, "2097-01-05 02:00"), (2, "2029-12-31 23:00")])
async def test_within_its_time_nothing_goes(tmp_path: Path, years: int, at: str) -> None:
    async with a_room(tmp_path) as room:
        room.clock.turn(at)
        done = await jobs_of(room, EvidenceFolder(room.data / EVIDENCE), years).tidy()
        assert (done.contents, done.retired) == (0, [])
        assert all(room.evidence(n).exists() for n in range(3))


async def test_afterwards_the_content_goes_and_the_record_says_so(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        await room.store.do(reused)
        room.clock.turn("2030-01-05 02:00")
        files = EvidenceFolder(room.data / EVIDENCE)
        done = await jobs_of(room, files, 2).tidy()
        assert done.contents == 2
        assert [room.evidence(n).exists() for n in range(3)] == [True, False, False]
        found = await room.store.do(lambda tx: tx.evidence.get(EvidenceId(2)))
        assert found is not None
        assert found[2].name == "1.pdf"
        assert found[2].file is not None
        assert found[2].file.retired_at == local("2030-01-05 02:00")
        assert found[2].openable is None
        with pytest.raises(FileRefused) as refused:
            await files.read(found[2].file)
        assert refused.value.facts == {"reason": "retired"}
        assert findings(room) == []
        assert (await jobs_of(room, files, 2).tidy()).contents == 0


async def test_backup_and_return_take_it_as_gone_not_as_lost(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        room.clock.turn("2030-01-05 02:00")
        await jobs_of(room, EvidenceFolder(room.data / EVIDENCE), 2).tidy()
        made = room.vault.back_up()
        assert made.findings == ()
        assert made.manifest.lost == ()
        elsewhere: Vault = room.elsewhere("other")
        elsewhere.restore(made.path)
        other = room.data.with_name("other")
        assert list(Examination(other / "bot.db", other / EVIDENCE).findings()) == []


async def test_what_a_crash_left_on_the_disk_goes_the_next_time(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        room.clock.turn("2030-01-05 02:00")
        await room.store.do(Housekeeping(room.clock, 2).tidy)
        assert room.evidence(0).exists()
        await jobs_of(room, EvidenceFolder(room.data / EVIDENCE), 2).tidy()
        assert not room.evidence(0).exists()


async def test_a_file_that_comes_again_is_kept_again(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        room.clock.turn("2030-01-05 02:00")
        files = EvidenceFolder(room.data / EVIDENCE)
        jobs = jobs_of(room, files, 2)
        await files.keep(FILES[0])  # handed in, and no row names it yet
        await jobs.tidy()
        assert room.evidence(0).exists()
        await room.store.do(again, room)
        await jobs.tidy()
        assert room.evidence(0).exists()
        assert findings(room) == []


def again(tx: Tx, room: Room) -> None:
    actor = add_member(tx, a_cycle(), "B", Role.UNIT_STAFF, number=2)
    unit, period = UnitCode("B"), PeriodCode("year")
    tx.evidence.add(actor, Year(2030), unit, period, None, EvidenceKind.FILE, file=room.files[0])
