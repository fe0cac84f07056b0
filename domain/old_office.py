"""Office documents before 2007: compound files, a file system within a file.

Nothing is unpacked. The directory is searched for streams that mean harm, and the content for the
few records that do: their shapes are those of [MS-XLS] and [MS-DOC], and long enough not to be
met by chance.
"""

from __future__ import annotations

import re
import struct

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

SECTOR = 512
"""Streams begin at multiples of this many bytes."""


def old_office(data: bytes) -> str | None:
    """Tell Word from Excel by the stream that holds the document; None for what is not taken."""
    if holds_unwanted(data):
        return None
    lowered = data.lower()  # names are looked up without regard to case
    if _has_entry(lowered, "worddocument"):
        return "application/msword"
    if _has_entry(lowered, "workbook") or _has_entry(lowered, "book"):
        return "application/vnd.ms-excel"
    return None


def holds_unwanted(data: bytes) -> bool:
    """Tell whether there are macros in it, a file of any kind packed into it, or a lock on it."""
    lowered = data.lower()
    return (
        any(_has_entry(lowered, name) for name in _UNWANTED_STREAMS)
        or _has_macro_sheet(data)
        or _LOCKED_WORKBOOK.search(data) is not None
        or _is_locked_text(data)
    )


_UNWANTED_STREAMS = (
    "_vba_project", "_vba_project_cur", "vba", "macros", "encryptedpackage", "\x01ole10native",
)  # fmt: skip
"""Macros, what is locked, and files of any kind packed into a document."""


def _has_entry(lowered: bytes, name: str) -> bool:
    """Tell whether the directory has an entry of this name, in lower case as the data is.

    Entries are 128 bytes long and aligned; after 64 bytes of name stands its length in bytes.
    """
    written = f"{name}\0".encode("utf-16-le")
    at = lowered.find(written)
    while at >= 0:
        if at % 128 == 0 and lowered[at + 64 : at + 66] == struct.pack("<H", len(written)):
            return True
        at = lowered.find(written, at + 1)
    return False


_MACRO_SHEET = re.compile(
    rb"\x85\0(?P<size>.)\0.{4}[\0-\x02][\x01\x06](?P<name>.)(?P<wide>.)", re.DOTALL
)
"""A sheet's record: where it begins, whether it is shown, of which kind it is, its name.

Kind 1 is a sheet of Excel 4 macros, 6 a module; 0 and 2 are a table and a chart.
"""


def _has_macro_sheet(data: bytes) -> bool:
    """Tell whether a workbook lists a sheet of macros: the record's size is that of its name."""
    for found in _MACRO_SHEET.finditer(data):
        size, name, wide = (part[0] for part in found.group("size", "name", "wide"))
        since_1997 = wide in {0, 1} and size == 8 + name * (1 + wide)
        if name and (since_1997 or size == 7 + name):
            return True
    return False


_LOCKED_WORKBOOK = re.compile(rb"\x09\x08\x10\0\0\x06\x05\0.{12}(?:\x86\0\0\0)?\x2f\0", re.DOTALL)
"""A workbook's first record, perhaps a word on who may write, and the record of a password."""


def _is_locked_text(data: bytes) -> bool:
    """Tell whether a text begins by saying that a password is needed."""
    at = data.find(_TEXT)
    while at >= 0:
        if at % SECTOR == 0 and data[at + 11 : at + 12] and data[at + 11] & 0x01:
            return True
        at = data.find(_TEXT, at + 1)
    return False


_TEXT = b"\xec\xa5\xc1\0"
