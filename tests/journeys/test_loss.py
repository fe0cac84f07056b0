"""The whole data folder is lost in mid-year: what a backup holds comes back, and life goes on."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.vault import BackedUp, Vault, VaultRefused, backups_in
from domain.blocs import Role
from storage.audit import Link
from storage.examination import Examination
from tests.house import TestHouse, a_house

FILE = b"%PDF-1.7 bao cao"


def vault_of(house: TestHouse, data: Path, second: Path) -> Vault:
    settings = Settings(_env_file=None, data_dir=data, backup_dir=second)
    return Vault(settings, house.clock)


def found_wrong(data: Path, made: BackedUp) -> list[object]:
    """Examine a restored folder as ``check`` does, also against the backup it came from."""
    head = made.manifest.audit
    assert head is not None
    examination = Examination(data / "bot.db", data / "evidence")
    return list(examination.findings(Link(head.seq, head.hash)))


@pytest.mark.parametrize("place", ["first", "second"])
async def test_a_bloc_whose_data_is_lost_in_mid_year_goes_on_from_a_backup(
    tmp_path: Path, place: str
) -> None:
    async with a_house(tmp_path, at="2027-11-05 09:15") as house:
        data, second = tmp_path / "data", tmp_path / "second"
        second.mkdir()
        staff = await house.joined("A", Role.UNIT_STAFF)
        await staff.says("báo cáo")
        await staff.says(staff.labels[0])
        assert "Đã lưu lúc" in (await staff.says("4,5")).text
        await staff.sends_document("bao-cao.pdf", FILE)
        assert "minh chứng của tiêu chí 1.1" in staff.screen

        vault = vault_of(house, data, second)
        made = await asyncio.to_thread(vault.back_up)
        assert made.findings == ()
        assert "Đã lưu lúc" in (await staff.says("3")).text  # after the backup: will be lost
        await house.stops()
        newest = {"first": backups_in(vault.folder), "second": backups_in(second)}[place]
        aside = tmp_path / "aside.zip"
        shutil.copyfile(newest[max(newest)], aside)

        with pytest.raises(VaultRefused) as refused:
            vault.restore(aside)
        assert refused.value.kind == "not-empty"
        shutil.rmtree(data)
        await asyncio.to_thread(vault.restore, aside)
        assert found_wrong(data, made) == []

        await house.starts()
        await staff.says("báo cáo")
        assert staff.sees("Đã chấm 1 trên", "tạm cộng 4,50 điểm")
        await staff.says(next(label for label in staff.labels if "tiêu chí" in label))
        await house.restarts()
        assert "Đã lưu lúc" in (await staff.says("5")).text
        kept = {path.read_bytes() for path in (data / "evidence").iterdir()}
        assert kept == {FILE}
        await house.passes("2027-11-15 10:00")
        assert staff.heard("Nhắc việc")
        again = await asyncio.to_thread(vault.back_up)
        assert again.findings == ()


async def test_backups_made_while_people_write_are_each_whole(tmp_path: Path) -> None:
    """Four backups in the middle of answers and files: each is restored alone and examined."""
    async with a_house(tmp_path, at="2027-11-05 09:15") as house:
        data, second = tmp_path / "data", tmp_path / "second"
        second.mkdir()
        people = [await house.joined(unit, Role.UNIT_STAFF) for unit in ("A", "B")]
        for person in people:
            await person.says("báo cáo")
            await person.says(person.labels[0])
        vault = vault_of(house, data, second)
        made = []
        for number in range(4):
            for person in people:
                await person.phone.says(str(number % 3))
                await person.phone.sends_document(f"{number}.pdf", FILE + b"%d" % number)
            made.append(await asyncio.to_thread(vault.back_up, tmp_path / f"{number}.zip"))
        await house.settles()
        for number, backup in enumerate(made):
            assert backup.findings == ()
            scratch = tmp_path / f"scratch-{number}"
            await asyncio.to_thread(vault_of(house, scratch, second).restore, backup.path)
            assert found_wrong(scratch, backup) == []
        files = [len(backup.manifest.evidence) for backup in made]
        assert files == sorted(files)
        for person in people:
            assert "Đã lưu lúc" in (await person.says("1")).text
