"""A migrated database on disk, with the repositories over it: no event loop is needed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from domain.blocs import Role
from domain.cycles import Cycle
from domain.people import Actor
from storage.migrate import migrate
from storage.transaction import Transaction
from tests.builders import a_cycle, add_member


def a_connection(path: Path) -> sqlite3.Connection:
    """Open a new database the way the store does, durability left out."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = OFF")
    migrate(connection, path)
    return connection


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(a_connection(tmp_path / "bot.db")) as raw:
        yield raw


@pytest.fixture
def tx(connection: sqlite3.Connection) -> Transaction:
    return Transaction(connection)


@pytest.fixture
def cycle() -> Cycle:
    return a_cycle()


@pytest.fixture
def actor(tx: Transaction, cycle: Cycle) -> Actor:
    return add_member(tx, cycle, "A", Role.UNIT_STAFF, number=1)


@pytest.fixture
def other(tx: Transaction, cycle: Cycle) -> Actor:
    return add_member(tx, cycle, "B", Role.UNIT_STAFF, number=2)
