"""Zip files as evidence, where the operator lets them in: every file in them is one we would take.

Such a file is kept as it came and given back as it came. Here it is only looked through, in
memory and within limits: its directory first, then each of its files, one at a time.
"""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress

from domain.errors import FileRefused
from domain.evidence import MAX_FILE_BYTES
from domain.file_types import sniff
from domain.packed import (
    MAX_UNPACKED,
    NotAsTold,
    Part,
    directory,
    local_name,
    must_hide_nothing,
    must_unpack_as_told,
    parts_of,
    unpacked,
    unpacks_to_too_much,
)
from domain.words import clean_line, quoted

ZIP = "application/zip"

MAX_FILES = 200
"""Files (and folders) in a zip file: more nobody looks through."""

_ZIP = b"PK\x03\x04"
_PACKED = (
    *(_ZIP, b"PK\x05\x06", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh"),
    *(b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd", b"MSCF", b"\x1f\x9d"),
)
"""How archives begin: zip, rar, 7z, gz, bz2, xz, zst, cab, Z."""

_TAR = b"ustar", 257
"""A tar archive says what it is only there."""

_OF_SYSTEMS = {"._": b"\0\x05\x16\x07", ".DS_Store": b"\0\0\0\1Bud1"}
"""What a system packs along unasked: how the file's name begins, and how it does itself."""

_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"L\0\0\0\x01")

_ENDINGS = re.compile(
    r"\.(?:exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|jse?|wsf|hta|lnk|jar|apk|sh|py|reg|cpl|pif"
    r"|docm|dotm|xlsm|xltm|xlsb|xlam|pptm|iso|img|zip|rar|7z|tar|gz|tgz|bz2|xz|cab)\s*$",
    re.IGNORECASE,
)
"""What a name may not end with, whatever the file holds: a phone would open it by its name."""

_NESTED = re.compile(r"\.(?:iso|img|zip|rar|7z|tar|gz|tgz|bz2|xz|cab)\s*$", re.IGNORECASE)
_CLIMBING = re.compile(r"(?:^|/)\.\.?(?:/|$)|^/|^[A-Za-z]:|//")


def is_packed(data: bytes) -> bool:
    """Tell whether this is an archive, and none that is a document or a program's package."""
    if data.startswith(_ZIP):
        return not _is_package(data)
    return data.startswith(_PACKED) or data.startswith(*_TAR)


def must_be_harmless(data: bytes) -> None:
    """Look through a zip file.

    Raises:
        FileRefused: with what is wrong (``zip_…``), and the name of the file in it if it is one.
    """
    if not data.startswith(_ZIP):
        raise FileRefused(reason="packed")
    try:
        parts = _listed(data)
        must_unpack_as_told(data, parts)
        must_hide_nothing(data, parts)
        _must_hold_what_is_taken(data, parts)
    except (NotAsTold, struct.error, zlib.error, ValueError) as error:
        raise FileRefused(reason="zip_broken") from error


def _is_package(data: bytes) -> bool:
    """Tell whether a zip is an office document or a program: they are judged as such."""
    with suppress(NotAsTold, struct.error, ValueError):
        names = {part.name for part in parts_of(data)}
        return bool(names & {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})
    return False


def _listed(data: bytes) -> Sequence[Part]:
    """Read the directory, and refuse what it alone gives reason to refuse."""
    count, _, _ = directory(data)
    if count > MAX_FILES:
        raise FileRefused(reason="zip_many", limit=MAX_FILES)
    parts = list(parts_of(data, MAX_FILES))
    if any(part.locked for part in parts):
        raise FileRefused(reason="zip_locked")
    for part in parts:
        _must_be_a_plain_name(data, part)
    if len({clean_line(part.name).casefold() for part in parts}) < len(parts):
        raise NotAsTold
    oversized = any(part.unpacked > MAX_FILE_BYTES for part in parts)
    if oversized or unpacks_to_too_much(parts):
        raise FileRefused(reason="zip_large")
    if not any(part.unpacked for part in parts):
        raise FileRefused(reason="empty")
    return parts


def _must_be_a_plain_name(data: bytes, part: Part) -> None:
    """Refuse names that climb, that hide, or that differ from the one before the file itself."""
    name = part.name.replace("\\", "/")
    if not _is_visible(name) or _CLIMBING.search(name) or stat.S_ISLNK(part.mode):
        raise FileRefused(reason="zip_name", name=_shown(part))
    if local_name(data, part) != part.name:
        raise NotAsTold
    if (found := _ENDINGS.search(name)) is not None:
        nested = _NESTED.fullmatch(found[0]) is not None
        raise FileRefused(reason="zip_nested" if nested else "zip_program", name=_shown(part))


def _is_visible(name: str) -> bool:
    """Tell whether a name shows all its signs: none turns it round, none is unseen."""
    bare = unicodedata.normalize("NFC", name).replace(" ", "")
    return bool(bare) and clean_line(name).replace(" ", "") == bare


def _must_hold_what_is_taken(data: bytes, parts: Sequence[Part]) -> None:
    """Judge every file in it by its content, as if it had been sent alone."""
    total = 0
    for part, content in _contents(data, parts):
        total += len(content)
        with suppress(NotAsTold, struct.error, ValueError):
            # An office document unpacks once more, for its own proof.
            total += sum(one.unpacked for one in parts_of(content))
        if total > MAX_UNPACKED:
            raise FileRefused(reason="zip_large")
        if sniff(content) is None and not _is_of_a_system(part.name, content):
            raise FileRefused(reason=_why(content), name=_shown(part))


def _contents(data: bytes, parts: Sequence[Part]) -> Iterator[tuple[Part, bytes]]:
    for part in parts:
        if part.unpacked:
            yield part, unpacked(data, part, part.unpacked)
        elif not part.name.endswith("/"):
            raise FileRefused(reason="zip_type", name=_shown(part))


def _is_of_a_system(name: str, content: bytes) -> bool:
    last = name.rsplit("/", 1)[-1]
    return any(
        last.startswith(head) and content.startswith(sign) for head, sign in _OF_SYSTEMS.items()
    )


def _why(content: bytes) -> str:
    if is_packed(content):
        return "zip_nested"
    return "zip_program" if content.startswith(_PROGRAMS) else "zip_type"


def _shown(part: Part) -> str:
    """Return a name fit to be repeated: the last piece of its path."""
    return quoted(part.name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or "…")
