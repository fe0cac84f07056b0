"""Every released schema, kept with data in it, becomes the newest one and loses nothing.

``UPDATE_SCHEMAS=1`` writes the fixture of the newest step, and only where there is none yet.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from bot import cli
from domain.assessments import AssessmentState
from domain.ids import BlocCode, CriterionCode, PeriodCode, UnitCode, Year
from storage import migrate
from storage.migrate import SchemaRefused, migrations
from storage.transaction import Transaction
from tests.storage.era import lived

FIXTURES = Path(__file__).parent / "schemas"
STEPS = migrations()
NAMES = [step.name for step in STEPS]

FILLED = {("assessment", "person")}
"""Columns of ours that a later step fills for rows that were there before."""

Row = dict[str, object]


async def test_every_released_step_is_kept_as_a_fixture(tmp_path: Path) -> None:
    newest = FIXTURES / NAMES[-1]
    if not newest.exists() and os.environ.get("UPDATE_SCHEMAS"):
        newest.write_text(await lived(tmp_path), "utf-8")
    kept = sorted(path.name for path in FIXTURES.glob("*.sql"))
    assert kept == NAMES, "UPDATE_SCHEMAS=1 writes the newest step's fixture"


def database_of(name: str, folder: Path) -> Path:
    """Return a database as it was when this step was the newest."""
    path = folder / "bot.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript((FIXTURES / name).read_text("utf-8"))
        assert database.execute("PRAGMA journal_mode = WAL").fetchone() == ("wal",)
    return path


def opened(path: Path) -> sqlite3.Connection:
    """Open it the way the store does."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def content(connection: sqlite3.Connection) -> dict[str, list[Row]]:
    """Return every row of every table, sorted; a step's own ledger left out."""
    names = [
        row["name"]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'migration'"
        )
    ]
    return {
        name: sorted(map(dict, connection.execute(f"SELECT * FROM {name}")), key=repr)
        for name in names
    }


def shape(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """Yield every table, column, index and guard."""
    for kind, name in connection.execute(
        "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall():
        yield kind, name
        for column in connection.execute(f"PRAGMA table_xinfo({name})").fetchall():
            yield name, *tuple(column)[1:]


@pytest.mark.parametrize("name", NAMES)
def test_a_fixture_is_what_its_step_had_released(name: str) -> None:
    number = NAMES.index(name) + 1
    with (
        closing(sqlite3.connect(":memory:")) as kept,
        closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh,
    ):
        kept.executescript((FIXTURES / name).read_text("utf-8"))
        fresh.execute("CREATE TABLE migration (number INTEGER, name TEXT, sha256 TEXT)")
        for step in STEPS[:number]:
            fresh.executescript(step.sql)
        released = [one for one in shape(fresh) if one[0] != "migration"]
        assert [one for one in shape(kept) if one[0] != "migration"] == released
        applied = kept.execute("SELECT number, name, sha256 FROM migration ORDER BY number")
        assert applied.fetchall() == [(s.number, s.name, s.sha256) for s in STEPS[:number]]


@pytest.mark.parametrize("name", NAMES)
def test_a_released_schema_becomes_the_newest_with_its_data_intact(
    name: str, tmp_path: Path
) -> None:
    path = database_of(name, tmp_path)
    with (
        closing(opened(path)) as connection,
        closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh,
    ):
        before = content(connection)
        assert migrate.migrate(connection, path) == len(STEPS) - NAMES.index(name) - 1
        migrate.migrate(fresh, Path())
        assert set(shape(connection)) == set(shape(fresh))
        _kept(before, content(connection))
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        _means_the_same(Transaction(connection))


def _kept(before: dict[str, list[Row]], after: dict[str, list[Row]]) -> None:
    """Every row is there with the values it had; columns may have come."""
    for table, rows in before.items():
        columns = {column for row in rows[:1] for column in row if (table, column) not in FILLED}
        there = [{c: v for c, v in row.items() if c in columns} for row in after[table]]
        expected = [{c: v for c, v in row.items() if c in columns} for row in rows]
        assert sorted(there, key=repr) == sorted(expected, key=repr), table


def _means_the_same(tx: Transaction) -> None:
    """What people did is found by the repositories of today."""
    bloc, year, unit, period = BlocCode("THU"), Year(2027), UnitCode("A"), PeriodCode("year")
    cycle = tx.cycles.get(bloc, year)
    assert cycle is not None
    leader = tx.people.by_telegram(1001)
    assert leader is not None
    assert leader.name == "Lãnh đạo A"
    confirmed = tx.pledges.of(bloc, year, unit, cycle.pledge_version)
    assert confirmed is not None
    assert confirmed.by_name == "Lãnh đạo A"
    report = tx.assessments.state(bloc, year, unit, period)
    assert report is AssessmentState.SUBMITTED
    answer = tx.assessments.answer(bloc, year, unit, period, CriterionCode("1.1"))
    assert answer.points == Decimal("4.5")
    assert answer.note == "Đạt 92,5 % kế hoạch năm."
    assert len(tx.evidence.files()) >= 2  # later schemas are kept with a scan too
    assert list(tx.audit.broken_links()) == []


HALF = """
DELETE FROM answer;
ALTER TABLE person ADD COLUMN odd TEXT;
INSERT INTO nowhere (a) VALUES (1);
"""


def a_step(folder: Path, sql: str) -> Path:
    """Return a folder of steps with one more than were released."""
    steps = folder / "steps"
    shutil.copytree(migrate.FOLDER, steps)
    (steps / "9999_next.sql").write_text(sql, "utf-8")
    return steps


@pytest.mark.parametrize("name", [NAMES[0], NAMES[-1]])
def test_a_step_that_fails_half_way_leaves_the_database_as_it_was(
    name: str, tmp_path: Path
) -> None:
    path = database_of(name, tmp_path)
    steps = a_step(tmp_path, HALF)
    with closing(opened(path)) as connection:
        migrate.migrate(connection, path)
        before, known = content(connection), set(shape(connection))
        with pytest.raises(sqlite3.OperationalError, match="nowhere"):
            migrate.migrate(connection, path, steps)
        assert content(connection) == before
        assert set(shape(connection)) == known
        _means_the_same(Transaction(connection))
        assert migrate.migrate(connection, path) == 0


KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from storage.migrate import migrate

path, left = Path(sys.argv[1]), int(sys.argv[2])

def count(statement):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

connection = sqlite3.connect(path, isolation_level=None)
connection.set_trace_callback(count)
migrate(connection, path)
"""


@pytest.mark.parametrize("statement", [4, 7, 10, 14, 21])
def test_a_migration_that_is_killed_is_taken_up_again_with_nothing_lost(
    statement: int, tmp_path: Path
) -> None:
    path = database_of(NAMES[0], tmp_path)
    with closing(opened(path)) as connection:
        before = content(connection)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(statement)],
        cwd=migrate.FOLDER.parent.parent,
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    with closing(opened(path)) as connection:
        _kept(before, content(connection))
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        (taken,) = connection.execute("SELECT count(*) FROM migration").fetchone()
        assert migrate.migrate(connection, path) == len(STEPS) - taken
        _kept(before, content(connection))
        _means_the_same(Transaction(connection))


def test_the_copy_made_before_a_migration_is_the_old_database(tmp_path: Path) -> None:
    path = database_of(NAMES[0], tmp_path)
    with closing(opened(path)) as connection:
        before = content(connection)
        migrate.migrate(connection, path)
    with closing(opened(path.with_name("bot.db.before-0002"))) as copy:
        assert content(copy) == before


SPOILED = {
    "newer": "INSERT INTO migration (number, name, sha256) VALUES (9999, '9999_next.sql', 'x')",
    "altered": "UPDATE migration SET sha256 = 'x' WHERE number = 1",
}


@pytest.mark.parametrize("how", SPOILED)
def test_a_database_that_is_newer_or_altered_is_refused_with_a_sentence(
    how: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = database_of(NAMES[-1], tmp_path)
    with closing(opened(path)) as connection:
        connection.execute(SPOILED[how])
        before = content(connection)
        with pytest.raises(SchemaRefused) as refused:
            migrate.migrate(connection, path)
        assert refused.value.newer is (how == "newer")
        assert content(connection) == before
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert cli.main(["invite"]) == 1
    told = capsys.readouterr().err
    asked = {
        "newer": "do bản mới hơn của chương trình lập ra (9999_next.sql)",
        "altered": f"Bước {NAMES[0]} của cơ sở dữ liệu không còn như khi đã chạy",
    }
    assert asked[how] in told
    assert "Traceback" not in told
