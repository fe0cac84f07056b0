"""Papers and their scans."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date, datetime

from domain.evidence import StoredFile
from domain.ids import BlocCode, PaperFileId, PaperId, PeriodCode, UnitCode, Year
from domain.paper_names import PaperName
from domain.papers import Paper, PaperKind, PaperTopic, Scan
from domain.people import Actor
from storage.evidence import note_file
from storage.rows import Row, epoch, instant, instant_or_none

_COLUMNS = "id, bloc, year, kind, unit, period, subject, number, dated, by_name, at"


class PaperRows:
    """Rows of papers."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(
        self, actor: Actor, year: Year, topic: PaperTopic, name: PaperName | None = None
    ) -> Paper:
        """Keep a new paper, which has no scans yet."""
        name = name or PaperName()
        cursor = self._connection.execute(
            "INSERT INTO paper (bloc, year, kind, unit, period, subject, number, dated, person,"
            " by_name, at) VALUES (:bloc, :year, :kind, :unit, :period, :subject, :number, :dated,"
            " :person, :by_name, :at)",
            {
                "bloc": actor.bloc,
                "year": year,
                **topic.model_dump(mode="json"),
                "number": name.number,
                "dated": name.day.isoformat() if name.day else None,
                "person": actor.person,
                "by_name": actor.name,
                "at": epoch(actor.at),
            },
        )
        kept = self.get(PaperId(cursor.lastrowid or 0))
        assert kept is not None
        return kept[2]

    def get(self, paper: PaperId) -> tuple[BlocCode, Year, Paper] | None:
        """Return a paper that was not taken out, and whose cycle it belongs to."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM paper WHERE id = :id AND removed_at IS NULL", {"id": paper}
        ).fetchone()
        return None if row is None else (row["bloc"], row["year"], self._paper(row))

    def of_scan(self, scan: PaperFileId) -> PaperId | None:
        """Return the paper that a file which was not taken out belongs to."""
        row = self._connection.execute(
            "SELECT paper FROM paper_file WHERE id = :id AND removed_at IS NULL", {"id": scan}
        ).fetchone()
        return None if row is None else PaperId(row["paper"])

    def about(self, bloc: BlocCode, year: Year, topic: PaperTopic) -> Paper | None:
        """Return the newest paper about exactly this."""
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM paper WHERE bloc = :bloc AND year = :year AND kind = :kind"
            " AND unit IS :unit AND period IS :period AND subject = :subject"
            " AND removed_at IS NULL ORDER BY id DESC LIMIT 1",
            {"bloc": bloc, "year": year, **topic.model_dump(mode="json")},
        ).fetchone()
        return None if row is None else self._paper(row)

    def of_kind(
        self, bloc: BlocCode, year: Year, kind: PaperKind, unit: UnitCode | None = None
    ) -> Sequence[Paper]:
        """Return the papers of a kind (of one unit), oldest first."""
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM paper WHERE bloc = :bloc AND year = :year AND kind = :kind"
            " AND (:unit IS NULL OR unit = :unit) AND removed_at IS NULL ORDER BY id",
            {"bloc": bloc, "year": year, "kind": kind.value, "unit": unit},
        ).fetchall()
        return [self._paper(row) for row in rows]

    def name(self, paper: PaperId, name: PaperName) -> None:
        """Set the number and date of a paper."""
        self._connection.execute(
            "UPDATE paper SET number = :number, dated = :dated WHERE id = :id",
            {
                "id": paper,
                "number": name.number,
                "dated": name.day.isoformat() if name.day else None,
            },
        )

    def scan(
        self, actor: Actor, paper: PaperId, file: StoredFile, name: str, album: str | None = None
    ) -> Scan:
        """Add a file to a paper; it must be on disk already."""
        note_file(self._connection, file, actor.at)
        cursor = self._connection.execute(
            "INSERT INTO paper_file (paper, sha256, name, album, person, by_name, at)"
            " VALUES (:paper, :sha256, :name, :album, :person, :by_name, :at)",
            {
                "paper": paper,
                "sha256": file.sha256,
                "name": name,
                "album": album,
                "person": actor.person,
                "by_name": actor.name,
                "at": epoch(actor.at),
            },
        )
        added = cursor.lastrowid
        return next(one for one in self._scans(paper) if one.id == added)

    def in_album(self, paper: PaperId, album: str) -> int:
        """Count the files of one album (sent together) that a paper holds."""
        (count,) = self._connection.execute(
            "SELECT count(*) FROM paper_file"
            " WHERE paper = :paper AND album = :album AND removed_at IS NULL",
            {"paper": paper, "album": album},
        ).fetchone()
        return int(count)

    def remove_scan(self, scan: PaperFileId, at: datetime) -> None:
        """Take a file out of its paper; the file itself stays."""
        self._connection.execute(
            "UPDATE paper_file SET removed_at = :at WHERE id = :id AND removed_at IS NULL",
            {"id": scan, "at": epoch(at)},
        )

    def remove(self, paper: PaperId, at: datetime) -> None:
        """Take a paper out; its row and its files stay."""
        self._connection.execute(
            "UPDATE paper SET removed_at = :at WHERE id = :id AND removed_at IS NULL",
            {"id": paper, "at": epoch(at)},
        )

    def _paper(self, row: Row) -> Paper:
        return Paper(
            id=row["id"],
            topic=PaperTopic(
                kind=PaperKind(row["kind"]),
                unit=row["unit"] and UnitCode(row["unit"]),
                period=row["period"] and PeriodCode(row["period"]),
                subject=row["subject"],
            ),
            name=PaperName(
                number=row["number"],
                day=date.fromisoformat(row["dated"]) if row["dated"] else None,
            ),
            scans=tuple(self._scans(row["id"])),
            by_name=row["by_name"],
            at=instant(row["at"]),
        )

    def _scans(self, paper: PaperId) -> Sequence[Scan]:
        rows = self._connection.execute(
            "SELECT id, name, paper_file.sha256, size, media_type, retired_at, by_name, at"
            " FROM paper_file"
            " JOIN evidence_file ON evidence_file.sha256 = paper_file.sha256"
            " WHERE paper = :paper AND removed_at IS NULL ORDER BY id",
            {"paper": paper},
        )
        return [_scan(row) for row in rows]


def _scan(row: Row) -> Scan:
    return Scan(
        id=row["id"],
        name=row["name"],
        file=StoredFile(
            sha256=row["sha256"],
            size=row["size"],
            media_type=row["media_type"],
            retired_at=instant_or_none(row["retired_at"]),
        ),
        by_name=row["by_name"],
        at=instant(row["at"]),
    )
