"""One file holds everything, and brings everything back or nothing at all."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.lock import DataFolderLock
from bot.nightly import Nightly
from bot.vault import RESTORED, RESTORING, Second, Vault, VaultRefused, backups_in, restored_from
from domain.evidence import MAX_FILE_BYTES
from storage.archive import DATABASE, MANIFEST, Abandoned
from storage.examination import Examination
from tests.bot.vault_room import (
    FILES,
    Parts,
    Room,
    a_content,
    a_room,
    damage,
    dumped,
    manifest_of,
    respoiled,
    tree,
    with_manifest,
)
from tests.builders import local
from tests.process import ROOT
from usecases.housekeeping import LAST_BACKUP, Housekeeping
from usecases.ports import Tx

Spoil = Callable[[Parts], None]


async def test_a_backup_brings_everything_back(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up()
        assert made.path == room.data / "backups" / "giao-uoc-20271105-090000.zip"
        assert made.findings == ()
        assert made.manifest.counts["evidence"] == 3
        assert {one.sha256 for one in made.manifest.evidence} == {f.sha256 for f in room.files}
        before = dumped(room.data / "bot.db")
    back = room.elsewhere("back")
    manifest = back.restore(made.path)
    assert manifest == made.manifest
    assert dumped(tmp_path / "back" / "bot.db") == before
    evidence = tmp_path / "back" / "evidence"
    assert sorted(path.read_bytes() for path in evidence.iterdir()) == sorted(FILES)
    assert {path.name for path in made.path.parent.iterdir()} == {made.path.name, "bot.lock"}
    assert not (tmp_path / "back" / RESTORING).exists()


async def test_the_scans_of_papers_are_backed_up_and_examined_like_evidence(
    tmp_path: Path,
) -> None:
    async with a_room(tmp_path) as room:
        scan = await room.scans_a_paper(b"%PDF-1.7 da ky")
        made = room.vault.back_up()
        (room.data / "evidence" / scan.sha256).write_bytes(b"%PDF-1.7 khac!")
        found = Examination(room.data / "bot.db", room.data / "evidence").findings()
        assert [finding.kind for finding in found] == ["evidence-altered"]
    room.elsewhere("back").restore(made.path)
    restored = tmp_path / "back" / "evidence" / scan.sha256
    assert restored.read_bytes() == b"%PDF-1.7 da ky"


async def test_a_backup_is_for_its_owner_alone(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up()
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
        room.elsewhere("back").restore(made.path)
        for path in (tmp_path / "back" / "evidence").iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_while_others_write_a_backup_is_one_moment_of_it_all(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        written = 0
        done = asyncio.Event()

        async def write() -> None:
            nonlocal written
            while not done.is_set():
                written += 1
                await room.store.do(_pair, written)

        writing = asyncio.ensure_future(write())
        made = [await asyncio.to_thread(room.vault.back_up) for _ in range(3)]
        done.set()
        await writing
        assert written > 3
        for number, one in enumerate(made):
            back = room.elsewhere(f"back{number}")
            back.restore(one.path)
            database = tmp_path / f"back{number}" / "bot.db"
            with closing(sqlite3.connect(database)) as file:
                ((left, right),) = file.execute(
                    "SELECT l.value, r.value FROM memo l, memo r"
                    " WHERE l.name = 'left' AND r.name = 'right'"
                )
            assert left == right


def _pair(tx: Tx, number: int) -> None:
    tx.memos.write("left", str(number))
    tx.memos.write("right", str(number))


async def test_a_database_whose_bot_was_killed_is_backed_up_with_its_log(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        await room.store.do(lambda tx: tx.memos.write("last", "word"))
        killed = tmp_path / "killed"
        killed.mkdir()
        for name in ("bot.db", "bot.db-wal"):
            (killed / name).write_bytes((room.data / name).read_bytes())
        (killed / "evidence").mkdir()
        for file in room.files:
            (killed / "evidence" / file.sha256).write_bytes(room.evidence(0).read_bytes())
        made = room.elsewhere("killed").back_up()
        room.elsewhere("back").restore(made.path)
        assert any("'last','word'" in line for line in dumped(tmp_path / "back" / "bot.db"))


async def test_evidence_that_is_missing_or_altered_is_told_and_the_rest_is_kept(
    tmp_path: Path,
) -> None:
    async with a_room(tmp_path) as room:
        room.evidence(0).unlink()
        room.evidence(1).write_bytes(b"%PDF-1.7 hAi")
        made = room.vault.back_up()
        lost = {room.files[0].sha256, room.files[1].sha256}
        assert {finding.facts["sha256"] for finding in made.findings} == lost
        assert {one.sha256 for one in made.manifest.lost} == lost
        room.elsewhere("back").restore(made.path)
        evidence = tmp_path / "back" / "evidence"
        assert [path.name for path in evidence.iterdir()] == [room.files[2].sha256]


async def test_a_broken_trail_is_told_and_backed_up_all_the_same(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        with closing(sqlite3.connect(room.data / "bot.db")) as file:
            file.execute("DROP TRIGGER audit_is_never_altered")
            file.execute("UPDATE audit SET subject = 'x' WHERE seq = 2")
            file.commit()
        kinds = {finding.kind for finding in room.vault.back_up().findings}
        assert kinds == {"audit-altered", "schema-lacks"}


async def test_a_damaged_database_makes_no_backup_and_spoils_no_old_one(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        good = room.vault.back_up().path
    damage(room.data / "bot.db")
    room.clock.turn(timedelta(days=1))
    with pytest.raises(VaultRefused) as caught:
        room.vault.back_up()
    assert caught.value.kind == "damaged"
    assert list(backups_in(room.vault.folder).values()) == [good]
    assert {path.name for path in room.vault.folder.iterdir()} == {good.name, "bot.lock"}


async def test_without_a_database_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        with pytest.raises(VaultRefused) as caught:
            room.elsewhere("nobody").back_up()
        assert caught.value.kind == "no-database"
        assert not (tmp_path / "nobody").exists()


async def test_what_a_killed_backup_left_is_swept_away(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        left = room.vault.folder / ".making-x"
        left.mkdir(parents=True)
        (left / "bot.db").write_bytes(b"half")
        room.vault.back_up()
        assert not left.exists()


async def test_two_backups_at_a_time_are_one_too_many(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        room.vault.folder.mkdir()
        with DataFolderLock(room.vault.folder), pytest.raises(VaultRefused) as caught:
            room.vault.back_up()
        assert caught.value.kind == "busy"
        assert caught.value.facts["pid"] == str(os.getpid())


async def test_a_backup_that_is_to_stop_leaves_nothing(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        vault = Vault(room.settings(), room.clock, stop=lambda: True)
        with pytest.raises(Abandoned):
            vault.back_up()
        assert {path.name for path in vault.folder.iterdir()} == {"bot.lock"}


async def test_out_may_name_a_file_or_a_folder(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        place = tmp_path / "usb"
        place.mkdir()
        assert room.vault.back_up(place).path == place / "giao-uoc-20271105-090000.zip"
        named = place / "tháng mười một.zip"
        assert room.vault.back_up(named).path == named
        assert room.vault.back_up(named).path == named
        assert not backups_in(room.vault.folder)


@pytest.mark.parametrize("name", ["data/bot.db", "notes.txt", "other.zip"])
async def test_out_overwrites_nothing_but_a_backup(tmp_path: Path, name: str) -> None:
    async with a_room(tmp_path) as room:
        (tmp_path / "notes.txt").write_text("việc cần nhớ")
        with zipfile.ZipFile(tmp_path / "other.zip", "w") as file:
            file.writestr("x", "y")
        before = (tmp_path / name).read_bytes()
        with pytest.raises(VaultRefused) as caught:
            room.vault.back_up(tmp_path / name)
        assert caught.value.kind == "in-the-way"
        assert (tmp_path / name).read_bytes() == before


async def test_out_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        with pytest.raises(VaultRefused) as caught:
            room.vault.back_up(tmp_path / "nowhere" / "x.zip")
        assert caught.value.kind == "no-folder"


async def test_the_second_place_gets_the_same_file(tmp_path: Path) -> None:
    second = tmp_path / "second"
    second.mkdir()
    async with a_room(tmp_path, backup_dir=second) as room:
        made = room.vault.back_up()
        assert made.second is Second.COPIED
        assert tree(second) == {made.path.name: made.path.read_bytes()}


async def test_a_second_place_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    async with a_room(tmp_path, backup_dir=tmp_path / "unmounted") as room:
        assert room.vault.back_up().second is Second.ABSENT
        assert not (tmp_path / "unmounted").exists()


async def test_the_first_place_is_no_second_one(tmp_path: Path) -> None:
    async with a_room(tmp_path, backup_dir=tmp_path / "data" / "backups") as room:
        assert room.vault.back_up().second is Second.ABSENT


async def test_a_second_place_that_fails_does_not_spoil_the_first(tmp_path: Path) -> None:
    second = tmp_path / "second"
    in_the_way = second / "giao-uoc-20271105-090000.zip"
    in_the_way.mkdir(parents=True)
    async with a_room(tmp_path, backup_dir=second) as room:
        made = room.vault.back_up()
        assert made.second is Second.FAILED
        assert made.path.is_file()
        assert [path.name for path in second.iterdir()] == [in_the_way.name]


@pytest.mark.parametrize("name", ["bot.db", "evidence/x", "notes.txt"])
async def test_nothing_is_restored_over_anything(tmp_path: Path, name: str) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up()
        kept = tmp_path / "kept" / name
        kept.parent.mkdir(parents=True)
        kept.write_bytes(b"kept")
        before = tree(tmp_path / "kept")
        with pytest.raises(VaultRefused) as caught:
            room.elsewhere("kept").restore(made.path)
        assert caught.value.kind == "not-empty"
        assert tree(tmp_path / "kept").items() >= before.items()
        assert set(tree(tmp_path / "kept")) - set(before) <= {"bot.lock"}


async def test_a_folder_that_holds_only_backups_may_be_restored_into(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up()
        before = dumped(room.data / "bot.db")
    for path in room.data.iterdir():
        if path.name.startswith("bot.db"):
            path.unlink()
    for path in (room.data / "evidence").iterdir():
        path.unlink()
    (room.data / "evidence").rmdir()
    room.vault.restore(made.path)
    assert dumped(room.data / "bot.db") == before
    assert made.path.exists()


async def test_a_folder_somebody_works_in_is_not_restored_into(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up()
        (tmp_path / "busy").mkdir()
        with DataFolderLock(tmp_path / "busy"), pytest.raises(VaultRefused) as caught:
            room.elsewhere("busy").restore(made.path)
        assert caught.value.kind == "busy"


async def test_a_restore_that_was_killed_can_be_run_again(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up()
        # Killed after the evidence was put in its place and before the database was.
        back = tmp_path / "back"
        (back / RESTORING).mkdir(parents=True)
        (back / RESTORING / "bot.db").write_bytes(b"half")
        (back / "evidence").mkdir()
        (back / "evidence" / "old").write_bytes(b"old")
        room.elsewhere("back").restore(made.path)
        assert {path.name for path in (back / "evidence").iterdir()} == {
            file.sha256 for file in room.files
        }
        assert {path.name for path in back.iterdir()} == {
            "bot.db",
            "bot.lock",
            "evidence",
            RESTORED,
        }


def _lose(name: str) -> Spoil:
    return lambda parts: void(parts.pop(name))


def void(_: object) -> None:
    return None


def _other_database(parts: Parts) -> None:
    parts[DATABASE] = parts[DATABASE][:-1] + b"\x01"


def _damaged_database(parts: Parts) -> None:
    """Damage the database and let the manifest agree."""
    data = bytearray(parts[DATABASE])
    for page in range(1, 20):
        data[page * 4096 : page * 4096 + 64] = b"\xa5" * 64
    parts[DATABASE] = bytes(data)
    with_manifest(parts, database=a_content(parts[DATABASE]))


def _no_database(parts: Parts) -> None:
    parts[DATABASE] = b"not a database"
    with_manifest(parts, database=a_content(parts[DATABASE]))


def _evidence(parts: Parts) -> str:
    return next(name for name in parts if name.startswith("evidence/"))


def _other_evidence(parts: Parts) -> None:
    name = _evidence(parts)
    parts[name] = parts[name][:-1] + b"\x01"


def _longer_evidence(parts: Parts) -> None:
    parts[_evidence(parts)] += b"\x01"


def _unnamed_evidence(parts: Parts) -> None:
    """Take a file out of the manifest and the zip: the database still names it."""
    name = _evidence(parts)
    rest = [e for e in manifest_of(parts)["evidence"] if not name.endswith(e["sha256"])]
    del parts[name]
    with_manifest(parts, evidence=rest)


def _huge_evidence(parts: Parts) -> None:
    data = b"0" * (MAX_FILE_BYTES + 1)
    content = a_content(data)
    parts[f"evidence/{content['sha256']}"] = data
    with_manifest(parts, evidence=[*manifest_of(parts)["evidence"], content])


def _doubled_evidence(parts: Parts) -> None:
    evidence = manifest_of(parts)["evidence"]
    with_manifest(parts, evidence=[*evidence, evidence[0]])


def _adds(name: str) -> Spoil:
    return lambda parts: parts.update({name: b"x"})


def _claims(name: str) -> Spoil:
    """Let the manifest itself name a path where a hash should be."""

    def spoil(parts: Parts) -> None:
        parts[f"evidence/{name}"] = b"x"
        content = a_content(b"x") | {"sha256": name}
        with_manifest(parts, evidence=[*manifest_of(parts)["evidence"], content])

    return spoil


SPOILED = [
    pytest.param(_lose(MANIFEST), "not-a-backup", id="without manifest"),
    pytest.param(_lose(DATABASE), "missing", id="without database"),
    pytest.param(lambda p: void(p.pop(_evidence(p))), "missing", id="evidence taken out"),
    pytest.param(_other_database, "altered", id="another database"),
    pytest.param(_damaged_database, "altered", id="a damaged database"),
    pytest.param(_no_database, "altered", id="no database at all"),
    pytest.param(_other_evidence, "altered", id="other evidence"),
    pytest.param(_longer_evidence, "altered", id="longer evidence"),
    pytest.param(_unnamed_evidence, "altered", id="evidence the database misses"),
    pytest.param(_huge_evidence, "altered", id="evidence larger than any"),
    pytest.param(_doubled_evidence, "not-a-backup", id="evidence named twice"),
    pytest.param(_adds("../../evil"), "unknown", id="a path upwards"),
    pytest.param(_adds("/etc/evil"), "unknown", id="a path from the root"),
    pytest.param(_adds("evidence/../../evil"), "unknown", id="a path through evidence"),
    pytest.param(_adds("extra"), "unknown", id="a stranger"),
    pytest.param(_claims("../../evil"), "not-a-backup", id="a manifest naming a path"),
    pytest.param(_claims("A" * 64), "not-a-backup", id="a hash in capitals"),
    pytest.param(lambda p: with_manifest(p, format=2), "newer", id="a newer format"),
    pytest.param(lambda p: with_manifest(p, surprise=1), "not-a-backup", id="a surprise"),
    pytest.param(lambda p: p.update({MANIFEST: b"{"}), "not-a-backup", id="half a manifest"),
]


@pytest.mark.parametrize(("spoil", "kind"), SPOILED)
async def test_a_backup_that_was_tampered_with_changes_nothing(
    tmp_path: Path, spoil: Spoil, kind: str
) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up()
        spoiled = respoiled(made.path, spoil, tmp_path / "spoiled.zip")
        with pytest.raises(VaultRefused) as caught:
            room.elsewhere("back").restore(spoiled)
        assert caught.value.kind == f"archive-{kind}"
        assert not (tmp_path / "back").exists()
        assert not (tmp_path / "evil").exists()


async def test_a_file_twice_in_the_zip_is_refused(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up()
        with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(made.path, "a") as file:
            file.writestr(MANIFEST, "{}")
        with pytest.raises(VaultRefused, match="not-a-backup"):
            room.elsewhere("back").restore(made.path)


async def test_what_is_packed_to_grow_is_not_unpacked(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up()
        packed = tmp_path / "packed.zip"
        with zipfile.ZipFile(made.path) as one, zipfile.ZipFile(packed, "w") as other:
            for name in one.namelist():
                other.writestr(name, one.read(name), zipfile.ZIP_DEFLATED)
        with pytest.raises(VaultRefused, match="archive"):
            room.elsewhere("back").restore(packed)
        assert not (tmp_path / "back").exists()


@pytest.mark.parametrize("keep", [0, 1, 100, 5000, -1, -30])
async def test_a_backup_that_is_cut_short_is_refused(tmp_path: Path, keep: int) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up()
        cut = tmp_path / "cut.zip"
        cut.write_bytes(made.path.read_bytes()[:keep])
        with pytest.raises(VaultRefused) as caught:
            room.elsewhere("back").restore(cut)
        assert caught.value.kind.startswith("archive-")
        assert not (tmp_path / "back").exists()


async def test_a_flipped_bit_anywhere_is_seen(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up()
        whole = made.path.read_bytes()
        with zipfile.ZipFile(made.path) as file:
            starts = [info.header_offset for info in file.infolist()]
        flipped = tmp_path / "flipped.zip"
        for position in (*(start + 80 for start in starts), len(whole) - 100):
            data = bytearray(whole)
            data[position] ^= 0x10
            flipped.write_bytes(bytes(data))
            with pytest.raises(VaultRefused, match="archive"):
                room.elsewhere("back").restore(flipped)
        assert not (tmp_path / "back").exists()


@pytest.mark.parametrize("path", ["nothing.zip", "."])
async def test_what_is_no_file_is_said_so(tmp_path: Path, path: str) -> None:
    async with a_room(tmp_path) as room:
        with pytest.raises(VaultRefused) as caught:
            room.elsewhere("back").restore(tmp_path / path)
        assert caught.value.kind == "no-file"
        assert not (tmp_path / "back").exists()


async def test_a_folder_that_was_empty_is_empty_again_after_a_refusal(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up()
        spoiled = respoiled(made.path, _other_evidence, tmp_path / "spoiled.zip")
        (tmp_path / "back").mkdir()
        with pytest.raises(VaultRefused):
            room.elsewhere("back").restore(spoiled)
        assert set(tree(tmp_path / "back")) <= {"bot.lock"}
        room.elsewhere("back").restore(made.path)


NO_ROOM = """
import resource, sys
from pathlib import Path
from bot.clock import SystemClock
from bot.settings import Settings
from bot.vault import Vault, VaultRefused
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
vault = Vault(Settings(_env_file=None, data_dir=Path(sys.argv[1])), SystemClock())
try:
    vault.restore(Path(sys.argv[3])) if len(sys.argv) > 3 else vault.back_up()
except VaultRefused as error:
    print(error.kind)
"""


def without_room(*words: object) -> str:
    """Do something in a process that may not write large files; return why it was refused."""
    ended = subprocess.run(
        [sys.executable, "-c", NO_ROOM, *map(str, words)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return ended.stdout.strip()


async def test_a_disk_without_room_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up().path
        database = (room.data / "bot.db").stat().st_size
        # No room for the copy of the database; then for the file, but not for all of it.
        for room_left in (database // 2, database + 100):
            assert without_room(room.data, room_left) == "no-room"
            assert {path.name for path in room.vault.folder.iterdir()} == {made.name, "bot.lock"}
        assert without_room(tmp_path / "back", database // 2, made) == "no-room"
        assert not (tmp_path / "back").exists()


async def test_the_newest_backup_that_is_whole_is_found_in_either_place(tmp_path: Path) -> None:
    second = tmp_path / "second"
    second.mkdir()
    async with a_room(tmp_path, backup_dir=second) as room:
        assert room.vault.newest_good() is None
        room.vault.back_up()
        room.clock.turn(timedelta(days=1))
        newer = room.vault.back_up().path
        assert room.vault.newest_good() in {newer, second / newer.name}
        newer.write_bytes(b"spoiled")
        assert room.vault.newest_good() == second / newer.name
        (second / newer.name).unlink()
        assert room.vault.newest_good().name == "giao-uoc-20271105-090000.zip"  # type: ignore[union-attr]


async def test_a_restore_is_noted_in_the_folder_and_once_in_the_trail(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up()
        room.clock.turn(timedelta(hours=2))
        room.elsewhere("back").restore(made.path)
        note = restored_from(tmp_path / "back")
        assert note is not None
        assert (note.file, note.at) == (made.path.name, room.clock.now())
        assert note.made_at == made.manifest.made_at
        keeping = Housekeeping(room.clock)
        for expected in (True, False):
            done = await room.store.do(keeping.restored, note.file, note.made_at, note.at)
            assert done is expected
        with closing(sqlite3.connect(room.data / "bot.db")) as file:
            trail = file.execute("SELECT subject FROM audit WHERE action = 'data.restored'")
            assert trail.fetchall() == [(made.path.name,)]


class Night:
    """A nightly job whose clock a test turns."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.job = Nightly(room.store, room.settings(), room.clock)

    async def at(self, when: str) -> bool:
        self.room.clock.turn(when)
        return await self.job.knock()

    async def noted(self) -> str | None:
        return await self.room.store.do(lambda tx: tx.memos.read(LAST_BACKUP))


async def test_one_backup_a_night_however_often_time_knocks(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        night = Night(room)
        # The first knock of all finds last night's missing.
        assert await night.at("2027-11-05 00:10")
        assert not await night.at("2027-11-05 01:59")
        assert await night.at("2027-11-05 02:00")
        assert not await night.at("2027-11-05 02:20")
        assert not await night.at("2027-11-06 01:59")
        # The bot stood still over two o'clock: the backup is made as soon as it is up.
        assert await night.at("2027-11-06 10:30")
        assert not await night.at("2027-11-06 10:50")


async def test_a_backup_of_tomorrow_does_not_keep_tonights_from_being_made(
    tmp_path: Path,
) -> None:
    async with a_room(tmp_path) as room:
        night = Night(room)
        assert await night.at("2027-12-31 02:00")
        assert await night.at("2027-11-05 02:00")


async def test_a_good_backup_is_noted_for_who_watches(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        night = Night(room)
        assert await night.noted() is None
        await night.at("2027-11-05 02:00")
        last = await room.store.do(Housekeeping(room.clock).last_backup)
        assert last == local("2027-11-05 02:00")


async def test_a_backup_with_faults_in_it_is_made_but_is_no_good_one(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_room(tmp_path) as room:
        room.evidence(1).unlink()
        night = Night(room)
        assert await night.at("2027-11-05 02:00")
        assert await night.noted() is None
        assert "backup.finding" in caplog.text


async def test_a_night_without_a_backup_is_logged_and_tried_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_room(tmp_path) as room:
        night = Night(room)
        room.vault.folder.mkdir()
        with DataFolderLock(room.vault.folder):
            assert not await night.at("2027-11-05 02:00")
        assert "backup.failed" in caplog.text
        assert await night.at("2027-11-05 02:20")


async def test_why_a_night_has_no_good_backup_is_known_until_one_is_made(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        night = Night(room)
        room.vault.folder.write_text("không phải thư mục")
        assert not await night.at("2027-11-05 02:00")
        assert night.job.refused == "cannot-write"
        room.vault.folder.unlink()
        assert await night.at("2027-11-05 02:20")
        assert night.job.refused == ""
        room.evidence(1).unlink()
        assert await night.at("2027-11-06 02:00")
        assert night.job.refused == "findings"


async def test_a_backup_is_due_since_two_oclock_of_the_last_night(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        night = Night(room)
        for now, due in (
            ("2027-11-05 01:59", "2027-11-04 02:00"),
            ("2027-11-05 02:00", "2027-11-05 02:00"),
            ("2027-11-05 23:59", "2027-11-05 02:00"),
        ):
            room.clock.turn(now)
            assert night.job.due_since == local(due)


async def test_what_is_amiss_with_the_second_place_is_known_before_it_is_needed(
    tmp_path: Path,
) -> None:
    second = tmp_path / "second"
    async with a_room(tmp_path, backup_dir=second) as room:
        night = Night(room)
        assert night.job.second_place() == "absent"
        second.mkdir()
        assert night.job.second_place() == ""
        # A folder in the way of tonight's file: it cannot be copied there.
        (second / "giao-uoc-20271105-020000.zip").mkdir()
        assert await night.at("2027-11-05 02:00")
        assert night.job.second_place() == "failed"
        assert await night.at("2027-11-06 02:00")
        assert night.job.second_place() == ""
    async with a_room(tmp_path / "other") as room:
        assert Night(room).job.second_place() == "unset"
        same = Nightly(
            room.store,
            room.settings().model_copy(update={"backup_dir": room.vault.folder}),
            room.clock,
        )
        room.vault.folder.mkdir()
        assert same.second_place() == "absent"


async def test_a_bot_that_stops_gives_a_backup_up(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        night = Night(room)
        night.job.stop()
        assert not await night.at("2027-11-05 02:00")
        assert not backups_in(room.vault.folder)


async def test_old_backups_are_rotated_in_both_places(tmp_path: Path) -> None:
    second = tmp_path / "second"
    second.mkdir()
    async with a_room(tmp_path, backup_dir=second) as room:
        (second / "giao-uoc-notes.txt").write_text("không phải bản sao lưu")
        night = Night(room)
        room.vault.folder.mkdir()
        for day in range(1, 31):
            name = f"giao-uoc-202710{day:02}-020000.zip"
            for folder in (room.vault.folder, second):
                (folder / name).write_bytes(b"")
        assert await night.at("2027-11-01 02:00")
        days = [at.date().isoformat() for at in sorted(backups_in(room.vault.folder))]
        assert days == [
            "2027-10-17",
            "2027-10-24",
            *(f"2027-10-{day}" for day in range(25, 31)),
            "2027-11-01",
        ]
        assert set(backups_in(second)) == set(backups_in(room.vault.folder))
        assert (second / "giao-uoc-notes.txt").exists()


async def test_a_copy_from_before_an_upgrade_is_gone_after_thirty_days(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        night, made = Night(room), local("2027-11-01 09:00").timestamp()
        copies = [room.data / "bot.db.before-0002", room.data / "bot.db.before-0003.part"]
        for copy in copies:
            copy.write_bytes(b"")
            os.utime(copy, (made, made))
        assert await night.at("2027-12-01 02:00")
        assert all(copy.exists() for copy in copies)
        assert await night.at("2027-12-02 02:00")
        assert not any(copy.exists() for copy in copies)
        assert (room.data / "bot.db").exists()


async def test_the_manifest_is_readable_by_anybody(tmp_path: Path) -> None:
    async with a_room(tmp_path) as room:
        made = room.vault.back_up()
        with zipfile.ZipFile(made.path) as file:
            assert file.testzip() is None
            told = json.loads(file.read(MANIFEST))
        assert told["counts"]["audit"] == 3
        assert told["audit"]["seq"] == 3
        assert told["database"]["size"] > 0
