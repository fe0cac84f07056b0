"""An online copy of the database, and what a backup tells about it."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from domain.evidence import StoredFile
from storage.audit import Link
from storage.migrate import SchemaRefused, up_to_date
from storage.store import StoreDamaged, open_read_only
from storage.transaction import Transaction

_NO_ROOM = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR_WRITE: errno.EFBIG,
}
"""What SQLite says where a file cannot grow, and what the system calls it."""


class Snapshot(NamedTuple):
    """What is in a copy of the database."""

    schema: str
    """The newest step of its schema."""
    counts: dict[str, int]
    """Rows by table."""
    files: Sequence[StoredFile]
    newest_audit: Link | None


def copy_online(source: Path, target: Path) -> Snapshot:
    """Copy the database into a file of its own, while others write to it; prove the copy.

    In one step, from a connection that cannot write: in several steps a copy begins anew at
    every write, and would never end.

    Raises:
        FileNotFoundError: if there is no database.
        StoreDamaged: if the database cannot be read, or the copy does not pass SQLite's checks.
        OSError: if there is no room for the copy.
    """
    if not source.is_file():
        raise FileNotFoundError(source)
    try:
        with closing(open_read_only(source)) as live, closing(sqlite3.connect(target)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        return examined(target)
    except sqlite3.OperationalError as error:
        if (number := _NO_ROOM.get(error.sqlite_errorcode)) is not None:
            raise OSError(number, str(error), str(target)) from error
        raise StoreDamaged(source, str(error)) from error
    except sqlite3.DatabaseError as error:
        raise StoreDamaged(source, str(error)) from error
    except StoreDamaged as error:
        raise StoreDamaged(source, error.finding) from error


def examined(path: Path) -> Snapshot:
    """Prove a database that nobody writes to, and tell what is in it.

    Raises:
        StoreDamaged: if it does not pass SQLite's checks.
    """
    try:
        with closing(open_read_only(path)) as connection:
            (finding,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if finding != "ok":
                raise StoreDamaged(path, finding)
            stray = connection.execute("PRAGMA foreign_key_check").fetchone()
            if stray is not None:
                raise StoreDamaged(path, f"foreign key: {stray['table']} {stray['rowid']}")
            return _snapshot(connection)
    except sqlite3.DatabaseError as error:
        raise StoreDamaged(path, str(error)) from error


def _snapshot(connection: sqlite3.Connection) -> Snapshot:
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " ORDER BY name"
    ).fetchall()
    counts = {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in tables
    }
    step = connection.execute("SELECT name FROM migration ORDER BY number DESC LIMIT 1").fetchone()
    with _readable(connection) as readable:
        tx = Transaction(readable)
        files, newest = tx.evidence.files(), tx.audit.newest()
    return Snapshot(step["name"] if step else "", counts, files, newest)


@contextmanager
def _readable(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Yield it as this program knows it; what a newer one wrote is read as well as it goes."""
    with ExitStack() as stack:
        readable = connection
        with suppress(SchemaRefused):
            readable = stack.enter_context(up_to_date(connection))
        yield readable
