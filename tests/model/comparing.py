"""What bot and model are compared by: the rows, as they lie in the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.store import open_read_only
from tests.model.expected import Expected, Piece
from tests.model.numbers import Scored
from tests.model.scans import Topic
from tests.model.signing import Occasion


def agrees(model: Expected, database: Path) -> None:
    """Compare; the model learns which numbers were given to evidence, papers and targets.

    Raises:
        AssertionError: where bot and model differ.
    """
    with closing(open_read_only(database)) as rows:
        _failures(rows)
        _reports(model, rows)
        _people(model, rows)
        _papers(model, rows)
        _wishes(model, rows)


def places(database: Path) -> set[int]:
    """Return the places that are held."""
    with closing(open_read_only(database)) as rows:
        return _held(rows)


def _held(rows: sqlite3.Connection) -> set[int]:
    return {row["id"] for row in rows.execute("SELECT id FROM place WHERE ended_at IS NULL")}


def _failures(rows: sqlite3.Connection) -> None:
    failed = list(rows.execute("SELECT incident FROM inbox WHERE state = 'failed'"))
    assert failed == []


def _reports(model: Expected, rows: sqlite3.Connection) -> None:
    assert model.answers == {
        (row["unit"], row["criterion"]): Scored(
            row["points"], row["times"], bool(row["assigned"]), row["note"], row["revision"]
        )
        for row in rows.execute("SELECT * FROM answer")
    }
    model.numbers = {
        row["id"]: Piece(
            row["unit"],
            row["criterion"] or "",
            row["name"] or row["text"],
            is_file=row["kind"] == "file",
        )
        for row in rows.execute("SELECT * FROM evidence WHERE removed_at IS NULL")
    }
    assert sorted(model.numbers.values()) == sorted(model.evidence)
    sent = rows.execute("SELECT unit FROM assessment WHERE state = 'submitted'")
    assert sorted(row["unit"] for row in sent) == sorted(model.sent)


def _people(model: Expected, rows: sqlite3.Connection) -> None:
    expected = {number for number, place in model.places.items() if place.who is not None}
    assert _held(rows) == expected
    given = rows.execute("SELECT * FROM authorisation WHERE revoked_at IS NULL")
    model.authorisations = {row["id"]: row["place"] for row in given}
    assert sorted(model.authorisations.values()) == sorted(model.authorised)


def _papers(model: Expected, rows: sqlite3.Connection) -> None:
    model.paper_numbers = {
        row["id"]: Topic(row["kind"], row["unit"] or "", row["period"] or "", row["subject"])
        for row in rows.execute("SELECT * FROM paper")
    }
    model.scan_numbers = {
        row["id"]: (model.paper_numbers[row["paper"]], row["name"])
        for row in rows.execute("SELECT * FROM paper_file WHERE removed_at IS NULL")
    }
    scans = [(topic, name) for topic, names in model.papers.items() for name in names]
    assert sorted(model.paper_numbers.values()) == sorted(model.papers)
    assert sorted(model.scan_numbers.values()) == sorted(scans)


def _wishes(model: Expected, rows: sqlite3.Connection) -> None:
    confirmed = rows.execute("SELECT unit FROM pledge_confirmation")
    assert sorted(row["unit"] for row in confirmed) == sorted(model.confirmed)
    signed = rows.execute("SELECT * FROM pledge_signing")
    assert {row["unit"]: Occasion(row["day"], row["venue"]) for row in signed} == model.signed
    model.target_numbers = {
        row["id"]: (row["unit"], row["text"])
        for row in rows.execute("SELECT * FROM target WHERE removed_at IS NULL")
    }
    targets = [(unit, text) for unit, texts in model.targets.items() for text in texts]
    assert sorted(model.target_numbers.values()) == sorted(targets)
    said = rows.execute("SELECT unit FROM target_registration")
    assert sorted(row["unit"] for row in said) == sorted(model.registered)
    assert model.extensions == {
        (row["unit"], row["deadline"]): (row["due"], row["wished"], row["reason"])
        for row in rows.execute("SELECT * FROM extension")
    }
