"""What is wrong with a data folder: the database, the evidence, the audit trail. Reads only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Set
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from storage.archive import Content, proven
from storage.audit import Link
from storage.migrate import SchemaRefused, migrate, missing_steps, up_to_date
from storage.store import open_read_only
from storage.transaction import Transaction

MOST = 20
"""Findings of one kind that are told one by one."""


class Finding(NamedTuple):
    """Something wrong. Its text is the attribute of ``check`` that ``kind`` names."""

    kind: str
    facts: dict[str, str | int]


class Counted(NamedTuple):
    """What was examined. ``steps`` of the schema are for the bot's next start to take."""

    files: int = 0
    audit_rows: int = 0
    steps: int = 0


class Examination:
    """Examines a database, and the folder of its evidence if one is given.

    Beside a running bot or without one.
    """

    def __init__(self, database: Path, evidence: Path | None) -> None:
        self._database = database
        self._evidence = evidence
        self.counted = Counted()

    def findings(self, *known: Link) -> Iterator[Finding]:
        """Yield all that is wrong. ``known`` are rows of the trail that must still be there."""
        if not self._database.is_file():
            yield Finding("no-database", {"path": str(self._database)})
            return
        try:
            with closing(open_read_only(self._database)) as connection:
                connection.execute("BEGIN")
                yield from self._all(connection, set(known))
        except sqlite3.DatabaseError as error:
            yield Finding("damaged", {"detail": str(error)})

    def _all(self, connection: sqlite3.Connection, known: Set[Link]) -> Iterator[Finding]:
        damage = list(_damage(connection))
        yield from damage
        try:
            missing = missing_steps(connection)
        except SchemaRefused as error:
            kind = "schema-newer" if error.newer else "schema-altered"
            yield Finding(kind, {"name": error.name})
            if not damage and not error.newer:
                yield from self._content(connection, known)
            return
        if not missing:
            yield from _lacking(connection)
        if not damage:
            self.counted = self.counted._replace(steps=len(missing))
            with up_to_date(connection) as readable:
                yield from self._content(readable, known)

    def _content(self, connection: sqlite3.Connection, known: Set[Link]) -> Iterator[Finding]:
        tx = Transaction(connection)
        if self._evidence is not None:
            yield from self._files(tx, self._evidence)
        yield from self._trail(tx, known)

    def _files(self, tx: Transaction, folder: Path) -> Iterator[Finding]:
        files = tx.evidence.files()
        self.counted = self.counted._replace(files=len(files))
        found = 0
        for file in files:
            path = folder / file.sha256
            if proven(path, Content(sha256=file.sha256, size=file.size)) is not None:
                continue
            found += 1
            if found <= MOST:
                kind = "evidence-altered" if path.exists() else "evidence-missing"
                yield Finding(kind, {"sha256": file.sha256})
        if found > MOST:
            yield Finding("evidence-more", {"count": found - MOST})

    def _trail(self, tx: Transaction, known: Set[Link]) -> Iterator[Finding]:
        newest = tx.audit.newest()
        self.counted = self.counted._replace(audit_rows=newest.seq if newest else 0)
        found = 0
        for link in tx.audit.broken_links():
            found += 1
            if found <= MOST:
                yield Finding(f"audit-{link.reason}", {"seq": link.seq})
        if found > MOST:
            yield Finding("audit-more", {"count": found - MOST})
        for row in sorted(known):
            if not tx.audit.has(row):
                yield Finding("audit-rewritten", {"seq": row.seq})


def _damage(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (finding,) in connection.execute(f"PRAGMA quick_check({MOST})"):
        if finding != "ok":
            yield Finding("damaged", {"detail": finding})
    strays = connection.execute("PRAGMA foreign_key_check").fetchmany(MOST)
    for stray in strays:
        yield Finding("stray-row", {"table": stray["table"], "row": str(stray["rowid"])})


def _lacking(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Tell which table, index or guard of the newest schema is not there."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh, Path())
        expected = _names(fresh)
    for name in sorted(expected - _names(connection)):
        yield Finding("schema-lacks", {"name": name})


def _names(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return {row[0] for row in rows}
