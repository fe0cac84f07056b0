"""Numbered SQL files, applied in order, each in its own transaction, never edited after release.

Our own runner (docs/decisions/migrations.md): none of the kept ones runs inside our connection's
thread with these refusals.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "migrations"
_NAME = re.compile(r"(\d{4})_\w+\.sql")

_LEDGER = """
CREATE TABLE IF NOT EXISTS migration (
    number INTEGER PRIMARY KEY,
    name   TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT
"""


class SchemaRefused(Exception):
    """The database's schema is newer than this program, or a step of it was altered.

    ``name`` is the migration that does not fit; ``newer`` tells which of the two it is.
    """

    def __init__(self, name: str, *, newer: bool) -> None:
        super().__init__(name)
        self.name = name
        self.newer = newer


class Migration(NamedTuple):
    """One step of the schema."""

    number: int
    name: str
    sql: str

    @property
    def sha256(self) -> str:
        """Fingerprint of the step's text."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


def migrations(folder: Path = FOLDER) -> tuple[Migration, ...]:
    """Return every step in order."""
    found = ((path, _NAME.fullmatch(path.name)) for path in sorted(folder.iterdir()))
    return tuple(
        Migration(int(match[1]), path.name, path.read_text("utf-8"))
        for path, match in found
        if match
    )


def migrate(connection: sqlite3.Connection, path: Path, folder: Path = FOLDER) -> int:
    """Bring the database to the newest schema; return how many steps were taken.

    A copy of a database that already holds data is made first, beside it.

    Raises:
        SchemaRefused: when the database knows a step that this program does not, or a step
            that was applied has another text now.
    """
    connection.execute(_LEDGER)
    (taken,) = connection.execute("SELECT count(*) FROM migration").fetchone()
    missing = missing_steps(connection, folder)
    if missing and taken:
        copy_beside(connection, path.with_name(f"{path.name}.before-{missing[0].name[:4]}"))
    for step in missing:
        _apply(connection, step)
    return len(missing)


def missing_steps(connection: sqlite3.Connection, folder: Path = FOLDER) -> list[Migration]:
    """Return the steps a database has not taken yet; nothing is written.

    Raises:
        SchemaRefused: as ``migrate``.
    """
    applied = {
        number: (name, sha256)
        for number, name, sha256 in connection.execute(
            "SELECT number, name, sha256 FROM migration ORDER BY number"
        )
    }
    steps = {step.number: step for step in migrations(folder)}
    for number, (name, sha256) in applied.items():
        if number not in steps:
            raise SchemaRefused(name, newer=True)
        if steps[number].sha256 != sha256:
            raise SchemaRefused(name, newer=False)
    return [step for number, step in steps.items() if number not in applied]


@contextmanager
def up_to_date(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Yield a database in the newest schema: itself, or a copy in memory that took the steps.

    What an older program wrote can so be read before the bot's next start, which takes them for
    good. Nothing is written to the database itself.

    Raises:
        SchemaRefused: as ``migrate``.
    """
    missing = missing_steps(connection)
    if not missing:
        yield connection
        return
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        copy.row_factory = sqlite3.Row
        connection.backup(copy)
        for step in missing:
            _apply(copy, step)
        yield copy


def copy_beside(connection: sqlite3.Connection, target: Path) -> None:
    """Copy the whole database into another file, replacing an older copy of the same name."""
    unfinished = target.with_name(f"{target.name}.part")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.backup(copy)
    unfinished.replace(target)


def _apply(connection: sqlite3.Connection, step: Migration) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in _statements(step.sql):
            connection.execute(statement)
        connection.execute(
            "INSERT INTO migration (number, name, sha256) VALUES (:number, :name, :sha256)",
            {"number": step.number, "name": step.name, "sha256": step.sha256},
        )
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _statements(script: str) -> Iterator[str]:
    """Split a script: ``executescript`` would commit the transaction it runs in."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending
