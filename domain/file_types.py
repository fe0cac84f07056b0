"""What a file is, by its content: its name and what it claims to be prove nothing.

Only what an office hands in as evidence is taken. Programs, web pages, pictures that carry
scripts, documents with macros, encrypted documents and archives are not; zip files have rules of
their own (``domain/archives.py``), where they are wanted at all.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable

from domain import pdf
from domain.old_office import SIGNATURE, holds_unwanted, old_office
from domain.packed import (
    NotAsTold,
    Part,
    must_unpack_as_told,
    parts_of,
    unpacked,
    unpacks_to_too_much,
)

MAX_MANIFEST = 1024 * 1024
"""Bytes of a part that says what the others are: more is none."""

MAX_OBJECT = 20 * 1024 * 1024
"""Bytes of an object of an older program within a document."""

_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"


def sniff(data: bytes) -> str | None:
    """Return the media type of a file's content; None for what is not taken."""
    if data.startswith(pdf.SIGNATURE):
        return None if pdf.starts_program(data) else "application/pdf"
    if data.startswith(SIGNATURE):
        return old_office(data)
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


# Office documents since 2007, and OpenDocument: zip archives


def _new_office(data: bytes) -> str | None:
    try:
        found = list(parts_of(data))
        parts = {part.name: part for part in found}
        if len(parts) < len(found) or _dangerous(parts):
            return None
        kind = _document(data, parts)
        if kind is not None:
            must_unpack_as_told(data, found)
            _must_embed_nothing_unwanted(data, found)
    except (NotAsTold, struct.error, zlib.error, ValueError):
        return None
    return kind


def _dangerous(parts: dict[str, Part]) -> bool:
    if unpacks_to_too_much(parts.values()) or any(part.locked for part in parts.values()):
        return True
    names = [name.lower().replace("\\", "/") for name in parts]
    return any(
        "vbaproject" in name
        or name.startswith(_UNWANTED_PARTS)
        or name.endswith(_UNWANTED_ENDINGS)
        for name in names
    )


_UNWANTED_PARTS = ("xl/macrosheets/", "word/activex/", "xl/activex/", "basic/", "scripts/")
_UNWANTED_ENDINGS = (
    *(".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js"),
    *(".jse", ".wsf", ".hta", ".lnk", ".jar", ".apk", ".sh", ".docm", ".xlsm", ".xlsb", ".pptm"),
    *(".zip", ".rar", ".7z", ".gz", ".iso"),
)
"""What is packed into a document: programs, documents with macros, further archives."""


def _document(data: bytes, parts: dict[str, Part]) -> str | None:
    if "[Content_Types].xml" in parts:
        _must_name_no_macro(unpacked(data, parts["[Content_Types].xml"], MAX_MANIFEST))
        if "word/document.xml" in parts:
            return f"{_OOXML}.wordprocessingml.document"
        if "xl/workbook.xml" in parts:
            return f"{_OOXML}.spreadsheetml.sheet"
        return None
    if "mimetype" in parts and "META-INF/manifest.xml" in parts:
        return _open_document(data, parts)
    return None


def _open_document(data: bytes, parts: dict[str, Part]) -> str | None:
    """Take texts and spreadsheets whose manifest lists nothing encrypted."""
    kind = unpacked(data, parts["mimetype"], 100).decode("ascii")
    manifest = unpacked(data, parts["META-INF/manifest.xml"], MAX_MANIFEST)
    if b"encryption-data" in manifest or len(manifest) >= MAX_MANIFEST:
        return None
    return kind if kind in {f"{_ODF}.text", f"{_ODF}.spreadsheet"} else None


def _must_name_no_macro(types: bytes) -> None:
    """Look at what the parts are said to be: a macro's own name may be anything.

    Raises:
        NotAsTold: if one is a macro, or the list cannot be looked at.
    """
    bare = types.replace(b"\0", b"").lower()
    if len(types) >= MAX_MANIFEST or any(one in bare for one in _MACRO_TYPES):
        raise NotAsTold


_MACRO_TYPES = (b"macroenabled", b"vbaproject", b"macrosheet", b"vbadata", b"activex", b"&#")
"""What the types of macros are called; whoever writes a letter as a number has a reason."""


def _must_embed_nothing_unwanted(data: bytes, parts: Iterable[Part]) -> None:
    """Look into the objects of older programs that a document holds: a formula is welcome.

    Raises:
        NotAsTold: for macros, for a file of any kind packed into an object, for what is no object.
    """
    for part in parts:
        name = part.name.lower()
        if "/embeddings/" not in name or not name.endswith(".bin"):
            continue
        held = unpacked(data, part, MAX_OBJECT + 1)
        too_large = len(held) > MAX_OBJECT
        if too_large or not held.startswith(SIGNATURE) or holds_unwanted(held):
            raise NotAsTold
