"""The one writer: every transaction is a plain function, run whole on the database's thread.

Answers of the same moment share one durable commit (group commit); a savepoint keeps each apart,
so one that fails rolls back alone. Nobody is told "saved" before the commit that carries it.

aiosqlite has no public call that runs a function on its thread; ``_hop`` wraps the private one in
a single place, pinned in the requirements and held by a test.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

import aiosqlite

from storage.migrate import migrate, up_to_date
from storage.transaction import Transaction
from usecases.ports import Tx

P = ParamSpec("P")
R = TypeVar("R")

log = logging.getLogger("storage")

BATCH = 50
"""How many transactions may share one commit."""

PATIENCE = 5000
"""Milliseconds to wait for another process that holds the database."""

FIXED_SQLITE = (3, 51, 3)
"""The first release without the WAL-reset fault (PLATFORM §3.3); readers here never checkpoint."""


class StoreDamaged(Exception):
    """The database file does not pass SQLite's own check. ``path`` names it."""

    def __init__(self, path: Path, finding: str) -> None:
        super().__init__(f"{path}: {finding}")
        self.path = path
        self.finding = finding


class StoreBusy(Exception):
    """Another process holds the database and did not let go in time."""


class StoreUnreachable(Exception):
    """The database can be neither blamed nor used: no right to it, no room, a failing disk."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


_OUT_OF_REACH = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}
_HELD = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def will_pass(error: BaseException) -> bool:
    """Tell whether the machine refused a transaction, and may let it through later.

    Nothing of it was done; it may be run again.
    """
    return isinstance(error, sqlite3.OperationalError) and _code(error) in _HELD | _OUT_OF_REACH


class _Job(NamedTuple):
    body: Callable[[Transaction], Any]
    done: asyncio.Future[Any]


class _Outcome(NamedTuple):
    value: Any
    error: BaseException | None


class Store:
    """Holds the database open. ``do`` runs a use case; ``read`` runs a long report beside it."""

    def __init__(self, path: Path, connection: aiosqlite.Connection, raw: sqlite3.Connection):
        self._path = path
        self._connection = connection
        self._raw = raw
        self._waiting: list[_Job] = []
        self._wake = asyncio.Event()
        self._closing = False
        self._leaving = asyncio.Lock()
        self._committer = asyncio.create_task(self._commit_forever(), name="committer")

    @classmethod
    async def open(cls, path: Path, *, patience: int = PATIENCE) -> Store:
        """Open the database, check it, and bring it to the newest schema.

        Raises:
            StoreDamaged: if SQLite finds the file damaged.
            StoreBusy: if another process holds it longer than ``patience`` (milliseconds).
            StoreUnreachable: if the file cannot be opened or written.
            SchemaRefused: if the schema is newer than this program or was altered.
        """
        _make_sure_of(path)
        captured: list[sqlite3.Connection] = []

        def connect() -> sqlite3.Connection:
            raw = sqlite3.connect(path, isolation_level=None, cached_statements=256)
            captured.append(raw)
            return raw

        connection = aiosqlite.Connection(connect, 64)
        await connection
        try:
            await _hop(connection, _prepare, captured[0], path, patience)
        except BaseException:
            await connection.close()
            raise
        if sqlite3.sqlite_version_info < FIXED_SQLITE:
            log.info("store.sqlite", extra={"fields": {"version": sqlite3.sqlite_version}})
        return cls(path, connection, captured[0])

    @property
    def waiting(self) -> int:
        """How many transactions wait for the writer."""
        return len(self._waiting)

    async def do(
        self, body: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run ``body(tx, …)`` in a transaction; return its value once it is durable.

        Cancelling the caller tears nothing: what was started is finished.
        """
        if self._closing or self._committer.done():
            raise RuntimeError("the store is closed")
        done: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Job(lambda tx: body(tx, *args, **kwargs), done))
        self._wake.set()
        return await done

    async def read(
        self, body: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a long read on a read-only connection of its own, never the writer's."""

        def reading() -> R:
            with closing(open_read_only(self._path)) as connection:
                connection.execute("BEGIN")
                return body(Transaction(connection), *args, **kwargs)

        return await asyncio.to_thread(reading)

    async def close(self) -> None:
        """Finish what is waiting, then close the file; after a cancelled close, call it again."""
        self._closing = True
        self._wake.set()
        async with self._leaving:
            await asyncio.wait({self._committer})
            await self._connection.close()

    async def _commit_forever(self) -> None:
        while self._waiting or not self._closing:
            if not self._waiting:
                self._wake.clear()
                await self._wake.wait()
                continue
            batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
            bodies = [job.body for job in batch]
            try:
                outcomes = await _hop(self._connection, _run_batch, self._raw, bodies)
            except asyncio.CancelledError:  # the loop ends in haste: nobody is told anything
                for job in batch:
                    job.done.cancel()
                raise
            except BaseException as error:  # noqa: BLE001 - it belongs to those who wait
                outcomes = [_Outcome(None, error)] * len(batch)
            for job, outcome in zip(batch, outcomes, strict=True):
                _tell(job.done, outcome)


@contextmanager
def reading(path: Path) -> Iterator[Transaction]:
    """Read a database beside whoever writes to it, in the newest schema whatever its own is.

    Raises:
        StoreDamaged, StoreBusy, StoreUnreachable, SchemaRefused: as ``Store.open``.
    """
    try:
        with closing(open_read_only(path)) as connection, up_to_date(connection) as readable:
            yield Transaction(readable)
    except sqlite3.DatabaseError as error:
        raise _trouble(path, error) from error


def open_read_only(path: Path) -> sqlite3.Connection:
    """Open the database for reading only: such a connection cannot checkpoint the WAL."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    connection.isolation_level = None
    connection.row_factory = sqlite3.Row
    return connection


async def _hop(connection: aiosqlite.Connection, function: Callable[..., R], *args: Any) -> R:
    """Run a function on aiosqlite's thread."""
    run: Any = connection._execute  # noqa: SLF001 - see the module's word
    result: R = await run(function, *args)
    return result


def _tell(done: asyncio.Future[Any], outcome: _Outcome) -> None:
    if done.done():  # the caller was cancelled; the row is safe all the same
        return
    if isinstance(outcome.error, StopIteration):  # a future cannot carry it
        done.set_exception(RuntimeError("a transaction's body raised StopIteration"))
    elif outcome.error is not None:
        done.set_exception(outcome.error)
    else:
        done.set_result(outcome.value)


def _make_sure_of(path: Path) -> None:
    """Create the file if there is none, for its owner alone: it holds names and accounts."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StoreUnreachable(path, error.strerror or str(error)) from error


def _prepare(raw: sqlite3.Connection, path: Path, patience: int) -> None:
    raw.row_factory = sqlite3.Row
    try:
        for pragma in (
            f"busy_timeout = {patience}",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "temp_store = MEMORY",
            "trusted_schema = OFF",
            # What is removed is overwritten: a forgotten name is not to be found in the file.
            "secure_delete = ON",
        ):
            raw.execute(f"PRAGMA {pragma}")
        (finding,) = raw.execute("PRAGMA quick_check(1)").fetchone()
        if finding != "ok":
            raise StoreDamaged(path, finding)
        migrate(raw, path)
    except sqlite3.DatabaseError as error:
        raise _trouble(path, error) from error


def _trouble(path: Path, error: sqlite3.DatabaseError) -> Exception:
    """Tell a damaged file from a busy one, from one that is out of reach, from a bug of ours."""
    match _code(error):
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return StoreDamaged(path, str(error))
        case code if code in _HELD:
            return StoreBusy(str(path))
        case code if code in _OUT_OF_REACH:
            return StoreUnreachable(path, str(error))
        case _:
            return error


def _code(error: sqlite3.Error) -> int:
    """Return SQLite's primary code of an error; 0 if it carries none."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


def _run_batch(
    raw: sqlite3.Connection, bodies: list[Callable[[Transaction], Any]]
) -> list[_Outcome]:
    """Run several transactions under one commit; where that cannot stand, each alone."""
    if len(bodies) > 1:
        try:
            return _together(raw, bodies)
        except sqlite3.Error as error:
            if _code(error) in _HELD:  # each alone would wait just as long, one after another
                return [_Outcome(None, error)] * len(bodies)
            log.warning("store.batch_split", extra={"fields": {"size": len(bodies)}})
    return [_alone(raw, body) for body in bodies]


def _together(
    raw: sqlite3.Connection, bodies: list[Callable[[Transaction], Any]]
) -> list[_Outcome]:
    raw.execute("BEGIN IMMEDIATE")
    tx = Transaction(raw)
    try:
        outcomes = [_apart(raw, tx, body) for body in bodies]
        raw.execute("COMMIT")
    except BaseException:
        _roll_back(raw)
        raise
    return outcomes


def _apart(
    raw: sqlite3.Connection, tx: Transaction, body: Callable[[Transaction], Any]
) -> _Outcome:
    raw.execute("SAVEPOINT one")
    try:
        value = body(tx)
    except sqlite3.OperationalError:
        raise  # a full disk ends the whole transaction: run each alone
    except Exception as error:  # noqa: BLE001 - it is handed to the caller of this body
        raw.execute("ROLLBACK TO one")
        raw.execute("RELEASE one")
        return _Outcome(None, error)
    raw.execute("RELEASE one")
    return _Outcome(value, None)


def _alone(raw: sqlite3.Connection, body: Callable[[Transaction], Any]) -> _Outcome:
    try:
        raw.execute("BEGIN IMMEDIATE")
        value = body(Transaction(raw))
        raw.execute("COMMIT")
    except BaseException as error:  # noqa: BLE001 - it is handed to the caller of this body
        _roll_back(raw)
        return _Outcome(None, error)
    return _Outcome(value, None)


def _roll_back(raw: sqlite3.Connection) -> None:
    if raw.in_transaction:
        raw.execute("ROLLBACK")
