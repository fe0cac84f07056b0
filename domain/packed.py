"""Zip archives, read with suspicion: what the directory says is proven before it is believed.

Everything happens in memory, piece by piece; nothing is unpacked to disk.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

MAX_ENTRIES = 2000
"""Parts of an office document; more is an attack."""

MAX_UNPACKED = 200 * 1024 * 1024
"""Bytes that what is packed may unpack to."""

MAX_RATIO = 100
"""How many times its size it may unpack to."""

CHUNK = 256 * 1024
"""Bytes that are unpacked at a time, to be counted and forgotten."""


class NotAsTold(Exception):
    """The archive is broken, lies about its parts, or is of a kind that is not read."""


class Part(NamedTuple):
    """One entry of an archive's directory, as the directory tells it."""

    name: str
    flags: int
    method: int
    packed: int
    unpacked: int
    offset: int
    mode: int
    """Its kind and rights as Unix writes them; 0 where another system packed it."""

    @property
    def locked(self) -> bool:
        """Whether it is encrypted."""
        return bool(self.flags & 1)


def parts_of(data: bytes, most: int = MAX_ENTRIES) -> Iterator[Part]:
    """Read the directory alone; nothing is unpacked, and its length is bounded.

    Raises:
        NotAsTold, struct.error: if it is broken, or longer than ``most`` entries.
    """
    count, at, _ = directory(data)
    if not 0 < count <= most:
        raise NotAsTold
    for _ in range(count):
        if data[at : at + 4] != b"PK\x01\x02":
            raise NotAsTold
        flags, method = struct.unpack_from("<HH", data, at + 8)
        packed, unpacked, name, extra, comment = struct.unpack_from("<IIHHH", data, at + 20)
        attributes, offset = struct.unpack_from("<II", data, at + 38)
        named = read_name(data[at + 46 : at + 46 + name])
        yield Part(named, flags, method, packed, unpacked, offset, attributes >> 16)
        at += 46 + name + extra + comment


def directory(data: bytes) -> tuple[int, int, int]:
    """Return how many entries the directory has, where it begins, and where the archive ends.

    Raises:
        NotAsTold, struct.error: if there is none within the file.
    """
    end = data.rfind(b"PK\x05\x06", -(22 + 0xFFFF))
    if end < 0:
        raise NotAsTold
    count, size, at, comment = struct.unpack_from("<HIIH", data, end + 10)
    if at + size > end:
        raise NotAsTold
    return count, at, end + 22 + comment


def read_name(written: bytes) -> str:
    """Read a name: as UTF-8, or else the way archives were written before they knew it."""
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError:
        return written.decode("cp437")


def unpacks_to_too_much(parts: Iterable[Part]) -> bool:
    """Tell whether what the directory announces is more than is ever unpacked."""
    sizes = [(part.packed, part.unpacked) for part in parts]
    packed = sum(one for one, _ in sizes)
    return sum(one for _, one in sizes) > min(MAX_UNPACKED, MAX_RATIO * max(packed, 1))


def must_unpack_as_told(data: bytes, parts: Iterable[Part]) -> None:
    """Unpack every part, piece by piece and keeping nothing, as far as it was announced.

    Raises:
        NotAsTold: if a part holds more than the directory says, is stored twice over, or begins
            elsewhere than it says.
    """
    before = 0
    for part in sorted(parts, key=lambda part: part.offset):
        begin, end = _span(data, part)
        if part.offset < before or end > len(data):
            raise NotAsTold
        before = end
        if sum(_pieces(memoryview(data)[begin:end], part)) != part.unpacked:
            raise NotAsTold


def must_hide_nothing(data: bytes, parts: Iterable[Part]) -> None:
    """Refuse bytes that belong to no part: there is room for what no directory lists.

    Raises:
        NotAsTold: if there are any, but for the few in which a part repeats its size.
    """
    _, at, end = directory(data)
    reached = 0
    for part in sorted(parts, key=lambda part: part.offset):
        if part.offset - reached > 0:
            raise NotAsTold
        _, reached = _span(data, part)
        reached += _repeated(data, part, reached)
    if reached != at or end != len(data):
        raise NotAsTold


def _repeated(data: bytes, part: Part, at: int) -> int:
    """Return the length of the record behind a part that says once more how large it is."""
    if not part.flags & 8:
        return 0
    return 16 if data[at : at + 4] == b"PK\x07\x08" else 12


def unpacked(data: bytes, part: Part, limit: int) -> bytes:
    """Unpack at most ``limit`` bytes of one part."""
    begin, end = _span(data, part)
    packed = data[begin:end]
    if part.method == 0:
        return packed[:limit]
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, limit)


def local_name(data: bytes, part: Part) -> str:
    """Return the name that stands before the part itself: some programs go by that one."""
    (length,) = struct.unpack_from("<H", data, part.offset + 26)
    return read_name(data[part.offset + 30 : part.offset + 30 + length])


def _pieces(packed: memoryview, part: Part) -> Iterator[int]:
    """Yield how much each piece of a part unpacks to, and stop where it is more than it said."""
    if part.method == 0:
        yield len(packed)
        return
    unpacking, so_far = zlib.decompressobj(-zlib.MAX_WBITS), 0
    for begin in range(0, len(packed), CHUNK):
        rest = bytes(packed[begin : begin + CHUNK])
        while rest and so_far <= part.unpacked:
            size = len(unpacking.decompress(rest, CHUNK))
            rest, so_far = unpacking.unconsumed_tail, so_far + size
            yield size
    if not unpacking.eof or unpacking.unused_data:
        raise NotAsTold


def _span(data: bytes, part: Part) -> tuple[int, int]:
    """Return where the packed bytes of a part begin and end."""
    if part.method not in {0, 8} or data[part.offset : part.offset + 4] != b"PK\x03\x04":
        raise NotAsTold
    name, extra = struct.unpack_from("<HH", data, part.offset + 26)
    begin = part.offset + 30 + name + extra
    return begin, begin + part.packed
