"""Evidence (minh chứng): files, and references to documents kept elsewhere."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum

from domain.capacities import OWN_RIGHT, Capacity
from domain.errors import EmptyText, TextTooLong
from domain.ids import CriterionCode, EvidenceId, PeriodCode, UnitCode
from domain.model import Value
from domain.words import clean_line, folded

MAX_FILE_BYTES = 20 * 1024 * 1024
"""Telegram lets a bot download 20 MiB at most (PLATFORM §1.7)."""

MAX_NAME = 120
"""Characters of a file's shown name."""

MAX_NAME_BYTES = 240
"""Bytes of it: what every file system keeps, so that the file can be saved under its name."""

MAX_REFERENCE = 500
"""Characters of a reference to a document."""

_SYMBOL = re.compile(r"\d\s?[/-]\s?[^\W\d_]")
_NUMBERED = re.compile(r"\b(?:số|so|no\.?|number)\s*:?\s*\d", re.IGNORECASE)
_LINK = re.compile(r"\bhttps?://\S|\bwww\.\S", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SCORING = re.compile(r"\b(?:diem|cham|points?|pts|score)\b")


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    FILE = "file"
    REFERENCE = "reference"


class StoredFile(Value):
    """A file on disk, named by its own content."""

    sha256: str
    size: int
    media_type: str
    retired_at: datetime | None = None
    """Since when its content is gone, having been kept for as long as it had to be."""


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
    capacity: Capacity = OWN_RIGHT

    @property
    def openable(self) -> StoredFile | None:
        """The file, while its content is kept."""
        return self.file if self.file and self.file.retired_at is None else None


def looks_like_reference(text: str) -> bool:
    """Tell whether a typed text names a document: 12/QĐ-HKH, số 12, a link, a date with words.

    What speaks of points without a document's symbol is a score that could not be read, and what
    is too long for a reference is an explanation.
    """
    line = clean_line(text)
    if len(line) > MAX_REFERENCE:
        return False
    if not any(sign.isdigit() for sign in line) and not _LINK.search(line):
        return False
    if _SYMBOL.search(line) or _NUMBERED.search(line) or _LINK.search(line):
        return True
    return len(_WORD.findall(line)) >= 2 and not _SCORING.search(folded(line))


def read_reference(text: str) -> str:
    """Return a reference as one clean line.

    Raises:
        EmptyText: if there is no letter in it: a bare number names no document.
        TextTooLong: beyond MAX_REFERENCE.
    """
    line = clean_line(text)
    if not any(sign.isalpha() for sign in line):
        raise EmptyText
    if len(line) > MAX_REFERENCE:
        raise TextTooLong(length=len(line), limit=MAX_REFERENCE)
    return line


_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)
"""Names under which Windows keeps its devices, whatever their ending."""


def shown_name(given: str | None, media_type: str) -> str:
    """Return a file name fit for people: one clean line, no separators, never a path.

    Its ending is that of the content's type, so that no name promises something else.
    """
    line = clean_line(given or "").replace("\\", "/").rsplit("/", 1)[-1].strip(". ")
    line = "".join("_" if sign in '<>:"|?*' else sign for sign in line)
    if _DEVICE.match(line):
        line = f"_{line}"
    endings = (EXTENSIONS.get(media_type, ""), *_OTHER_ENDINGS.get(media_type, ()))
    if not line.lower().endswith(endings):
        line = f"{line or 'minh-chung'}{endings[0]}"
    stem, dot, ending = line.rpartition(".")
    room = MAX_NAME_BYTES - len(f"{dot}{ending}".encode())
    cut = stem[: MAX_NAME - len(ending) - 1].encode()[:room].decode(errors="ignore")
    return f"{cut.rstrip('. ')}{dot}{ending}"


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
    "application/zip": ".zip",
}
"""The types that are taken as evidence, and how their names end."""

_OTHER_ENDINGS = {
    "image/jpeg": (".jpeg",),
    "image/heic": (".heif",),
    "text/plain": (".csv", ".md", ".log"),
}
