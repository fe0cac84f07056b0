"""Opening a database: checked, brought up to date, or refused in so many words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from storage.store import (
    Store,
    StoreBusy,
    StoreDamaged,
    StoreUnreachable,
    _trouble,
    open_read_only,
)
from tests.builders import a_store
from usecases.ports import Tx

PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "busy_timeout": 5000,
    "temp_store": 2,
    "trusted_schema": 0,
}


@contextmanager
def held(path: Path, how: str) -> Iterator[None]:
    """Keep the database locked from elsewhere."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(how)
        yield
        raw.execute("ROLLBACK")


async def test_the_writer_is_set_up_for_power_cuts_and_references(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        connection = store._connection
        rows = [await connection.execute_fetchall(f"PRAGMA {name}") for name in PRAGMAS]
    assert [value for ((value,),) in rows] == list(PRAGMAS.values())


async def filled(folder: Path) -> Path:
    """Return a database of many pages."""

    def fill(tx: Tx) -> None:
        for number in range(50):
            tx.memos.write(f"name{number}", "value" * 200)

    async with a_store(folder) as store:
        await store.do(fill)
    return folder / "bot.db"


async def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        await store.do(lambda tx: tx.memos.write("name", "value"))
    async with a_store(tmp_path) as store:
        assert await store.do(lambda tx: tx.memos.read("name")) == "value"


async def test_folders_on_the_way_are_made_and_odd_names_are_names(tmp_path: Path) -> None:
    folder = tmp_path / "dữ liệu #1?mode=rw" / "100%"
    async with a_store(folder) as store:
        await store.do(lambda tx: tx.memos.write("name", "value"))
        assert await store.read(lambda tx: tx.memos.read("name")) == "value"
    assert [path.name for path in folder.iterdir()] == ["bot.db"]


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be read" * 99])
async def test_a_file_of_something_else_is_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bot.db"
    path.write_bytes(content)
    with pytest.raises(StoreDamaged) as refusal:
        await Store.open(path)
    assert refusal.value.path == path
    assert path.read_bytes() == content


async def test_a_page_overwritten_by_a_fault_is_found_at_the_door(tmp_path: Path) -> None:
    path = await filled(tmp_path)
    with path.open("r+b") as file:
        file.seek(-8192, 2)
        file.write(b"\x00\xff" * 2048)
    with pytest.raises(StoreDamaged) as refusal:
        await Store.open(path)
    assert refusal.value.finding


async def test_a_file_cut_short_is_damaged(tmp_path: Path) -> None:
    path = await filled(tmp_path)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    with pytest.raises(StoreDamaged):
        await Store.open(path)


async def test_a_refused_database_is_let_go_of(tmp_path: Path) -> None:
    """No thread and no lock stays behind: the file can be moved away and another put there."""
    path = tmp_path / "bot.db"
    path.write_bytes(b"no database at all, but long enough to be read" * 99)
    with pytest.raises(StoreDamaged):
        await Store.open(path)
    path.unlink()
    async with a_store(tmp_path) as store:
        await store.do(lambda tx: tx.memos.write("name", "value"))


async def test_a_new_file_that_somebody_holds_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    with held(path, "BEGIN EXCLUSIVE"), pytest.raises(StoreBusy):
        await Store.open(path, patience=0)


async def test_a_database_somebody_writes_to_is_busy_when_it_must_be_migrated(
    tmp_path: Path,
) -> None:
    path = tmp_path / "bot.db"
    async with a_store(tmp_path):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("DELETE FROM migration WHERE number = (SELECT max(number) FROM migration)")
    with held(path, "BEGIN IMMEDIATE"), pytest.raises(StoreBusy):
        await Store.open(path, patience=0)


async def test_a_write_that_somebody_stands_in_the_way_of_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    async with a_store(tmp_path, patience=0) as store:
        with held(path, "BEGIN IMMEDIATE"):
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                await store.do(lambda tx: tx.memos.write("name", "value"))
            assert await store.read(lambda tx: tx.memos.read("name")) is None
        await store.do(lambda tx: tx.memos.write("name", "value"))
        assert await store.read(lambda tx: tx.memos.read("name")) == "value"


@pytest.mark.parametrize("inside", ["", "bot.db"])
async def test_what_cannot_be_opened_is_not_called_damaged(tmp_path: Path, inside: str) -> None:
    (tmp_path / "data" / inside).mkdir(parents=True)
    (tmp_path / "file").touch()
    folder = tmp_path / ("data" if inside else "file")
    with pytest.raises(StoreUnreachable) as refusal:
        await Store.open(folder / "bot.db")
    assert refusal.value.path == folder / "bot.db"


async def test_a_disk_without_room_is_not_called_damage(tmp_path: Path) -> None:
    """The file itself is whole: nobody should be sent to a backup."""
    with closing(sqlite3.connect(tmp_path / "bot.db")) as raw:
        raw.execute("PRAGMA max_page_count = 1")
        with pytest.raises(sqlite3.OperationalError) as full:
            raw.execute("CREATE TABLE t (x)")
    assert isinstance(_trouble(tmp_path / "bot.db", full.value), StoreUnreachable)


async def test_a_bug_in_a_step_stays_a_bug(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as raw, pytest.raises(sqlite3.Error) as bug:
        raw.execute("SELECT x FROM nothing")
    assert isinstance(bug.value, sqlite3.OperationalError)
    assert _trouble(tmp_path, bug.value) is bug.value


async def test_a_new_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        await store.do(lambda tx: tx.memos.write("name", "value"))
        assert modes(tmp_path) == {"bot.db": 0o600, "bot.db-wal": 0o600, "bot.db-shm": 0o600}


def modes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError), closing(open_read_only(tmp_path / "none")):
        pass
    assert list(tmp_path.iterdir()) == []


async def test_no_reference_may_point_nowhere(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        with pytest.raises(sqlite3.IntegrityError):
            await store.do(
                lambda tx: tx.inbox._connection.execute(  # type: ignore[attr-defined]
                    "INSERT INTO place (person, bloc, role, since) VALUES (1, 'THU', 'admin', 0)"
                )
            )


async def test_tables_take_no_value_of_another_type(tmp_path: Path) -> None:
    async with a_store(tmp_path) as store:
        with pytest.raises(sqlite3.IntegrityError):
            await store.do(
                lambda tx: tx.inbox._connection.execute(  # type: ignore[attr-defined]
                    "INSERT INTO wrong_token (telegram_id, at) VALUES ('soon', 1)"
                )
            )
