"""Somebody writes into the database past the program: every way of it is found by the checkup."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from domain.blocs import Role
from storage.audit import GENESIS, HEAD, Link, chained
from storage.examination import Examination, Finding
from storage.files import EvidenceFolder
from storage.transaction import Transaction
from tests.builders import a_cycle, add_member, local
from tests.storage.conftest import a_connection

ROWS = 5


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A trail of five rows, written the way the program does."""
    path = tmp_path / "bot.db"
    with closing(a_connection(path)) as connection:
        tx = Transaction(connection)
        cycle = a_cycle()
        tx.cycles.add(cycle, None)
        actor = add_member(tx, cycle, "A", Role.UNIT_STAFF, number=1)
        for number in range(1, ROWS + 1):
            at = local(f"2027-11-05 09:{number:02}")
            tx.audit.record("answer", f"row {number}", at=at, actor=actor, before=1, after=number)
    return path


@pytest.fixture
def known(database: Path) -> Link:
    """What a backup's manifest holds of the trail: its newest row."""
    with closing(a_connection(database)) as connection:
        newest = Transaction(connection).audit.newest()
    assert newest is not None
    return newest


def tamper(database: Path, *statements: str, rewrite: bool = False) -> None:
    """Write past the program: guards dropped first; ``rewrite`` makes every hash fit again."""
    with closing(sqlite3.connect(database, isolation_level=None)) as raw:
        raw.row_factory = sqlite3.Row
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = [(row["name"], row["sql"]) for row in guards]
        for name, _ in kept:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)
        if rewrite:
            _rewrite(raw)
        for _, sql in kept:
            raw.execute(sql)


def _rewrite(raw: sqlite3.Connection) -> None:
    previous, seq = GENESIS, 0
    for row in raw.execute("SELECT * FROM audit ORDER BY seq").fetchall():
        seq += 1
        values = {**dict(row), "seq": seq, "previous": previous}
        previous = chained(values)
        raw.execute(
            "UPDATE audit SET seq = ?, previous = ?, hash = ? WHERE seq = ?",
            (seq, values["previous"], previous, row["seq"]),
        )
    raw.execute("UPDATE memo SET value = ? WHERE name = ?", (f"{seq}:{previous}", HEAD))


def findings(database: Path, *known: Link) -> list[Finding]:
    return list(Examination(database, None).findings(*known))


COPY = (
    "INSERT INTO audit SELECT {seq}, at, bloc, year, person, place, action, 'forged', before,"
    " after, previous, 'forged' FROM audit WHERE seq = 3"
)


def test_a_trail_nobody_touched_is_whole(database: Path, known: Link) -> None:
    assert findings(database, known) == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit SET after = '9' WHERE seq = 3", "DELETE FROM audit WHERE seq = 3"],
)
def test_the_database_itself_refuses_to_change_the_trail(database: Path, statement: str) -> None:
    with (
        closing(sqlite3.connect(database)) as raw,
        pytest.raises(sqlite3.IntegrityError),
    ):
        raw.execute(statement)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "1"),
        ("person", "NULL"),
        ("place", "NULL"),
        ("action", "'other'"),
        ("subject", "'other'"),
        ("before", "'9'"),
        ("after", "'9'"),
        ("bloc", "'X'"),
    ],
)
def test_an_altered_row_is_found_whatever_was_altered(
    database: Path, column: str, value: str
) -> None:
    tamper(database, f"UPDATE audit SET {column} = {value} WHERE seq = 3")
    assert Finding("audit-altered", {"seq": 3}) in findings(database)


def test_an_altered_row_with_a_hash_made_to_fit_breaks_the_next(database: Path) -> None:
    with closing(a_connection(database)) as connection:
        row = dict(connection.execute("SELECT * FROM audit WHERE seq = 3").fetchone())
    forged = chained({**row, "after": "9"})
    tamper(database, f"UPDATE audit SET after = '9', hash = '{forged}' WHERE seq = 3")
    assert findings(database) == [Finding("audit-unlinked", {"seq": 4})]


@pytest.mark.parametrize("seq", [1, 3])
def test_a_removed_row_is_found(database: Path, seq: int) -> None:
    tamper(database, f"DELETE FROM audit WHERE seq = {seq}")
    assert Finding("audit-missing", {"seq": seq}) in findings(database)


def test_a_row_put_in_between_is_found(database: Path) -> None:
    tamper(
        database,
        "UPDATE audit SET seq = seq + 100 WHERE seq > 3",
        "UPDATE audit SET seq = seq - 99 WHERE seq > 100",
        COPY.format(seq=4),
    )
    told = findings(database)
    assert Finding("audit-altered", {"seq": 4}) in told


def test_a_row_put_at_the_end_is_found(database: Path) -> None:
    tamper(database, COPY.format(seq=ROWS + 1))
    assert Finding("audit-added", {"seq": ROWS + 1}) in findings(database)


@pytest.mark.parametrize("gone", [1, 2, ROWS])
def test_a_trail_cut_short_at_its_end_is_found(database: Path, gone: int) -> None:
    tamper(database, f"DELETE FROM audit WHERE seq > {ROWS - gone}")
    assert findings(database) == [Finding("audit-missing", {"seq": ROWS - gone + 1})]


REWRITTEN: dict[str, Callable[[], str]] = {
    "altered": lambda: "UPDATE audit SET after = '9' WHERE seq = 3",
    "removed": lambda: "DELETE FROM audit WHERE seq = 3",
    "cut short": lambda: f"DELETE FROM audit WHERE seq = {ROWS}",
}


@pytest.mark.parametrize("how", REWRITTEN)
def test_a_trail_rewritten_as_a_whole_is_found_by_what_the_newest_backup_holds(
    database: Path, known: Link, how: str
) -> None:
    """Whoever recomputes every hash and the memo cannot reach the backup in another place."""
    tamper(database, REWRITTEN[how](), rewrite=True)
    assert findings(database) == []
    assert findings(database, known) == [Finding("audit-rewritten", {"seq": known.seq})]


def test_a_guard_that_was_dropped_and_not_put_back_is_named(database: Path) -> None:
    with closing(sqlite3.connect(database)) as raw:
        (name,) = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchone()
        raw.execute(f"DROP TRIGGER {name}")
    assert findings(database) == [Finding("schema-lacks", {"name": name})]


@pytest.mark.parametrize("how", ["altered", "shorter", "missing"])
async def test_an_evidence_file_whose_content_changed_is_found(tmp_path: Path, how: str) -> None:
    database, folder = tmp_path / "bot.db", tmp_path / "evidence"
    file = await EvidenceFolder(folder).keep(b"%PDF-1.7 bao cao")
    with closing(a_connection(database)) as connection:
        connection.execute(
            "INSERT INTO evidence_file (sha256, size, media_type, stored_at) VALUES (?, ?, ?, 0)",
            (file.sha256, file.size, file.media_type),
        )
    path = folder / file.sha256
    assert list(Examination(database, folder).findings()) == []
    if how == "missing":
        path.unlink()
    else:
        path.chmod(0o600)
        path.write_bytes(b"%PDF-1.7 bao cat" if how == "altered" else b"%PDF")
    kind = "evidence-missing" if how == "missing" else "evidence-altered"
    told = list(Examination(database, folder).findings())
    assert told == [Finding(kind, {"sha256": file.sha256})]
