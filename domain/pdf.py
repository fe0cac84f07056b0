"""PDFs that start a program when they are opened, also where that act lies in a packed part.

Nothing is rendered. Only streams that hold objects are unpacked, in memory and within limits.
"""

from __future__ import annotations

import re
import zlib
from contextlib import suppress

SIGNATURE = b"%PDF-"

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes that the objects of a PDF may come to; more is made to do harm."""

PIECE = 16 * 1024

DICTIONARY = 1024
"""Bytes before a stream in which it says what it is."""


def starts_program(data: bytes) -> bool:
    """Tell whether one of its acts starts a program, or it holds too much to be looked through."""
    if _LAUNCHING.search(data):
        return True
    left = MOST_UNPACKED
    for found in _STREAM.finditer(data):
        if not _OF_OBJECTS.search(data, max(0, found.start() - DICTIONARY), found.start()):
            continue
        objects = _unpacked(data, found.end(), left)
        left -= len(objects)
        if left <= 0 or _LAUNCHING.search(objects):
            return True
    return False


def _unpacked(data: bytes, begin: int, most: int) -> bytes:
    """Unpack what begins here as far as it goes: readers make do with a damaged part too."""
    unpacking, objects = zlib.decompressobj(), bytearray()
    with suppress(zlib.error):
        for at in range(begin, len(data), PIECE):
            objects += unpacking.decompress(data[at : at + PIECE], most - len(objects))
            if unpacking.eof or len(objects) >= most:
                break
    return bytes(objects)


def _name(word: str) -> bytes:
    """Return a pattern for a name, any letter of which may be written as a number."""
    letters = (f"(?:{letter}|#{ord(letter):02x}|#{ord(letter):02X})" for letter in word)
    return f"/{''.join(letters)}\\b".encode()


_LAUNCHING = re.compile(_name("Launch"))
_OF_OBJECTS = re.compile(_name("ObjStm"))
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
