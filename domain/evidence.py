"""Evidence (minh chứng): files, and references to documents kept elsewhere."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from domain.ids import CriterionCode, EvidenceId, PeriodCode, UnitCode
from domain.model import Value
from domain.words import clean_line

MAX_FILE_BYTES = 20 * 1024 * 1024
"""Telegram lets a bot download 20 MiB at most (PLATFORM §1.7)."""

MAX_NAME = 120
"""Characters of a file's shown name."""


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    FILE = "file"
    REFERENCE = "reference"


class StoredFile(Value):
    """A file on disk, named by its own content."""

    sha256: str
    size: int
    media_type: str


class Evidence(Value):
    """One piece of evidence. Without a criterion it waits in the unit's tray."""

    id: EvidenceId
    unit: UnitCode
    period: PeriodCode
    criterion: CriterionCode | None
    kind: EvidenceKind
    text: str
    """A caption, or the reference itself: number, symbol, date, summary."""

    name: str | None = None
    file: StoredFile | None = None
    by_name: str = ""
    at: datetime


def shown_name(given: str | None, media_type: str) -> str:
    """Return a file name fit for people: one clean line, no separators, never a path."""
    line = clean_line(given or "").replace("\\", "/").rsplit("/", 1)[-1].strip(". ")
    line = "".join("_" if sign in '<>:"|?*' else sign for sign in line)
    if not line:
        line = f"minh-chung{EXTENSIONS.get(media_type, '')}"
    if len(line) > MAX_NAME:
        stem, dot, ending = line.rpartition(".")
        ending = f"{dot}{ending}" if dot and len(ending) <= 5 else ""
        line = (stem or line)[: MAX_NAME - len(ending)] + ending
    return line


EXTENSIONS = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/webp": ".webp",
    "image/heic": ".heic",
    "text/plain": ".txt",
    "application/msword": ".doc",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
"""The types that are taken as evidence, and how their names end."""
