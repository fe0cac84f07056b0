"""What a data folder holds, as facts that can be counted and compared between runs.

No row number, receipt or time is in them: only what a person would miss, or find twice.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.torture.script import Fact

Facts = Counter[Fact]


def rows(folder: Path, sql: str) -> list[sqlite3.Row]:
    """Read from a trial's database, beside a running bot or after it."""
    path = folder / "data" / "bot.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(sql).fetchall()


def content(folder: Path) -> Facts:
    """Return everything that was kept; a file whose bytes are not there is none."""
    found: Facts = Counter()
    for part in (_answers, _references, _files, _confirmed, _acknowledged, _joined, _planned):
        found.update(part(folder))
    found.update(_audited(folder))
    return found


def lost(expected: Facts, found: Facts) -> Facts:
    """Return what is missing."""
    return expected - found


def doubled(expected: Facts, found: Facts) -> Facts:
    """Return what is there too often, or should not be there at all."""
    return found - expected


def _answers(folder: Path) -> Iterator[Fact]:
    for row in rows(folder, "SELECT unit, criterion, points, revision FROM answer"):
        yield ("answer", *row)


def _references(folder: Path) -> Iterator[Fact]:
    sql = "SELECT unit, criterion, text FROM evidence WHERE kind = 'reference'"
    for row in rows(folder, sql):
        yield ("reference", *row)


def _files(folder: Path) -> Iterator[Fact]:
    """Files sent together are one fact, under the words that came with them."""
    sent: dict[object, list[sqlite3.Row]] = {}
    sql = "SELECT id, unit, criterion, text, name, sha256, album FROM evidence WHERE kind = 'file'"
    for row in rows(folder, sql):
        sent.setdefault(row["album"] or row["id"], []).append(row)
    for pieces in sent.values():
        first = max(pieces, key=lambda piece: len(piece["text"]))
        hashes = (_stored(folder, piece["sha256"]) for piece in pieces)
        yield (
            "files",
            first["unit"],
            first["criterion"],
            first["text"] or first["name"],
            tuple(sorted(hashes)),
        )


def _stored(folder: Path, sha256: str) -> str:
    """Return the hash of the bytes on disk, which must be the one in the row."""
    path = folder / "data" / "evidence" / sha256
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "missing"


def _confirmed(folder: Path) -> Iterator[Fact]:
    for row in rows(folder, "SELECT unit, version FROM pledge_confirmation"):
        yield ("confirmed", *row)


def _acknowledged(folder: Path) -> Iterator[Fact]:
    for row in rows(folder, "SELECT unit, subject, rung FROM acknowledgement"):
        yield ("acknowledged", *row)


def _joined(folder: Path) -> Iterator[Fact]:
    sql = (
        "SELECT telegram_id, name, post, (SELECT count(*) FROM consent"
        " WHERE consent.person = person.id) AS consents"
        " FROM person JOIN place ON place.person = person.id"
    )
    for row in rows(folder, sql):
        yield ("joined", *row)


def _planned(folder: Path) -> Iterator[Fact]:
    """Notices by whom they are for; what became of them is counted elsewhere.

    News of newcomers names a place by its number, which depends on who came first.
    """
    sql = (
        "SELECT telegram_id, kind, subject, due, rung FROM notice"
        " JOIN person ON person.id = recipient"
    )
    for row in rows(folder, sql):
        account, kind, subject, due, rung = row
        named = (subject, due, rung) if kind != "member_joined" else ("", "", 0)
        yield ("notice", account, kind, *named)


def _audited(folder: Path) -> Iterator[Fact]:
    """The trail tells an effect that happened twice even where its row does not."""
    sql = (
        "SELECT telegram_id, action, subject, after FROM audit"
        " LEFT JOIN person ON person.id = audit.person"
    )
    for account, action, subject, after in rows(folder, sql):
        facts: dict[str, Any] = json.loads(after) if after else {}
        value = facts.get("points") or facts.get("text") or facts.get("name")
        yield ("audit", account, action, re.sub(r"/\d+$", "", subject), value)
