"""Pieces of evidence and the files they point to."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from domain.evidence import Evidence, EvidenceKind, StoredFile
from domain.ids import (
    BlocCode,
    CriterionCode,
    EvidenceId,
    PeriodCode,
    UnitCode,
    Year,
)
from domain.people import Actor
from storage.rows import Row, capacity, capacity_text, epoch, instant, instant_or_none

_COLUMNS = (
    "evidence.id, bloc, year, unit, period, criterion, kind, text, name, evidence.sha256, size,"
    " media_type, retired_at, by_name, at, capacity"
)
_FROM = "evidence LEFT JOIN evidence_file ON evidence_file.sha256 = evidence.sha256"


class EvidenceRows:
    """Rows of evidence."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(
        self,
        actor: Actor,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: CriterionCode | None,
        kind: EvidenceKind,
        *,
        text: str = "",
        name: str | None = None,
        file: StoredFile | None = None,
        album: str | None = None,
        file_unique: str | None = None,
    ) -> Evidence:
        """Keep a piece of evidence; its file must be on disk already."""
        if file is not None:
            note_file(self._connection, file, actor.at)
        cursor = self._connection.execute(
            "INSERT INTO evidence (bloc, year, unit, period, criterion, kind, text, name, sha256,"
            " album, file_unique, person, by_name, at, capacity) VALUES (:bloc,"
            " :year, :unit, :period, :criterion, :kind, :text, :name, :sha256, :album,"
            " :file_unique, :person, :by_name, :at, :capacity)",
            {
                "bloc": actor.bloc,
                "year": year,
                "unit": unit,
                "period": period,
                "criterion": criterion,
                "kind": kind.value,
                "text": text,
                "name": name,
                "sha256": file.sha256 if file else None,
                "album": album,
                "file_unique": file_unique,
                "person": actor.person,
                "by_name": actor.name,
                "at": epoch(actor.at),
                "capacity": capacity_text(actor.capacity) if actor.capacity.on_behalf else "",
            },
        )
        kept = self.get(EvidenceId(cursor.lastrowid or 0))
        assert kept is not None
        return kept[2]

    def get(self, evidence: EvidenceId) -> tuple[BlocCode, Year, Evidence] | None:
        """Return a piece of evidence that was not removed, and whose cycle it belongs to."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM {_FROM} WHERE evidence.id = :id AND removed_at IS NULL",
            {"id": evidence},
        ).fetchone()
        return None if row is None else (row["bloc"], row["year"], _evidence(row))

    def of_report(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode
    ) -> Sequence[Evidence]:
        """Return a report's evidence, the tray included, oldest first."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM {_FROM} WHERE bloc = :bloc AND year = :year"
            " AND unit = :unit AND period = :period AND removed_at IS NULL ORDER BY evidence.id",
            {"bloc": bloc, "year": year, "unit": unit, "period": period},
        )
        return [_evidence(row) for row in rows]

    def changes(self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode) -> int:
        """Count what was added to a report, put to a criterion and taken out: it only grows."""
        (count,) = self._connection.execute(
            "SELECT count(*) + count(criterion) + count(removed_at) FROM evidence"
            " WHERE bloc = :bloc AND year = :year AND unit = :unit AND period = :period",
            {"bloc": bloc, "year": year, "unit": unit, "period": period},
        ).fetchone()
        return int(count)

    def of_criterion(
        self,
        bloc: BlocCode,
        year: Year,
        unit: UnitCode,
        period: PeriodCode,
        criterion: CriterionCode | None,
    ) -> Sequence[Evidence]:
        """Return the evidence of one criterion, or of the tray, oldest first."""
        where = "criterion IS NULL" if criterion is None else "criterion = :criterion"
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM {_FROM} WHERE bloc = :bloc AND year = :year"
            f" AND unit = :unit AND period = :period AND {where}"
            " AND removed_at IS NULL ORDER BY evidence.id",
            {"bloc": bloc, "year": year, "unit": unit, "period": period, "criterion": criterion},
        )
        return [_evidence(row) for row in rows]

    def units_with_some(
        self, bloc: BlocCode, year: Year, period: PeriodCode
    ) -> frozenset[UnitCode]:
        """Return the units that have put evidence to their report for a period."""
        rows = self._connection.execute(
            "SELECT DISTINCT unit FROM evidence WHERE bloc = :bloc AND year = :year"
            " AND period = :period AND removed_at IS NULL",
            {"bloc": bloc, "year": year, "period": period},
        )
        return frozenset(row["unit"] for row in rows)

    def files_since(self, bloc: BlocCode, year: Year, unit: UnitCode, since: datetime) -> int:
        """Count the files a unit has sent since an instant, those taken out again included."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM evidence WHERE bloc = :bloc AND year = :year AND unit = :unit"
            " AND kind = 'file' AND at >= :since",
            {"bloc": bloc, "year": year, "unit": unit, "since": epoch(since)},
        ).fetchone()
        return int(count)

    def in_album(
        self, bloc: BlocCode, year: Year, unit: UnitCode, period: PeriodCode, album: str
    ) -> int:
        """Count the files of one album (sent together) that a report holds."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM evidence WHERE bloc = :bloc AND year = :year AND unit = :unit"
            " AND period = :period AND album = :album AND removed_at IS NULL",
            {"bloc": bloc, "year": year, "unit": unit, "period": period, "album": album},
        ).fetchone()
        return int(count)

    def assign(self, evidence: EvidenceId, criterion: CriterionCode | None) -> None:
        """Put a piece of evidence to a criterion, or back into the tray."""
        self._connection.execute(
            "UPDATE evidence SET criterion = :criterion WHERE id = :id",
            {"id": evidence, "criterion": criterion},
        )

    def remove(self, evidence: EvidenceId, at: datetime) -> None:
        """Take a piece of evidence out of the report; the file itself stays."""
        self._connection.execute(
            "UPDATE evidence SET removed_at = :at WHERE id = :id AND removed_at IS NULL",
            {"id": evidence, "at": epoch(at)},
        )

    def files(self) -> Sequence[StoredFile]:
        """Return every file whose content has to be there, in the order of their hashes."""
        rows = self._connection.execute(
            "SELECT sha256, size, media_type FROM evidence_file WHERE retired_at IS NULL"
            " ORDER BY sha256"
        )
        return [StoredFile(**dict(row)) for row in rows]

    def retire(self, before: Year, at: datetime) -> int:
        """Let go of the contents that no cycle from this year on refers to; return how many."""
        return self._connection.execute(
            "UPDATE evidence_file SET retired_at = :at WHERE retired_at IS NULL"
            " AND sha256 IN (SELECT sha256 FROM (SELECT sha256, year FROM evidence"
            " UNION ALL SELECT sha256, year FROM paper_file JOIN paper ON paper.id = paper)"
            " WHERE sha256 IS NOT NULL GROUP BY sha256 HAVING max(year) < :before)",
            {"before": before, "at": epoch(at)},
        ).rowcount

    def retired(self) -> Sequence[str]:
        """Return the hashes of the files whose content is to be gone."""
        rows = self._connection.execute(
            "SELECT sha256 FROM evidence_file WHERE retired_at IS NOT NULL ORDER BY sha256"
        )
        return [row["sha256"] for row in rows]


def note_file(connection: sqlite3.Connection, file: StoredFile, at: datetime) -> None:
    """Name a file that is on disk, so that backup, restore and check know of it."""
    connection.execute(
        "INSERT INTO evidence_file (sha256, size, media_type, stored_at)"
        " VALUES (:sha256, :size, :media_type, :at)"
        " ON CONFLICT (sha256) DO UPDATE SET retired_at = NULL",
        {
            "sha256": file.sha256,
            "size": file.size,
            "media_type": file.media_type,
            "at": epoch(at),
        },
    )


def _evidence(row: Row) -> Evidence:
    file = None
    if row["sha256"] is not None:
        file = StoredFile(
            sha256=row["sha256"],
            size=row["size"],
            media_type=row["media_type"],
            retired_at=instant_or_none(row["retired_at"]),
        )
    return Evidence(
        id=row["id"],
        unit=row["unit"],
        period=row["period"],
        criterion=row["criterion"],
        kind=EvidenceKind(row["kind"]),
        text=row["text"],
        name=row["name"],
        file=file,
        by_name=row["by_name"],
        at=instant(row["at"]),
        capacity=capacity(row["capacity"]),
    )
