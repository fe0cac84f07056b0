"""What a file is, by its content: its name and what it claims to be prove nothing.

Only what an office hands in as evidence is taken. Programs, web pages, pictures that carry
scripts, documents with macros, encrypted documents and archives are not.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

MAX_ENTRIES = 2000
"""Parts of an office document; more is an archive or an attack."""

MAX_UNPACKED = 200 * 1024 * 1024
"""Bytes an office document may unpack to."""

MAX_RATIO = 100
"""How many times its size an office document may unpack to."""

MAX_MANIFEST = 1024 * 1024
"""Bytes of an OpenDocument manifest that are looked at."""

_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"


def sniff(data: bytes) -> str | None:
    """Return the media type of a file's content; None for what is not taken."""
    if data.startswith(b"%PDF-"):
        return "application/pdf"
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _old_office(data)
    if data.startswith(b"PK\x03\x04"):
        return _new_office(data)
    return _picture(data) or _text(data)


def _picture(data: bytes) -> str | None:
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC_BRANDS:
        return "image/heic"
    return None


_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


# Texts


def _text(data: bytes) -> str | None:
    """Take plain UTF-8 text: no control signs, and nothing that a browser or shell would run."""
    if _CONTROL.search(data):
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    head = text[:4096].lstrip().lower()
    if head.startswith(("#!", "{\\rtf", "%!ps", "<?")) or any(tag in head for tag in _ACTIVE):
        return None
    return "text/plain" if head else None


_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_ACTIVE = ("<html", "<!doctype", "<svg", "<script", "<body", "<iframe")


# Office documents before 2007: a file system of its own (compound file)


def _old_office(data: bytes) -> str | None:
    """Tell Word from Excel by the stream that holds the document."""
    if any(_has_entry(data, name) for name in _UNWANTED_STREAMS):
        return None
    if _has_entry(data, "WordDocument"):
        return "application/msword"
    if _has_entry(data, "Workbook") or _has_entry(data, "Book"):
        return "application/vnd.ms-excel"
    return None


_UNWANTED_STREAMS = ("_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros", "EncryptedPackage")


def _has_entry(data: bytes, name: str) -> bool:
    """Tell whether the directory has an entry of this name.

    Entries are 128 bytes long and aligned; after 64 bytes of name stands its length in bytes.
    """
    written = f"{name}\0".encode("utf-16-le")
    at = data.find(written)
    while at >= 0:
        if at % 128 == 0 and data[at + 64 : at + 66] == struct.pack("<H", len(written)):
            return True
        at = data.find(written, at + 1)
    return False


# Office documents since 2007, and OpenDocument: zip archives


class _Part(NamedTuple):
    name: str
    flags: int
    method: int
    packed: int
    unpacked: int
    offset: int


def _new_office(data: bytes) -> str | None:
    try:
        parts = {part.name: part for part in _parts(data)}
        return None if _dangerous(parts) else _document(data, parts)
    except (_NotTaken, struct.error, zlib.error, ValueError):
        return None


class _NotTaken(Exception):
    """The archive is broken, too large or of a kind that is not read."""


def _parts(data: bytes) -> Iterator[_Part]:
    """Read the central directory alone; nothing is unpacked, and its length is bounded."""
    end = data.rfind(b"PK\x05\x06", -(22 + 0xFFFF))
    if end < 0:
        raise _NotTaken
    count, size, at = struct.unpack_from("<HII", data, end + 10)
    if not 0 < count <= MAX_ENTRIES or at + size > end:
        raise _NotTaken
    for _ in range(count):
        if data[at : at + 4] != b"PK\x01\x02":
            raise _NotTaken
        flags, method = struct.unpack_from("<HH", data, at + 8)
        packed, unpacked, name, extra, comment = struct.unpack_from("<IIHHH", data, at + 20)
        (offset,) = struct.unpack_from("<I", data, at + 42)
        named = data[at + 46 : at + 46 + name].decode("utf-8")
        yield _Part(named, flags, method, packed, unpacked, offset)
        at += 46 + name + extra + comment


def _dangerous(parts: dict[str, _Part]) -> bool:
    unpacked = sum(part.unpacked for part in parts.values())
    packed = sum(part.packed for part in parts.values())
    if unpacked > min(MAX_UNPACKED, MAX_RATIO * max(packed, 1)):
        return True
    if any(part.flags & 1 for part in parts.values()):
        return True
    names = [name.lower() for name in parts]
    return any("vbaproject" in n or n.startswith(_UNWANTED_PARTS) for n in names)


_UNWANTED_PARTS = ("xl/macrosheets/", "word/activex/", "xl/activex/", "basic/", "scripts/")


def _document(data: bytes, parts: dict[str, _Part]) -> str | None:
    if "[Content_Types].xml" in parts:
        if "word/document.xml" in parts:
            return f"{_OOXML}.wordprocessingml.document"
        if "xl/workbook.xml" in parts:
            return f"{_OOXML}.spreadsheetml.sheet"
        return None
    if "mimetype" in parts and "META-INF/manifest.xml" in parts:
        return _open_document(data, parts)
    return None


def _open_document(data: bytes, parts: dict[str, _Part]) -> str | None:
    """Take texts and spreadsheets whose manifest lists nothing encrypted."""
    kind = _unpacked(data, parts["mimetype"], 100).decode("ascii")
    manifest = _unpacked(data, parts["META-INF/manifest.xml"], MAX_MANIFEST)
    if b"encryption-data" in manifest or len(manifest) >= MAX_MANIFEST:
        return None
    return kind if kind in {f"{_ODF}.text", f"{_ODF}.spreadsheet"} else None


def _unpacked(data: bytes, part: _Part, limit: int) -> bytes:
    """Unpack at most ``limit`` bytes of one part."""
    name, extra = struct.unpack_from("<HH", data, part.offset + 26)
    begin = part.offset + 30 + name + extra
    packed = data[begin : begin + part.packed]
    if part.method == 0:
        return packed[:limit]
    if part.method != 8:
        raise _NotTaken
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, limit)
